// One clip in the scene: bones, skinned mesh, drawn skeleton, path, ground markers.

import {
  Bone, BufferAttribute, BufferGeometry, CircleGeometry, Color, DoubleSide, Float32BufferAttribute, Group, InstancedMesh,
  Matrix4, Mesh, MeshBasicMaterial, MeshStandardMaterial, Quaternion, RingGeometry, Shape, ShapeGeometry, Skeleton,
  SkinnedMesh, SphereGeometry, Vector3,
} from "three";
import { Line2 } from "three/addons/lines/Line2.js";
import { LineGeometry } from "three/addons/lines/LineGeometry.js";
import { LineMaterial } from "three/addons/lines/LineMaterial.js";
import { JOINT_BALLS, SKIN, THEMES, side, sideColour } from "./palette.js";

const FOOT_JOINTS = ["L_Ankle", "R_Ankle", "L_Foot", "R_Foot"]; // the order of the contact bits
const UP = new Vector3(0, 1, 0);
const UNIT = new Vector3(1, 1, 1);

// [V, 3] linear RGB: left limbs warm, right limbs cool, trunk and head in between; smooth where the weights are.
function tint(mesh, jointNames) {
  // The collars hold half of the chest, which belongs to both sides.
  const colours = jointNames.map((name) => new Color(SKIN[name.endsWith("Collar") ? "middle" : side(name)]));
  const out = new Float32Array(mesh.vertices.length);
  mesh.weights.forEach((weight, i) => {
    const vertex = i >> 2;
    const { r, g, b } = colours[mesh.joints[i]];
    out[3 * vertex] += (r * weight) / 255;
    out[3 * vertex + 1] += (g * weight) / 255;
    out[3 * vertex + 2] += (b * weight) / 255;
  });
  return out;
}

/** The mesh of a body, shared by its figures, with one group of triangles for each part. */
export function meshGeometry({ mesh, joint_names: jointNames }) {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(mesh.vertices, 3));
  geometry.setAttribute("normal", new BufferAttribute(mesh.normals, 3, true));
  geometry.setAttribute("color", new BufferAttribute(tint(mesh, jointNames), 3));
  geometry.setAttribute("skinIndex", new BufferAttribute(mesh.joints, 4));
  geometry.setAttribute("skinWeight", new BufferAttribute(mesh.weights, 4, true));
  const index = new Uint16Array(mesh.parts.reduce((sum, part) => sum + part.triangles.length, 0));
  let start = 0;
  mesh.parts.forEach(({ triangles }, k) => {
    index.set(triangles, start);
    geometry.addGroup(start, triangles.length, k);
    start += triangles.length;
  });
  geometry.setIndex(new BufferAttribute(index, 1));
  return geometry;
}

// A slim octahedron from the origin to (0, 1, 0).
function boneGeometry() {
  const waist = 0.16;
  const ring = [[1, 1], [1, -1], [-1, -1], [-1, 1]].map(([x, z]) => [x, waist, z]);
  const points = [];
  for (let k = 0; k < 4; k++) {
    const [a, b] = [ring[k], ring[(k + 1) % 4]];
    points.push(...a, 0, 1, 0, ...b, ...b, 0, 0, 0, ...a);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(points, 3));
  geometry.computeVertexNormals();
  return geometry;
}

const BONE = boneGeometry();
const JOINT = new SphereGeometry(1, 16, 12);

function flatMaterial(colour, opacity) {
  return new MeshBasicMaterial({
    color: colour, transparent: true, opacity, depthWrite: false, side: DoubleSide, toneMapped: false,
  });
}

function onFloor(geometry, colour, opacity, height) {
  const mesh = new Mesh(geometry.rotateX(-Math.PI / 2), flatMaterial(colour, opacity));
  mesh.position.y = height;
  return mesh;
}

// [T, 2] x and z of the pelvis, averaged twice over half a second: what a following camera looks at, without the sway.
function steadyPath({ translation, frames, fps }) {
  const reach = Math.round(fps / 4);
  let path = Float32Array.from({ length: 2 * frames }, (_, i) => translation[3 * (i >> 1) + 2 * (i % 2)]);
  for (let pass = 0; pass < 2; pass++) {
    path = path.map((_, i) => {
      let sum = 0;
      for (let k = -reach; k <= reach; k++) {
        const t = Math.min(Math.max((i >> 1) + k, 0), frames - 1);
        sum += path[2 * t + (i % 2)];
      }
      return sum / (2 * reach + 1);
    });
  }
  return path;
}

export class Figure {
  constructor(clip, geometry, theme) {
    this.clip = clip;
    this.colours = THEMES[theme];
    this.group = new Group();
    this.pelvis = new Vector3();
    this.steady = new Vector3(); // below the pelvis, without its sway
    this.steadyPath = steadyPath(clip);
    this.topHeight = 1.8;
    this.addBones();
    this.addMesh(geometry);
    this.addDrawnSkeleton();
    this.addPath();
    this.addMarkers();
  }

  addBones() {
    const { joint_names: names, parents, rest } = this.clip.body;
    this.bones = names.map(() => new Bone());
    this.bones.forEach((bone, j) => {
      const parent = parents[j];
      if (parent < 0) return this.group.add(bone);
      bone.position.fromArray(rest[j].map((value, axis) => value - rest[parent][axis]));
      this.bones[parent].add(bone);
    });
    this.points = names.map(() => new Vector3()); // joint positions in the group, metres
    this.feet = FOOT_JOINTS.map((name) => names.indexOf(name));
    this.head = names.indexOf("Head");
  }

  addMesh(geometry) {
    const { mesh, rest } = this.clip.body;
    this.materials = mesh.parts.map(
      ({ name }) => name === "Balls"
        ? new MeshStandardMaterial({ color: JOINT_BALLS, roughness: 0.45 })
        : new MeshStandardMaterial({ vertexColors: true, roughness: 0.62 }),
    );
    this.mesh = new SkinnedMesh(geometry, this.materials);
    this.mesh.castShadow = this.mesh.receiveShadow = true;
    this.mesh.frustumCulled = false;
    const inverses = rest.map((point) => new Matrix4().makeTranslation(-point[0], -point[1], -point[2]));
    this.mesh.bind(new Skeleton(this.bones, inverses), new Matrix4());
    this.group.add(this.mesh);
  }

  addDrawnSkeleton() {
    const { joint_names: names, parents } = this.clip.body;
    const material = new MeshStandardMaterial({ roughness: 0.5, flatShading: true });
    this.links = names.map((_, j) => j).filter((j) => parents[j] >= 0);
    this.drawnBones = new InstancedMesh(BONE, material, this.links.length);
    this.drawnJoints = new InstancedMesh(JOINT, new MeshStandardMaterial({ roughness: 0.5 }), names.length);
    const colour = new Color();
    this.links.forEach((j, k) => this.drawnBones.setColorAt(k, colour.set(sideColour(names[j]))));
    names.forEach((name, j) => this.drawnJoints.setColorAt(j, colour.set(sideColour(name))));
    this.skeletonGroup = new Group();
    for (const part of [this.drawnBones, this.drawnJoints]) {
      part.castShadow = true;
      part.frustumCulled = false;
      this.skeletonGroup.add(part);
    }
    this.group.add(this.skeletonGroup);
  }

  addPath() {
    const { translation, frames } = this.clip;
    const floor = [];
    for (let t = 0; t < Math.max(frames, 2); t++) {
      const at = 3 * Math.min(t, frames - 1);
      floor.push(translation[at], 0.004, translation[at + 2]);
    }
    const line = (color, linewidth) => {
      const material = new LineMaterial({ color, linewidth, transparent: true, depthWrite: false, toneMapped: false });
      return new Line2(new LineGeometry().setPositions(floor), material);
    };
    this.wholePath = line(this.colours.pathAhead, 1.5);
    this.travelled = line(this.colours.path, 2.5);
    this.pathGroup = new Group();
    this.pathGroup.add(this.wholePath, this.travelled);
    this.group.add(this.pathGroup);
  }

  addMarkers() {
    const names = this.clip.body.joint_names;
    this.contactMarks = this.feet.map((joint) => {
      const mark = onFloor(new CircleGeometry(0.1, 40), sideColour(names[joint]), 0.55, 0.007);
      mark.add(onFloor(new RingGeometry(0.1, 0.112, 48), sideColour(names[joint]), 0.95, 0));
      return mark;
    });
    this.contactGroup = new Group();
    this.contactGroup.add(...this.contactMarks);

    const arrow = new Shape();
    arrow.moveTo(0, -0.56).lineTo(0.085, -0.42).lineTo(0, -0.45).lineTo(-0.085, -0.42); // -y becomes +z on the floor
    this.heading = new Group();
    this.heading.add(
      onFloor(new RingGeometry(0.355, 0.367, 72), this.colours.path, 0.4, 0.005),
      onFloor(new ShapeGeometry(arrow), this.colours.path, 0.8, 0.005),
    );
    this.group.add(this.contactGroup, this.heading);
  }

  /** Free what the graphics card holds of it, except what figures share. */
  dispose() {
    this.group.traverse((part) => {
      if (part.geometry && ![BONE, JOINT, this.mesh.geometry].includes(part.geometry)) part.geometry.dispose();
      for (const material of [part.material ?? []].flat()) material.dispose();
      if (part.isInstancedMesh) part.dispose();
    });
    this.mesh.skeleton.dispose();
  }

  /** Pose at `seconds`: slerp between frames, the last frame held after the end. */
  pose(seconds) {
    const { clip, bones } = this;
    const at = Math.min(seconds * clip.fps, clip.frames - 1);
    const before = Math.min(Math.floor(at + 1e-6), clip.frames - 1);
    const after = Math.min(before + 1, clip.frames - 1);
    const fraction = Math.max(at - before, 0);
    const stride = 4 * bones.length;
    bones.forEach((bone, j) => {
      Quaternion.slerpFlat(
        POSE, 0, clip.quaternions, before * stride + 4 * j, clip.quaternions, after * stride + 4 * j, fraction,
      );
      bone.quaternion.fromArray(POSE);
    });
    this.pelvis.fromArray(clip.translation, 3 * before);
    this.pelvis.lerp(NEXT.fromArray(clip.translation, 3 * after), fraction);
    bones[0].position.copy(this.pelvis);
    const steady = (axis) => this.steadyPath[2 * before + axis] * (1 - fraction) + this.steadyPath[2 * after + axis] * fraction;
    this.steady.set(steady(0), 0, steady(1));
    this.group.updateMatrixWorld(true);
    const toGroup = MATRIX.copy(this.group.matrixWorld).invert();
    bones.forEach((bone, j) => this.points[j].setFromMatrixPosition(bone.matrixWorld).applyMatrix4(toGroup));
    this.topHeight = Math.max(this.points[this.head].y + 0.2, 0.6);
    this.drawSkeleton();
    this.moveMarkers(Math.round(at), before);
  }

  drawSkeleton() {
    const parents = this.clip.body.parents;
    this.links.forEach((j, k) => {
      const [from, to] = [this.points[parents[j]], this.points[j]];
      const along = NEXT.subVectors(to, from);
      const length = Math.max(along.length(), 1e-6);
      ROTATION.setFromUnitVectors(UP, along.divideScalar(length));
      const thickness = Math.min(0.1 * length, 0.026) * 1.1;
      this.drawnBones.setMatrixAt(k, MATRIX.compose(from, ROTATION, SCALE.set(thickness, length, thickness)));
    });
    this.points.forEach((point, j) => {
      this.drawnJoints.setMatrixAt(j, MATRIX.compose(point, IDENTITY, SCALE.copy(UNIT).multiplyScalar(0.016)));
    });
    this.drawnBones.instanceMatrix.needsUpdate = this.drawnJoints.instanceMatrix.needsUpdate = true;
  }

  moveMarkers(frame, travelledSegments) {
    this.travelled.geometry.instanceCount = travelledSegments;
    const contacts = this.clip.contacts[frame];
    this.contactMarks.forEach((mark, k) => {
      const point = this.points[this.feet[k]];
      mark.position.set(point.x, mark.position.y, point.z);
      mark.visible = Boolean(contacts & (1 << k));
    });
    this.heading.position.set(this.pelvis.x, 0, this.pelvis.z);
    this.heading.rotation.y = headingOf(this.bones[0].quaternion);
  }

  /** `opacity` of the mesh, which is less where bones are to be seen through it. */
  show({ body, path, contacts }, opacity = 1) {
    const seen = body === "both" ? Math.min(opacity, 0.32) : opacity;
    for (const material of this.materials) {
      if (material.opacity === seen) continue;
      Object.assign(material, { transparent: seen < 1, opacity: seen, needsUpdate: true });
    }
    this.mesh.visible = body !== "bones";
    this.skeletonGroup.visible = body !== "body";
    this.pathGroup.visible = path;
    this.contactGroup.visible = contacts;
  }
}

// As motion/canonical.py:heading_rad: the forward axis decides, unless it points up or down; then the left axis does.
export function headingOf(quaternion) {
  const forward = NEXT.set(0, 0, 1).applyQuaternion(quaternion);
  if (Math.hypot(forward.x, forward.z) > 0.5) return Math.atan2(forward.x, forward.z);
  const left = NEXT.set(1, 0, 0).applyQuaternion(quaternion);
  return Math.atan2(-left.z, left.x);
}

// Scratch values, so that playing allocates nothing.
const POSE = [0, 0, 0, 1];
const NEXT = new Vector3();
const SCALE = new Vector3();
const MATRIX = new Matrix4();
const ROTATION = new Quaternion();
const IDENTITY = new Quaternion();
