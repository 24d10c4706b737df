// A viewer with its panels in an element of a page, and the loop that draws it.

import { Interface } from "./ui.js";
import { Viewer } from "./viewer.js";

const LONGEST_STEP_S = 0.1; // a page that was in the background goes on where it was
// Seconds between pictures from which on shadows and meshes are drawn coarser, and pixels fewer. Thirty pictures a second
// may be all that a screen shows; without a graphics card there is no doubt.
const [ROUGH_S, FEWER_S, SOFTWARE_S] = [0.036, 0.045, 0.019];
const LEAST_SHARP = 0.5; // pixels of the canvas for one of the page, along each side
const FINE = 0;
const COARSE = 2;
const WITHOUT_WEBGL = "This browser cannot draw 3D pictures: WebGL 2 is switched off or missing.";

export class Mounted {
  /** `page` as decodePage gives it; `shortcuts` are keys of the rest of the page, to be told with ours;
   * with `adapts` a machine that draws slowly draws fewer pixels; `Panels` are an Interface. Throws where the browser has no WebGL; `root` says so then. */
  constructor(root, page, { theme = "dark", shortcuts = /** @type {string[][]} */ ([]), adapts = false, Panels = Interface } = {}) {
    this.root = root;
    this.shortcuts = shortcuts;
    this.Panels = Panels;
    root.classList.add("viewer");
    root.classList.toggle("light", theme === "light");
    this.canvas = document.createElement("canvas");
    this.canvas.className = "scene";
    this.canvas.setAttribute("role", "img");
    /** @type {Interface} */
    this.panels;
    root.append(this.canvas);
    this.reduceMotion = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    try {
      this.viewer = new Viewer(this.canvas, page, { reduceMotion: this.reduceMotion, theme });
    } catch (error) {
      root.replaceChildren(Object.assign(document.createElement("p"), { className: "failure", textContent: WITHOUT_WEBGL }));
      throw error;
    }
    this.quality = FINE;
    this.software = adapts && this.viewer.stage.isSoftware;
    this.addPanels(page);
    this.resize();
    root.classList.toggle("software", this.software);
    if (this.software) this.setQuality(COARSE);
    this.viewer.setView("perspective", { instantly: true });
    new ResizeObserver(() => this.resize()).observe(root);
    let last; // of the pictures' own clock, which may lag behind performance.now() by all that starting took
    const loop = (now) => {
      const elapsed = Math.min(Math.max((now - (last ?? now)) / 1000, 0), LONGEST_STEP_S);
      last = now;
      const drawn = this.viewer.update(elapsed);
      if (drawn) this.panels.tick();
      if (adapts && drawn && this.viewer.player.playing) this.adapt(elapsed);
      requestAnimationFrame(loop);
    };
    requestAnimationFrame(loop);
    if (!this.reduceMotion) this.viewer.player.play();
  }

  addPanels(page) {
    this.canvas.setAttribute("aria-label", page.title);
    this.panels = new this.Panels(this.root, page, this.viewer, () => this.resize(), this.shortcuts);
  }

  /** Show other clips, from the view that is set. */
  show(page) {
    this.panels.remove();
    this.viewer.load(page);
    this.addPanels(page);
    this.resize();
    this.viewer.setView(this.viewer.rig.view, { instantly: true });
    if (!this.reduceMotion) this.viewer.player.play();
  }

  adapt(elapsed) {
    this.slow = 0.9 * (this.slow ?? 0) + 0.1 * elapsed;
    const limit = this.software ? SOFTWARE_S : this.quality < COARSE ? ROUGH_S : FEWER_S;
    if (this.slow < limit || this.viewer.stage.sharpness <= LEAST_SHARP) return;
    this.setQuality(this.quality + 1);
    this.slow = 0;
  }

  /** FINE, small shadows, COARSE meshes too, and from there on fewer and fewer pixels. */
  setQuality(quality) {
    const { stage } = this.viewer;
    this.quality = quality;
    stage.setSmallShadows(quality > FINE);
    this.viewer.setCoarse(quality >= COARSE);
    stage.setSharpness(Math.max(Math.SQRT1_2 ** Math.max(quality - COARSE, 0), LEAST_SHARP));
    this.viewer.dirty = true;
  }

  setTheme(theme) {
    this.root.classList.toggle("light", theme === "light");
    this.viewer.setTheme(theme);
    this.panels.refresh();
  }

  resize() {
    const { clientWidth: width, clientHeight: height } = this.root;
    if (!width || !height) return; // it is hidden
    this.viewer.resize(width, height, this.panels.insets());
    this.panels.refresh();
  }
}
