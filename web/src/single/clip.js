// What a clip says without a scene: its part between two moments, where its joints are, its name as a file.

import { Quaternion, Vector3 } from "three";

const LONGEST_NAME = 60;

/** First and last frame of the part from one second to another. */
export function framesOf(clip, { from, to }) {
  const first = Math.min(Math.max(Math.round(from * clip.fps), 0), clip.frames - 1);
  return [first, Math.min(Math.max(Math.round(to * clip.fps), first), clip.frames - 1)];
}

/** The clip from one second to another, both frames in it; it shares the numbers of the whole. */
export function cut(clip, part) {
  const [first, last] = framesOf(clip, part);
  const joints = clip.body.joint_names.length;
  return {
    ...clip,
    frames: last - first + 1,
    quaternions: clip.quaternions.subarray(4 * joints * first, 4 * joints * (last + 1)),
    translation: clip.translation.subarray(3 * first, 3 * (last + 1)),
    contacts: clip.contacts.subarray(first, last + 1),
  };
}

/** [J] vectors of where the joints are in a frame, metres. */
export function jointsAt(clip, frame) {
  const { parents, rest } = clip.body;
  const turns = [];
  const places = [];
  parents.forEach((parent, j) => {
    const own = new Quaternion().fromArray(clip.quaternions, 4 * (frame * parents.length + j));
    if (parent < 0) {
      turns.push(own);
      places.push(new Vector3().fromArray(clip.translation, 3 * frame));
      return;
    }
    const offset = new Vector3(...rest[j].map((value, axis) => value - rest[parent][axis]));
    places.push(offset.applyQuaternion(turns[parent]).add(places[parent]));
    turns.push(turns[parent].clone().multiply(own));
  });
  return places;
}

/** Metres per second of a joint at a frame: from the frame before to the one after. */
export function speedAt(clip, joint, frame) {
  const [before, after] = [Math.max(frame - 1, 0), Math.min(frame + 1, clip.frames - 1)];
  if (before === after) return 0;
  const [from, to] = [before, after].map((t) => jointsAt(clip, t)[joint]);
  return (from.distanceTo(to) * clip.fps) / (after - before);
}

/** Prompt and label as a file's name, without its suffix. */
export function fileName(clip, whole) {
  const words = [clip.caption, clip.label, whole ? "" : "part"].filter(Boolean).join(" ").toLowerCase();
  const plain = words.normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return [...plain].slice(0, LONGEST_NAME).join("").replace(/-+$/, "") || "motion";
}

