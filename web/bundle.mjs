// Usage: node bundle.mjs OUTPUT. Called by build.py.
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

// Every page is a copy of three.js, and its licence wants its text in every copy.
const licence = readFileSync(new URL("node_modules/three/LICENSE", import.meta.url), "utf8").trim();

await build({
  absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
  entryPoints: ["src/main.js"],
  outfile: process.argv[2],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  loader: { ".css": "text" },
  legalComments: "none",
  banner: { js: `/* This page contains three.js.\n\n${licence}\n*/` },
  logLevel: "warning",
});
