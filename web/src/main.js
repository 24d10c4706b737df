// The page that `kinoflow generate --view` writes: data from the document, a viewer, its interface.

import { decodePage } from "./decode.js";
import { Mounted } from "./mount.js";
import pageCss from "./page.css";
import css from "./viewer.css";

document.head.append(Object.assign(document.createElement("style"), { textContent: css + pageCss }));
const page = decodePage(JSON.parse(document.getElementById("motion").textContent));
window.kinoflow = new Mounted(document.getElementById("viewer"), page).viewer;
