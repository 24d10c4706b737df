// What is fixed besides the text: poses and places of hands and feet at times, and a way over the floor. As the project
// holds them, and as requests say them.

import { axisAngles } from "../rig.js";

export const FPS = 30; // frames of constraints
export const MOST_KEYS = 60;
export const LIMB_NAMES = { L_Wrist: "left hand", R_Wrist: "right hand", L_Ankle: "left foot", R_Ankle: "right foot" };
const SHORTEST_PATH_M = 0.3;
const MOST_POINTS = 40;
const BEND_M = 0.06; // what a drawn line may leave out

const rounded = (values, digits = 4) => Array.from(values, (value) => Number(value.toFixed(digits)));
const frameOf = (time) => Math.round(time * FPS);
const nameOf = ({ kind, joint, time }) => `${kind} ${joint ?? ""} ${frameOf(time)}`;

export const atFrame = (time) => frameOf(time) / FPS;
export const poseKey = (time, { quaternions, translation }, place = false) => ({
  kind: "pose", time: atFrame(time), quaternions: rounded(quaternions, 5), translation: rounded(translation), place,
});
export const limbKey = (time, joint, position) => ({ kind: "limb", time: atFrame(time), joint, position: rounded(position) });

/** Keys with one more, in the place of the one of the same kind in the same frame; in order of time. */
export function withKey(keys, key) {
  const others = keys.filter((one) => nameOf(one) !== nameOf(key));
  return [...others, key].slice(-MOST_KEYS).sort((a, b) => a.time - b.time);
}

export const isAt = (key, time) => frameOf(key.time) === frameOf(time);

export function saysKey(key) {
  return key.kind === "pose" ? `Pose at ${key.time.toFixed(2)} s` : `${LIMB_NAMES[key.joint]} at ${key.time.toFixed(2)} s`;
}

/** Constraints of a request; see the OpenAPI document. */
export function constraintsOf({ keys, path }) {
  const found = keys.map((key) => {
    const frame = frameOf(key.time);
    if (key.kind === "limb") return { kind: "effector", frame, joint: key.joint, position_m: key.position };
    return {
      kind: "keyframe", frame, rotations_rad: axisAngles(key.quaternions).map((turn) => rounded(turn, 5)),
      translation_m: key.translation, place: key.place,
    };
  });
  return path ? [{ kind: "root_path", points_m: path }, ...found] : found;
}

/** The other way: what a request had, as the project holds it. */
export function fromConstraints(constraints = []) {
  const keys = [];
  let path = null;
  for (const one of constraints) {
    if (one.kind === "root_path") path = one.points_m;
    if (one.kind === "effector") keys.push(limbKey(one.frame / FPS, one.joint, one.position_m));
    if (one.kind === "keyframe") {
      const quaternions = one.rotations_rad.flatMap(([x, y, z]) => {
        const angle = Math.hypot(x, y, z);
        const scale = angle < 1e-9 ? 0.5 : Math.sin(angle / 2) / angle;
        return [x * scale, y * scale, z * scale, Math.cos(angle / 2)];
      });
      keys.push(poseKey(one.frame / FPS, { quaternions, translation: one.translation_m }, one.place));
    }
  }
  return { keys, path };
}

const away = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);

export function pathLength(points) {
  return points.slice(1).reduce((sum, point, k) => sum + away(point, points[k]), 0);
}

/** A drawn line with as few points as it takes (Ramer, Douglas, Peucker); null where it is too short to be gone. */
export function simplified(points) {
  if (points.length < 2 || pathLength(points) < SHORTEST_PATH_M) return null;
  const keep = (from, to) => {
    const [a, b] = [points[from], points[to]];
    const length = away(a, b);
    let [farthest, at] = [0, -1];
    for (let k = from + 1; k < to; k++) {
      const p = points[k];
      const off = length < 1e-9 ? away(p, a) : Math.abs((b[0] - a[0]) * (a[1] - p[1]) - (a[0] - p[0]) * (b[1] - a[1])) / length;
      if (off > farthest) [farthest, at] = [off, k];
    }
    return farthest > BEND_M ? [...keep(from, at), ...keep(at, to).slice(1)] : [a, b];
  };
  let found = keep(0, points.length - 1);
  while (found.length > MOST_POINTS) found = found.filter((_, k) => k % 2 === 0 || k === found.length - 1);
  return found.map((point) => rounded(point, 2));
}

/** What was kept in the browser, as far as it can be read. */
export function readKeys(keys) {
  const numbers = (list, count) => Array.isArray(list) && list.length === count && list.every(Number.isFinite);
  return (Array.isArray(keys) ? keys : []).slice(0, MOST_KEYS).filter((key) => Number.isFinite(key?.time) && (key.kind === "pose"
    ? numbers(key.translation, 3) && Array.isArray(key.quaternions) && key.quaternions.every(Number.isFinite)
    : key.kind === "limb" && LIMB_NAMES[key.joint] && numbers(key.position, 3)));
}

export function readPath(path) {
  const fine = Array.isArray(path) && path.length > 1 && path.every((point) => Array.isArray(point) && point.length === 2 && point.every(Number.isFinite));
  return fine ? path.slice(0, MOST_POINTS) : null;
}
