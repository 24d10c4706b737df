// A clip as a binary glTF that formats/glb.py would read as its own: mannequin, skin of 22 joints, one animation.

import { Color } from "three";
import { meshGeometry } from "../figure.js";
import { JOINT_BALLS } from "../palette.js";

const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const BINARY_CHUNK = 0x004e4942;
const COMPONENT = new Map(/** @type {[Function, number][]} */ ([[Float32Array, 5126], [Uint16Array, 5123], [Uint8Array, 5121]]));
const VERTEX_BUFFER = 34962;
const INDEX_BUFFER = 34963;
const LONGEST_NAME_BYTES = 57; // as in formats/onto.py
const FOOT_JOINTS = ["L_Ankle", "R_Ankle", "L_Foot", "R_Foot"];

class Document {
  constructor() {
    this.tree = { asset: { version: "2.0", generator: "kinoflow" } };
    this.parts = [];
    this.length = 0;
  }

  add(kind, entry) {
    this.tree[kind] ??= [];
    return this.tree[kind].push(entry) - 1;
  }

  /**
   * @param {any} values
   * @param {string} type
   * @param {number} width
   * @param {{target?: number, bounds?: boolean, normalized?: boolean}} more
   */
  accessor(values, type, width, { target, bounds, normalized } = {}) {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength).slice();
    const view = this.add("bufferViews", { buffer: 0, byteOffset: this.length, byteLength: bytes.length, ...(target && { target }) });
    const padding = -bytes.length & 3;
    this.parts.push(bytes, new Uint8Array(padding));
    this.length += bytes.length + padding;
    const entry = { bufferView: view, componentType: COMPONENT.get(values.constructor), count: values.length / width, type };
    if (normalized) entry.normalized = true;
    if (bounds) {
      entry.min = Array(width).fill(Infinity);
      entry.max = Array(width).fill(-Infinity);
      values.forEach((value, i) => {
        entry.min[i % width] = Math.min(entry.min[i % width], value);
        entry.max[i % width] = Math.max(entry.max[i % width], value);
      });
    }
    return this.add("accessors", entry);
  }

  bytes() {
    const encoder = new TextEncoder();
    let text = JSON.stringify({ ...this.tree, buffers: [{ byteLength: this.length }] });
    text += " ".repeat(-encoder.encode(text).length & 3);
    const json = encoder.encode(text);
    const header = (...values) => new Uint8Array(new Uint32Array(values).buffer);
    const whole = 12 + 8 + json.length + 8 + this.length;
    return [header(MAGIC, 2, whole), header(json.length, JSON_CHUNK), json, header(this.length, BINARY_CHUNK), ...this.parts];
  }
}

function addJoints(document, { joint_names: names, parents, rest }) {
  names.forEach((name, j) => {
    const from = parents[j] < 0 ? [0, 0, 0] : rest[parents[j]];
    const children = names.map((_, k) => k).filter((k) => parents[k] === j);
    document.add("nodes", { name, translation: rest[j].map((v, axis) => v - from[axis]), ...(children.length && { children }) });
  });
}

function addSkin(document, { name, joint_names: names, rest }) {
  const inverse = new Float32Array(16 * names.length);
  rest.forEach(([x, y, z], j) => inverse.set([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, -x, -y, -z, 1], 16 * j));
  document.add("skins", {
    name, joints: names.map((_, j) => j), skeleton: 0, inverseBindMatrices: document.accessor(inverse, "MAT4", 16),
  });
}

function addMesh(document, body) {
  const { mesh } = body;
  const geometry = meshGeometry(body);
  const colours = geometry.getAttribute("color").array;
  geometry.dispose();
  const normals = Float32Array.from(mesh.normals);
  for (let i = 0; i < normals.length; i += 3) {
    const length = Math.hypot(normals[i], normals[i + 1], normals[i + 2]) || 1;
    for (let axis = 0; axis < 3; axis++) normals[i + axis] /= length;
  }
  const vertices = { target: VERTEX_BUFFER };
  const attributes = {
    POSITION: document.accessor(mesh.vertices, "VEC3", 3, { ...vertices, bounds: true }),
    NORMAL: document.accessor(normals, "VEC3", 3, vertices),
    JOINTS_0: document.accessor(mesh.joints, "VEC4", 4, vertices),
    WEIGHTS_0: document.accessor(mesh.weights, "VEC4", 4, { ...vertices, normalized: true }),
  };
  const tinted = { ...attributes, COLOR_0: document.accessor(colours, "VEC3", 3, vertices) };
  const ball = new Color(JOINT_BALLS);
  const primitives = mesh.parts.map(({ name, triangles }) => {
    const isBall = name === "Balls";
    const baseColorFactor = isBall ? [ball.r, ball.g, ball.b, 1] : [1, 1, 1, 1];
    const material = document.add("materials", { name, pbrMetallicRoughness: { baseColorFactor, metallicFactor: 0, roughnessFactor: 0.6 } });
    const indices = document.accessor(triangles, "SCALAR", 1, { target: INDEX_BUFFER });
    return { attributes: isBall ? attributes : tinted, indices, material };
  });
  const index = document.add("meshes", { name: "Mannequin", primitives });
  return document.add("nodes", { name: "Mannequin", mesh: index, skin: 0 });
}

function addAnimation(document, clip) {
  const joints = clip.body.joint_names.length;
  const times = document.accessor(Float32Array.from({ length: clip.frames }, (_, t) => t / clip.fps), "SCALAR", 1, { bounds: true });
  const samplers = [];
  const channels = [];
  const channel = (node, path, output) => {
    samplers.push({ input: times, output, interpolation: "LINEAR" });
    channels.push({ sampler: samplers.length - 1, target: { node, path } });
  };
  channel(0, "translation", document.accessor(clip.translation, "VEC3", 3));
  for (let j = 0; j < joints; j++) {
    const turns = new Float32Array(4 * clip.frames);
    for (let t = 0; t < clip.frames; t++) turns.set(clip.quaternions.subarray(4 * (t * joints + j), 4 * (t * joints + j + 1)), 4 * t);
    channel(j, "rotation", document.accessor(turns, "VEC4", 4));
  }
  document.add("animations", { name: animationName(clip), samplers, channels });
}

// As long as Blender can hold, without half a letter at the end.
function animationName(clip) {
  const bytes = new TextEncoder().encode(clip.caption || "motion").slice(0, LONGEST_NAME_BYTES);
  return new TextDecoder().decode(bytes).replace(/\uFFFD+$/, "").trim();
}

/** The pieces of the file, in order. */
export function glb(clip) {
  const document = new Document();
  const { body } = clip;
  const contacts = Object.fromEntries(FOOT_JOINTS.map((name, k) => [name, Array.from(clip.contacts, (bits) => (bits >> k) & 1)]));
  document.tree.asset.copyright = [clip.metadata.licence, body.mesh.licence].filter(Boolean).join("; ");
  document.tree.asset.extras = {
    kinoflow: {
      metadata: clip.metadata, fps: clip.fps, num_frames: clip.frames,
      skeleton: { name: body.name, clearance_m: body.clearance_m }, contacts,
    },
  };
  addJoints(document, body);
  addSkin(document, body);
  const figure = addMesh(document, body);
  document.tree.scene = document.add("scenes", { nodes: [0, figure] });
  addAnimation(document, clip);
  return document.bytes();
}
