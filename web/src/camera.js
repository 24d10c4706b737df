// The camera: orbit by hand, fixed views, framing of the whole motion, following.

import { PerspectiveCamera, Vector3 } from "three";
import { OrbitControls } from "three/addons/controls/OrbitControls.js";

const DEGREE = Math.PI / 180;

const VIEWS = {
  perspective: { azimuth: 32 * DEGREE, elevation: 15 * DEGREE },
  front: { azimuth: 0, elevation: 4 * DEGREE },
  side: { azimuth: 90 * DEGREE, elevation: 4 * DEGREE },
  top: { azimuth: 0, elevation: 89.9 * DEGREE },
};

const TURN_S = 0.45; // seconds of the move from one view to another

const largest = (values) => values.reduce((a, b) => Math.max(a, b), -Infinity);
const ease = (x) => x * x * (3 - 2 * x);

// Says "change" when a turn by hand ends a named view.
export class CameraRig extends EventTarget {
  constructor(element, reduceMotion) {
    super();
    this.camera = new PerspectiveCamera(32, 1, 0.05, 300);
    this.controls = new OrbitControls(this.camera, element);
    Object.assign(this.controls, {
      enableDamping: true, dampingFactor: 0.12, minDistance: 0.6, maxDistance: 90, maxPolarAngle: 92 * DEGREE,
      zoomToCursor: true,
    });
    this.controls.addEventListener("start", () => {
      this.move = null;
      this.framed = false;
    });
    this.controls.addEventListener("change", () => this.leaveView());
    this.reduceMotion = reduceMotion;
    this.insets = { top: 0, bottom: 0, left: 0, right: 0 };
    this.framed = false; // whether the picture is as `frame` made it, not moved by hand since
    this.follow = false;
    this.followed = new Vector3(); // where the focus was when the camera last moved with it
    this.view = "perspective";
    /** @type {{width: number, height: number}} */
    this.size;
  }

  // Turned by hand, the camera no longer shows a front, side or top view.
  leaveView() {
    const { azimuth, elevation } = VIEWS[this.view];
    const turned = Math.abs(this.controls.getAzimuthalAngle() - azimuth) > DEGREE
      || Math.abs(this.controls.getPolarAngle() - (90 * DEGREE - elevation)) > DEGREE;
    if (this.framed || !turned || this.view === "perspective") return;
    this.view = "perspective";
    this.dispatchEvent(new Event("change"));
  }

  resize(width, height, insets) {
    this.size = { width, height };
    this.insets = insets;
    this.camera.aspect = width / height;
    // The middle of the picture is the middle of what the panels leave free.
    const [dx, dy] = [(insets.right - insets.left) / 2, (insets.bottom - insets.top) / 2];
    this.camera.setViewOffset(width, height, dx, dy, width, height);
    this.camera.updateProjectionMatrix();
  }

  /** See all `points` from the direction of a named view, and follow `focus` from there. */
  frame(points, view, focus, { instantly = false } = {}) {
    this.view = view;
    this.followed.copy(focus);
    this.framed = true;
    const { azimuth, elevation } = VIEWS[view];
    const toCamera = new Vector3(
      Math.sin(azimuth) * Math.cos(elevation), Math.sin(elevation), Math.cos(azimuth) * Math.cos(elevation),
    );
    const right = new Vector3(Math.cos(azimuth), 0, -Math.sin(azimuth));
    const up = new Vector3().crossVectors(toCamera, right);
    const { width, height } = this.size;
    const { top, bottom, left, right: rightInset } = this.insets;
    const tangent = Math.tan((this.camera.fov * DEGREE) / 2);
    const tanY = (tangent * (height - top - bottom)) / height;
    const tanX = (tangent * (width - left - rightInset)) / height;

    // A point (x, y, z) in camera axes is seen from (cx, cy, D) if |x - cx| <= tanX (D - z). The extremes of both sides
    // give the middle cx and the least distance; y likewise.
    const farthest = (axis, sign, tan) => largest(points.map((p) => sign * p.dot(axis) + tan * p.dot(toCamera)));
    const fit = (axis, tan) => {
      const [positive, negative] = [farthest(axis, 1, tan), farthest(axis, -1, tan)];
      return { middle: (positive - negative) / 2, distance: (positive + negative) / (2 * tan) };
    };
    const [x, y] = [fit(right, tanX), fit(up, tanY)];
    const nearest = largest(points.map((p) => p.dot(toCamera)));
    const deepest = -largest(points.map((p) => -p.dot(toCamera)));
    const distance = Math.max(x.distance, y.distance, nearest + 1);
    const across = new Vector3().addScaledVector(right, x.middle).addScaledVector(up, y.middle);
    const target = across.clone().addScaledVector(toCamera, (nearest + deepest) / 2);
    this.moveTo(target, across.addScaledVector(toCamera, distance), instantly);
  }

  moveTo(target, position, instantly) {
    if (instantly || this.reduceMotion) {
      this.controls.target.copy(target);
      this.camera.position.copy(position);
      this.controls.update();
      return;
    }
    this.move = {
      elapsed: 0,
      target: [this.controls.target.clone(), target],
      offset: [this.camera.position.clone().sub(this.controls.target), position.clone().sub(target)],
    };
  }

  /** Advance by `seconds`; `focus` is what a following camera looks at. Says whether the picture changed. */
  update(seconds, focus) {
    const shift = focus.clone().sub(this.followed);
    const follows = this.follow && shift.lengthSq() > 0;
    if (follows) {
      this.followed.copy(focus);
      if (this.move) for (const target of this.move.target) target.add(shift);
      this.controls.target.add(shift);
      this.camera.position.add(shift);
    }
    const { move } = this;
    if (move) {
      move.elapsed += seconds;
      const part = ease(Math.min(move.elapsed / TURN_S, 1));
      const [targetFrom, targetTo] = move.target;
      const [from, to] = move.offset;
      this.controls.target.lerpVectors(targetFrom, targetTo, part);
      // Direction and distance apart, so that the camera goes round the figures and not through them.
      const offset = from.clone().normalize().lerp(to.clone().normalize(), part).normalize();
      offset.multiplyScalar(from.length() + (to.length() - from.length()) * part);
      this.camera.position.copy(this.controls.target).add(offset);
      if (part >= 1) this.move = null;
    }
    return this.controls.update() || follows || Boolean(move);
  }
}
