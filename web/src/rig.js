// A pose that can be changed by hand: limbs of two bones reach places, the trunk bends, hips move over feet that stay.
// The same closed forms as motion/limbs.py.

import { Quaternion, Vector3 } from "three";
import { Figure } from "./figure.js";

export const LIMBS = {
  L_Wrist: ["L_Shoulder", "L_Elbow", "L_Wrist"], R_Wrist: ["R_Shoulder", "R_Elbow", "R_Wrist"],
  L_Ankle: ["L_Hip", "L_Knee", "L_Ankle"], R_Ankle: ["R_Hip", "R_Knee", "R_Ankle"],
};
const STRAIGHTEST = 0.9995; // a limb is stretched to this share of its length at most
const LEAST_BEND_M = { arm: 1e-3, leg: 4e-3 };
const FORWARD = new Vector3(0, 0, 1);
const UP = new Vector3(0, 1, 0);

/** One frame of a clip, as a clip. */
export function stillOf(clip, seconds) {
  const frame = Math.min(Math.max(Math.round(seconds * clip.fps), 0), clip.frames - 1);
  const stride = 4 * clip.body.joint_names.length;
  return still(clip.body, clip.quaternions.slice(frame * stride, (frame + 1) * stride), clip.translation.slice(3 * frame, 3 * frame + 3));
}

/** A clip of one frame: [4 J] quaternions x, y, z, w and the place of the pelvis. */
export function still(body, quaternions, translation) {
  return {
    body, fps: 30, frames: 1, caption: "", label: "", details: {}, contacts: new Uint8Array(1),
    quaternions: Float32Array.from(quaternions), translation: Float32Array.from(translation),
  };
}

export class PosedFigure extends Figure {
  /** `look`: {colour, opacity} of a ghost. */
  constructor(clip, geometry, theme, look) {
    super(clip, geometry, theme);
    this.heading.visible = this.pathGroup.visible = this.contactGroup.visible = this.skeletonGroup.visible = false;
    this.mesh.castShadow = false;
    this.skeletonGroup.traverse((part) => (part.castShadow = false));
    for (const material of this.materials) {
      Object.assign(material, { transparent: true, opacity: look.opacity, depthWrite: look.opacity > 0.6, vertexColors: !look.colour });
      if (look.colour) material.color.set(look.colour);
    }
    this.names = clip.body.joint_names;
    this.pose(0);
  }

  /** Another pose in place of this one. */
  take({ quaternions, translation }) {
    this.clip.quaternions.set(quaternions);
    this.clip.translation.set(translation);
    this.pose(0);
  }

  joint(name) {
    return this.names.indexOf(name);
  }

  /** Where a joint is, in metres of the figure's own world. */
  place(name) {
    return this.points[this.joint(name)].clone();
  }

  // The figure's group is moved, never turned: turns in the world are turns in the group.
  turnOf(name) {
    return this.bones[this.joint(name)].getWorldQuaternion(new Quaternion());
  }

  /** Turn joints so that they are so in the world, each given as [name, quaternion], parents first. */
  turn(turns) {
    for (const [name, wanted] of turns) {
      const j = this.joint(name);
      const parent = this.clip.body.parents[j];
      const above = parent < 0 ? new Quaternion() : this.bones[parent].getWorldQuaternion(new Quaternion());
      this.bones[j].quaternion.copy(above.invert().multiply(wanted)).normalize();
      this.bones[j].updateMatrixWorld(true);
    }
    this.read();
  }

  // From the bones back into the clip, and everything that follows from it.
  read() {
    this.bones.forEach((bone, j) => bone.quaternion.toArray(this.clip.quaternions, 4 * j));
    this.bones[0].position.toArray(this.clip.translation, 0);
    this.pose(0);
  }

  /** The end of a limb to a place; what is out of reach is approached. The hand or foot keeps its turn. */
  reach(end, target, kept = this.turnOf(end)) {
    const [rootName, middleName] = LIMBS[end];
    const leg = end.endsWith("Ankle");
    const [root, middle, tip] = [rootName, middleName, end].map((name) => this.place(name));
    const { rest } = this.clip.body;
    const length = (a, b) => new Vector3(...rest[this.joint(a)]).distanceTo(new Vector3(...rest[this.joint(b)]));
    const [upper, lower] = [length(rootName, middleName), length(middleName, end)];
    const along = tip.clone().sub(root).normalize();
    const square = (vector, axis) => vector.clone().addScaledVector(axis, -vector.dot(axis));
    // A straight leg bends where its thigh faces and never the other way, a straight arm backward.
    const faces = square(FORWARD.clone().applyQuaternion(this.turnOf(leg ? rootName : "Spine3")).multiplyScalar(leg ? 1 : -1), along).normalize();
    const bend = square(middle.clone().sub(root), along);
    if (leg) bend.addScaledVector(faces, -Math.min(bend.dot(faces), 0));
    const pole = bend.addScaledVector(faces, LEAST_BEND_M[leg ? "leg" : "arm"]);
    const line = target.clone().sub(root);
    const distance = Math.min(Math.max(line.length(), Math.abs(upper - lower) + 1e-3), STRAIGHTEST * (upper + lower));
    line.lengthSq() > 1e-12 ? line.normalize() : line.set(0, -1, 0);
    const x = (upper ** 2 - lower ** 2 + distance ** 2) / (2 * distance);
    const off = Math.sqrt(Math.max(upper ** 2 - x ** 2, 0));
    const side = square(pole, line);
    side.lengthSq() > 1e-12 ? side.normalize() : side.copy(faces);
    const knee = root.clone().addScaledVector(line, x).addScaledVector(side, off);
    const ankle = root.clone().addScaledVector(line, distance);
    const first = between(middle.clone().sub(root), knee.clone().sub(root));
    const carried = tip.clone().sub(middle).applyQuaternion(first);
    const second = between(carried, ankle.clone().sub(knee));
    const rootTurn = first.clone().multiply(this.turnOf(rootName));
    const middleTurn = second.multiply(first).multiply(this.turnOf(middleName));
    this.turn([[rootName, rootTurn], [middleName, middleTurn], [end, kept]]);
  }

  /** Swing an elbow or a knee about the line from shoulder to hand, hip to foot, towards a place. */
  swing(middleName, target) {
    const end = Object.keys(LIMBS).find((name) => LIMBS[name][1] === middleName);
    const [rootName] = LIMBS[end];
    const [root, middle, tip] = [rootName, middleName, end].map((name) => this.place(name));
    const axis = tip.clone().sub(root).normalize();
    const flat = (point) => point.clone().sub(root).addScaledVector(axis, -point.clone().sub(root).dot(axis));
    const [from, to] = [flat(middle), flat(target)];
    if (from.length() < 1e-3 || to.length() < 1e-3) return;
    const angle = Math.atan2(axis.dot(from.clone().cross(to)), from.dot(to));
    const turn = new Quaternion().setFromAxisAngle(axis, angle);
    const kept = this.turnOf(end);
    this.turn([[rootName, turn.clone().multiply(this.turnOf(rootName))], [middleName, turn.clone().multiply(this.turnOf(middleName))], [end, kept]]);
  }

  /** Some joints, from the trunk outward, bend together so that `end` looks towards a place from where `begin` is. */
  bend(names, begin, end, target) {
    const [from, to] = [this.place(end).sub(this.place(begin)), target.clone().sub(this.place(begin))];
    if (to.length() < 1e-3) return;
    const whole = between(from, to);
    names.forEach((name, k) => {
      const part = new Quaternion().slerp(whole, 1 / (names.length - k));
      this.turn([[name, part.multiply(this.turnOf(name))]]);
      whole.copy(between(this.place(end).sub(this.place(begin)), to));
    });
  }

  /** The hips to a place, or turned about the vertical; feet stay where they stand. */
  moveHips({ target = this.place("Pelvis"), yaw = 0, feet = true }) {
    const stay = ["L_Ankle", "R_Ankle"].map((name) => [name, this.place(name), this.turnOf(name)]);
    const turn = new Quaternion().setFromAxisAngle(UP, yaw);
    this.bones[0].quaternion.premultiply(turn);
    this.bones[0].position.copy(target);
    this.bones[0].updateMatrixWorld(true);
    this.read();
    if (!feet) return;
    for (const [name, place, kept] of stay) this.reach(name, place, kept);
  }
}

/** The shortest turn from one direction to another. */
function between(from, to) {
  return new Quaternion().setFromUnitVectors(from.clone().normalize(), to.clone().normalize());
}

/** [J][3] axis times angle of quaternions, each by at most half a turn. */
export function axisAngles(quaternions) {
  const out = [];
  for (let i = 0; i < quaternions.length; i += 4) {
    const sign = quaternions[i + 3] < 0 ? -1 : 1;
    const [x, y, z, w] = [0, 1, 2, 3].map((k) => sign * quaternions[i + k]);
    const sine = Math.hypot(x, y, z);
    const scale = sine < 1e-9 ? 2 : (2 * Math.atan2(sine, w)) / sine;
    out.push([x * scale, y * scale, z * scale]);
  }
  return out;
}
