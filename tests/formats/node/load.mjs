// Loads one .glb or .fbx with three.js, plays its animation and prints where things are, in metres, as JSON:
// {name, duration, joints: {joint: [[x, y, z] per time]}, lowest: [y per time]}. Arguments: file, seconds; and
// --animation=-1 for the last animation in place of the first.
import fs from "node:fs";
import * as THREE from "three";
import { FBXLoader } from "three/addons/loaders/FBXLoader.js";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";

globalThis.self = globalThis.window = globalThis;

const [file, ...rest] = process.argv.slice(2);
const seconds = rest.filter((argument) => !argument.startsWith("--"));
const last = rest.includes("--animation=-1");
const bytes = new Uint8Array(fs.readFileSync(file)).buffer;
const isFbx = file.endsWith(".fbx");
const metres = isFbx ? 0.01 : 1;
const loaded = isFbx ? new FBXLoader().parse(bytes, "") : await new GLTFLoader().parseAsync(bytes, "");
const scene = isFbx ? loaded : loaded.scene;
const clip = loaded.animations.at(last ? -1 : 0);

const mixer = new THREE.AnimationMixer(scene);
const action = mixer.clipAction(clip).setLoop(THREE.LoopOnce);
action.clampWhenFinished = true;
action.play();

const joints = {};
const lowest = [];
for (const time of seconds.map(Number)) {
  mixer.setTime(time);
  scene.updateMatrixWorld(true);
  let low = Infinity;
  scene.traverse((object) => {
    if (object.isBone) {
      const { x, y, z } = new THREE.Vector3().setFromMatrixPosition(object.matrixWorld).multiplyScalar(metres);
      (joints[object.name] ??= []).push([x, y, z]);
    }
    if (object.isSkinnedMesh) {
      const vertex = new THREE.Vector3();
      for (let i = 0; i < object.geometry.attributes.position.count; i++) {
        object.localToWorld(object.getVertexPosition(i, vertex));
        low = Math.min(low, vertex.y * metres);
      }
    }
  });
  lowest.push(low);
}
console.log(JSON.stringify({ name: clip.name, duration: clip.duration, joints, lowest }));
