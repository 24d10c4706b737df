// The page of `kinoflow studio`.

import { decodePage } from "../decode.js";
import { button, element, within } from "../dom.js";
import { icon } from "../icons.js";
import { Mounted } from "../mount.js";
import "../viewer.css";
import * as api from "./api.js";
import { Describe } from "./describe.js";
import { Dressing } from "./dressing.js";
import { Library } from "./library.js";
import { Made } from "./made.js";
import { EMPTY, Project } from "./project.js";
import { constraintsOf, fromConstraints } from "./keys.js";
import { Sketch } from "./sketch.js";
import "./studio.css";
import { Timeline } from "./timeline.js";
import { Variants } from "./variants.js";

const THEME = "kinoflow-studio-theme";
const PLACE_MS = 1000; // between looks at the place in the queue
const LOOK_MS = 5000; // between looks at whether the server is there
const TABS = [["describe", "Describe", "pen"], ["library", "Library", "list"], ["made", "Made", "clock"], ["variants", "Variants", "grid"]];
const SHORTCUTS = [
  ["Ctrl Enter", "make the motion"], ["Ctrl Z, Ctrl Shift Z", "undo, do again"], ["N", "add a stretch"], ["S", "split the selected stretch"],
  [", .", "seconds of the stretch in focus"], ["Alt ← →", "move it"], ["Delete", "remove it"],
  ["E", "pose the figure at this time"], ["X, arrows, K, Q", "next ball, move it, fix the pose, turn"], ["W", "draw the path: arrows, Enter"], ["G", "ghosts"],
  ["M", "make the selected stretch again"], ["A", "change a limb"], ["[ ]", "choose a variant"], ["O", "the chosen variant alone"], ["/", "search the library"], ["D", "write the description"], ["T", "light or dark"], ["Esc", "cancel"],
];

class Studio {
  constructor(root) {
    this.root = root;
    this.project = new Project();
    /** @type {Mounted | undefined} */
    this.mounted = undefined;
    /** @type {HTMLButtonElement[]} */
    this.tabs;
    /** @type {HTMLElement} */
    this.state;
    /** @type {HTMLButtonElement} */
    this.undoButton;
    /** @type {HTMLButtonElement} */
    this.redoButton;
    /** @type {import("./api.js").Schemas["Clip"][]} */
    this.clips = []; // on screen, as the server tells them
    this.job = null; // id of what is being made
    this.offline = false;
    this.theme = localStorage.getItem(THEME) ?? (matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark");
    document.documentElement.dataset.theme = this.theme;
    this.scene = element("main", { class: "scene-room", "aria-label": "The motion" },
      element("p", { class: "waiting" }, "The studio is starting …"));
    this.describe = new Describe(this);
    this.library = new Library(this);
    this.made = new Made(this);
    this.variants = new Variants(this);
    this.dressing = new Dressing(this);
    this.sketch = new Sketch(this);
    this.timeline = new Timeline(this);
    const pages = { describe: this.describe, library: this.library, made: this.made };
    this.pages = pages;
    this.left = element("aside", { class: "side left" }, this.makeTabs(), ...Object.values(pages).map(({ node }) => node));
    this.banner = element("div", { class: "banner", role: "alert", hidden: true });
    root.append(this.makeBar(), this.banner, this.left, this.scene, this.variants.node, this.timeline.node);
    this.openTab("describe");
    this.project.addEventListener("change", (event) => this.changed(event.before));
    window.addEventListener("keydown", (event) => this.key(event));
    this.takeDrops();
    this.refreshBar();
  }

  get player() {
    return this.mounted?.viewer.player;
  }

  get chosenClip() {
    return this.clips[Math.min(this.project.state.chosen, this.clips.length - 1)];
  }

  /** Whether the clips on screen were made of the text as it stands. */
  isCurrent() {
    return Boolean(this.clips.length) && this.shownText !== undefined && this.shownText === this.project.text;
  }

  // ---- the frame

  makeBar() {
    this.state = element("span", { class: "state", role: "status" });
    this.undoButton = button("Undo", { html: icon("undo"), key: "Ctrl+Z", class: "icon", onclick: () => this.project.undo() });
    this.redoButton = button("Do again", { html: icon("redo"), key: "Ctrl+Shift+Z", class: "icon", onclick: () => this.project.redo() });
    const file = element("input", { type: "file", hidden: true, onchange: () => { this.takeFile(file.files?.[0]); file.value = ""; } });
    return element("header", { class: "bar" },
      element("span", { class: "brand" }, "kinoflow", element("small", {}, "studio")), this.state,
      element("span", { class: "space" }),
      this.undoButton, this.redoButton,
      button("New", { html: icon("page"), text: "New", class: "ghost small", onclick: () => this.reset() }),
      button("Open a motion file", { html: icon("open"), text: "Open", class: "ghost small", onclick: () => file.click() }), file,
      button("Light or dark", { html: icon("theme"), key: "T", class: "icon", onclick: () => this.toggleTheme() }),
      button("Keys", { html: icon("keys"), key: "?", class: "icon", onclick: () => this.mounted?.panels.toggleDetails() }));
  }

  makeTabs() {
    this.tabs = TABS.map(([name, text, picture]) => button(text, {
      html: icon(picture), text, role: "tab", "data-tab": name, onclick: () => this.openTab(name) }));
    return element("nav", { class: "tabs", role: "tablist", "aria-label": "Panels" }, ...this.tabs);
  }

  openTab(name) {
    this.tab = name;
    this.root.dataset.tab = name;
    for (const tab of this.tabs) tab.setAttribute("aria-selected", String(tab.dataset.tab === name));
    for (const [page, { node }] of Object.entries(this.pages)) node.hidden = page !== name;
    this.pages[name]?.open?.();
  }

  refreshBar() {
    this.undoButton.disabled = !this.project.past.length;
    this.redoButton.disabled = !this.project.future.length;
    this.state.textContent = this.offline ? "offline" : this.job ? "making" : this.model === "loading" ? "loading the model" : "";
    this.state.dataset.kind = this.offline ? "offline" : this.job ? "busy" : "";
  }

  setOffline(offline) {
    if (offline === this.offline) return;
    this.offline = offline;
    this.banner.hidden = !offline;
    this.banner.textContent = offline
      ? "The server does not answer. Start kinoflow studio again: what you wrote is kept here, what was made is kept there."
      : "";
    this.describe.refreshButton();
    this.refreshBar();
    if (!offline && this.job) this.followJob(this.job);
  }

  toggleTheme() {
    this.theme = this.theme === "light" ? "dark" : "light";
    localStorage.setItem(THEME, this.theme);
    document.documentElement.dataset.theme = this.theme;
    this.mounted?.setTheme(this.theme);
    if (this.mounted) {
      this.sketch.attach();
      if (this.dressing.shown) this.dressing.shown.group.position.copy(this.sketch.figure.group.position);
    }
  }

  reset() {
    const { variants, source } = this.project.state;
    this.project.change({ ...EMPTY, variants, source });
    this.openTab("describe");
    this.describe.focus(0);
  }

  edit(index) {
    this.openTab("describe");
    this.project.change({ selected: index }, "");
    this.describe.focus(index);
  }

  take(name) {
    this.project.add(name);
    this.complain(null);
  }

  // ---- what is shown

  async start() {
    try {
      await api.signIn();
      const { shown } = this.project.state;
      const found = shown && (await this.find(shown).catch(() => null));
      await this.showClips(...(found ?? [[await api.welcome()], null, undefined]));
      if (!found && shown) this.project.change({ shown: null }, "");
    } catch (error) {
      this.complain(error);
      if (error.status === 0) this.setOffline(true);
      if (error.status === 401) {
        within(this.scene, ".waiting").textContent = "Open the whole address that the server printed, with what stands after #.";
      }
    }
    await this.look();
  }

  /** Arguments of showClips for what a project names. */
  async find({ generation, clip, text }) {
    if (clip) return [[await api.clip(clip)], { clip }, undefined];
    const found = await api.generation(generation);
    return found.clips.length ? [found.clips, { generation, text }, textOfShown({ text }, found.request)] : null;
  }

  /** Show clips; `shown` says for the project what they are, `text` of what they were made. */
  async showClips(clips, shown, text) {
    this.clips = clips;
    this.shownText = text;
    this.shownGeneration = shown?.generation;
    const key = shown && JSON.stringify(shown);
    const { state } = this.project;
    if (key && key !== JSON.stringify(state.shown)) this.project.change({ shown, chosen: 0, alone: false }, "");
    await this.draw();
  }

  /** Bring the picture to the state of the project. */
  async draw() {
    const { alone, chosen } = this.project.state;
    const visible = alone && this.chosenClip ? [this.chosenClip] : this.clips;
    const hashes = visible.map(({ hash }) => hash);
    if (hashes.join() !== this.drawn) {
      this.drawn = hashes.join();
      const page = decodePage(await api.view(hashes));
      if (this.drawn !== hashes.join()) return; // another was asked for meanwhile
      this.mount(page);
      this.sketch.attach();
      if (!this.dressing.resting) this.dressing.changed();
    }
    this.mounted?.viewer.choose(visible.length > 1 ? Math.min(chosen, visible.length - 1) : null);
    this.variants.show(this.clips, Math.min(chosen, this.clips.length - 1), alone);
    this.timeline.refresh();
  }

  mount(page) {
    if (this.mounted) return this.mounted.show(page);
    this.scene.replaceChildren();
    this.mounted = new Mounted(this.scene, page, { theme: this.theme, shortcuts: SHORTCUTS, adapts: true });
    this.mounted.viewer.addEventListener("choose", (event) => this.choose(event.index));
    const tick = () => {
      this.timeline.tick();
      this.dressing.tick();
      requestAnimationFrame(tick);
    };
    tick();
    window.kinoflow = this.mounted.viewer;
  }

  choose(index) {
    const count = this.clips.length;
    if (!count) return;
    this.project.change({ chosen: ((index % count) + count) % count }, "choose");
  }

  toggleAlone() {
    if (this.clips.length > 1) this.project.change({ alone: !this.project.state.alone }, "");
  }

  async changed(before) {
    this.refreshBar();
    const { state } = this.project;
    try {
      const other = JSON.stringify(before.shown) !== JSON.stringify(state.shown);
      if (other && state.shown && !this.showsAlready(state.shown)) {
        const found = await this.find(state.shown);
        if (found) await this.showClips(...found);
      } else if (other && !state.shown) await this.showClips([await api.welcome()], null, undefined);
      else if (before.chosen !== state.chosen || before.alone !== state.alone) await this.draw();
    } catch (error) {
      this.complain(error);
    }
  }

  showsAlready({ clip, generation }) {
    return clip ? this.clips.length === 1 && this.clips[0].hash === clip : this.shownGeneration === generation && this.shownText !== undefined;
  }

  // ---- making

  /** Stretches with seconds of their own, as the motion on screen has them: what is fixed at a time stays in its place. */
  timed() {
    const { segments } = this.project.state;
    if (!this.isCurrent() || segments.every(({ seconds }) => seconds !== null)) return {};
    const lengths = this.timeline.lengths();
    return { segments: segments.map((segment, k) => ({ ...segment, seconds: segment.seconds ?? Math.round(lengths[k] * 100) / 100 })) };
  }

  generate() {
    this.make(this.project.request());
  }

  /** One stretch in another way, everything else of the chosen motion to the bit; all anew where the text has changed. */
  again(index) {
    const { segments, variants, source, seed } = this.project.state;
    const clip = this.isCurrent() ? this.chosenClip : null;
    const part = clip && clip.segments?.length === segments.length ? clip.segments[index] : null;
    const another = Math.floor(Math.random() * 1e6);
    if (!clip || !part) {
      this.project.changeSegment(index, { seed: another });
      return this.generate();
    }
    const edit = { clip: clip.hash, start: Math.round(part.start_s * clip.fps), stop: Math.round(part.end_s * clip.fps) };
    const constraints = constraintsOf(this.project.state);
    this.make({ prompt: segments[index].text.trim(), edit, variants, source, seed: another, ...(constraints.length ? { constraints } : {}) }, this.project.text);
  }

  changeLimb() {
    if (!this.variants.node.offsetParent) this.openTab("variants"); // on a phone it has a tab of its own
    this.variants.limb.open();
  }

  /** `text` is that of the whole, where the request tells of a part only; null where nothing written became the whole. */
  async make(request, text = undefined) {
    if (!request || this.job) return;
    this.retry = () => this.make(request, text);
    this.openTab("describe");
    this.job = "asking";
    this.madeOf = text;
    this.describe.showProgress({ text: "Asking …", share: null });
    this.refreshBar();
    try {
      const made = await api.generate(request, crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`);
      this.job = made.id;
      this.followJob(made.id);
    } catch (error) {
      this.job = null;
      this.fail(error.status === 429 ? "The queue is full" : "This could not be asked", error);
    }
    this.refreshBar();
  }

  followJob(id) {
    this.stopFollowing?.();
    const onCancel = () => api.cancel(id).catch((error) => this.complain(error));
    const say = (text, /** @type {number | null} */ share = null) => this.describe.showProgress({ text, share, onCancel });
    this.cancelJob = onCancel;
    this.stopFollowing = api.follow(id, async (kind, data) => {
      this.step = kind;
      if (kind === "queued") await this.tellPlace(id, say);
      else if (kind === "started") say("Making it …");
      else if (kind === "loading") await this.tellLoading(id, say);
      else if (kind === "preview") this.showPreview(data);
      else if (kind === "progress") say(`Step ${data.step} of ${data.steps}`, data.step / data.steps);
      else if (["done", "failed", "cancelled", "lost"].includes(kind)) await this.finish(id);
      else if (kind === "cut") this.look();
    });
  }

  /** Where a request stands in the queue, as long as it waits there. */
  async tellPlace(id, say) {
    const { status, position } = await api.generation(id).catch(() => ({ status: "", position: 0 }));
    if (this.job !== id || this.step !== "queued") return;
    say(position ? `In the queue, ${position} before this` : "In the queue");
    if (status === "queued") setTimeout(() => this.tellPlace(id, say), PLACE_MS);
  }

  /** That the model is loaded, and where which part of it goes. */
  async tellLoading(id, say) {
    const text = "Loading the model, some seconds the first time …";
    say(text);
    const { plan } = await api.doctor().catch(() => ({ plan: [] }));
    if (this.job === id && this.step === "loading" && plan.length) say(`${text} ${plan.join(", ")}`);
  }

  /** What is being made as it looks so far. */
  async showPreview({ url, step, steps }) {
    const id = this.job;
    try {
      const page = decodePage(await api.preview(url));
      if (this.job !== id || this.sketch.mode) return;
      page.title = `So far: step ${step} of ${steps}`;
      for (const clip of page.clips) clip.caption = page.title;
      this.drawn = null; // what was shown before comes again if this comes to nothing
      this.mount(page);
      this.sketch.attach();
    } catch (error) {
      if (error.status !== 404) this.complain(error); // it has gone on meanwhile
    }
  }

  async finish(id) {
    if (this.job !== id) return;
    let made;
    try {
      made = await api.generation(id);
    } catch (error) {
      this.job = null;
      this.fail("What became of it is not known", error);
      return;
    }
    if (["queued", "running"].includes(made.status)) return this.followJob(id);
    this.job = null;
    this.cancelJob = null;
    this.describe.showProgress(null);
    this.refreshBar();
    if (made.status === "done") {
      this.shownGeneration = id;
      const shown = { generation: id, text: this.madeOf };
      this.project.change({ shown, chosen: 0, alone: false });
      await this.showClips(made.clips, shown, textOfShown(shown, made.request)).catch((error) => this.complain(error));
      return this.made.refresh();
    }
    if (this.drawn === null) this.draw().catch((error) => this.complain(error));
    if (made.status === "cancelled") this.describe.say("Cancelled. Nothing was changed.");
    if (made.status === "failed") this.fail("This could not be made", new Error(made.problem?.detail ?? ""), this.fixOf(made));
    this.made.refresh();
  }

  /**
   * What would make a request that failed work, as a button has it; null where nothing is known.
   * @param {import("./api.js").Schemas["Generation"]} made
   */
  fixOf({ request, problem }) {
    const unknown = problem?.type.endsWith(":prompt") && request.source === "library";
    if (!unknown) return null;
    return { text: "Let the network help out", apply: () => {
      this.project.change({ source: "auto" });
      this.make({ ...request, source: "auto" }, this.madeOf);
    } };
  }

  /** @param {{text: string, apply: () => void} | null} fix */
  fail(text, error, fix = null) {
    this.describe.showProgress({ text, problem: error.message, onRetry: this.retry, fix });
    if (error.status === 0) this.setOffline(true);
    this.refreshBar();
  }

  async open(generation) {
    try {
      const found = generation.clips ? generation : await api.generation(generation);
      if (!found.clips.length) return;
      const { request } = found;
      this.shownGeneration = found.id;
      const segments = segmentsOf(found);
      const text = request.edit ? textOf({ segments }) : textOf(request);
      this.project.change({
        segments, selected: 0, ...fromConstraints(request.constraints),
        variants: Math.min(found.clips.length, 4), seed: request.seed, source: request.source,
        shown: { generation: found.id, text }, chosen: 0, alone: false,
      });
      await this.showClips(found.clips, { generation: found.id, text }, text);
    } catch (error) {
      this.complain(error);
    }
  }

  async upload(file) {
    if (!file) return;
    this.openTab("describe");
    this.describe.showProgress({ text: `Reading ${file.name} …`, share: null });
    try {
      const clip = await api.upload(file);
      this.describe.showProgress(null);
      this.project.change({ shown: { clip: clip.hash }, chosen: 0, alone: false });
      await this.showClips([clip], { clip: clip.hash });
    } catch (error) {
      this.describe.showProgress({ text: `${file.name} cannot be read`, problem: error.message });
    }
  }

  /** A file that was dropped or opened: a character where it is one, else a motion. */
  async takeFile(file) {
    const name = file?.name.toLowerCase() ?? "";
    if (name.endsWith(".vrm")) return this.sendCharacter(file);
    if (!name.endsWith(".glb") && !name.endsWith(".fbx")) return this.upload(file);
    try {
      await this.dressing.bring(file);
    } catch (error) {
      if (error.status === 0) this.complain(error);
      else await this.upload(file);
    }
  }

  async sendCharacter(file) {
    if (!file) return;
    this.variants.said.textContent = `Reading ${file.name} …`;
    try {
      const character = await this.dressing.bring(file);
      this.variants.said.textContent = `${character.name}: ${character.description}`;
    } catch (error) {
      if (!(error instanceof api.Problem)) error.message = `${file.name} cannot be shown: ${error.message}`;
      this.complain(error);
    }
  }

  takeDrops() {
    const over = (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      this.root.classList.toggle("dropping", event.type === "dragover");
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", (event) => !event.relatedTarget && this.root.classList.remove("dropping"));
    window.addEventListener("drop", (event) => {
      over(event);
      const [file] = event.dataTransfer?.files ?? [];
      this.takeFile(file);
    });
  }

  // ---- the server

  complain(error) {
    if (error?.status === 0) return this.setOffline(true);
    this.variants.said.textContent = error ? error.message : "";
  }

  async look() {
    clearTimeout(this.looking);
    try {
      const health = await api.health();
      this.model = health.model_state;
      if (!this.formats) {
        this.variants.characters = await api.characters();
        this.variants.setFormats((this.formats = health.formats));
      }
      if (this.offline && !this.mounted) {
        this.setOffline(false);
        return this.start();
      }
      this.setOffline(false);
      if (this.clips.length) this.variants.show(this.clips, Math.min(this.project.state.chosen, this.clips.length - 1), this.project.state.alone);
    } catch (error) {
      if (error.status === 0) this.setOffline(true);
    }
    this.refreshBar();
    this.looking = setTimeout(() => this.look(), LOOK_MS);
  }

  key(event) {
    const writes = event.target instanceof Element && event.target.closest("input:not([type=range]), textarea, select");
    const control = event.ctrlKey || event.metaKey;
    if (document.querySelector("dialog[open]")) return;
    const name = `${control ? "ctrl+" : ""}${event.shiftKey && control ? "shift+" : ""}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`;
    const anywhere = {
      "ctrl+Enter": () => this.generate(),
      "ctrl+z": () => this.project.undo(), "ctrl+shift+z": () => this.project.redo(), "ctrl+y": () => this.project.redo(),
      Escape: () => (writes ? event.target.blur() : this.cancelJob?.()),
    };
    const elsewhere = {
      m: () => this.again(this.project.state.selected), a: () => this.changeLimb(), n: () => this.describe.add(), s: () => this.timeline.split(), o: () => this.toggleAlone(), t: () => this.toggleTheme(),
      d: () => this.edit(this.project.state.selected), "/": () => { this.openTab("library"); this.library.search.focus(); },
      "[": () => this.choose(this.project.state.chosen - 1), "]": () => this.choose(this.project.state.chosen + 1),
    };
    const action = anywhere[name] ?? (writes || event.altKey || event.defaultPrevented ? undefined : elsewhere[name]);
    if (!action) return;
    event.preventDefault();
    action();
  }
}

// A request to make a part again tells of that part; the motion that came of it tells of the whole.
function segmentsOf({ request, clips }) {
  if (request.edit && clips[0].segments.length) return clips[0].segments.map(({ text, start_s: start, end_s: end }) => ({ text, seconds: Math.round((end - start) * 100) / 100, seed: null }));
  const taken = ({ rewrite }) => (rewrite === "off" ? { rewrite } : {});
  if (request.segments) return request.segments.map(({ text, seconds, seed, rewrite }) => ({ text, seconds, seed, ...taken({ rewrite }) }));
  return [{ text: request.edit ? clips[0].prompt : request.prompt, seconds: request.duration_s, seed: null, ...taken(request) }];
}

// What was written of the whole, if it is known; else what was asked for.
const textOfShown = ({ text }, request) => (text === undefined ? textOf(request) : text);

/** @param {{prompt?: string | null, segments?: {text: string}[] | null}} request */
function textOf({ prompt, segments }) {
  return (segments ?? [{ text: prompt }]).map(({ text }) => text?.trim()).filter(Boolean).join(", then ");
}

window.kinoflowStudio = new Studio(document.getElementById("studio"));
window.kinoflowStudio.start();
