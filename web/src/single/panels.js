// The panels of the page in one file: those of every viewer, and saving, trimming, overlay, onion skin, joints, theme.

import { button, element, within } from "../dom.js";
import { icon } from "../icons.js";
import { Interface } from "../ui.js";
import { Joints } from "./joints.js";
import { Onion } from "./onion.js";
import { Save } from "./save.js";
import { Trim } from "./trim.js";

const SHORTCUTS = [["S", "save"], ["[ ]", "start, end of the part that plays and is saved"], ["O", "overlay"], ["N", "onion skin"], ["J", "joint readout"], ["T", "light or dark"]];

export class PagePanels extends Interface {
  constructor(root, page, viewer, onLayout) {
    super(root, page, viewer, onLayout, SHORTCUTS);
    /** @type {Onion} */
    this.onion;
    /** @type {Joints} */
    this.joints;
    /** @type {Trim} */
    this.trim;
    /** @type {Save} */
    this.save;
    root.append(this.save.node);
    this.panels.push(this.save.node);
  }

  makeActions() {
    const { viewer, player } = this;
    this.onion = new Onion(viewer);
    this.joints = new Joints(viewer, () => this.joints.set(false));
    this.trim = new Trim(player);
    this.save = new Save(this.page, viewer);
    return {
      ...super.makeActions(),
      s: () => this.save.open(), "[": () => this.trim.move("from", player.time), "]": () => this.trim.move("to", player.time),
      o: () => viewer.setTogether(!viewer.together), n: () => this.onion.set(!this.onion.on),
      j: () => { this.root.classList.remove("view-open"); this.joints.set(!this.joints.on); }, t: () => this.setTheme(viewer.theme === "light" ? "dark" : "light"),
    };
  }

  setTheme(theme) {
    const { selected } = this.viewer;
    this.root.classList.toggle("light", theme === "light");
    document.documentElement.classList.toggle("light", theme === "light");
    const { from, to, time } = this.player;
    this.viewer.setTheme(theme);
    this.player.setPart(from, to);
    this.player.seek(time);
    if (selected !== null) this.viewer.choose(selected);
    if (this.viewer.together) this.viewer.setTogether(true);
    this.refresh();
  }

  makeViewPanel() {
    const aside = super.makeViewPanel();
    const { actions } = this;
    within(aside, ".corner").prepend(
      button("Save", { html: icon("save"), key: "S", class: "round", onclick: actions.s }),
      button("Light or dark", { html: icon("theme"), key: "T", class: "round", onclick: actions.t }));
    const switches = [["together", "Overlay", "O", actions.o], ["onion", "Onion", "N", actions.n], ["joints", "Joints", "J", actions.j]];
    const shown = this.page.clips.length > 1 ? switches : switches.slice(1);
    within(aside, ".view-panel").append(element("div", { class: "switches" },
      ...shown.map(([name, text, key, action]) => button(text, { text, key, class: "switch", "data-more": name, onclick: action }))));
    aside.append(this.joints.node);
    return aside;
  }

  makeTransport() {
    const footer = super.makeTransport();
    within(footer, ".track").append(this.trim.node);
    return footer;
  }

  refresh() {
    super.refresh();
    this.trim.refresh();
    this.root.classList.toggle("together", this.viewer.together);
    const on = { together: this.viewer.together, onion: this.onion.on, joints: this.joints.on };
    for (const node of this.root.querySelectorAll("[data-more]")) node.setAttribute("aria-pressed", on[node.dataset.more]);
  }
}
