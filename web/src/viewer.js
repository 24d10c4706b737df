// The scene and its state, without any buttons: what a page, a test or another program drives.

import { Vector3 } from "three";
import { CameraRig } from "./camera.js";
import { coarse, Figure, meshGeometry } from "./figure.js";
import { arrange } from "./layout.js";
import { Player } from "./player.js";
import { Stage } from "./stage.js";

const FAR_M = 7; // a figure that goes farther would be small in a picture of its whole way

const [ALL_TOGETHER, BEHIND] = [0.55, 0.22]; // opacity of figures at one place: of all, of those behind the selected one

function travel({ translation, frames }) {
  let far = 0;
  for (let t = 0; t < frames; t++) {
    far = Math.max(far, Math.hypot(translation[3 * t] - translation[0], translation[3 * t + 2] - translation[2]));
  }
  return far;
}

// Corners of the room that one person needs, wherever the clip has come to.
function standingRoom(figure) {
  const corners = [];
  for (const x of [-0.75, 0.75]) {
    for (const y of [0, 2]) for (const z of [-0.75, 0.75]) corners.push(new Vector3(x, y, z));
  }
  return corners.map((corner) => corner.add(figure.steady).add(figure.group.position));
}

export class Viewer extends EventTarget {
  constructor(canvas, { clips }, { reduceMotion = false, theme = "dark" } = {}) {
    super();
    this.stage = new Stage(canvas, theme);
    this.player = new Player(clips);
    this.rig = new CameraRig(canvas, reduceMotion);
    this.options = { body: "body", path: false, contacts: false };
    this.theme = theme;
    this.together = false; // whether all clips are at one place, seen through each other
    this.figures = [];
    this.geometries = new Map(); // of bodies: [fine, coarse]
    this.coarse = false; // whether meshes have fewer triangles
    this.load({ clips });
    this.player.addEventListener("change", () => (this.dirty = true));
    this.rig.addEventListener("change", () => this.changed());
  }

  /** Show these clips in place of those before; the caller sets the view. */
  load({ clips }) {
    for (const figure of this.figures) {
      this.stage.scene.remove(figure.group);
      figure.dispose();
    }
    const bodies = new Set(clips.map((clip) => clip.body));
    for (const [body, geometries] of this.geometries) {
      if (bodies.has(body)) continue;
      for (const geometry of geometries) geometry.dispose();
      this.geometries.delete(body);
    }
    for (const body of bodies) if (!this.geometries.has(body)) this.geometries.set(body, [meshGeometry(body)]);
    this.clips = clips;
    this.selected = null; // index of a clip, or null for all
    const places = this.places();
    this.figures = clips.map((clip, k) => {
      const figure = new Figure(clip, this.geometry(clip.body), this.theme);
      if (this.coarse) figure.setCoarse(this.coarseGeometry(clip.body));
      figure.group.position.set(places[k][0], 0, places[k][1]);
      this.stage.scene.add(figure.group);
      return figure;
    });
    this.showFigures();
    this.player.load(clips);
    this.rig.follow = clips.some((clip) => travel(clip) > FAR_M);
    this.wholeMotion = this.figures.flatMap((figure) => this.reachedPoints(figure));
    this.dirty = true;
  }

  geometry(body) {
    return this.geometries.get(body)[0];
  }

  coarseGeometry(body) {
    const geometries = this.geometries.get(body);
    geometries[1] ??= coarse(geometries[0], body);
    return geometries[1];
  }

  /** Meshes with fewer triangles, where a machine draws too slowly. */
  setCoarse(on) {
    if (on === this.coarse) return;
    this.coarse = on;
    for (const figure of this.figures) figure.setCoarse(on ? this.coarseGeometry(figure.clip.body) : null);
    this.dirty = true;
  }

  places() {
    return this.together ? this.clips.map(() => [0, 0]) : arrange(this.clips);
  }

  showFigures() {
    const others = this.selected === null ? ALL_TOGETHER : BEHIND;
    this.figures.forEach((figure, k) => figure.show(this.options, this.together && k !== this.selected ? others : 1));
  }

  /** All clips at one place, or each at its own. */
  setTogether(together) {
    this.together = together && this.clips.length > 1;
    this.places().forEach(([x, z], k) => this.figures[k].group.position.set(x, 0, z));
    this.showFigures();
    this.wholeMotion = this.figures.flatMap((figure) => this.reachedPoints(figure));
    this.setView(this.rig.view);
  }

  /** "dark" or "light". */
  setTheme(theme) {
    this.theme = theme;
    this.stage.setTheme(theme);
    const { time } = this.player;
    this.load({ clips: this.clips });
    this.player.seek(time);
    this.changed();
  }

  // Where a figure and its arrow are at about forty moments of the clip: what the camera has to see.
  reachedPoints(figure) {
    const points = [];
    const { frames, fps } = figure.clip;
    const stride = Math.max(1, Math.floor(frames / 40));
    for (let t = 0; t < frames; t += stride) {
      figure.pose(t / fps);
      const { x, z } = figure.pelvis;
      const r = 0.6; // the heading arrow on the floor
      points.push(...figure.points.map((point) => point.clone()));
      for (const [dx, y, dz] of [[0, figure.topHeight + 0.15, 0], [r, 0, 0], [-r, 0, 0], [0, 0, r], [0, 0, -r]]) {
        points.push(new Vector3(x + dx, y, z + dz));
      }
    }
    return points.map((point) => point.add(figure.group.position));
  }

  get focusedFigures() {
    return this.selected === null ? this.figures : [this.figures[this.selected]];
  }

  focus() {
    const focus = new Vector3();
    for (const figure of this.focusedFigures) focus.add(figure.steady).add(figure.group.position);
    return focus.divideScalar(this.focusedFigures.length); // on the floor: a jump should be seen as a jump
  }

  setOptions(options) {
    Object.assign(this.options, options);
    this.showFigures();
    this.changed();
  }

  setView(view, options) {
    for (const figure of this.figures) figure.pose(this.player.time);
    const points = this.rig.follow ? this.focusedFigures.flatMap(standingRoom) : this.wholeMotion;
    this.rig.frame(points, view, this.focus(), options);
    this.changed();
  }

  setFollow(follow) {
    this.rig.follow = follow;
    this.setView(this.rig.view);
  }

  /** By hand: the same one again selects none. Says "choose", with the index. */
  select(index) {
    this.choose(this.selected === index ? null : index);
    this.dispatchEvent(Object.assign(new Event("choose"), { index }));
  }

  choose(index) {
    if (this.selected === index) return;
    this.selected = index;
    this.showFigures();
    if (this.rig.follow) this.setView(this.rig.view);
    this.changed();
  }

  changed() {
    this.dirty = true;
    this.dispatchEvent(new Event("change"));
  }

  resize(width, height, insets) {
    this.stage.resize(width, height);
    this.rig.resize(width, height, insets);
    if (this.rig.framed) this.setView(this.rig.view, { instantly: true });
    this.dirty = true;
  }

  gatherLight(plays) {
    const centre = new Vector3();
    for (const figure of this.figures) centre.add(figure.pelvis).add(figure.group.position);
    centre.divideScalar(this.figures.length);
    const away = (figure) => figure.pelvis.clone().add(figure.group.position).sub(centre).setY(0).length();
    this.stage.gather(centre, Math.max(...this.figures.map(away)), plays);
  }

  /** One turn of the animation loop; `seconds` since the last. Nothing is drawn when nothing changed. */
  update(seconds) {
    const advanced = this.player.advance(seconds);
    if (advanced || this.dirty) {
      for (const figure of this.figures) figure.pose(this.player.time);
      this.gatherLight(advanced);
      this.dispatchEvent(new Event("pose"));
    }
    const moved = this.rig.update(seconds, this.focus());
    if (!(advanced || this.dirty || moved)) return false;
    this.dirty = false;
    this.stage.render(this.rig.camera);
    return true;
  }
}
