// Where each clip stands: side by side along x, in rows when there are many.

const MARGIN_M = 0.55; // room for the arms beside the path of the pelvis
const STEP_M = 0.5; // places are multiples of this, so that every clip meets the grid the same way
export const LONGEST_ROW = 6;

function extent(clip) {
  const box = { left: Infinity, right: -Infinity, back: Infinity, front: -Infinity };
  for (let t = 0; t < clip.frames; t++) {
    const [x, z] = [clip.translation[3 * t], clip.translation[3 * t + 2]];
    box.left = Math.min(box.left, x - MARGIN_M);
    box.right = Math.max(box.right, x + MARGIN_M);
    box.back = Math.min(box.back, z - MARGIN_M);
    box.front = Math.max(box.front, z + MARGIN_M);
  }
  return box;
}

const snap = (value) => Math.round(value / STEP_M) * STEP_M;
const snapUp = (value) => Math.ceil(value / STEP_M - 1e-9) * STEP_M;

/** [x, z] of the origin of each clip. The first clip is on the left of somebody who looks at the faces. */
export function arrange(clips) {
  if (clips.length === 1) return [[0, 0]];
  const boxes = clips.map(extent);
  const rows = Math.ceil(clips.length / LONGEST_ROW);
  const perRow = Math.ceil(clips.length / rows);
  const places = [];
  let z = 0;
  for (let first = 0; first < clips.length; first += perRow) {
    const row = boxes.slice(first, first + perRow);
    if (first > 0) z -= snapUp(Math.max(...row.map((box) => box.front)) + 0.4);
    let edge = 0;
    const xs = row.map((box) => {
      const x = snapUp(edge - box.left);
      edge = x + box.right;
      return x;
    });
    const middle = snap((xs[0] + row[0].left + edge) / 2);
    places.push(...xs.map((x) => [x - middle, z]));
    z += Math.min(...row.map((box) => box.back)) - 0.2;
  }
  return places;
}
