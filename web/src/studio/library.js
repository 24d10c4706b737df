// All authored actions, to search, play and take into the text.

import { button, element, within } from "../dom.js";
import { icon } from "../icons.js";
import * as api from "./api.js";

const words = (text) => text.toLowerCase().split(/[^a-z0-9]+/).filter(Boolean);
const title = (text) => text[0].toUpperCase() + text.slice(1).replaceAll("_", " ").replaceAll("-", " ");

export class Library {
  constructor(app) {
    this.app = app;
    this.search = element("input", {
      type: "search", placeholder: "Search actions", "aria-label": "Search actions", autocomplete: "off",
      oninput: () => this.filter(),
      onkeydown: (event) => {
        if (event.key === "Escape") { this.search.value = ""; this.filter(); this.search.blur(); }
        if (event.key === "ArrowDown") { event.preventDefault(); this.shown()[0]?.focus(); }
        if (event.key === "Enter") this.shown()[0]?.click();
      },
    });
    this.count = element("p", { class: "hint", role: "status" });
    this.list = element("div", { class: "actions" }, element("p", { class: "hint" }, "Loading the library …"));
    this.settings = element("div", { class: "action-settings", hidden: true });
    this.node = element("section", { class: "page library", "aria-label": "Library", hidden: true },
      this.search, this.count, this.settings, this.list);
    /** @type {{node: HTMLElement, row: HTMLElement, action: import("./api.js").Schemas["LibraryAction"], words: string[]}[]} */
    this.rows = [];
    this.list.addEventListener("keydown", (event) => this.key(event));
  }

  async open() {
    if (this.loaded) return;
    try {
      const { actions } = await api.library();
      this.fill(actions);
      this.loaded = true;
    } catch (error) {
      this.list.replaceChildren(element("p", { class: "hint" }, error.message),
        button("Try again", { text: "Try again", class: "ghost", onclick: () => this.open() }));
    }
  }

  fill(actions) {
    this.total = actions.length;
    const groups = Map.groupBy ? Map.groupBy(actions, ({ group }) => group) : grouped(actions);
    this.rows = [];
    const sections = [...groups].sort(([a], [b]) => a.localeCompare(b)).map(([group, members]) => {
      const rows = members.map((action) => {
        const row = button(`Play ${action.name}`, { text: action.name, class: "action-row", onclick: () => this.play(action) });
        const take = button(`Take "${action.name}" into the text`, { html: icon("plus"), class: "icon", tabindex: -1, onclick: () => this.app.take(action.name) });
        const node = element("div", { class: "action-line" }, row, take);
        this.rows.push({ node, row, action, words: words(`${action.name} ${action.group} ${action.leaf}`) });
        return node;
      });
      const count = element("small", {}, String(members.length));
      return element("details", { open: true }, element("summary", {}, title(group), count), ...rows);
    });
    this.list.replaceChildren(...sections);
    this.filter();
  }

  filter() {
    if (!this.rows.length) return;
    const wanted = words(this.search.value);
    let found = 0;
    for (const row of this.rows) {
      const fits = wanted.every((word) => row.words.some((known) => known.startsWith(word)));
      row.node.hidden = !fits;
      found += fits;
    }
    for (const section of this.list.querySelectorAll("details")) {
      const count = section.querySelectorAll(".action-line:not([hidden])").length;
      section.hidden = !count;
      within(section, "summary small").textContent = String(count);
      if (wanted.length) section.open = true;
    }
    this.count.textContent = wanted.length
      ? found ? `${found} of ${this.total} actions` : "No action is called that. Describe it instead: words are read by their meaning."
      : `${this.total} actions. Click to play, + to take into the text.`;
  }

  shown() {
    return [...this.list.querySelectorAll(".action-line:not([hidden]) .action-row")].filter((row) => row.offsetParent);
  }

  key(event) {
    const rows = this.shown();
    const at = rows.findIndex((row) => row === document.activeElement);
    if (at < 0) return;
    if (event.key === "ArrowDown") rows[Math.min(at + 1, rows.length - 1)].focus();
    else if (event.key === "ArrowUp") (at ? rows[at - 1] : this.search).focus();
    else if (event.key === "+") this.app.take(this.rows.find(({ row }) => row === rows[at])?.action.name);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  async play(action, settings = {}, seed = 0) {
    for (const row of this.rows) row.row.setAttribute("aria-current", String(row.action === action));
    this.showSettings(action, settings, seed);
    this.asked = [action, settings, seed];
    const asked = this.asked;
    try {
      const clip = await api.perform({ action: action.name, settings, seed });
      if (this.asked === asked) await this.app.showClips([clip], { clip: clip.hash });
    } catch (error) {
      if (this.asked === asked) this.app.complain(error);
    }
  }

  showSettings(action, settings, seed) {
    const again = (name, value) => {
      const next = { ...settings };
      if (value === "") delete next[name];
      else next[name] = value;
      this.play(action, next, seed);
    };
    const inputs = action.parameters.map(({ name, values }) => {
      const range = /^(-?[\d.]+) to (-?[\d.]+)/.exec(values);
      const input = range
        ? element("input", { type: "number", min: range[1], max: range[2], step: "any", placeholder: "any", value: settings[name] ?? "" })
        : element("select", {}, element("option", { value: "" }, "any"),
          ...values.split("|").map((value) => element("option", { value, selected: settings[name] === value }, value)));
      input.addEventListener("change", () => again(name, input.value));
      return element("label", { title: values }, name.replaceAll("_", " "), input);
    });
    this.settings.hidden = false;
    this.settings.replaceChildren(element("b", {}, action.name), ...inputs,
      button("Another performance", { html: icon("dice"), text: "Another", class: "ghost small", onclick: () => this.play(action, settings, seed + 1) }));
  }
}

function grouped(actions) {
  const groups = new Map();
  for (const action of actions) groups.set(action.group, [...(groups.get(action.group) ?? []), action]);
  return groups;
}
