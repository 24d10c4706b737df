// Onion skin: where the figures were and will be, half a second to either side.

import { Figure } from "../figure.js";

const STEPS_S = [[-0.5, 0.1], [-0.25, 0.2], [0.25, 0.2], [0.5, 0.1]]; // seconds away, opacity
const MOST_FIGURES = 3;

export class Onion {
  constructor(viewer) {
    this.viewer = viewer;
    this.on = false;
    this.ghosts = [];
    viewer.addEventListener("pose", () => this.pose());
  }

  /** Of the selected figure, or of all where they are few. */
  get figures() {
    const { viewer } = this;
    return viewer.selected === null ? viewer.figures.slice(0, MOST_FIGURES) : viewer.focusedFigures;
  }

  set(on) {
    this.on = on;
    this.refresh();
    this.viewer.changed();
  }

  /** Ghosts of the figures that are there now. */
  refresh() {
    const { scene } = this.viewer.stage;
    for (const { ghost } of this.ghosts) {
      scene.remove(ghost.group);
      ghost.dispose();
    }
    this.ghosts = [];
    this.around = this.on ? this.figures : [];
    this.looks = JSON.stringify(this.viewer.options);
    for (const figure of this.around) {
      for (const [seconds, opacity] of STEPS_S) {
        const ghost = new Figure(figure.clip, figure.mesh.geometry, this.viewer.theme);
        ghost.show({ ...this.viewer.options, path: false, contacts: false }, opacity);
        ghost.heading.visible = false;
        ghost.group.traverse((part) => { part.castShadow = false; part.receiveShadow = false; });
        for (const material of ghost.materials) material.depthWrite = false;
        scene.add(ghost.group);
        this.ghosts.push({ ghost, figure, seconds });
      }
    }
  }

  pose() {
    if (!this.on) return;
    const { figures, viewer } = this;
    const same = figures.length === this.around.length && figures.every((figure, k) => figure === this.around[k]);
    if (!same || this.looks !== JSON.stringify(viewer.options)) this.refresh();
    for (const { ghost, figure, seconds } of this.ghosts) {
      const time = viewer.player.time + seconds;
      const { frames, fps } = figure.clip;
      ghost.group.visible = time >= 0 && time <= (frames - 1) / fps;
      ghost.group.position.copy(figure.group.position);
      if (ghost.group.visible) ghost.pose(time);
    }
  }
}
