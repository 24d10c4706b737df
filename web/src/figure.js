// One clip in the scene: bones, skinned mesh, drawn skeleton, path, ground markers.

import {
  Bone, BufferAttribute, BufferGeometry, CircleGeometry, Color, DoubleSide, DynamicDrawUsage, Float32BufferAttribute, Group, InstancedMesh,
  Matrix4, Mesh, MeshBasicMaterial, MeshStandardMaterial, Quaternion, RingGeometry, Shape, ShapeGeometry, Skeleton,
  SkinnedMesh, SphereGeometry, Vector3,
} from "three";
import { Line2 } from "three/addons/lines/Line2.js";
import { LineGeometry } from "three/addons/lines/LineGeometry.js";
import { LineMaterial } from "three/addons/lines/LineMaterial.js";
import { JOINT_BALLS, SKIN, THEMES, side, sideColour } from "./palette.js";

const FOOT_JOINTS = ["L_Ankle", "R_Ankle", "L_Foot", "R_Foot"]; // the order of the contact bits
const BALLS = "Balls"; // the part that has a material of its own
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

/**
 * The same mesh with fewer triangles, for machines that draw slowly: of the vertices of one part and one bone within
 * each cube of `size` metres, on one side of a limb, the first stands for all. Parts that look alike are drawn at once. Vertices lie as they
 * are used, none that is not.
 */
export function coarse(geometry, { mesh }, size = 0.024) {
  const { array: places } = geometry.attributes.position;
  const { array: bones } = geometry.attributes.skinIndex;
  const { array: normals } = geometry.attributes.normal;
  const { array: triangles } = geometry.index;
  const found = new BufferGeometry();
  const isBall = ({ materialIndex }) => Number(mesh.parts[materialIndex].name === BALLS);
  const used = []; // vertices of the fine mesh, by their number here
  const index = [];
  for (const group of [...geometry.groups].sort((a, b) => isBall(a) - isBall(b))) {
    const { start, count, materialIndex } = group;
    const first = new Map();
    const stands = (vertex) => {
      const cell = [0, 1, 2].map((axis) => Math.round(places[3 * vertex + axis] / size));
      const sides = [0, 1, 2].map((axis) => Math.round(normals[3 * vertex + axis] / 127)); // front and back of what is thin
      const key = `${cell} ${sides} ${bones[4 * vertex]}`;
      if (!first.has(key)) first.set(key, used.push(vertex) - 1);
      return first.get(key);
    };
    const before = index.length;
    for (let k = start; k < start + count; k += 3) {
      const [a, b, c] = [stands(triangles[k]), stands(triangles[k + 1]), stands(triangles[k + 2])];
      if (a !== b && b !== c && c !== a) index.push(a, b, c);
    }
    const last = found.groups.at(-1);
    if (last && isBall(last) === isBall(group)) last.count += index.length - before;
    else found.addGroup(before, index.length - before, materialIndex);
  }
  for (const [name, { array, itemSize, normalized }] of Object.entries(geometry.attributes)) {
    const values = new array.constructor(used.length * itemSize);
    used.forEach((vertex, k) => values.set(array.subarray(vertex * itemSize, (vertex + 1) * itemSize), k * itemSize));
    found.setAttribute(name, new BufferAttribute(values, itemSize, normalized));
  }
  found.setIndex(new BufferAttribute(Uint16Array.from(index), 1));
  return found;
}

/**
 * A coarse mesh whose vertices are moved by the processor, once a picture: without a graphics card that is less work
 * than having them moved for every triangle, and again for the shadow.
 */
class MovedMesh extends Mesh {
  constructor(rest, materials, skeleton) {
    const geometry = new BufferGeometry();
    const { position, normal, color } = rest.attributes;
    for (const [name, { array }] of Object.entries({ position, normal })) {
      geometry.setAttribute(name, new BufferAttribute(new Float32Array(array.length), 3).setUsage(DynamicDrawUsage));
    }
    geometry.setAttribute("color", color);
    geometry.setIndex(rest.index);
    for (const { start, count, materialIndex } of rest.groups) geometry.addGroup(start, count, materialIndex);
    super(geometry, materials);
    /** @type {BufferGeometry} */
    this.geometry;
    /** @type {boolean} */
    this.visible;
    this.rest = rest.attributes;
    this.skeleton = skeleton;
    this.castShadow = this.receiveShadow = true;
    this.frustumCulled = false;
  }

  /** The pose of the bones; `toGroup` leads from the world to the group that the mesh is in. */
  take(toGroup) {
    const { bones, boneInverses } = this.skeleton;
    const matrices = bones.map((bone, j) => PRODUCT.multiplyMatrices(toGroup, bone.matrixWorld).multiply(boneInverses[j]).elements.slice());
    const { position: { array: places }, normal: { array: normals }, skinIndex: { array: joints }, skinWeight: { array: weights } } = this.rest;
    const { position, normal } = this.geometry.attributes;
    const [moved, turned] = [position.array, normal.array];
    for (let v = 0; v < places.length / 3; v++) {
      const [x, y, z] = [places[3 * v], places[3 * v + 1], places[3 * v + 2]];
      const [nx, ny, nz] = [normals[3 * v], normals[3 * v + 1], normals[3 * v + 2]];
      let [px, py, pz, mx, my, mz] = [0, 0, 0, 0, 0, 0];
      for (let k = 4 * v; k < 4 * v + 4; k++) {
        const weight = weights[k] / 255;
        if (weight === 0) continue;
        const m = matrices[joints[k]];
        px += weight * (m[0] * x + m[4] * y + m[8] * z + m[12]);
        py += weight * (m[1] * x + m[5] * y + m[9] * z + m[13]);
        pz += weight * (m[2] * x + m[6] * y + m[10] * z + m[14]);
        mx += weight * (m[0] * nx + m[4] * ny + m[8] * nz);
        my += weight * (m[1] * nx + m[5] * ny + m[9] * nz);
        mz += weight * (m[2] * nx + m[6] * ny + m[10] * nz);
      }
      moved[3 * v] = px;
      moved[3 * v + 1] = py;
      moved[3 * v + 2] = pz;
      turned[3 * v] = mx;
      turned[3 * v + 1] = my;
      turned[3 * v + 2] = mz;
    }
    position.needsUpdate = normal.needsUpdate = true;
  }
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
    /** @type {MovedMesh | null} where a machine draws slowly */
    this.moved = null;
    /** @type {Bone[]} */
    this.bones;
    /** @type {number[]} joints of the feet, in the order of the contact bits */
    this.feet;
    /** @type {Mesh[]} */
    this.contactMarks;
    /** @type {number[]} joints that a drawn bone leads to */
    this.links;
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
      ({ name }) => name === BALLS
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

  /** Draw a mesh of few vertices in place of the fine one; null for that again. */
  setCoarse(geometry) {
    const { visible } = this.moved ?? this.mesh;
    this.moved?.geometry.dispose();
    if (this.moved) this.group.remove(this.moved);
    this.moved = geometry && new MovedMesh(geometry, this.materials, this.mesh.skeleton);
    if (this.moved) this.group.add(this.moved);
    this.showMesh(visible);
  }

  showMesh(visible) {
    this.mesh.visible = visible && !this.moved;
    if (this.moved) this.moved.visible = visible;
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
    this.moved?.take(toGroup);
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
    this.showMesh(body !== "bones");
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

// Scratch values, so that playing allocates little.
const POSE = [0, 0, 0, 1];
const NEXT = new Vector3();
const SCALE = new Vector3();
const MATRIX = new Matrix4();
const PRODUCT = new Matrix4();
const ROTATION = new Quaternion();
const IDENTITY = new Quaternion();
