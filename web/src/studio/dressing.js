// The motion on somebody's own character: first its rest pose, so that it is seen what was recognised, then the motion.

import { Character } from "../character.js";
import { button, element } from "../dom.js";
import * as api from "./api.js";

export class Dressing {
  constructor(app) {
    this.app = app;
    this.project = app.project;
    this.shown = null; // a Character in the scene
    this.card = element("section", { class: "tool-card character-card", hidden: true, "aria-label": "Your character" });
    this.project.addEventListener("change", (event) => {
      const { target } = this.project.state;
      if (event.before.target === target) return;
      this.app.variants.fillTargets();
      if (!this.resting) this.wear().catch((error) => this.app.complain(error));
    });
  }

  /** Whether the figure's place is taken. */
  get takes() {
    return Boolean(this.shown);
  }

  /** Whether somebody stands there at rest, before the motion is put on. */
  get rests() {
    return Boolean(this.shown) && !this.worn;
  }

  /** A character's file: kept by the server, and seen as it stands at rest. Throws where the server does not know its body. */
  async bring(file) {
    const character = await api.sendCharacter(file);
    const buffer = character.suffix === ".fbx" ? await api.character(character.hash) : await file.arrayBuffer();
    this.app.variants.characters = await api.characters();
    this.app.variants.fillTargets();
    await this.rest(character, buffer, file);
    return character;
  }

  async rest(character, buffer, file) {
    const target = `character ${character.hash} ${character.suffix}`;
    this.resting = true;
    try {
      this.app.player.pause();
      if (this.app.clips.length > 1 && !this.project.state.alone) {
        this.project.change({ alone: true }, "");
        await this.app.draw();
      }
      this.put(await Character.read(buffer));
    } finally {
      this.resting = false;
    }
    this.look();
    const motions = this.shown.motion && !file?.name.toLowerCase().endsWith(".vrm")
      ? [button("Open the motion that is in this file", { text: "Open its motion", class: "ghost small", onclick: () => { this.off(); this.app.upload(file); } })] : [];
    this.card.replaceChildren(
      element("b", {}, character.name), element("p", { class: "recognised" }, `Rest pose. ${character.description}.`),
      element("div", { class: "row-of" },
        button("Put the motion on it", { text: "Put the motion on it", class: "ghost small strong", onclick: () => {
          if (this.project.state.target === target) this.wear().catch((error) => this.app.complain(error));
          else this.project.change({ target });
        } }), ...motions,
        button("Take it off", { text: "Take off", class: "ghost small", onclick: () => this.takeOff() })));
    this.card.hidden = false;
  }

  /** The camera sees all of somebody who stands at rest. */
  look() {
    const { viewer } = this.app.mounted;
    viewer.rig.frame(this.shown.corners(), "front", viewer.focus(), { instantly: true });
    viewer.changed();
  }

  takeOff() {
    this.off();
    if (this.project.state.target.startsWith("character")) this.project.change({ target: "" });
  }

  /** What the project says: the chosen motion on a character, or the mannequin. */
  async wear() {
    const [kind, hash, suffix] = this.project.state.target.split(" ");
    const clip = this.app.chosenClip;
    const asked = (this.asked = `${hash} ${clip?.hash}`);
    if (kind !== "character" || !clip) return this.off();
    if (this.worn === asked) return;
    if (this.app.clips.length > 1 && !this.project.state.alone) this.project.change({ alone: true }, "");
    const { blob } = await api.file(clip.hash, suffix === ".fbx" ? ".glb" : suffix, { character: hash });
    const character = await Character.read(await blob.arrayBuffer());
    if (this.asked !== asked) return character.dispose();
    this.card.hidden = true;
    this.put(character);
    this.worn = asked;
    character.perform();
    this.app.sketch.refresh();
    this.posed = undefined;
    const { viewer } = this.app.mounted;
    viewer.setView("perspective");
    if (!this.app.mounted.reduceMotion) viewer.player.play();
  }

  put(character) {
    this.off(true);
    this.shown = character;
    const { viewer } = this.app.mounted;
    character.group.position.copy(this.app.sketch.figure.group.position);
    viewer.stage.scene.add(character.group);
    this.app.mounted.root.append(this.card);
    this.app.sketch.refresh();
    viewer.stage.renderer.shadowMap.needsUpdate = true;
    viewer.dirty = true;
  }

  off(stays = false) {
    this.worn = undefined;
    if (!stays) this.card.hidden = true;
    if (!this.shown) return;
    this.app.mounted.viewer.stage.scene.remove(this.shown.group);
    this.shown.dispose();
    this.shown = null;
    this.app.sketch.refresh();
    this.app.mounted.viewer.dirty = true;
  }

  /** Other clips are on the screen. */
  changed() {
    if (this.project.state.target.startsWith("character")) this.wear().catch((error) => this.app.complain(error));
    else if (this.worn) this.off();
    else if (this.shown) {
      this.shown.group.position.copy(this.app.sketch.figure.group.position);
      this.app.sketch.refresh();
      this.look();
    }
  }

  tick() {
    const { player } = this.app;
    if (!this.shown?.mixer || this.posed === player.time) return;
    this.posed = player.time;
    this.shown.pose(player.time);
    this.app.mounted.viewer.dirty = true;
  }
}
