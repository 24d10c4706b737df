// Somebody's own character in the scene: as its file has it at rest, or with the last of its motions.

import { AnimationMixer, Box3, Vector3 } from "three";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";

const LAST_S = 1e-4; // an animation that is set to its very end begins again

export class Character {
  /** From the bytes of a .glb or .vrm. */
  static async read(buffer) {
    return new Character(await new GLTFLoader().parseAsync(buffer, ""));
  }

  constructor({ scene, animations }) {
    this.group = scene;
    this.motion = animations.at(-1) ?? null;
    scene.traverse((part) => {
      if (!part.isMesh) return;
      part.castShadow = part.receiveShadow = true;
      part.frustumCulled = false; // its box is that of the rest pose
    });
    this.group.updateMatrixWorld(true);
  }

  /** Corners of the box that holds it as it stands now. */
  corners() {
    const { min, max } = new Box3().setFromObject(this.group, true);
    return [0, 1, 2, 3, 4, 5, 6, 7].map((k) => new Vector3(k & 1 ? max.x : min.x, k & 2 ? max.y : min.y, k & 4 ? max.z : min.z));
  }

  /** From now on it moves. */
  perform() {
    if (!this.motion) return;
    this.mixer = new AnimationMixer(this.group);
    this.mixer.clipAction(this.motion).play();
  }

  pose(seconds) {
    if (this.mixer) this.mixer.setTime(Math.min(seconds, this.motion.duration - LAST_S));
  }

  dispose() {
    this.mixer?.stopAllAction();
    this.group.traverse((part) => {
      part.geometry?.dispose();
      part.skeleton?.dispose();
      for (const material of [part.material ?? []].flat()) {
        for (const value of Object.values(material)) if (value?.isTexture) value.dispose();
        material.dispose();
      }
    });
  }
}
