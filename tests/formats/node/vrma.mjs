// Plays a .vrma on a VRM model with @pixiv/three-vrm and prints where the model's bones are, in metres, as JSON:
// {duration, joints: {bone: [[x, y, z] per time]}}. Arguments: model, animation, seconds.
import fs from "node:fs";
import * as THREE from "three";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import { VRMLoaderPlugin } from "@pixiv/three-vrm";
import { VRMAnimationLoaderPlugin, createVRMAnimationClip } from "@pixiv/three-vrm-animation";

globalThis.self = globalThis.window = globalThis;
// What three-vrm notes about a model without expressions is no matter here.
console.warn = () => {};

const [model, animation, ...seconds] = process.argv.slice(2);
const loader = new GLTFLoader();
loader.register((parser) => new VRMLoaderPlugin(parser));
loader.register((parser) => new VRMAnimationLoaderPlugin(parser));
const load = async (file) => (await loader.parseAsync(new Uint8Array(fs.readFileSync(file)).buffer, "")).userData;

const { vrm } = await load(model);
const [vrmAnimation] = (await load(animation)).vrmAnimations;
const clip = createVRMAnimationClip(vrmAnimation, vrm);
const mixer = new THREE.AnimationMixer(vrm.scene);
const action = mixer.clipAction(clip).setLoop(THREE.LoopOnce);
action.clampWhenFinished = true;
action.play();

const joints = {};
for (const time of seconds.map(Number)) {
  mixer.setTime(time);
  vrm.humanoid.update();
  vrm.scene.updateMatrixWorld(true);
  for (const bone of Object.keys(vrm.humanoid.humanBones)) {
    const { x, y, z } = new THREE.Vector3().setFromMatrixPosition(vrm.humanoid.getRawBoneNode(bone).matrixWorld);
    (joints[bone] ??= []).push([x, y, z]);
  }
}
console.log(JSON.stringify({ duration: clip.duration, joints }));
