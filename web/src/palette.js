// One palette for the figure, the markers on the floor and the timeline, so that left and right read the same everywhere.

export const LEFT = "#e2a27c";
export const RIGHT = "#86aee3";
const MIDDLE = "#c6cad1";
export const SKIN = { left: "#e0c2aa", right: "#aec2de", middle: "#d4d5d8" };
export const JOINT_BALLS = "#3b4048";
export const FLOOR = "#262b33";
export const FLOOR_LINE = "#414955";
export const FLOOR_LINE_STRONG = "#5b6573";
export const PATH = "#e8eaed";
export const PATH_AHEAD = "#727c8a";

export function side(jointName) {
  if (jointName.startsWith("L_")) return "left";
  if (jointName.startsWith("R_")) return "right";
  return "middle";
}

export function sideColour(jointName) {
  return { left: LEFT, right: RIGHT, middle: MIDDLE }[side(jointName)];
}
