// The right panel: the variants with their numbers, and saving the chosen one.

import { button, element, within } from "../dom.js";
import { icon } from "../icons.js";
import * as api from "./api.js";
import { Limb } from "./limb.js";

const TARGETS = [["mixamo", "Mixamo"], ["ue5", "Unreal Engine 5"], ["unity", "Unity"], ["vrm", "VRM"], ["rigify", "Blender Rigify"]];
const FIRST = [".glb", ".fbx", ".bvh", ".npz"];
const NAMES = {
  ".glb": "GLB", ".fbx": "FBX", ".bvh": "BVH", ".npz": "NPZ", ".vrma": "VRMA", ".vrm": "VRM", ".html": "Page", ".png": "Film strip", ".mp4": "Video", ".gif": "GIF",
};
const FOR = {
  ".glb": "Blender, Godot, three.js, any viewer; with the mannequin", ".fbx": "Unreal, Unity, Maya, MotionBuilder; with the mannequin",
  ".bvh": "any animation program; bones only", ".npz": "Python; kinoflow, AMASS readers",
  ".vrma": "plays on any VRM model", ".vrm": "your character with the motion", ".html": "one file that plays the motion in any browser", ".png": "ten pictures in one",
  ".mp4": "takes up to a minute", ".gif": "takes up to a minute",
};

export class Variants {
  constructor(app) {
    this.app = app;
    this.list = element("div", { class: "variant-list" });
    this.limb = new Limb(app);
    this.alone = button("Show the chosen one alone", { text: "Alone", key: "O", class: "ghost small", onclick: () => app.toggleAlone() });
    this.heading = element("div", { class: "heading" }, element("h2", {}, "Variants"), this.alone);
    this.options = {
      in_place: this.check("In place", "Without travelling over the floor"),
      mirror: this.check("Mirrored", "Left and right exchanged"),
      root_motion: this.check("Root motion", "A joint on the floor carries the travel, as game engines want it"),
      loop: this.check("Loop", "The part that repeats best, closed, so that it can play without end"),
    };
    this.fps = element("select", { "aria-label": "Frames per second", onchange: () => this.keep() },
      ...[["", "30 fps"], ["24", "24 fps"], ["25", "25 fps"], ["60", "60 fps"], ["120", "120 fps"]].map(([value, text]) => element("option", { value }, text)));
    this.file = element("input", { type: "file", accept: ".glb,.vrm,.fbx", hidden: true, onchange: () => {
      this.app.sendCharacter(this.file.files?.[0]);
      this.file.value = "";
    } });
    this.target = element("select", { "aria-label": "Written for", onchange: () => this.chooseTarget() });
    this.characters = [];
    this.saving = element("div", { class: "formats" });
    this.said = element("p", { class: "hint", role: "status", "aria-live": "polite" });
    this.licence = element("p", { class: "hint licence" });
    this.node = element("aside", { class: "side right", "aria-label": "Variants and saving" },
      this.heading, this.list, this.limb.node,
      element("h2", {}, "Save"),
      element("label", { class: "target" }, "For", this.target), this.file,
      element("div", { class: "save-options" }, ...Object.values(this.options).map(({ node }) => node), this.fps),
      this.saving, this.said, this.licence);
  }

  check(text, label) {
    const input = element("input", { type: "checkbox", onchange: () => this.keep() });
    return { node: element("label", { class: "check", title: label }, input, text), input };
  }

  /** What is chosen for saving belongs to the project: it is undone as everything is. */
  keep() {
    const saving = Object.fromEntries(Object.entries(this.options).map(([name, { input }]) => [name, input.checked]));
    this.app.project.change({ saving: { ...saving, fps: this.fps.value } });
  }

  refreshSaving() {
    const { saving } = this.app.project.state;
    for (const [name, { input }] of Object.entries(this.options)) input.checked = Boolean(saving[name]);
    this.fps.value = saving.fps ?? "";
    this.refreshFormats();
  }

  fillTargets() {
    const chosen = this.app.project.state.target;
    const option = (value, text) => element("option", { value, selected: value === chosen }, text);
    const own = this.characters.map(({ hash, name, suffix }) => option(`character ${hash} ${suffix}`, name));
    this.target.replaceChildren(
      option("", "The mannequin"),
      element("optgroup", { label: "Joint names of" }, ...TARGETS.map(([value, text]) => option(`profile ${value}`, text))),
      element("optgroup", { label: "Your own character" }, ...own, option("new", "Choose a file, .glb, .vrm or .fbx …")));
    this.refreshFormats();
  }

  chooseTarget() {
    if (this.target.value === "new") {
      this.fillTargets();
      this.file.click();
    } else this.app.project.change({ target: this.target.value });
  }

  /** Kinds of file that go with what is written for. */
  refreshFormats() {
    const [kind, , suffix] = this.target.value.split(" ");
    const able = { "": (one) => one !== ".vrm", profile: (one) => [".glb", ".fbx"].includes(one), character: (one) => (suffix === ".fbx" ? [".glb", ".fbx"].includes(one) : one === suffix) }[kind] ?? (() => false);
    const withRoot = this.options.root_motion.input.checked;
    for (const node of this.saving.children) {
      const fits = able(node.dataset.suffix) && (!withRoot || (kind !== "character" && node.hasAttribute("data-root")));
      node.hidden = !fits;
      node.disabled = !this.app.chosenClip || node.hasAttribute("data-missing");
    }
  }

  setFormats(formats) {
    this.app.project.addEventListener("change", ({ before }) => before.saving !== this.app.project.state.saving && this.refreshSaving());
    const known = formats.filter(({ write }) => write).sort((a, b) => rank(a.suffix) - rank(b.suffix));
    this.saving.replaceChildren(...known.map(({ suffix, description, needs, root_motion: root }) => {
      const name = NAMES[suffix] ?? suffix.slice(1).toUpperCase();
      return button(needs ?? `${description}: ${FOR[suffix] ?? ""}`, {
        text: name, "aria-label": `Save as ${name}`, "data-missing": Boolean(needs), "data-root": root, class: FIRST.includes(suffix) ? "format" : "format minor",
        "data-suffix": suffix, onclick: () => this.save(suffix),
      });
    }));
    this.fillTargets();
    this.refreshSaving();
  }

  async save(suffix) {
    const clip = this.app.chosenClip;
    if (!clip) return;
    const name = NAMES[suffix] ?? suffix;
    const slow = [".mp4", ".gif"].includes(suffix);
    this.said.textContent = slow ? `Drawing the ${name} … this takes up to a minute` : `Writing ${name} …`;
    const options = { fps: this.fps.value };
    const [kind, value] = this.target.value.split(" ");
    if (kind) options[kind] = value;
    for (const [option, { input }] of Object.entries(this.options)) options[option] = input.checked;
    try {
      const { blob, name: file } = await api.file(clip.hash, suffix, options);
      const link = element("a", { href: URL.createObjectURL(blob), download: file });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      this.said.textContent = `Saved ${file} (${size(blob.size)})`;
    } catch (error) {
      this.said.textContent = error.message;
    }
  }

  /** `clips` as the server tells them; `chosen` is an index. */
  show(clips, chosen, alone) {
    const key = JSON.stringify([clips, chosen, alone]);
    if (key === this.shown) return; // built anew, the cards would lose the focus
    this.shown = key;
    const several = clips.length > 1;
    this.alone.hidden = !several;
    this.alone.setAttribute("aria-pressed", alone);
    within(this.heading, "h2").textContent = several ? "Variants" : "Motion";
    const focused = [...this.list.children].findIndex((card) => card === document.activeElement);
    this.list.replaceChildren(...clips.map((clip, k) => this.card(clip, k, k === chosen)));
    if (focused >= 0) this.list.children[Math.min(focused, clips.length - 1)]?.focus({ preventScroll: true });
    const clip = clips[chosen];
    this.limb.refresh();
    this.refreshFormats();
    this.licence.textContent = clip?.licence ? `Licence: ${clip.licence}` : "";
  }

  /** @param {import("./api.js").Schemas["Clip"]} clip @param {number} k @param {boolean} chosen */
  card(clip, k, chosen) {
    const { numbers } = clip;
    const rows = [
      ["lasts", `${clip.seconds.toFixed(2)} s`, "from its first frame to its last"],
      ["travels", `${numbers.distance_m.toFixed(2)} m`, "how far the hips end from where they began"],
      ["turns", `${Math.round(numbers.turn_deg)}°`, "positive to the left"],
      ["feet slide", `${numbers.foot_slide_mm_per_frame.toFixed(1)} mm`, "a frame, while they touch the floor; less is better"],
      ["floats", `${numbers.floating_mm.toFixed(0)} mm`, "above the floor; less is better"],
      ["sinks", `${numbers.penetration_mm.toFixed(0)} mm`, "into the floor; less is better"],
      ...(clip.met?.length ? [["off by", `${worstOf(clip.met).toFixed(1)} cm`, "how far it is, at worst, from the poses, places and path that are fixed"]] : []),
    ];
    const name = clip.seed === null ? clip.prompt || "Motion" : `Seed ${clip.seed}`;
    const card = element("button", {
      type: "button", class: "variant", "aria-pressed": chosen, "aria-label": `Variant ${k + 1}, ${name}, ${clip.seconds.toFixed(1)} seconds`,
      onclick: () => this.app.choose(k),
    },
    element("span", { class: "variant-head" }, element("b", {}, name), element("span", {}, `${clip.seconds.toFixed(1)} s`)),
    element("span", { class: "numbers", title: `${clip.frames} frames at ${clip.fps} a second; jerk ${numbers.jerk_m_per_s3.toFixed(0)} m/s³ (how abrupt it is; less is smoother)` }, ...rows.map(([label, value, means]) => element("span", { title: `${label}: ${means}` }, element("small", {}, label), value))),
    ...(clip.notes.length ? [element("span", { class: "notes" }, clip.notes.join("; "))] : []));
    return card;
  }
}

// Of a path what 95 % of the time keep to: corners are rounded.
function worstOf(met) {
  return Math.max(0, ...met.map((one) => one.worst_cm ?? one.error_cm ?? one.percentile_95_cm ?? 0));
}

const rank = (suffix) => {
  const at = Object.keys(NAMES).indexOf(suffix);
  return at < 0 ? 99 : at;
};
const size = (bytes) => (bytes > 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} kB`);
