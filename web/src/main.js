// The page that `kinoflow generate --view` writes: data from the document, a viewer, its interface.

import { decodePage } from "./decode.js";
import { Mounted } from "./mount.js";
import pageCss from "./page.css";
import { PagePanels } from "./single/panels.js";
import css from "./viewer.css";

document.head.append(Object.assign(document.createElement("style"), { textContent: css + pageCss }));
const page = decodePage(JSON.parse(document.getElementById("motion")?.textContent ?? ""));
const theme = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
document.documentElement.classList.toggle("light", theme === "light");
window.kinoflow = new Mounted(document.getElementById("viewer"), page, { theme, Panels: PagePanels }).viewer;
