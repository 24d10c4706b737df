// Two handles on the time line: the part that plays and is saved.

import { element } from "../dom.js";

const STEP_FRAMES = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, PageDown: -10, PageUp: 10 };

export class Trim {
  constructor(player) {
    this.player = player;
    this.shade = element("div", { class: "trim-part", "aria-hidden": "true" });
    this.handles = [["from", "Start of the part"], ["to", "End of the part"]].map(([edge, name]) => element("div", {
      class: `trim-handle ${edge}`, role: "slider", tabindex: 0, title: `${name}  (${edge === "from" ? "[" : "]"})`, "aria-label": name,
      "aria-valuemin": "0", onkeydown: (event) => this.key(event, edge), onpointerdown: (event) => this.grab(event, edge),
    }));
    this.node = element("div", { class: "trim" }, this.shade, ...this.handles);
  }

  move(edge, seconds) {
    const { player } = this;
    const least = 1 / player.fps;
    const whole = Math.round(seconds * player.fps) / player.fps;
    if (edge === "from") player.setPart(Math.min(whole, player.to - least), player.to);
    else player.setPart(player.from, whole >= player.end - least / 2 ? player.end : Math.max(whole, player.from + least));
    player.playing = false;
    player.seek(player[edge]);
  }

  key(event, edge) {
    const { player } = this;
    const to = { Home: edge === "from" ? 0 : player.from, End: edge === "from" ? player.to : player.end }[event.key];
    const step = STEP_FRAMES[event.key];
    if (to === undefined && !step) return;
    event.preventDefault();
    event.stopPropagation();
    this.move(edge, to ?? player[edge] + step / player.fps);
  }

  grab(event, edge) {
    event.preventDefault();
    const handle = event.currentTarget;
    handle.focus();
    handle.setPointerCapture(event.pointerId);
    const follow = ({ clientX }) => {
      const { left, width } = this.node.getBoundingClientRect();
      this.move(edge, (Math.min(Math.max((clientX - left) / width, 0), 1)) * this.player.end);
    };
    const release = () => {
      handle.removeEventListener("pointermove", follow);
      handle.removeEventListener("pointerup", release);
      handle.removeEventListener("pointercancel", release);
    };
    handle.addEventListener("pointermove", follow);
    handle.addEventListener("pointerup", release);
    handle.addEventListener("pointercancel", release);
  }

  refresh() {
    const { from, to, end } = this.player;
    this.node.classList.toggle("whole", this.player.isWhole);
    this.shade.style.left = `${(100 * from) / (end || 1)}%`;
    this.shade.style.right = `${100 - (100 * to) / (end || 1)}%`;
    this.handles.forEach((handle, k) => {
      const value = [from, to][k];
      handle.style.left = `${(100 * value) / (end || 1)}%`;
      handle.setAttribute("aria-valuemax", end.toFixed(2));
      handle.setAttribute("aria-valuenow", value.toFixed(2));
      handle.setAttribute("aria-valuetext", `${value.toFixed(2)} seconds`);
    });
  }
}
