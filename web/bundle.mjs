// Usage: node bundle.mjs FOLDER. Called by build.py; writes viewer.js, studio.js and studio.css.
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = process.argv[2];
// Every page is a copy of three.js, and its licence wants its text in every copy.
const licence = readFileSync(new URL("node_modules/three/LICENSE", import.meta.url), "utf8").trim();
const common = {
  absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  banner: { js: `/* This page contains three.js.\n\n${licence}\n*/` },
  logLevel: "warning",
};

// The page in one file carries its styles in the script; the studio's policy wants them as a file.
await build({ ...common, entryPoints: ["src/main.js"], outfile: join(folder, "viewer.js"), loader: { ".css": "text" } });
await build({ ...common, entryPoints: ["src/studio/main.js"], outfile: join(folder, "studio.js") });
