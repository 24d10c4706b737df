// The left panel: what shall happen, how many variants, what was read, and how far it is.

import { button, element } from "../dom.js";
import { icon } from "../icons.js";
import * as api from "./api.js";
import { MOST_SEGMENTS } from "./project.js";

const EXAMPLES = [
  "A person does a cartwheel.", "two squats, then a jump", "waves with the left hand while walking", "plays the guitar",
];
const PLAN_DELAY_MS = 350;
const MOST_PLANS = 200;
const SOURCES = [["auto", "Automatic"], ["library", "Library"], ["network", "Network"]];
const SOURCE_MEANS = {
  auto: "Authored actions where the library has what you ask for, the network for the rest.",
  library: "Authored actions only. Free to use (CC0).",
  network: "The neural network: any sentence, but it knows few actions. For non-commercial use.",
};

export class Describe {
  constructor(app) {
    this.app = app;
    this.project = app.project;
    this.cards = [];
    /** @type {import("./api.js").Schemas["Plan"][]} */
    this.plans = []; // of the stretches that say something
    this.known = new Map(); // plans by what was asked
    this.list = element("div", { class: "segment-list" });
    this.examples = element("div", { class: "examples" },
      element("p", { class: "hint" }, "For example"),
      ...EXAMPLES.map((text) => button(text, { text, class: "chip", onclick: () => {
        this.project.changeSegment(0, { text });
        app.generate();
      } })));
    this.addButton = button("Add what happens next", { html: icon("plus"), text: "Then …", key: "N", class: "ghost", onclick: () => this.add() });
    this.variants = element("div", { class: "choice", role: "group", "aria-label": "Variants" },
      ...[1, 2, 3, 4].map((n) => button(`${n} ${n === 1 ? "variant" : "variants"}`, {
        text: String(n), "data-value": n, onclick: () => this.project.change({ variants: n }) })));
    this.seed = element("input", { type: "number", min: 0, max: 2 ** 53 - 1, step: 1, "aria-label": "Seed", onchange: (event) => {
      const seed = Math.max(0, Math.floor(Number(event.target.value) || 0));
      this.project.change({ seed: Math.min(seed, Number.MAX_SAFE_INTEGER - 16) });
    } });
    this.source = element("div", { class: "choice", role: "group", "aria-label": "Made by" },
      ...SOURCES.map(([value, text]) => button(SOURCE_MEANS[value], {
        text, "data-value": value, onclick: () => this.project.change({ source: value }) })));
    this.go = button("Make", { class: "primary", key: "Ctrl+Enter", onclick: () => app.generate() });
    this.progress = element("div", { class: "progress", role: "status", "aria-live": "polite" });
    this.readAs = element("div", { class: "read-as", "aria-live": "polite" });
    this.node = element("section", { class: "page describe", "aria-label": "Describe" },
      element("h2", {}, "What does the person do?"), this.list, this.addButton, this.examples,
      element("div", { class: "settings" },
        element("label", {}, "Variants", this.variants),
        element("label", {}, "Seed", element("span", { class: "with-button" }, this.seed,
          button("Another seed", { html: icon("dice"), class: "icon", onclick: () => {
            this.project.change({ seed: Math.floor(Math.random() * 1e6) });
          } }))),
        element("label", { class: "wide" }, "Made by", this.source)),
      this.go, this.progress, this.readAs);
    this.project.addEventListener("change", () => this.refresh());
    this.refresh();
  }

  add() {
    this.project.add();
    this.focus(this.project.state.selected);
  }

  focus(index) {
    const card = this.cards[index];
    if (!card) return;
    card.text.focus();
    card.text.setSelectionRange(card.text.value.length, card.text.value.length);
  }

  makeCard(index) {
    const text = element("textarea", {
      rows: 2, maxlength: 1000, spellcheck: true, "aria-label": `What happens, stretch ${index + 1}`,
      oninput: (event) => this.project.changeSegment(index, { text: event.target.value }, `text${index}`),
      onfocus: () => this.project.state.selected !== index && this.project.change({ selected: index }, ""),
    });
    const seconds = element("input", {
      type: "number", min: 0.7, max: 600, step: 0.1, placeholder: "auto", "aria-label": `Seconds of stretch ${index + 1}`,
      onchange: (event) => {
        const value = Number.parseFloat(event.target.value);
        this.project.changeSegment(index, { seconds: value > 0 ? Math.min(value, 600) : null });
      },
    });
    const node = element("div", { class: "card" }, text,
      element("div", { class: "row" },
        element("b", { class: "number", "aria-hidden": "true" }, String(index + 1)),
        element("label", { class: "seconds" }, seconds, "seconds"),
        button("Make this stretch again in another way", { html: icon("dice"), key: "M", class: "icon again", onclick: () => this.app.again(index) }),
        button("Split in two", { html: icon("split"), key: "S", class: "icon", onclick: () => this.project.split(index) }),
        button("Remove", { html: icon("bin"), class: "icon", onclick: () => this.project.remove(index) })));
    return { node, text, seconds };
  }

  refresh() {
    const { segments, selected, variants, seed, source } = this.project.state;
    while (this.cards.length > segments.length) this.cards.pop().node.remove();
    while (this.cards.length < segments.length) {
      const card = this.makeCard(this.cards.length);
      this.cards.push(card);
      this.list.append(card.node);
    }
    segments.forEach(({ text, seconds }, k) => {
      const card = this.cards[k];
      if (card.text.value !== text) card.text.value = text;
      const said = seconds === null ? "" : String(seconds);
      if (card.seconds.value !== said) card.seconds.value = said;
      card.node.classList.toggle("selected", k === selected && segments.length > 1);
      card.text.placeholder = k === 0 ? "A person walks forward, then waves with the left hand." : "What happens next";
    });
    this.list.classList.toggle("single", segments.length === 1);
    this.examples.hidden = Boolean(this.project.text);
    this.addButton.hidden = !segments[0].text.trim() || segments.length >= MOST_SEGMENTS;
    for (const [group, value] of [[this.variants, variants], [this.source, source]]) {
      for (const node of group.children) node.setAttribute("aria-pressed", node.dataset.value === String(value));
    }
    if (document.activeElement !== this.seed) this.seed.value = seed;
    this.refreshButton();
    this.askPlan();
  }

  refreshButton() {
    const { variants } = this.project.state;
    this.go.textContent = this.app.job ? "Making …" : variants === 1 ? "Make a motion" : `Make ${variants} variants`;
    this.go.disabled = Boolean(this.app.job) || !this.project.text || this.app.offline;
  }

  /** What the server reads, once nobody types any more; each stretch by itself, as it will be made. */
  askPlan() {
    const { source, segments } = this.project.state;
    const said = segments.filter(({ text }) => text.trim());
    const requests = said.map(({ text, seconds, rewrite }) => ({ prompt: text.trim(), duration_s: seconds, rewrite: rewrite ?? "rules" }));
    const asked = JSON.stringify([source, requests]);
    if (asked === this.asked) return;
    this.asked = asked;
    this.readAs.classList.add("stale");
    clearTimeout(this.timer);
    this.asking?.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    if (!said.length) {
      this.plans = [];
      this.readAs.classList.remove("stale");
      return this.readAs.replaceChildren();
    }
    this.timer = setTimeout(async () => {
      try {
        const plans = await Promise.all(requests.map((request) => this.planOf(request, signal)));
        if (this.asked !== asked) return;
        this.plans = plans;
        this.readAs.classList.remove("stale");
        this.showPlans(source);
        this.app.timeline.refresh();
      } catch (error) {
        if (error.name === "AbortError") return;
        this.plans = [];
        this.asked = null;
        this.readAs.replaceChildren(...(error.status === 0 ? [] : [element("p", { class: "hint" }, error.message)]));
      }
    }, PLAN_DELAY_MS);
  }

  async planOf(request, signal) {
    const key = JSON.stringify(request);
    if (!this.known.has(key)) {
      const plan = await api.plan(request, signal);
      if (this.known.size > MOST_PLANS) this.known.clear();
      this.known.set(key, plan);
    }
    return this.known.get(key);
  }

  /** What was changed on the way from the text to what is read, and how to have it undone. */
  changesOf({ prompt, caption, changes, warnings }, stretch) {
    const rows = changes.map(({ before, after, reason }) => element("li", {},
      ...(before ? [element("del", {}, before)] : []), ...(before && after ? [" → "] : []), ...(after ? [element("ins", {}, after)] : []),
      element("small", {}, reason)));
    const told = warnings.map(({ message, fix }) => element("p", { class: "hint" }, fix && !fix.startsWith("--") ? `${message}; ${fix}` : message));
    const turn = (text, rewrite) => button(text, { text, class: "ghost small", onclick: () => this.project.changeSegment(stretch, { rewrite }) });
    if (this.project.state.segments[stretch]?.rewrite === "off") {
      return [element("div", { class: "row-of" }, element("p", { class: "hint" }, "Your words are taken as they are."), turn("Let them be reworded", "rules")), ...told];
    }
    if (caption === prompt || !rows.length) return told;
    return [element("div", { class: "changes" }, element("p", {}, caption), element("ul", {}, ...rows), turn("Take my words as they are", "off")), ...told];
  }

  rowsOf(plan, source) {
    if (plan.problem) return [element("div", { class: "problem" }, element("p", {}, plan.problem))];
    if (source === "network" || !plan.parts.length) {
      const why = source === "library" ? "the library has nothing like this" : source === "network" ? "the network" : "not in the library: the network, which knows few actions";
      return [element("p", { class: "part" }, element("span", { class: "said" }, plan.caption), element("span", { class: "arrow" }, "→"),
        element("em", { class: "unsure" }, why))];
    }
    return plan.parts.map((part) => {
      const settings = Object.entries(part.settings).map(([name, value]) => `${name.replaceAll("_", " ")} ${value}`);
      if (part.over) settings.push(`over ${part.over}`);
      return element("p", { class: "part", title: `likeness ${part.likeness.toFixed(2)}` },
        element("span", { class: "said" }, part.text),
        element("span", { class: "arrow", "aria-hidden": "true" }, "→"),
        element("span", { class: "action" }, part.action, ...(settings.length ? [element("small", {}, settings.join(", "))] : [])),
        ...(part.likeness < 0.75 ? [element("em", { class: "unsure" }, "not sure")] : []));
    });
  }

  showPlans(source) {
    const stretches = this.project.state.segments.flatMap(({ text }, k) => (text.trim() ? [k] : []));
    const rows = this.plans.flatMap((plan, k) => [...this.changesOf(plan, stretches[k]), ...this.rowsOf(plan, source),
      ...plan.notes.map((note) => element("p", { class: "hint" }, note))]);
    const [plan] = this.plans;
    const usually = this.plans.length === 1 && plan.duration_from === "rules" && plan.longest_s > plan.shortest_s
      ? [element("p", { class: "hint" }, `Usually takes ${plan.shortest_s.toFixed(1)} to ${plan.longest_s.toFixed(1)} seconds.`)] : [];
    this.readAs.replaceChildren(element("h3", {}, "Read as"), ...rows, ...usually);
  }

  /** A remark in the place of progress, until the next. */
  say(text) {
    this.progress.replaceChildren(element("p", { class: "hint" }, text));
  }

  /** null, or {text, share 0 to 1 or null, problem, fix, onRetry, onCancel}. */
  showProgress(said) {
    this.refreshButton();
    if (!said) return this.progress.replaceChildren();
    if (said.problem) {
      this.progress.replaceChildren(element("div", { class: "problem", role: "alert" },
        element("b", {}, said.text), element("p", {}, said.problem),
        ...(said.fix ? [button(said.fix.text, { text: said.fix.text, class: "ghost", onclick: said.fix.apply })] : []),
        ...(said.onRetry ? [button("Try again", { text: "Try again", class: "ghost", onclick: said.onRetry })] : [])));
      return;
    }
    const bar = element("progress", said.share === null ? { max: 1 } : { max: 1, value: said.share });
    this.progress.replaceChildren(element("div", { class: "working" }, element("span", {}, said.text),
      ...(said.onCancel ? [button("Cancel", { text: "Cancel", key: "Esc", class: "ghost small", onclick: said.onCancel })] : [])), bar);
  }
}
