// Panels, buttons, keys and labels around a Viewer.

import { Vector3 } from "three";
import { button, dialog, element } from "./dom.js";
import { icon } from "./icons.js";
import { LONGEST_ROW } from "./layout.js";
import { LEFT, RIGHT } from "./palette.js";
import { SPEEDS } from "./player.js";

const BODIES = ["body", "both", "bones"];
const NARROW_LABEL_PX = 62; // a label that says "seed 3"
const WIDE_LABEL_PX = 130; // one that has a sentence
const LEFT_FOOT = 0b0101; // contact bits: left ankle, right ankle, left toes, right toes
const RIGHT_FOOT = 0b1010;

const WRITING = "input:not([type=range]), textarea, select, [contenteditable]"; // keys are letters there

const SHORTCUTS = [
  ["Space", "play, pause"], ["← →", "one frame"], ["Shift ← →", "half a second"], ["↑ ↓", "speed"], ["Home End", "first, last frame"],
  ["1 2 3 4", "perspective, front, side, top"], ["R", "see everything"], ["F", "follow"], ["B", "body, both, bones"],
  ["P", "path"], ["C", "foot contacts"], ["L", "loop"], ["I", "details"], ["H", "hide the panels"],
];

const seconds = (value) => value.toFixed(2);

export class Interface {
  /** `onLayout` is called when the panels take another part of the window. */
  constructor(root, page, viewer, onLayout, shortcuts = []) {
    this.root = root;
    this.page = page;
    this.viewer = viewer;
    this.player = viewer.player;
    this.onLayout = onLayout;
    this.shortcuts = shortcuts;
    /** @type {string} */
    this.facts;
    /** @type {HTMLElement[]} */
    this.labels;
    /** @type {HTMLHeadingElement} */
    this.heading;
    /** @type {HTMLParagraphElement} */
    this.subheading;
    /** @type {HTMLButtonElement} */
    this.playButton;
    /** @type {HTMLButtonElement} */
    this.loopButton;
    /** @type {HTMLInputElement} */
    this.range;
    /** @type {HTMLCanvasElement} */
    this.lanes;
    /** @type {HTMLOutputElement} */
    this.clock;
    /** @type {HTMLOutputElement} */
    this.frame;
    /** @type {HTMLSelectElement} */
    this.speed;
    /** @type {HTMLDialogElement} */
    this.details;
    this.actions = this.makeActions();
    this.sameCaption = page.clips.every((clip) => clip.caption === page.clips[0].caption);
    this.panels = [this.makeLabels(), this.makeHeader(), this.makeViewPanel(), this.makeTransport(), this.makeDetails()];
    root.append(...this.panels);
    this.removal = new AbortController();
    const { signal } = this.removal;
    this.player.addEventListener("change", () => this.refresh(), { signal });
    viewer.addEventListener("change", () => this.refresh(), { signal });
    window.addEventListener("keydown", (event) => this.key(event), { signal });
    // A button clicked with the mouse does not keep the focus, so that Space goes on meaning play.
    root.addEventListener("click", (event) => event.detail > 0 && document.activeElement?.blur(), { signal });
  }

  makeActions() {
    const { viewer, player } = this;
    const toggle = (name) => () => viewer.setOptions({ [name]: !viewer.options[name] });
    const nextBody = () => viewer.setOptions({ body: BODIES[(BODIES.indexOf(viewer.options.body) + 1) % BODIES.length] });
    return {
      " ": () => player.toggle(), ArrowLeft: () => player.step(-1), ArrowRight: () => player.step(1),
      "shift+ArrowLeft": () => player.seek(player.time - 0.5), "shift+ArrowRight": () => player.seek(player.time + 0.5),
      ArrowUp: () => player.changeSpeed(1), ArrowDown: () => player.changeSpeed(-1),
      Home: () => player.seek(0), End: () => player.seek(player.end),
      1: () => viewer.setView("perspective"), 2: () => viewer.setView("front"), 3: () => viewer.setView("side"),
      4: () => viewer.setView("top"), r: () => viewer.setView(viewer.rig.view), f: () => viewer.setFollow(!viewer.rig.follow),
      b: nextBody, p: toggle("path"), c: toggle("contacts"), l: () => player.setLoop(!player.loop),
      i: () => this.toggleDetails(), "?": () => this.toggleDetails(), h: () => this.togglePanels(),
    };
  }

  /** Take the panels away, for those of other clips. */
  remove() {
    this.removal.abort();
    for (const panel of this.panels) panel.remove();
  }

  togglePanels() {
    this.root.classList.toggle("bare");
    this.onLayout();
  }

  /** Pixels at each edge that the panels cover, or that figures should keep away from. */
  insets() {
    const box = this.root.getBoundingClientRect();
    const { width, height } = box;
    // The card of a tool moves figures aside where it stands beside them, and up where it stands below.
    const card = this.root.querySelector(".tool-card:not([hidden])")?.getBoundingClientRect();
    const beside = card && card.width < width / 2 ? card.right - box.left + 12 : 0;
    const below = card && !beside ? box.bottom - card.top + 12 : 0;
    if (this.root.classList.contains("bare")) return { top: 24, bottom: Math.max(24, below), left: Math.max(24, beside), right: 24 };
    const header = this.root.querySelector("header").getBoundingClientRect();
    const footer = this.root.querySelector("footer").getBoundingClientRect();
    const side = Math.min(60, width * 0.06);
    // Several rows of figures reach up to the panel on the right; one row stays below it.
    const panel = this.page.clips.length > LONGEST_ROW ? this.root.querySelector(".view-panel").offsetWidth : 0;
    return { top: header.bottom - box.top + 24, bottom: Math.max(box.bottom - footer.top + 12, below), left: Math.max(side, beside), right: Math.max(panel, side) };
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest(WRITING)) return;
    if (document.querySelector("dialog[open]") && !this.details.open) return; // it belongs to somebody else
    if (event.key === " " && document.activeElement instanceof HTMLButtonElement) return; // reached with Tab: press it
    const shifted = event.shiftKey && event.key.startsWith("Arrow");
    const name = shifted ? `shift+${event.key}` : event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const action = this.actions[name];
    if (!action) return;
    if (this.details.open && !["i", "?"].includes(name)) return; // the dialog has its own keys
    event.preventDefault();
    action();
  }

  makeHeader() {
    const clips = this.page.clips;
    const facts = [
      clips.length > 1 ? `${clips.length} clips` : null,
      `${seconds(Math.max(...clips.map((clip) => clip.frames / clip.fps)))} s`,
      `${Math.round(this.player.fps * 100) / 100} fps`,
      clips.length === 1 ? clips[0].label : null,
    ];
    this.facts = facts.filter(Boolean).join("  ·  ");
    this.heading = element("h1");
    this.subheading = element("p", { class: "facts" });
    return element("header", {}, this.heading, this.subheading);
  }

  refreshHeader() {
    const { page, viewer } = this;
    const clip = page.clips[viewer.selected];
    this.heading.textContent = (clip && clip.caption) || page.title;
    this.subheading.textContent = clip ? `${viewer.selected + 1} of ${page.clips.length}  ·  ${clip.label}` : this.facts;
  }

  makeViewPanel() {
    const { viewer } = this;
    const segment = (name, choices, choose) =>
      element("div", { class: "segments", role: "group", "aria-label": name, "data-group": name },
        ...choices.map(([value, text, key]) => button(text, { text, key, "data-value": value, onclick: () => choose(value) })));
    /** @type {[string, string, string, () => void][]} */
    const switches = [["follow", "Follow", "F", this.actions.f], ["path", "Path", "P", this.actions.p], ["contacts", "Contacts", "C", this.actions.c]];
    const panel = element("div", { class: "view-panel", id: "view-panel" },
      segment("view", [["perspective", "Free", "1"], ["front", "Front", "2"], ["side", "Side", "3"], ["top", "Top", "4"]],
        (view) => viewer.setView(view)),
      segment("body", BODIES.map((body) => [body, body[0].toUpperCase() + body.slice(1), "B"]),
        (body) => viewer.setOptions({ body })),
      element("div", { class: "switches" },
        ...switches.map(([name, text, key, action]) => button(text, { text, key, class: "switch", "data-switch": name, onclick: action }))));
    const open = () => this.root.classList.toggle("view-open");
    return element("aside", {},
      element("div", { class: "corner" },
        button("View options", { html: icon("view"), class: "round view-button", "aria-controls": "view-panel", onclick: open }),
        button("Details and keys", { html: icon("info"), key: "I", class: "round", onclick: this.actions.i })),
      panel);
  }

  makeLabels() {
    const { viewer, page } = this;
    this.labels = page.clips.map((clip, k) => {
      const lines = this.sameCaption ? [clip.label] : [clip.caption, clip.label];
      const [first, second] = lines.filter(Boolean);
      const number = element("b", {}, k + 1);
      const label = button(`Select ${lines.filter(Boolean).join(", ")}`, { class: "label", onclick: () => viewer.select(k) });
      label.append(element("span", {}, first ?? ""), ...(second ? [element("small", {}, second)] : []), number);
      return label;
    });
    return element("div", { class: "labels", hidden: page.clips.length === 1 }, ...this.labels);
  }

  makeTransport() {
    const { player, actions } = this;
    this.playButton = button("Play", { html: icon("play"), key: "Space", class: "round play", onclick: actions[" "] });
    this.range = element("input", {
      type: "range", min: 0, max: player.end || 1, step: "any", value: 0, "aria-label": "Time",
      oninput: (event) => { player.playing = false; player.seek(Number(event.target.value)); },
    });
    this.lanes = element("canvas", { class: "lanes", title: "Foot contacts: left above, right below", "aria-hidden": "true" });
    this.clock = element("output", { class: "clock" });
    this.frame = element("output", { class: "frame" });
    this.speed = element("select", { title: "Speed  (↑ ↓)", "aria-label": "Speed", onchange: (event) => {
      player.setSpeed(Number(event.target.value));
      event.target.blur();
    } }, ...SPEEDS.map((speed) => element("option", { value: speed }, `${speed}×`)));
    this.loopButton = button("Loop", { html: icon("loop"), key: "L", class: "round", onclick: actions.l });
    return element("footer", {},
      element("div", { class: "buttons" },
        button("Previous frame", { html: icon("back"), key: "←", class: "round", onclick: actions.ArrowLeft }),
        this.playButton,
        button("Next frame", { html: icon("forward"), key: "→", class: "round", onclick: actions.ArrowRight })),
      element("div", { class: "track" }, this.range, this.lanes),
      element("div", { class: "now" }, this.clock, this.frame), element("div", { class: "buttons end" }, this.speed, this.loopButton));
  }

  makeDetails() {
    const table = (rows) => element("dl", {}, ...rows.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, String(value))]));
    const several = this.page.clips.length > 1;
    const clips = this.page.clips.map((clip) => element("section", {},
      element("h2", {}, (several && this.sameCaption ? clip.label : clip.caption) || "Motion"),
      table([["frames", `${clip.frames} at ${Math.round(clip.fps * 100) / 100} fps`], ...Object.entries(clip.details)])));
    const keys = element("section", { class: "keys" }, element("h2", {}, "Keys"),
      element("dl", {}, ...[...this.shortcuts, ...SHORTCUTS].flatMap(([key, meaning]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, meaning)])));
    this.details = dialog("Details and keys", [...clips, keys]);
    return this.details;
  }

  toggleDetails(open = !this.details.open) {
    if (open && !this.details.open) this.details.showModal();
    else if (!open && this.details.open) this.details.close();
  }

  /** Buttons follow the state, whoever changed it. */
  refresh() {
    const { player, viewer } = this;
    this.playButton.innerHTML = icon(player.playing ? "pause" : "play");
    this.playButton.setAttribute("aria-label", player.playing ? "Pause" : "Play");
    this.speed.value = String(player.speed);
    this.loopButton.setAttribute("aria-pressed", player.loop);
    const chosen = { view: viewer.rig.view, body: viewer.options.body };
    for (const [group, value] of Object.entries(chosen)) {
      for (const node of this.root.querySelectorAll(`[data-group=${group}] button`)) {
        node.setAttribute("aria-pressed", node.dataset.value === value);
      }
    }
    const on = { follow: viewer.rig.follow, path: viewer.options.path, contacts: viewer.options.contacts };
    for (const node of this.root.querySelectorAll("[data-switch]")) node.setAttribute("aria-pressed", on[node.dataset.switch]);
    this.labels.forEach((label, k) => label.setAttribute("aria-pressed", String(viewer.selected === k)));
    this.refreshHeader();
    this.drawLanes();
    this.tick();
  }

  /** What changes with every picture: clock, scrubber, places of the labels. */
  tick() {
    const { player } = this;
    this.range.value = player.time;
    this.range.style.setProperty("--played", String(player.end ? player.time / player.end : 0));
    this.clock.textContent = `${seconds(player.time)} / ${seconds(player.end)} s`;
    this.frame.textContent = `frame ${player.frame}`;
    if (this.page.clips.length > 1) this.placeLabels();
  }

  placeLabels() {
    const { camera, size } = this.viewer.rig;
    this.tightenLabels();
    // Above the head or, seen from the top, beside the body: whichever is higher on the screen.
    const behind = new Vector3().setFromMatrixColumn(camera.matrixWorld, 1).setY(0).multiplyScalar(0.6);
    this.viewer.figures.forEach((figure, k) => {
      const foot = figure.pelvis.clone().setY(0).add(figure.group.position);
      const point = foot.clone().setY(figure.topHeight + 0.12).project(camera);
      const top = Math.max(point.y, foot.add(behind).project(camera).y);
      const [x, y] = [((point.x + 1) / 2) * size.width, ((1 - top) / 2) * size.height];
      const label = this.labels[k];
      label.style.visibility = point.z < 1 ? "visible" : "hidden";
      label.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, -100%)`;
    });
  }

  // Where figures stand too close for sentences, numbers take their place.
  tightenLabels() {
    const { camera, size } = this.viewer.rig;
    const room = this.sameCaption ? NARROW_LABEL_PX : WIDE_LABEL_PX;
    const across = this.viewer.figures.map(({ group }) => (group.position.clone().project(camera).x * size.width) / 2);
    const nearest = Math.min(...across.slice(1).map((x, k) => Math.abs(x - across[k])));
    this.root.classList.toggle("tight", nearest < room);
  }

  drawLanes() {
    const clip = this.page.clips[this.viewer.selected ?? 0];
    const { lanes, player } = this;
    const scale = Math.min(window.devicePixelRatio, 2);
    const [width, height] = [lanes.clientWidth * scale, lanes.clientHeight * scale];
    if (!width || !player.end) return;
    Object.assign(lanes, { width, height });
    const context = lanes.getContext("2d");
    if (!context) return;
    const frameWidth = width / (player.end * clip.fps);
    /** @type {[number, number, string][]} */
    const rows = [[0, LEFT_FOOT, LEFT], [1, RIGHT_FOOT, RIGHT]];
    for (const [row, bits, colour] of rows) {
      context.fillStyle = colour;
      clip.contacts.forEach((contact, t) => {
        if (contact & bits) context.fillRect((t - 0.5) * frameWidth, row * height * 0.6, frameWidth + 0.5, height * 0.4);
      });
    }
  }
}
