// One palette for the figure, the markers on the floor and the timeline, so that left and right read the same everywhere.

export const LEFT = "#e2a27c";
export const RIGHT = "#86aee3";
const MIDDLE = "#c6cad1";
export const SKIN = { left: "#e0c2aa", right: "#aec2de", middle: "#d4d5d8" };
export const JOINT_BALLS = "#3b4048";
export const THEMES = {
  dark: { floor: "#262b33", line: "#414955", strongLine: "#5b6573", path: "#e8eaed", pathAhead: "#727c8a" },
  light: { floor: "#e4e7eb", line: "#c9ced5", strongLine: "#a9b1bb", path: "#2b3038", pathAhead: "#8d96a3" },
};

export function side(jointName) {
  if (jointName.startsWith("L_")) return "left";
  if (jointName.startsWith("R_")) return "right";
  return "middle";
}

export function sideColour(jointName) {
  return { left: LEFT, right: RIGHT, middle: MIDDLE }[side(jointName)];
}
