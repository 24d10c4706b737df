// Where a joint is and what it does, in numbers; the joint is chosen from a list or in the picture.

import { Mesh, MeshBasicMaterial, Quaternion, SphereGeometry } from "three";
import { button, element } from "../dom.js";
import { icon } from "../icons.js";
import { speedAt } from "./clip.js";

const NEAR_PX = 40; // a click that far from a joint means it
const STILL_PX = 5; // a pointer that went farther was turning the camera
const DEGREES = 180 / Math.PI;

export class Joints {
  constructor(viewer, onClose) {
    this.viewer = viewer;
    this.on = false;
    const { joint_names: names } = viewer.clips[0].body;
    /** @type {HTMLElement} */
    this.place;
    /** @type {HTMLElement} */
    this.height;
    /** @type {HTMLElement} */
    this.speed;
    /** @type {HTMLElement} */
    this.turn;
    this.joint = names.indexOf("R_Wrist");
    this.list = element("select", { "aria-label": "Joint", onchange: () => this.choose(Number(this.list.value)) },
      ...names.map((name, j) => element("option", { value: j }, name)));
    const row = (name) => [element("dt", {}, name), this[name] = element("dd")];
    this.node = element("div", { class: "joints", hidden: true, role: "group", "aria-label": "Joint readout" },
      element("div", { class: "joints-head" }, this.list, button("Close the readout", { html: icon("close"), class: "round", onclick: onClose })),
      element("dl", {}, ...["place", "height", "speed", "turn"].flatMap(row)),
      element("p", {}, "Metres, Y up; the turn is against the T-pose. Click a joint to choose it."));
    this.mark = new Mesh(new SphereGeometry(0.035, 20, 14), new MeshBasicMaterial({ color: "#ffd54a", transparent: true, opacity: 0.9, depthTest: false, toneMapped: false }));
    this.mark.renderOrder = 5;
    viewer.stage.scene.add(this.mark);
    this.mark.visible = false;
    viewer.addEventListener("pose", () => this.refresh());
    const canvas = viewer.stage.renderer.domElement;
    canvas.addEventListener("pointerdown", (event) => (this.down = event));
    canvas.addEventListener("pointerup", (event) => this.pick(event));
    this.choose(this.joint);
  }

  get figure() {
    return this.viewer.figures[this.viewer.selected ?? 0];
  }

  set(on) {
    this.on = on;
    this.node.hidden = !on;
    this.mark.visible = on;
    this.viewer.changed();
    this.refresh();
  }

  choose(joint) {
    this.joint = joint;
    this.list.value = String(joint);
    this.viewer.changed();
    this.refresh();
  }

  pick(event) {
    if (!this.on || !this.down || Math.hypot(event.clientX - this.down.clientX, event.clientY - this.down.clientY) > STILL_PX) return;
    const { camera, size } = this.viewer.rig;
    const box = event.target.getBoundingClientRect();
    const far = this.figure.points.map((point) => {
      const seen = point.clone().add(this.figure.group.position).project(camera);
      const [x, y] = [((seen.x + 1) / 2) * size.width + box.left, ((1 - seen.y) / 2) * size.height + box.top];
      return Math.hypot(x - event.clientX, y - event.clientY);
    });
    const nearest = far.indexOf(Math.min(...far));
    if (far[nearest] < NEAR_PX) this.choose(nearest);
  }

  refresh() {
    if (!this.on) return;
    const { clip, points, group } = this.figure;
    const { time } = this.viewer.player;
    const frame = Math.min(Math.round(time * clip.fps), clip.frames - 1);
    const point = points[this.joint];
    this.mark.position.copy(point).add(group.position);
    const turn = new Quaternion().fromArray(clip.quaternions, 4 * (frame * points.length + this.joint));
    const angle = 2 * Math.atan2(Math.hypot(turn.x, turn.y, turn.z), Math.abs(turn.w)) * DEGREES;
    this.place.textContent = point.toArray().map((value) => value.toFixed(3)).join("  ");
    this.height.textContent = `${point.y.toFixed(3)} m`;
    this.speed.textContent = `${speedAt(clip, this.joint, frame).toFixed(2)} m/s`;
    this.turn.textContent = `${angle.toFixed(1)}°`;
  }
}
