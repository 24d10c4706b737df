// What was made before.

import { button, element } from "../dom.js";
import * as api from "./api.js";

const WORDS = { queued: "waits", running: "is being made", failed: "could not be made", cancelled: "cancelled" };

export class Made {
  constructor(app) {
    this.app = app;
    this.list = element("div", { class: "made-list" });
    this.node = element("section", { class: "page made", "aria-label": "Made before", hidden: true }, this.list);
  }

  open() {
    this.refresh();
  }

  async refresh() {
    if (this.node.hidden) return;
    try {
      const { generations } = await api.generations();
      const rows = generations.map((one) => this.row(one));
      const empty = element("p", { class: "hint" }, "Nothing was made yet. What you make stays here, also after the studio was closed.");
      this.list.replaceChildren(...(rows.length ? rows : [empty]));
    } catch (error) {
      this.list.replaceChildren(element("p", { class: "hint" }, error.message));
    }
  }

  /** @param {import("./api.js").Schemas["Generation"]} generation */
  row(generation) {
    const { request, clips, status, created, problem } = generation;
    const said = (request.segments ?? [{ text: request.prompt }]).map((segment) => segment.text).join(" → ");
    const text = request.edit?.part ? `${request.edit.part}: ${said}` : said;
    const when = new Date(created * 1000).toLocaleString([], { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" });
    const facts = status === "done" ? `${clips.length} × ${clips[0]?.seconds.toFixed(1)} s` : (problem?.detail ?? WORDS[status]);
    const row = button(text, { class: "made-row", disabled: !clips.length, onclick: () => this.app.open(generation) });
    row.append(element("span", {}, text), element("small", {}, `${when} · ${facts}`));
    return row;
  }
}
