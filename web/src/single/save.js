// The dialog that saves the motion, or the part of it that was chosen, as a file of the browser's downloads.

import { button, dialog, element } from "../dom.js";
import { bvh } from "./bvh.js";
import { cut, fileName } from "./clip.js";
import { glb } from "./glb.js";
import { npz } from "./npz.js";

/** @type {[string, string, string, (clip: any) => BlobPart[], string][]} */
const FORMATS = [
  [".glb", "GLB", "the figure and the motion: Blender, Godot, three.js, any viewer", glb, "model/gltf-binary"],
  [".bvh", "BVH", "bones only: any animation program", bvh, "text/plain"],
  [".npz", "NPZ", "numbers: Python, kinoflow", npz, "application/octet-stream"],
];
const KEPT_MS = 10_000; // for which a download may still be read

export class Save {
  constructor(page, viewer) {
    this.page = page;
    this.viewer = viewer;
    this.which = element("select", { "aria-label": "Motion to save", hidden: page.clips.length === 1, onchange: () => this.refresh() },
      ...page.clips.map((clip, k) => element("option", { value: k }, [k + 1, clip.label || clip.caption].join("  "))));
    this.part = element("p", { class: "part" });
    this.whole = button("Take the whole motion", { text: "Take the whole motion", class: "plain", onclick: () => this.takeWhole() });
    const rows = FORMATS.map(([suffix, name, use]) => element("div", { class: "format" },
      button(`Save as ${name}`, { text: name, class: "primary", onclick: () => this.save(suffix) }), element("span", {}, use)));
    const note = "From this page joints are within 0.1 mm. Every other format, and your own characters: kinoflow convert.";
    this.node = dialog("Save the motion", [element("div", { class: "what" }, this.which, this.part, this.whole), ...rows, element("p", { class: "note" }, note)]);
  }

  open() {
    this.which.value = String(this.viewer.selected ?? 0);
    this.refresh();
    this.node.showModal();
  }

  get chosen() {
    return this.page.clips[Number(this.which.value)];
  }

  get span() {
    const { player } = this.viewer;
    const end = (this.chosen.frames - 1) / this.chosen.fps;
    return { from: Math.min(player.from, end), to: Math.min(player.to, end) };
  }

  takeWhole() {
    const { player } = this.viewer;
    player.setPart(0, player.end);
    this.refresh();
  }

  refresh() {
    const { isWhole } = this.viewer.player;
    const { from, to } = this.span;
    this.part.textContent = isWhole
      ? `All of it, ${to.toFixed(2)} s. Drag the ends of the time line for a part.`
      : `The part from ${from.toFixed(2)} to ${to.toFixed(2)} s.`;
    this.whole.hidden = isWhole;
  }

  save(suffix) {
    const format = FORMATS.find(([known]) => known === suffix);
    if (!format) return;
    const [, , , write, type] = format;
    const clip = cut(this.chosen, this.span);
    const url = URL.createObjectURL(new Blob(write(clip), { type }));
    const link = element("a", { href: url, download: fileName(clip, this.viewer.player.isWhole) + suffix });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
  }
}
