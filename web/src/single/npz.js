// A clip as kinoflow's own .npz (formats/npz.py): arrays as NumPy writes them, in an archive without compression.

import { Quaternion } from "three";

const JOINTS_OF_OFFICIAL_FILES = 52;
const OFFICIAL_REST_PELVIS_M = [-0.0018, -0.1908, 0.0282]; // as in formats/npz.py
const TYPES = new Map(/** @type {[Function, string][]} */ ([[Float64Array, "<f8"], [Float32Array, "<f4"], [Int32Array, "<i4"], [Uint8Array, "|b1"]]));

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = CRC[(value ^ byte) & 255] ^ (value >>> 8);
  return ~value >>> 0;
}

function join(...parts) {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

// Header and data of one array; text is UTF-32 of one width.
function npy(values, shape) {
  let [data, type] = [values, TYPES.get(values.constructor)];
  if (!type) {
    const words = [values].flat().map((word) => Array.from(word, (letter) => letter.codePointAt(0)));
    const width = Math.max(1, ...words.map((word) => word.length));
    data = new Uint32Array(width * words.length);
    words.forEach((word, k) => data.set(word, k * width));
    type = `<U${width}`;
  }
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': (${sizes}), }`;
  const padded = text + " ".repeat(-(text.length + 11) & 63) + "\n";
  const head = new TextEncoder().encode(`\x01NUMPY\x01\x00__${padded}`);
  head[0] = 0x93;
  new DataView(head.buffer).setUint16(8, padded.length, true);
  return join(head, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
}

function zip(files) {
  const number = (value, bytes) => Uint8Array.from({ length: bytes }, (_, k) => (value / 256 ** k) & 255);
  /** @type {Uint8Array[]} */
  const parts = [];
  /** @type {Uint8Array[]} */
  const directory = [];
  let at = 0;
  for (const [name, data] of files) {
    const letters = new TextEncoder().encode(name);
    // Version 2.0, nothing special, stored, midnight of 1980-01-01.
    const common = [number(20, 2), number(0, 2), number(0, 2), number(0, 2), number(33, 2), number(crc32(data), 4),
      number(data.length, 4), number(data.length, 4), number(letters.length, 2), number(0, 2)];
    const local = join(number(0x04034b50, 4), ...common, letters);
    directory.push(join(number(0x02014b50, 4), number(20, 2), ...common, number(0, 2), number(0, 2), number(0, 2), number(0, 4), number(at, 4), letters));
    parts.push(local, data);
    at += local.length + data.length;
  }
  const listed = join(...directory);
  return [...parts, listed, number(0x06054b50, 4), number(0, 4), number(files.length, 2), number(files.length, 2),
    number(listed.length, 4), number(at, 4), number(0, 2)];
}

function axisAngles(clip) {
  const joints = clip.body.joint_names.length;
  const out = new Float64Array(clip.frames * JOINTS_OF_OFFICIAL_FILES * 3);
  const turn = new Quaternion();
  for (let t = 0; t < clip.frames; t++) {
    for (let j = 0; j < joints; j++) {
      turn.fromArray(clip.quaternions, 4 * (t * joints + j));
      const sign = turn.w < 0 ? -1 : 1;
      const sine = Math.hypot(turn.x, turn.y, turn.z);
      const scale = sine > 1e-9 ? (sign * 2 * Math.atan2(sine, Math.abs(turn.w))) / sine : 2 * sign;
      out.set([turn.x * scale, turn.y * scale, turn.z * scale], 3 * (t * JOINTS_OF_OFFICIAL_FILES + j));
    }
  }
  return out;
}

/** The pieces of the file, in order. */
export function npz(clip) {
  const { body, frames } = clip;
  const joints = body.joint_names.length;
  const from = (j, axis) => (body.parents[j] < 0 ? 0 : body.rest[body.parents[j]][axis]);
  const arrays = {
    format: ["kinoflow", []], format_version: [Int32Array.of(1), []], fps: [Float64Array.of(clip.fps), []],
    num_frames: [Int32Array.of(frames), []], poses: [axisAngles(clip), [frames, 3 * JOINTS_OF_OFFICIAL_FILES]],
    trans: [Float64Array.from(clip.translation, (value, i) => value - OFFICIAL_REST_PELVIS_M[i % 3]), [frames, 3]],
    rest_pelvis_offset: [Float64Array.from(OFFICIAL_REST_PELVIS_M), [3]],
    joint_names: [body.joint_names, [joints]], parents: [Int32Array.from(body.parents), [joints]],
    rest_offsets: [Float64Array.from(body.rest.flatMap((place, j) => place.map((value, axis) => value - from(j, axis)))), [joints, 3]],
    clearance: [Float64Array.from(body.clearance_m), [joints]], skeleton: [body.name, []], units: ["metres", []],
    up_axis: ["Y", []], forward_axis: ["Z", []], metadata: [JSON.stringify(clip.metadata), []],
    contacts: [Uint8Array.from({ length: 4 * frames }, (_, i) => (clip.contacts[i >> 2] >> (i % 4)) & 1), [frames, 4]],
  };
  return zip(Object.entries(arrays).map(([name, [values, shape]]) => [`${name}.npy`, npy(values, shape)]));
}
