// Elements of the page.

import { icon } from "./icons.js";

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any>} attributes functions are listeners
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "html") node.innerHTML = value; // only ever our own icons
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name.startsWith("aria-")) node.setAttribute(name, value); // "false" is a value there
    else if (value !== false && value !== null) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

/**
 * @param {string} label
 * @param {{html?: string, text?: string, key?: string} & Record<string, any>} attributes `key` is told beside the label
 */
export function button(label, { html, text, key, ...rest }) {
  const title = key ? `${label}  (${key})` : label;
  return element("button", { type: "button", title, "aria-label": label, ...(html ? { html } : {}), ...rest }, ...(text ? [text] : []));
}

/**
 * What must be there within a node.
 * @param {Element} node
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function within(node, selector) {
  const found = node.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`there is no ${selector}`);
  return found;
}

/** A dialog with a name and a button that closes it; so does a click beside it. */
export function dialog(name, children) {
  const close = button("Close", { html: icon("close"), class: "round close", onclick: () => node.close() });
  const head = element("div", { class: "sheet-head" }, element("strong", {}, name), close);
  const node = element("dialog", { "aria-label": name, onclick: (event) => event.target === node && node.close() },
    element("div", { class: "sheet" }, head, ...children));
  return node;
}
