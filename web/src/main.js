// The page that `kinoflow generate --view` writes: data from the document, a viewer, its interface.

import { decodePage } from "./decode.js";
import { Interface } from "./ui.js";
import { Viewer } from "./viewer.js";
import css from "./viewer.css";

const LONGEST_STEP_S = 0.1; // a page that was in the background goes on where it was

function start() {
  document.head.append(Object.assign(document.createElement("style"), { textContent: css }));
  const root = document.getElementById("viewer");
  const page = decodePage(JSON.parse(document.getElementById("motion").textContent));
  const canvas = document.createElement("canvas");
  canvas.className = "scene";
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", page.title);
  root.append(canvas);

  const reduceMotion = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  let viewer;
  try {
    viewer = new Viewer(canvas, page, { reduceMotion });
  } catch (error) {
    root.innerHTML = "<p class='failure'>This browser cannot draw 3D pictures: WebGL 2 is switched off or missing.</p>";
    throw error;
  }
  const resize = () => {
    viewer.resize(root.clientWidth, root.clientHeight, panels.insets());
    panels.refresh();
  };
  const panels = new Interface(root, page, viewer, resize);
  resize();
  viewer.setView("perspective", { instantly: true });
  new ResizeObserver(resize).observe(root);

  let last; // of the pictures' own clock, which may lag behind performance.now() by all that starting took
  const loop = (now) => {
    const elapsed = Math.min(Math.max((now - (last ?? now)) / 1000, 0), LONGEST_STEP_S);
    last = now;
    if (viewer.update(elapsed)) panels.tick();
    requestAnimationFrame(loop);
  };
  requestAnimationFrame(loop);
  if (!reduceMotion) viewer.player.play();
  window.kinoflow = viewer;
}

start();
