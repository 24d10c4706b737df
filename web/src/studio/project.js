// What is being made, with its past: every change can be undone.

import { constraintsOf, readKeys, readPath } from "./keys.js";

const STORE = "kinoflow-studio-project";
const MERGE_MS = 1500; // changes of one kind within this time are one step of undo
const MOST_STEPS = 200;
export const MOST_SEGMENTS = 16;

/** @typedef {{text: string, seconds: number | null, seed?: number | null, rewrite?: string}} Segment */
/**
 * @typedef {object} State
 * @property {Segment[]} segments
 * @property {number} selected
 * @property {number} variants
 * @property {number} seed
 * @property {string} source
 * @property {any[]} keys
 * @property {number[][] | null} path
 * @property {boolean} ghosts
 * @property {string} target
 * @property {Record<string, any>} saving
 * @property {{part: string, text: string, where: string, from: number, to: number}} limb
 * @property {{generation?: string, clip?: string, text?: string | null} | null} shown
 * @property {number} chosen
 * @property {boolean} alone
 */

/** @type {Readonly<State>} */
export const EMPTY = Object.freeze({
  segments: [{ text: "", seconds: null, seed: null }], // and rewrite: "off" where the words are to be taken as they are
  selected: 0,
  variants: 4,
  seed: 0,
  source: "auto",
  keys: [], // poses, places of hands and feet; see keys.js
  path: null, // [[x, z], ...] where the body goes over the floor, metres
  ghosts: true,
  target: "", // whose joint names or body a file is written with: "", "profile NAME" or "character HASH SUFFIX"
  saving: {}, // in_place, mirror, root_motion, loop, fps
  limb: { part: "right arm", text: "", where: "all", from: 0, to: 0 }, // what is changed in one limb; where: "all", "time" or the number of a stretch
  shown: null, // {generation: id} or {clip: hash}, and the text that it was made of where the request does not tell
  chosen: 0,
  alone: false,
});

export class Project extends EventTarget {
  constructor() {
    super();
    this.past = [];
    this.future = [];
    this.state = load();
    /** @type {{kind: string | null, time: number}} */
    this.last = { kind: null, time: 0 };
  }

  /**
   * Change some values. Changes of one `kind` that follow closely are undone together; "" is no step of its own.
   * @param {Partial<State>} values
   * @param {string | null} kind
   */
  change(values, kind = null) {
    const now = performance.now();
    const merges = kind !== null && (kind === "" || (kind === this.last.kind && now - this.last.time < MERGE_MS));
    if (!merges) {
      this.past.push(this.state);
      if (this.past.length > MOST_STEPS) this.past.shift();
    }
    if (kind !== "") {
      this.future = [];
      this.last = { kind, time: now };
    }
    this.put({ ...this.state, ...values });
  }

  changeSegment(index, values, kind) {
    const segments = this.state.segments.map((segment, k) => (k === index ? { ...segment, ...values } : segment));
    this.change({ segments }, kind);
  }

  undo() {
    this.turn(this.past, this.future);
  }

  redo() {
    this.turn(this.future, this.past);
  }

  turn(from, to) {
    if (!from.length) return;
    to.push(this.state);
    this.last = { kind: null, time: 0 };
    this.put(from.pop());
  }

  put(state) {
    const before = this.state;
    this.state = { ...state, selected: Math.min(state.selected, state.segments.length - 1) };
    try {
      localStorage.setItem(STORE, JSON.stringify(this.state));
    } catch {
      // Storage is full or forbidden: the page works, and forgets when it is closed.
    }
    this.dispatchEvent(Object.assign(new Event("change"), { before }));
  }

  get text() {
    return this.state.segments.map(({ text }) => text.trim()).filter(Boolean).join(", then ");
  }

  /** The request that the state asks for; null where there is no text. */
  request() {
    const { segments, variants, seed, source } = this.state;
    const said = segments.filter(({ text }) => text.trim());
    if (!said.length) return null;
    const constraints = constraintsOf(this.state);
    const common = { variants, seed, source, ...(constraints.length ? { constraints } : {}) };
    if (said.length === 1) return { prompt: said[0].text.trim(), duration_s: said[0].seconds, rewrite: said[0].rewrite ?? "rules", ...common };
    return { segments: said.map(({ text, seconds, seed, rewrite }) => ({ text: text.trim(), seconds, seed: seed ?? null, rewrite: rewrite ?? null })), ...common };
  }

  add(text = "", seconds = null) {
    const { segments } = this.state;
    if (segments.length >= MOST_SEGMENTS) return;
    const only = segments.length === 1 && !segments[0].text.trim();
    const next = only ? [{ text, seconds }] : [...segments, { text, seconds }];
    this.change({ segments: next, selected: next.length - 1 });
  }

  remove(index) {
    const segments = this.state.segments.filter((_, k) => k !== index);
    this.change({ segments: segments.length ? segments : EMPTY.segments, selected: Math.max(0, index - 1) });
  }

  move(from, to) {
    if (to < 0 || to >= this.state.segments.length || to === from) return;
    const segments = [...this.state.segments];
    segments.splice(to, 0, ...segments.splice(from, 1));
    this.change({ segments, selected: to });
  }

  /** Two stretches from one, at a share of its time; between two actions where the text has two. */
  split(index, share = 0.5) {
    const { segments } = this.state;
    if (segments.length >= MOST_SEGMENTS) return;
    const { text, seconds } = segments[index];
    const [first, second] = halves(text);
    const cut = seconds === null ? [null, null] : [round(seconds * share), round(seconds * (1 - share))];
    const next = [...segments];
    next.splice(index, 1, { text: first, seconds: cut[0] }, { text: second, seconds: cut[1] });
    this.change({ segments: next, selected: index + 1 });
  }
}

export const round = (seconds) => Math.max(0.7, Math.round(seconds * 10) / 10);

// "Walks, then waves" is two; what has no joint is said twice.
function halves(text) {
  const joints = [...text.matchAll(/\s*(?:,\s*(?:and\s+)?then\b|\band then\b|\bthen\b|;|,\s*and\b|,|\band\b)\s*/gi)];
  const middle = text.length / 2;
  const inside = joints.filter((joint) => joint.index > 0 && joint.index + joint[0].length < text.length);
  const rank = (joint) => (/then/i.test(joint[0]) ? 0 : text.length) + Math.abs(joint.index - middle);
  const joint = inside.sort((a, b) => rank(a) - rank(b))[0];
  if (!joint) return [text, text];
  return [text.slice(0, joint.index), text.slice(joint.index + joint[0].length)];
}

function readLimb(limb) {
  const { part, text, where, from, to } = { ...EMPTY.limb, ...limb };
  return { part: String(part), text: String(text), where: String(where), from: Number(from) || 0, to: Number(to) || 0 };
}

function load() {
  try {
    const found = JSON.parse(localStorage.getItem(STORE) ?? "");
    const segments = found.segments.slice(0, MOST_SEGMENTS).map(({ text, seconds, seed, rewrite }) => ({
      text: String(text), seconds: Number.isFinite(seconds) ? seconds : null, seed: Number.isInteger(seed) ? seed : null,
      ...(rewrite === "off" ? { rewrite } : {}),
    }));
    const { saving, target, limb } = found;
    return {
      ...EMPTY, ...found, segments: segments.length ? segments : EMPTY.segments, keys: readKeys(found.keys), path: readPath(found.path),
      saving: saving && typeof saving === "object" ? saving : {}, target: typeof target === "string" ? target : "",
      limb: readLimb(limb),
    };
  } catch {
    return { ...EMPTY };
  }
}
