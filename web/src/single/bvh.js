// A clip as BVH, as formats/bvh.py writes it: centimetres, Y up, zero angles are the T-pose, angles about Z, X, Y.

import { Euler, Quaternion } from "three";

const ORDER = "ZXY";
const CHANNELS = "Zrotation Xrotation Yrotation";
const END_M = 0.1; // of the last bones, along their own direction
const DEGREES = 180 / Math.PI;

const number = (value) => (Math.round(value * 1e6) / 1e6 + 0).toFixed(6);
const offset = (metres) => `OFFSET ${metres.map((value) => number(100 * value)).join(" ")}`;

function depthFirst(parents, joint) {
  return [joint, ...parents.flatMap((parent, child) => (parent === joint ? depthFirst(parents, child) : []))];
}

function hierarchy(body, joint, depth) {
  const { joint_names: names, parents, rest } = body;
  const indent = "  ".repeat(depth);
  const step = depth ? rest[joint].map((value, axis) => value - rest[parents[joint]][axis]) : [0, 0, 0];
  const children = names.map((_, k) => k).filter((k) => parents[k] === joint);
  const end = step.map((value) => (value / (Math.hypot(...step) || 1)) * END_M);
  return [
    `${indent}${depth ? "JOINT" : "ROOT"} ${names[joint]}`, `${indent}{`, `${indent}  ${offset(step)}`,
    `${indent}  CHANNELS ${depth ? `3 ${CHANNELS}` : `6 Xposition Yposition Zposition ${CHANNELS}`}`,
    ...children.flatMap((child) => hierarchy(body, child, depth + 1)),
    ...(children.length ? [] : [`${indent}  End Site`, `${indent}  {`, `${indent}    ${offset(end)}`, `${indent}  }`]),
    `${indent}}`,
  ];
}

// Of the two ways to write a rotation, each up to full turns, the one nearest to the frame before.
function nearest(angles, last) {
  const ways = [angles, [angles[0] + 180, 180 - angles[1], angles[2] + 180]].map((way) =>
    way.map((angle, k) => angle + 360 * Math.round((last[k] - angle) / 360)));
  const apart = (way) => way.reduce((sum, angle, k) => sum + Math.abs(angle - last[k]), 0);
  return apart(ways[1]) < apart(ways[0]) ? ways[1] : ways[0];
}

/** The pieces of the file, in order. */
export function bvh(clip) {
  const { body, frames, fps, quaternions, translation } = clip;
  const order = depthFirst(body.parents, 0);
  const lines = ["HIERARCHY", ...hierarchy(body, 0, 0), "MOTION", `Frames: ${frames}`, `Frame Time: ${1 / fps}`];
  const last = order.map(() => [0, 0, 0]);
  const euler = new Euler();
  const quaternion = new Quaternion();
  for (let t = 0; t < frames; t++) {
    const row = Array.from(translation.subarray(3 * t, 3 * t + 3), (value) => number(100 * value));
    order.forEach((joint, k) => {
      euler.setFromQuaternion(quaternion.fromArray(quaternions, 4 * (t * order.length + joint)), ORDER);
      const angles = [euler.z, euler.x, euler.y].map((angle) => angle * DEGREES);
      last[k] = t ? nearest(angles, last[k]) : angles;
      row.push(...last[k].map(number));
    });
    lines.push(row.join(" "));
  }
  return [new TextEncoder().encode(`${lines.join("\n")}\n`)];
}
