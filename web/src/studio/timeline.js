// The stretches of the text over time: drag an edge for seconds, a stretch to another place; split, play from anywhere.

import { button, element, within } from "../dom.js";
import { icon } from "../icons.js";
import { atFrame, isAt, LIMB_NAMES, pathLength, saysKey } from "./keys.js";
import { round } from "./project.js";

const GUESS_S = 3; // of a stretch that nothing is known of
const DRAG_PX = 5; // less is a click

export class Timeline {
  constructor(app) {
    this.app = app;
    this.project = app.project;
    /** @type {{moved: boolean} | null} what is held by the pointer */
    this.drag = null;
    this.pixels = 1; // of a second
    this.end = 0; // seconds
    this.ruler = element("div", { class: "ruler", onpointerdown: (event) => this.scrub(event) });
    this.track = element("div", { class: "blocks", role: "list", "aria-label": "Stretches" });
    this.keys = element("div", { class: "keys-row", role: "list", "aria-label": "What is fixed" });
    this.head = element("div", { class: "playhead", "aria-hidden": "true" });
    this.scale = element("div", { class: "scale" }, this.ruler, this.track, this.keys, this.head);
    this.total = element("span", { class: "hint" });
    this.node = element("section", { class: "timeline", "aria-label": "Timeline" },
      element("div", { class: "timeline-bar" }, element("h2", {}, "Timeline"), this.total, ...Object.values(app.sketch.buttons),
        button("Split the selected stretch at the playhead", { html: icon("split"), text: "Split", key: "S", class: "ghost small", onclick: () => this.split() }),
        button("Add a stretch", { html: icon("plus"), text: "Add", key: "N", class: "ghost small", onclick: () => app.describe.add() })),
      this.scale);
    this.project.addEventListener("change", () => this.refresh());
    new ResizeObserver(() => this.refresh()).observe(this.scale);
    this.refresh();
  }

  /** Seconds of each stretch: as said; or what the clip on screen leaves; or a guess. */
  lengths() {
    const { segments } = this.project.state;
    const free = segments.filter(({ seconds }) => seconds === null).length;
    const fixed = segments.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0);
    const clip = this.app.isCurrent() ? this.app.chosenClip : null;
    const left = clip ? (clip.seconds - fixed) / free : GUESS_S;
    const made = clip?.segments.length === segments.length ? clip.segments : null;
    if (made) return segments.map(({ seconds }, k) => seconds ?? made[k].end_s - made[k].start_s);
    const plans = this.app.describe?.plans ?? [];
    if (!clip && plans.length === segments.length) return segments.map(({ seconds }, k) => seconds ?? Math.max(plans[k].seconds || GUESS_S, 0.7));
    return segments.map(({ seconds }) => seconds ?? Math.max(left > 0.3 ? left : GUESS_S, 0.7));
  }

  refresh() {
    if (this.drag) return; // what is held must not move under the hand
    const { segments, selected } = this.project.state;
    const lengths = this.lengths();
    const sum = lengths.reduce((a, b) => a + b, 0);
    this.end = sum;
    const guessed = segments.some(({ seconds }) => seconds === null);
    this.total.textContent = this.project.text ? `${guessed ? "about " : ""}${sum.toFixed(1)} s` : "";
    this.pixels = Math.max(this.scale.clientWidth, 100) / (sum * (segments.length > 1 || !guessed ? 1.06 : 1));
    let at = 0;
    const blocks = segments.map((segment, k) => {
      const left = at;
      at += lengths[k];
      return this.block(segment, k, left, lengths[k], k === selected);
    });
    const focused = [...this.track.children].findIndex((block) => block === document.activeElement);
    this.track.replaceChildren(...blocks);
    if (focused >= 0) this.track.children[Math.min(selected, blocks.length - 1)]?.focus({ preventScroll: true });
    this.drawRuler(this.scale.clientWidth / this.pixels);
    this.drawKeys();
    this.tick();
  }

  drawKeys() {
    const { keys, path } = this.project.state;
    const focused = [...this.keys.children].findIndex((mark) => mark === document.activeElement);
    const marks = keys.map((key) => {
      const mark = element("button", {
        type: "button", role: "listitem", class: `key ${key.kind} ${key.joint ? key.joint[0].toLowerCase() : ""}`, title: saysKey(key),
        "aria-label": `${saysKey(key)}. Enter goes there, arrows move it, Delete removes it.`,
        onpointerdown: (event) => this.grabKey(event, key), onkeydown: (event) => this.keyOfKey(event, key), onclick: (event) => event.detail === 0 && this.goTo(key),
      }, key.joint ? LIMB_NAMES[key.joint].split(" ").map((word) => word[0].toUpperCase()).join("") : "");
      mark.style.left = `${key.time * this.pixels}px`;
      return mark;
    });
    const way = path ? [element("button", { type: "button", class: "way", title: "The path that is gone  (W)", "aria-label": "The path; Delete removes it",
      onclick: () => this.app.sketch.toggle("path"), onkeydown: (event) => {
        if (!["Delete", "Backspace"].includes(event.key)) return;
        event.preventDefault();
        event.stopPropagation();
        this.project.change({ path: null });
      } }, `path ${pathLength(path).toFixed(1)} m`)] : [];
    this.keys.replaceChildren(...way, ...marks);
    this.keys.hidden = !marks.length && !way.length;
    if (focused >= 0) this.keys.children[Math.min(focused, this.keys.children.length - 1)]?.focus({ preventScroll: true });
  }

  goTo(key) {
    this.app.player.pause();
    this.app.player.seek(key.time);
    if (this.app.sketch.mode !== "pose") this.app.sketch.toggle("pose");
  }

  /** The same key at another time; where one of its kind is already, it takes its place. */
  moveKey(key, time, kind) {
    const at = atFrame(Math.min(Math.max(time, 0), this.end));
    const same = (one) => one.kind === key.kind && one.joint === key.joint;
    const keys = this.project.state.keys.filter((one) => one !== key && !(same(one) && isAt(one, at)));
    this.project.change({ keys: [...keys, { ...key, time: at }].sort((a, b) => a.time - b.time) }, kind);
  }

  grabKey(event, key) {
    if (event.button !== 0) return;
    const mark = event.currentTarget;
    const start = event.clientX;
    let time = null;
    const listening = new AbortController();
    const { signal } = listening;
    const end = (apply) => {
      listening.abort();
      this.drag = null;
      if (apply && time !== null) this.moveKey(key, time);
      else if (apply) this.goTo(key);
      this.refresh();
    };
    this.drag = { moved: false };
    window.addEventListener("pointermove", (moving) => {
      const by = moving.clientX - start;
      if (time === null && Math.abs(by) < DRAG_PX) return;
      time = key.time + by / this.pixels;
      mark.style.left = `${Math.max(time, 0) * this.pixels}px`;
    }, { signal });
    window.addEventListener("pointerup", () => end(true), { signal });
    window.addEventListener("pointercancel", () => end(false), { signal });
    window.addEventListener("keydown", (pressed) => {
      if (pressed.key !== "Escape") return;
      pressed.preventDefault();
      pressed.stopImmediatePropagation();
      end(false);
    }, { signal, capture: true });
  }

  keyOfKey(event, key) {
    const step = (event.shiftKey ? 5 : 1) / 30;
    const actions = {
      ArrowLeft: () => this.moveKey(key, key.time - step, `move ${saysKey(key)}`), ArrowRight: () => this.moveKey(key, key.time + step, `move ${saysKey(key)}`),
      Delete: () => this.project.change({ keys: this.project.state.keys.filter((one) => one !== key) }),
    };
    actions.Backspace = actions.Delete;
    if (!actions[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    actions[event.key]();
  }

  drawRuler(until) {
    const step = until > 40 ? 5 : until > 16 ? 2 : 1;
    const marks = [];
    for (let s = 0; s <= until; s += step) {
      const mark = element("span", {}, `${s}`);
      mark.style.left = `${s * this.pixels}px`;
      marks.push(mark);
    }
    this.ruler.replaceChildren(...marks);
  }

  block({ text, seconds }, k, left, length, selected) {
    const said = text.trim();
    const node = element("div", {
      class: "block", role: "listitem", tabindex: 0, "aria-current": selected,
      "aria-label": `Stretch ${k + 1}: ${said || "empty"}, ${seconds === null ? "length open" : `${seconds} seconds`}. Enter edits, comma and full stop change seconds, Alt with arrows moves, S splits, Delete removes.`,
      onkeydown: (event) => this.key(event, k),
      onpointerdown: (event) => this.grab(event, k),
      ondblclick: () => this.app.edit(k),
    },
    element("span", { class: "block-text" }, said || "…"),
    element("span", { class: "block-seconds" }, seconds === null ? `≈ ${length.toFixed(1)}` : `${seconds.toFixed(1)} s`),
    element("span", { class: "edge", title: "Drag for seconds; double-click for as long as it takes" }));
    node.classList.toggle("open", seconds === null);
    node.style.left = `${left * this.pixels}px`;
    node.style.width = `${Math.max(length * this.pixels - 3, 12)}px`;
    return node;
  }

  grab(event, k) {
    if (event.button !== 0) return;
    const node = event.currentTarget;
    const edge = event.target.classList.contains("edge");
    const start = event.clientX;
    const lengths = this.lengths();
    const before = lengths[k];
    this.project.change({ selected: k }, "");
    const block = /** @type {HTMLElement} */ (this.track.children[k] ?? node);
    const held = { moved: false, seconds: before, place: k };
    this.drag = held;
    const move = (moving) => {
      const by = moving.clientX - start;
      if (!held.moved && Math.abs(by) < DRAG_PX) return;
      held.moved = true;
      this.scale.classList.add("dragging");
      if (edge) {
        const step = moving.altKey ? 0.1 : 0.5;
        held.seconds = Math.max(1, Math.round((before + by / this.pixels) / step) * step);
        if (moving.altKey) held.seconds = round(before + by / this.pixels);
        block.style.width = `${held.seconds * this.pixels - 3}px`;
        within(block, ".block-seconds").textContent = `${held.seconds.toFixed(1)} s`;
      } else {
        block.style.transform = `translateX(${by}px)`;
        block.classList.add("lifted");
        const pointer = (moving.clientX - this.scale.getBoundingClientRect().left) / this.pixels;
        let place = 0;
        let sum = 0;
        lengths.forEach((length, other) => {
          if (other !== k && pointer > sum + length / 2) place += 1;
          sum += length;
        });
        held.place = place;
      }
    };
    const end = (apply) => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", drop);
      window.removeEventListener("pointercancel", abandon);
      window.removeEventListener("keydown", escape, true);
      this.scale.classList.remove("dragging");
      const { moved, seconds, place } = held;
      this.drag = null;
      if (apply && moved && edge) this.project.changeSegment(k, { seconds: Math.round(seconds * 10) / 10 });
      else if (apply && moved && place !== k) this.project.move(k, place);
      else this.refresh();
    };
    const drop = () => end(true);
    const abandon = () => end(false);
    const escape = (pressed) => {
      if (pressed.key !== "Escape") return;
      pressed.preventDefault();
      pressed.stopPropagation();
      end(false);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", drop);
    window.addEventListener("pointercancel", abandon);
    window.addEventListener("keydown", escape, true);
    event.preventDefault();
    block.focus({ preventScroll: true });
    if (edge && event.detail === 2) this.project.changeSegment(k, { seconds: null });
  }

  key(event, k) {
    const { segments } = this.project.state;
    const { seconds } = segments[k];
    const by = (step) => this.project.changeSegment(k, { seconds: round((seconds ?? this.lengths()[k]) + step) }, `seconds${k}`);
    const to = (index) => {
      const place = Math.min(Math.max(index, 0), segments.length - 1);
      this.project.change({ selected: place }, "");
    };
    const keys = {
      Enter: () => this.app.edit(k), Delete: () => this.project.remove(k), Backspace: () => this.project.remove(k),
      ",": () => by(-0.5), ".": () => by(0.5), ArrowLeft: () => (event.altKey ? this.project.move(k, k - 1) : to(k - 1)),
      ArrowRight: () => (event.altKey ? this.project.move(k, k + 1) : to(k + 1)),
    };
    if (!keys[event.key] || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  }

  /** The stretch under the playhead where it is the selected one, else the selected one in the middle. */
  split() {
    const { selected } = this.project.state;
    const lengths = this.lengths();
    const start = lengths.slice(0, selected).reduce((a, b) => a + b, 0);
    const share = this.app.isCurrent() ? (this.app.player.time - start) / lengths[selected] : 0.5;
    this.project.split(selected, share > 0.1 && share < 0.9 ? share : 0.5);
  }

  scrub(event) {
    const seek = (moving) => {
      const seconds = (moving.clientX - this.scale.getBoundingClientRect().left) / this.pixels;
      this.app.player.pause();
      this.app.player.seek(this.app.isCurrent() ? seconds : (seconds / this.end) * this.app.player.end);
    };
    seek(event);
    const stop = () => {
      window.removeEventListener("pointermove", seek);
      window.removeEventListener("pointerup", stop);
    };
    window.addEventListener("pointermove", seek);
    window.addEventListener("pointerup", stop);
    event.preventDefault();
  }

  tick() {
    const { player } = this.app;
    this.head.hidden = !player || !this.app.isCurrent();
    if (!this.head.hidden) this.head.style.transform = `translateX(${Math.min(player.time, this.end) * this.pixels}px)`;
  }
}
