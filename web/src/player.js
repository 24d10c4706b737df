// Time: what plays, how fast, and where it is. Knows nothing of pictures.

export const SPEEDS = [0.1, 0.25, 0.5, 1, 1.5, 2];

export class Player extends EventTarget {
  constructor(clips) {
    super();
    this.playing = false;
    this.speed = 1;
    this.loop = true;
    /** @type {number} */
    this.fps;
    /** @type {number} seconds of the last frame */
    this.end;
    /** @type {number} seconds where the part that plays begins */
    this.from;
    /** @type {number} where it ends */
    this.to;
    this.load(clips);
  }

  /** Play these clips from their beginning; speed, loop and whether it plays stay. */
  load(clips) {
    this.fps = Math.max(...clips.map((clip) => clip.fps));
    this.end = Math.max(...clips.map((clip) => (clip.frames - 1) / clip.fps));
    this.time = 0;
    [this.from, this.to] = [0, this.end];
    if (this.end === 0) this.playing = false;
  }

  get frame() {
    return Math.round(this.time * this.fps);
  }

  get lastFrame() {
    return Math.round(this.end * this.fps);
  }

  play() {
    if (this.end === 0) return;
    if (this.time >= this.to || this.time < this.from) this.time = this.from;
    this.playing = true;
    this.changed();
  }

  pause() {
    this.playing = false;
    this.changed();
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  seek(seconds) {
    this.time = Math.min(Math.max(seconds, 0), this.end);
    this.changed();
  }

  /** Play only from one second to another, which are at least a frame apart. */
  setPart(from, to) {
    const least = Math.min(1 / this.fps, this.end);
    this.from = Math.min(Math.max(from, 0), this.end - least);
    this.to = Math.min(Math.max(to, this.from + least), this.end);
    this.changed();
  }

  get isWhole() {
    return this.from === 0 && this.to === this.end;
  }

  step(frames) {
    this.playing = false;
    this.seek((this.frame + frames) / this.fps);
  }

  setSpeed(speed) {
    this.speed = speed;
    this.changed();
  }

  changeSpeed(direction) {
    const index = SPEEDS.indexOf(this.speed) + direction;
    if (index >= 0 && index < SPEEDS.length) this.setSpeed(SPEEDS[index]);
  }

  setLoop(loop) {
    this.loop = loop;
    this.changed();
  }

  /** Time goes on by `seconds`, never back: a clock that was set back stands still. */
  advance(seconds) {
    if (!this.playing) return false;
    this.time += Math.max(seconds, 0) * this.speed;
    if (this.time > this.to) {
      if (this.loop) this.time = this.from + ((this.time - this.from) % (this.to - this.from));
      else {
        this.time = this.to;
        this.playing = false;
        this.changed();
      }
    }
    return true;
  }

  changed() {
    this.dispatchEvent(new Event("change"));
  }
}
