// What is fixed, drawn into the scene: ghosts of the poses, marks of hands and feet, the way over the floor. And the two
// tools that change it by hand: posing a ghost at a time, drawing the way.

import {
  CircleGeometry, DoubleSide, Group, Mesh, MeshBasicMaterial, Plane, Quaternion, Raycaster, Shape, ShapeGeometry, SphereGeometry, Vector2, Vector3,
} from "three";
import { Line2 } from "three/addons/lines/Line2.js";
import { LineGeometry } from "three/addons/lines/LineGeometry.js";
import { LineMaterial } from "three/addons/lines/LineMaterial.js";
import { button, element } from "../dom.js";
import { headingOf } from "../figure.js";
import { icon } from "../icons.js";
import { sideColour } from "../palette.js";
import { LIMBS, PosedFigure, still, stillOf } from "../rig.js";
import { atFrame, isAt, limbKey, pathLength, poseKey, saysKey, simplified, withKey } from "./keys.js";

const FIXED = "#e0598b"; // what somebody fixed, everywhere on the page
const GHOST = { colour: FIXED, opacity: 0.26 };
const HELD = { colour: null, opacity: 0.92 };
const MOST_GHOSTS = 8;
const NEAR_PX = 22; // a finger or a mouse that comes as near to a handle takes it
const STEP_M = 0.02;
const FLOOR_STEP_M = 0.25;
const TURN_RAD = (5 * Math.PI) / 180;
const TRUNK = ["Spine1", "Spine2", "Spine3"];
// Joint, what a person calls it, metres across.
/** @type {[string, string, number][]} */
const HANDLES = [
  ["R_Wrist", "right hand", 0.05], ["L_Wrist", "left hand", 0.05], ["R_Ankle", "right foot", 0.05], ["L_Ankle", "left foot", 0.05],
  ["Pelvis", "hips", 0.055], ["Neck", "chest", 0.042], ["Head", "head", 0.042], ["R_Elbow", "right elbow", 0.032], ["L_Elbow", "left elbow", 0.032],
  ["R_Knee", "right knee", 0.032], ["L_Knee", "left knee", 0.032],
];
const BALL = new SphereGeometry(1, 16, 12);
const DOT = new CircleGeometry(0.055, 24).rotateX(-Math.PI / 2);
const ARROW = new ShapeGeometry(new Shape().moveTo(0, -0.2).lineTo(0.11, 0).lineTo(-0.11, 0)).rotateX(-Math.PI / 2);
const UP = new Vector3(0, 1, 0);

const overAll = (color, opacity = 1) => new MeshBasicMaterial({ color, opacity, transparent: true, depthTest: false, toneMapped: false, side: DoubleSide });

export class Sketch {
  constructor(app) {
    this.app = app;
    this.project = app.project;
    this.mode = null; // "pose" or "path"
    this.single = false; // a drag fixes the hand or foot alone, not the whole pose
    this.handle = 0;
    this.cursor = new Vector3();
    this.drawnPath = null; // while it is being drawn
    this.ray = new Raycaster();
    this.card = element("section", { class: "tool-card", hidden: true, "aria-label": "Tool" });
    this.buttons = {
      pose: button("Pose the figure at this time", { html: icon("figure"), text: "Pose", key: "E", class: "ghost small", onclick: () => this.toggle("pose") }),
      path: button("Draw the way over the floor", { html: icon("path"), text: "Path", key: "W", class: "ghost small", onclick: () => this.toggle("path") }),
      ghosts: button("Ghosts of the poses that are fixed", { html: icon("ghosts"), text: "Ghosts", key: "G", class: "ghost small", onclick: () => this.toggleGhosts() }),
    };
    this.project.addEventListener("change", () => this.refresh());
    window.addEventListener("keydown", (event) => this.key(event), true);
    this.refreshButtons();
  }

  get viewer() {
    return this.app.mounted?.viewer;
  }

  /** The figure whose world this is, once there is one. */
  get figure() {
    const { viewer } = this;
    return viewer?.figures[viewer.figures.length > 1 ? Math.min(this.project.state.chosen, viewer.figures.length - 1) : 0];
  }

  get time() {
    return atFrame(Math.min(this.app.player?.time ?? 0, this.figure ? (this.figure.clip.frames - 1) / this.figure.clip.fps : 0));
  }

  /** The viewer is there, or shows other clips. */
  attach() {
    const { viewer } = this;
    if (this.attached !== viewer) {
      this.attached = viewer;
      this.group = new Group();
      viewer.stage.scene.add(this.group);
      this.app.mounted.root.append(this.card);
      this.app.mounted.root.addEventListener("pointerdown", (event) => this.press(event), true);
      viewer.player.addEventListener("change", () => this.follow());
    }
    this.forget();
    this.refresh();
  }

  forget() {
    for (const ghost of this.ghosts ?? []) ghost.dispose();
    this.held?.dispose();
    this.ghosts = [];
    this.held = null;
    this.group.clear();
    /** @type {any[] | null} */
    this.handles = null;
  }

  // ---- what is seen

  toggleGhosts() {
    this.project.change({ ghosts: !this.project.state.ghosts }, "");
  }

  refreshButtons() {
    for (const [name, node] of Object.entries(this.buttons)) {
      node.setAttribute("aria-pressed", name === "ghosts" ? this.project.state.ghosts : this.mode === name);
    }
  }

  refresh() {
    this.refreshButtons();
    const { figure, viewer } = this;
    if (!figure || this.dragging) return;
    this.forget();
    this.group.position.copy(figure.group.position);
    this.group.visible = !this.app.dressing.rests;
    const { keys, path, ghosts } = this.project.state;
    const geometry = viewer.geometry(figure.clip.body);
    const ghost = (clip, look) => {
      const made = new PosedFigure(clip, geometry, viewer.theme, look);
      this.group.add(made.group);
      return made;
    };
    if (ghosts) {
      const poses = keys.filter((key) => key.kind === "pose" && !(this.mode === "pose" && isAt(key, this.time)));
      this.ghosts = poses.slice(-MOST_GHOSTS).map((key) => ghost(this.stillOfKey(key), GHOST));
      for (const key of keys) if (key.kind === "limb") this.group.add(this.mark(key));
    }
    this.drawPath(this.drawnPath ?? path);
    if (this.mode === "pose") this.hold(ghost(this.heldPose(), HELD));
    else if (this.mode === "path") this.group.add((this.floorCursor = this.dot(this.cursor, "#ffffff")));
    for (const one of viewer.figures) one.group.visible = one !== figure || !(this.mode === "pose" || this.app.dressing.takes);
    this.showCard();
    viewer.dirty = true;
  }

  // A pose without a place is seen where the motion is at its time.
  stillOfKey(key) {
    const clip = still(this.figure.clip.body, key.quaternions, key.translation);
    if (key.place) return clip;
    const here = stillOf(this.figure.clip, key.time);
    const turned = (of) => headingOf(new Quaternion().fromArray(of.quaternions));
    const turn = new Quaternion().setFromAxisAngle(UP, turned(here) - turned(clip));
    turn.multiply(new Quaternion().fromArray(clip.quaternions)).toArray(clip.quaternions);
    clip.translation.set([here.translation[0], clip.translation[1], here.translation[2]]);
    return clip;
  }

  mark({ joint, position }) {
    const mark = new Mesh(BALL, overAll(sideColour(joint), 0.9));
    mark.scale.setScalar(0.035);
    mark.position.fromArray(position);
    mark.renderOrder = 5;
    const ring = new Mesh(BALL, overAll(FIXED, 0.35));
    ring.scale.setScalar(1.7);
    mark.add(ring);
    return mark;
  }

  dot({ x, z }, colour) {
    const dot = new Mesh(DOT, overAll(colour, 0.95));
    dot.position.set(x, 0.012, z);
    dot.renderOrder = 4;
    return dot;
  }

  drawPath(points) {
    if (!points || points.length < 2) return;
    const line = new Line2(new LineGeometry().setPositions(points.flatMap(([x, z]) => [x, 0.01, z])),
      new LineMaterial({ color: FIXED, linewidth: 4, transparent: true, depthWrite: false, toneMapped: false }));
    line.renderOrder = 3;
    this.group.add(line);
    const [end, before] = [points.at(-1), points.at(-2)];
    const arrow = new Mesh(ARROW, overAll(FIXED));
    arrow.position.set(end[0], 0.012, end[1]);
    arrow.rotation.y = Math.atan2(end[0] - before[0], end[1] - before[1]);
    arrow.renderOrder = 4;
    this.group.add(arrow);
    const shown = this.mode === "path" ? points : points.slice(0, 1);
    for (const [x, z] of shown) this.group.add(this.dot({ x, z }, FIXED));
  }

  // ---- the pose that is held

  /** As it is fixed at this time, or else as the motion has it, hands and feet where they are fixed. */
  heldPose() {
    const { keys } = this.project.state;
    const pose = keys.find((key) => key.kind === "pose" && isAt(key, this.time));
    return pose ? this.stillOfKey(pose) : stillOf(this.figure.clip, this.time);
  }

  hold(held) {
    this.held = held;
    this.heldAt = this.time;
    for (const key of this.project.state.keys) {
      if (key.kind === "limb" && isAt(key, this.time)) held.reach(key.joint, new Vector3(...key.position));
    }
    this.handles = HANDLES.map(([joint, , size], k) => {
      const ball = new Mesh(BALL, overAll(k === this.handle ? "#ffffff" : sideColour(joint), 0.95));
      ball.scale.setScalar(size / 2 + (k === this.handle ? 0.008 : 0));
      ball.renderOrder = 9;
      ball.visible = !this.single || joint in LIMBS;
      this.group.add(ball);
      return ball;
    });
    this.placeHandles();
  }

  placeHandles() {
    this.handles?.forEach((ball, k) => ball.position.copy(this.held.place(HANDLES[k][0])));
    this.viewer.dirty = true;
  }

  /** Another time: another pose is held. */
  follow() {
    if (this.mode !== "pose" || this.dragging) return;
    if (this.app.player.playing) this.toggle("pose");
    else if (this.heldAt !== this.time) this.refresh();
  }

  /** Move what a handle holds to a place of the figure's world. */
  pull(joint, place) {
    const { held } = this;
    if (joint in LIMBS) held.reach(joint, place);
    else if (joint === "Pelvis") held.moveHips({ target: place });
    else if (joint === "Neck") held.bend(TRUNK, "Pelvis", "Neck", place);
    else if (joint === "Head") held.bend(["Neck", "Head"], "Spine3", "Head", place);
    else held.swing(joint, place);
    this.placeHandles();
  }

  /** What is held becomes what is fixed at this time. */
  fix(/** @type {string | null} */ kind = null) {
    const joint = HANDLES[this.handle][0];
    const key = this.single && joint in LIMBS
      ? limbKey(this.heldAt, joint, this.held.place(joint).toArray())
      : poseKey(this.heldAt, this.held.clip, this.project.state.keys.some((one) => one.kind === "pose" && isAt(one, this.heldAt) && one.place));
    this.project.change({ ...this.app.timed(), keys: withKey(this.project.state.keys, key) }, kind);
  }

  unfix() {
    const keys = this.project.state.keys.filter((key) => !isAt(key, this.time));
    if (keys.length !== this.project.state.keys.length) this.project.change({ keys });
  }

  // ---- the tools

  toggle(mode) {
    if (!this.figure) return;
    const next = this.mode === mode ? null : mode;
    if (next) this.app.dressing.off();
    this.mode = next;
    const several = this.app.clips.length > 1;
    if (next) this.app.player.pause();
    if (next && several && !this.project.state.alone) this.project.change({ alone: true }, "");
    if (next === "path") {
      const [x, z] = this.project.state.path?.at(-1) ?? [this.figure.clip.translation[0], this.figure.clip.translation[2]];
      this.cursor.set(x, 0, z);
    }
    this.app.mounted.root.dataset.tool = next ?? "";
    this.refresh();
    this.look();
    if (!next) this.app.dressing.changed();
  }

  /** The camera comes near to a pose that is held, and sees everything again afterwards. */
  look() {
    const { viewer } = this;
    if (this.mode !== "pose") return viewer.setView(viewer.rig.view);
    const points = this.held.points.flatMap((point) => [-0.25, 0.25].flatMap((by) => [point.clone().addScalar(by), point.clone().add(new Vector3(by, 0, -by))]));
    const focus = this.held.place("Pelvis").setY(0).add(this.group.position);
    viewer.rig.frame(points.map((point) => point.add(this.group.position)), viewer.rig.view, focus);
  }

  /** The card of the tool, and figures beside it. */
  showCard() {
    const before = this.card.hidden ? "" : `${this.card.offsetWidth} ${this.card.offsetHeight}`;
    this.card.hidden = !this.mode;
    if (this.mode) this.fillCard();
    const now = this.card.hidden ? "" : `${this.card.offsetWidth} ${this.card.offsetHeight}`;
    if (now !== before) this.app.mounted.resize();
  }

  fillCard() {
    const done = button("Done", { text: "Done", key: "Esc", class: "ghost small", onclick: () => this.toggle(this.mode) });
    if (this.mode === "path") {
      const { path } = this.project.state;
      this.card.replaceChildren(
        element("b", {}, path ? `Path, ${pathLength(path).toFixed(1)} m` : "Draw a path on the floor"),
        element("p", {}, path ? "Drag a point, or draw another one. Who walks or runs goes along it." : "Drag over the floor. Or: arrow keys move the white dot, Enter adds a point."),
        element("div", { class: "row-of" },
          button("Remove the path", { text: "Remove", key: "Delete", class: "ghost small", disabled: !path, onclick: () => this.project.change({ path: null }) }), done));
      return;
    }
    const { keys } = this.project.state;
    const here = keys.filter((key) => isAt(key, this.time));
    const pose = here.find((key) => key.kind === "pose");
    const choice = (single, text, label) => button(label, { text, "aria-pressed": this.single === single, onclick: () => this.setSingle(single) });
    this.card.replaceChildren(
      element("b", {}, here.length ? here.map(saysKey).join(", ") : `Nothing is fixed at ${this.time.toFixed(2)} s`),
      element("div", { class: "choice", role: "group", "aria-label": "A drag fixes" },
        choice(false, "Whole pose", "A drag fixes the whole pose at this time"), choice(true, "Hand or foot", "A drag fixes the place of one hand or foot at this time")),
      element("p", {}, `Drag a ball; the rest of the limb follows. Now: ${HANDLES[this.handle][1]} (X takes the next one, arrow keys move it).`),
      ...(pose ? [element("label", { class: "check" }, element("input", { type: "checkbox", checked: pose.place, onchange: (event) => {
        this.project.change({ keys: withKey(keys, { ...this.stillKey(pose), place: event.target.checked }) });
      } }), "at this place on the floor, too")] : []),
      element("div", { class: "row-of" },
        button("Fix the pose as it is", { text: "Fix", key: "K", class: "ghost small", onclick: () => this.fix() }),
        button("Turn to the left", { text: "↺", key: "Q", class: "ghost small", onclick: () => this.turn(TURN_RAD) }),
        button("Turn to the right", { text: "↻", key: "Shift+Q", class: "ghost small", onclick: () => this.turn(-TURN_RAD) }),
        button("Let go of what is fixed at this time", { text: "Remove", key: "Delete", class: "ghost small", disabled: !here.length, onclick: () => this.unfix() }), done));
  }

  // With a place a pose counts where it is seen.
  stillKey(key) {
    const { quaternions, translation } = this.stillOfKey(key);
    return poseKey(key.time, { quaternions, translation });
  }

  setSingle(single) {
    this.single = single;
    if (single && !(HANDLES[this.handle][0] in LIMBS)) this.handle = 0;
    this.refresh();
  }

  turn(radians) {
    if (!this.held || this.single) return;
    this.held.moveHips({ yaw: radians, feet: false });
    this.fix("turn");
  }

  // ---- by hand

  rayOf(event) {
    const box = this.viewer.stage.renderer.domElement.getBoundingClientRect();
    const { camera } = this.viewer.rig;
    this.ray.setFromCamera(new Vector2(((event.clientX - box.left) / box.width) * 2 - 1, 1 - ((event.clientY - box.top) / box.height) * 2), camera);
    return this.ray.ray;
  }

  onPlane(event, plane) {
    const found = this.rayOf(event).intersectPlane(plane, new Vector3());
    return found && found.distanceTo(this.viewer.rig.camera.position) < 60 ? found.sub(this.group.position) : null;
  }

  /** Where a point of the figure's world is in the window. */
  onScreen(point) {
    const box = this.viewer.stage.renderer.domElement.getBoundingClientRect();
    const seen = point.clone().add(this.group.position).project(this.viewer.rig.camera);
    return { x: ((seen.x + 1) / 2) * box.width + box.left, y: ((1 - seen.y) / 2) * box.height + box.top };
  }

  /** Index of the nearest of some points on the screen, if one is near. */
  nearest(event, points) {
    const distances = points.map((point) => {
      const { x, y } = this.onScreen(point);
      return Math.hypot(x - event.clientX, y - event.clientY);
    });
    const least = Math.min(...distances);
    return least < NEAR_PX ? distances.indexOf(least) : -1;
  }

  press(event) {
    if (!this.mode || event.button !== 0 || event.target !== this.viewer.stage.renderer.domElement) return;
    if (this.mode === "pose") this.pressPose(event);
    else this.pressPath(event);
  }

  // The camera does not hear of it.
  drag(event, { move, end }) {
    event.stopImmediatePropagation();
    event.preventDefault();
    this.dragging = true;
    const listening = new AbortController();
    const { signal } = listening;
    const finish = (apply) => {
      listening.abort();
      this.dragging = false;
      end(apply);
      this.refresh();
    };
    window.addEventListener("pointermove", move, { signal });
    window.addEventListener("pointerup", () => finish(true), { signal });
    window.addEventListener("pointercancel", () => finish(false), { signal });
    window.addEventListener("keydown", (pressed) => {
      if (pressed.key !== "Escape") return;
      pressed.preventDefault();
      pressed.stopImmediatePropagation();
      finish(false);
    }, { signal, capture: true });
  }

  pressPose(event) {
    const able = HANDLES.map(([joint], k) => ({ k, joint })).filter(({ joint }) => !this.single || joint in LIMBS);
    const at = this.nearest(event, able.map(({ joint }) => this.held.place(joint)));
    if (at < 0) return;
    const { k, joint } = able[at];
    this.handle = k;
    const from = this.held.place(joint);
    const plane = new Plane().setFromNormalAndCoplanarPoint(this.viewer.rig.camera.getWorldDirection(new Vector3()), from.clone().add(this.group.position));
    const grip = this.onPlane(event, plane)?.sub(from);
    if (!grip) return;
    let moved = false;
    this.drag(event, {
      move: (moving) => {
        const place = this.onPlane(moving, plane);
        if (!place) return;
        moved = true;
        this.pull(joint, place.sub(grip));
      },
      end: (apply) => apply && moved && this.fix(),
    });
  }

  pressPath(event) {
    const floor = new Plane(UP, 0);
    const start = this.onPlane(event, floor);
    if (!start) return;
    const { path } = this.project.state;
    const at = path ? this.nearest(event, path.map(([x, z]) => new Vector3(x, 0, z))) : -1;
    const points = at < 0 ? [[start.x, start.z]] : path.map((point) => [...point]);
    this.drag(event, {
      move: (moving) => {
        const place = this.onPlane(moving, floor);
        if (!place) return;
        if (at >= 0) points[at] = [place.x, place.z];
        else if (Math.hypot(place.x - points.at(-1)[0], place.z - points.at(-1)[1]) > 0.03) points.push([place.x, place.z]);
        this.drawnPath = points;
        this.redrawPath();
      },
      end: (apply) => {
        const made = this.drawnPath && (at < 0 ? simplified(points) : points.map(([x, z]) => [Number(x.toFixed(2)), Number(z.toFixed(2))]));
        this.drawnPath = null;
        if (apply && made) this.project.change({ path: made });
      },
    });
  }

  redrawPath() {
    this.group.clear();
    this.drawPath(this.drawnPath);
    this.viewer.dirty = true;
  }

  // ---- by keys

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const within = (places) => event.target instanceof Element && event.target.closest(places);
    if (within("input:not([type=range]):not([type=checkbox]), textarea, select")) return;
    if (name.length > 1 && within(".block, .key, .way")) return; // they have keys of their own
    const any = { e: () => this.toggle("pose"), w: () => this.toggle("path"), g: () => this.toggleGhosts() };
    const tools = {
      pose: {
        Escape: () => this.toggle("pose"), x: () => this.nextHandle(event.shiftKey ? -1 : 1), k: () => this.fix(), q: () => this.turn(event.shiftKey ? -TURN_RAD : TURN_RAD),
        v: () => this.setSingle(!this.single), Delete: () => this.unfix(),
        ArrowLeft: () => this.nudge(-1, 0, 0, event), ArrowRight: () => this.nudge(1, 0, 0, event), ArrowUp: () => this.nudge(0, 1, 0, event),
        ArrowDown: () => this.nudge(0, -1, 0, event), PageUp: () => this.nudge(0, 0, -1, event), PageDown: () => this.nudge(0, 0, 1, event),
      },
      path: {
        Escape: () => this.toggle("path"), Delete: () => this.project.state.path && this.project.change({ path: null }), Enter: () => this.addPoint(),
        Backspace: () => this.removePoint(), ArrowLeft: () => this.moveCursor(-1, 0), ArrowRight: () => this.moveCursor(1, 0),
        ArrowUp: () => this.moveCursor(0, -1), ArrowDown: () => this.moveCursor(0, 1),
      },
    };
    const action = tools[this.mode]?.[name] ?? any[name];
    if (!action || (name === "Enter" && event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    action();
  }

  nextHandle(step) {
    do this.handle = (this.handle + step + HANDLES.length) % HANDLES.length;
    while (this.single && !(HANDLES[this.handle][0] in LIMBS));
    this.refresh();
  }

  // Along the picture: right, up, towards whoever looks.
  nudge(right, up, near, { shiftKey }) {
    const { camera } = this.viewer.rig;
    const step = STEP_M * (shiftKey ? 5 : 1);
    const joint = HANDLES[this.handle][0];
    const place = this.held.place(joint);
    [right, up, near].forEach((amount, axis) => place.addScaledVector(new Vector3().setFromMatrixColumn(camera.matrixWorld, axis), amount * step));
    this.pull(joint, place);
    this.fix(`nudge ${joint}`);
  }

  moveCursor(right, towards) {
    const { camera } = this.viewer.rig;
    const across = new Vector3().setFromMatrixColumn(camera.matrixWorld, 0).setY(0).normalize();
    const nearer = across.clone().cross(UP);
    this.cursor.addScaledVector(across, right * FLOOR_STEP_M).addScaledVector(nearer, towards * FLOOR_STEP_M);
    this.refresh();
  }

  addPoint() {
    const { clip } = this.figure;
    const path = this.project.state.path ?? [[clip.translation[0], clip.translation[2]]];
    const point = [this.cursor.x, this.cursor.z];
    const [x, z] = path.at(-1);
    if (Math.hypot(point[0] - x, point[1] - z) < 0.05) return;
    this.project.change({ path: [...path, point].map((one) => one.map((value) => Number(value.toFixed(2)))) });
  }

  removePoint() {
    const { path } = this.project.state;
    if (path) this.project.change({ path: path.length > 2 ? path.slice(0, -1) : null });
  }
}
