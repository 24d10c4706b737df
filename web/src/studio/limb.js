// One limb of the chosen motion made anew: which, what it does, and when. All else of the motion stays, to the bit.

import { button, element } from "../dom.js";

/** @type {[string, string][]} a part of the body as the server calls it, and something that it could do */
export const PARTS = [
  ["right arm", "waves"], ["left arm", "points forward"], ["arms", "claps"], ["right leg", "kicks"], ["left leg", "stamps"],
  ["legs", "marches in place"], ["head", "nods"], ["trunk", "bows"], ["upper body", "throws a ball"],
];
const LEAST_S = 0.7; // shorter, nothing can be seen
const SHOWN_CHARACTERS = 22; // of a stretch's text

const shortened = (text) => (text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS - 1).trimEnd()}…` : text);

export class Limb {
  constructor(app) {
    this.app = app;
    this.project = app.project;
    const change = (values, kind) => this.project.change({ limb: { ...this.project.state.limb, ...values } }, kind);
    this.part = element("select", { "aria-label": "Part of the body", onchange: () => change({ part: this.part.value }) },
      ...PARTS.map(([name]) => element("option", { value: name }, name)));
    this.text = element("input", { type: "text", maxlength: 1000, "aria-label": "What it does", oninput: () => change({ text: this.text.value }, "limb text") });
    this.where = element("select", { "aria-label": "When", onchange: () => this.chooseWhere(change) });
    const bound = (name, label) => element("input", { type: "number", min: 0, step: 0.1, "aria-label": label,
      onchange: (event) => change({ [name]: Math.max(0, Number(event.target.value) || 0) }) });
    this.from = bound("from", "From second");
    this.to = bound("to", "To second");
    this.between = element("span", { class: "between" }, "from", this.from, "to", this.to, "s");
    this.go = button("Change this limb, all else stays", { text: "Change it", key: "Enter", class: "go small", onclick: () => this.make() });
    this.said = element("p", { class: "hint", role: "status" });
    this.node = element("details", { class: "limb" },
      element("summary", { title: "One limb does something else, all other joints stay as they are  (A)" }, "Change a limb"),
      element("div", { class: "limb-row" }, "The", this.part, this.text),
      element("div", { class: "limb-row" }, this.where, this.between, this.go),
      this.said);
    this.node.addEventListener("keydown", (event) => {
      const { target } = event;
      if (event.key !== "Enter" || !(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
      event.preventDefault();
      event.stopPropagation(); // Ctrl Enter here is not the whole text again
      target.blur(); // a number is taken over first
      this.make();
    });
    this.project.addEventListener("change", () => this.refresh());
    this.refresh();
  }

  open() {
    this.node.open = true;
    this.text.focus();
    this.text.select();
  }

  /** Stretches of the chosen clip, [] where it is one. */
  get stretches() {
    const parts = this.app.chosenClip?.segments ?? [];
    return parts.length > 1 ? parts : [];
  }

  chooseWhere(change) {
    const { where } = this;
    // Seconds begin as those of what was chosen before.
    change(where.value === "time" ? { where: "time", from: this.span.from, to: this.span.to } : { where: where.value });
  }

  /** Seconds of the clip that change. */
  get span() {
    const { limb } = this.project.state;
    const end = this.app.chosenClip?.seconds ?? 0;
    const stretch = this.stretches[Number(limb.where)];
    if (limb.where === "time") return { from: Math.min(limb.from, end), to: Math.min(limb.to || end, end) };
    if (limb.where !== "all" && stretch) return { from: stretch.start_s, to: stretch.end_s };
    return { from: 0, to: end };
  }

  refresh() {
    const { limb } = this.project.state;
    this.part.value = limb.part;
    if (this.text.value !== limb.text) this.text.value = limb.text;
    this.text.placeholder = PARTS.find(([name]) => name === limb.part)?.[1] ?? "";
    const wheres = [["all", "in all of it"], ...this.stretches.map(({ text }, k) => [String(k), `in ${k + 1}: ${shortened(text)}`]), ["time", "in these seconds"]];
    const asked = JSON.stringify(wheres);
    if (asked !== this.listed) {
      this.listed = asked; // rebuilt, it would close under the pointer
      this.where.replaceChildren(...wheres.map(([value, text]) => element("option", { value }, text)));
    }
    this.where.value = wheres.some(([value]) => value === limb.where) ? limb.where : "all";
    this.between.hidden = limb.where !== "time";
    const { from, to } = this.span;
    if (document.activeElement !== this.from) this.from.value = from.toFixed(1);
    if (document.activeElement !== this.to) this.to.value = to.toFixed(1);
    this.go.disabled = !this.app.chosenClip || Boolean(this.app.job) || this.app.offline;
    this.say("");
  }

  say(text) {
    if (this.said.textContent !== text) this.said.textContent = text;
  }

  make() {
    const { app } = this;
    const clip = app.chosenClip;
    if (!clip || this.go.disabled) return;
    const { part, text } = this.project.state.limb;
    const { from, to } = this.span;
    const said = text.trim();
    if (!said) {
      this.say(`Say what the ${part} does, such as “${this.text.placeholder}”.`);
      return this.text.focus();
    }
    if (to - from < LEAST_S) return this.say(`Give it ${LEAST_S} seconds or more: from ${from.toFixed(1)} to ${to.toFixed(1)} is too short.`);
    const edit = { clip: clip.hash, part, start: Math.round(from * clip.fps), stop: Math.min(Math.round(to * clip.fps), clip.frames) };
    const { variants, source, seed } = this.project.state;
    app.make({ prompt: said, edit, variants, source, seed }, app.shownText ?? null);
  }
}
