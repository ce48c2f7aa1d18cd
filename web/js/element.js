// element() is the only way this page makes HTML: text always becomes a text
// node, so nothing that was pasted can turn into markup.

/**
 * @typedef {Node | string | number | null | undefined | false} Child
 * @typedef {Record<string, string | number | boolean | null | undefined | ((event: any) => void)>} Attributes
 */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Attributes} [attributes] a function becomes a listener, true an empty attribute, false or null none
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  set(made, attributes);
  made.append(...kept(children));
  return made;
}

/**
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function drawing(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  set(made, attributes);
  made.append(...kept(children));
  return made;
}

/**
 * Replaces what a node holds.
 * @param {Element} parent
 * @param {...Child} children
 */
export function fill(parent, ...children) {
  parent.replaceChildren(...kept(children));
}

/** What is not shown at first, and a way to it. @param {string} words @param {() => void} onclick */
export const folded = (words, onclick) =>
  element("p", { class: "hint" }, `${words} `, element("button", { type: "button", class: "quiet", onclick }, "Show them"));

/** @param {Child[]} children */
function kept(children) {
  const nodes = /** @type {(Node | string)[]} */ ([]);
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    nodes.push(child instanceof Node ? child : String(child));
  }
  return nodes;
}

/**
 * Draws a part anew without taking the keyboard out of it: what stands in the
 * place of the control that had the focus gets it.
 * @param {Element} part
 * @param {() => void} draw
 */
export function redraw(part, draw) {
  const controls = () => /** @type {HTMLElement[]} */ ([...part.querySelectorAll("button, input")]);
  const at = controls().indexOf(/** @type {HTMLElement} */ (document.activeElement));
  draw();
  if (at >= 0) controls()[at]?.focus({ preventScroll: true });
}

/** @param {Element} made @param {Attributes} attributes */
function set(made, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(name.replace(/^on/, ""), value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
}

/** A number with commas between its thousands. Browsers' own way takes 40 ms the first time. @param {number} number */
export const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");
