// The server: requests, and what is told of them. Everything goes to where the page came from. Its types are those of
// the server's OpenAPI document (web/types).

/** @typedef {import("./openapi.js").components["schemas"]} Schemas */

/** What the server says went wrong; status 0 where it does not answer. */
export class Problem extends Error {
  constructor(status, code, detail) {
    super(detail);
    Object.assign(this, { status, code });
  }
}

/**
 * @param {string} path
 * @param {{method?: string, json?: unknown, body?: BodyInit, headers?: Record<string, string>, signal?: AbortSignal}} options
 */
async function ask(path, { method = "GET", json, body, headers = {}, signal } = {}) {
  let response;
  try {
    response = await fetch(path, {
      method, signal, body: json === undefined ? body : JSON.stringify(json),
      headers: json === undefined ? headers : { "Content-Type": "application/json", ...headers },
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem(0, "offline", "The server does not answer.");
  }
  if (response.ok) return response;
  const said = await response.json().catch(() => ({}));
  const code = String(said.type ?? "").split(":").pop();
  throw new Problem(response.status, code, said.detail ?? `The server answered ${response.status}.`);
}

/** @param {Parameters<typeof ask>} request */
const json = async (...request) => (await ask(...request)).json();

/** @type {() => Promise<Schemas["Health"]>} */
export const health = () => json("/v1/health");
/** @type {() => Promise<Schemas["Doctor"]>} */
export const doctor = () => json("/v1/doctor");
/** @type {() => Promise<Schemas["Clip"]>} */
export const welcome = () => json("/v1/welcome");
/** @type {() => Promise<Schemas["Library"]>} */
export const library = () => json("/v1/actions");
/** @type {() => Promise<Schemas["Generations"]>} */
export const generations = () => json("/v1/generations?most=40");
/** @type {(id: string) => Promise<Schemas["Generation"]>} */
export const generation = (id) => json(`/v1/generations/${id}`);
/** @type {(url: string) => Promise<any>} */
export const preview = (url) => json(url);
/** @type {(id: string) => Promise<Schemas["Generation"]>} */
export const cancel = (id) => json(`/v1/generations/${id}/cancel`, { method: "POST", json: {} });
/** @type {(request: Schemas["PlanRequest"], signal: AbortSignal) => Promise<Schemas["Plan"]>} */
export const plan = (request, signal) => json("/v1/plan", { method: "POST", json: request, signal });
/** @type {() => Promise<Schemas["Character"][]>} */
export const characters = () => json("/v1/characters");
/** @type {(request: Schemas["ActionRequest"]) => Promise<Schemas["Clip"]>} */
export const perform = (request) => json("/v1/actions/clips", { method: "POST", json: request });
/** @type {(hashes: string[]) => Promise<any>} */
export const view = (hashes) => json(`/v1/view?${hashes.map((hash) => `clip=${hash}`).join("&")}`);
/** @type {(hash: string) => Promise<Schemas["Clip"]>} */
export const clip = (hash) => json(`/v1/clips/${hash}`);

/**
 * @param {Schemas["GenerationRequest"]} request
 * @param {string} key
 * @returns {Promise<Schemas["Generation"]>}
 */
export function generate(request, key) {
  return json("/v1/generations", { method: "POST", json: request, headers: { "Idempotency-Key": key, "X-Client": "page" } });
}

const send = (path) => (file) => {
  return json(`${path}?name=${encodeURIComponent(file.name)}`, {
    method: "POST", body: file, headers: { "Content-Type": "application/octet-stream" },
  });
};
/** @type {(file: File) => Promise<Schemas["Clip"]>} */
export const upload = send("/v1/clips");
/** @type {(file: File) => Promise<Schemas["Character"]>} */
export const sendCharacter = send("/v1/characters");

/** A character as it stands at rest, as .glb. */
export async function character(hash) {
  return (await ask(`/v1/characters/${hash}.glb`)).arrayBuffer();
}

/** Content and name of a clip's file. */
export async function file(hash, suffix, options) {
  const query = new URLSearchParams(Object.entries(options).filter(([, value]) => value));
  const response = await ask(`/v1/clips/${hash}${suffix}?${query}`);
  const name = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? `motion${suffix}`;
  return { blob: await response.blob(), name };
}

/** The token in the address, which the server printed, becomes a cookie. */
export async function signIn() {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (!token) return;
  await ask("/v1/session", { method: "POST", json: { token } });
  history.replaceState(null, "", location.pathname);
}

const ENDS = ["done", "failed", "cancelled"];

/** Calls `onEvent(kind, data)` until the generation has ended, over any cuts of the connection; returns how to stop. */
export function follow(id, onEvent) {
  const source = new EventSource(`/v1/generations/${id}/events`);
  for (const kind of ["queued", "started", "loading", "progress", "preview", "result", ...ENDS]) {
    source.addEventListener(kind, (event) => {
      if (ENDS.includes(kind)) source.close();
      onEvent(kind, JSON.parse(event.data));
    });
  }
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) onEvent("lost", {});
    else onEvent("cut", {}); // it tries again by itself
  });
  return () => source.close();
}
