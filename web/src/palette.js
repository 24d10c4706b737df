// One palette for the figure, the markers on the floor and the timeline, so that left and right read the same everywhere.

export const LEFT = "#e2a27c";
export const RIGHT = "#86aee3";
export const MIDDLE = "#c6cad1";
export const PARTS = { Left: "#d9b79b", Right: "#a9bed8", Balls: "#4a4f59" };
export const FLOOR = "#1f232a";
export const FLOOR_LINE = "#3b424d";
export const FLOOR_LINE_STRONG = "#525b69";
export const PATH = "#e8eaed";

export function sideColour(jointName) {
  if (jointName.startsWith("L_")) return LEFT;
  if (jointName.startsWith("R_")) return RIGHT;
  return MIDDLE;
}
