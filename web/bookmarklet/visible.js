// What of a page a reader sees. Only where the page is drawn can it be asked, so it is asked here, before the markup leaves.

const raw = "script:not([type='application/ld+json']),style,svg,noscript,template,iframe,object,embed,canvas";
const empty = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/**
 * Whether nothing in an element is shown: it is not drawn, cut down to nothing, or stands where nobody gets to.
 * What only waits to be faded in is shown.
 * @param {Element} element
 */
export function isUnseen(element) {
  const style = getComputedStyle(element);
  if (style.display === "none" || style.contentVisibility === "hidden" || style.fontSize === "0px") return true;
  if (parseFloat(style.textIndent) < -900) return true;
  if (style.position !== "absolute" && style.position !== "fixed") return false;
  if (/^rect\((0px,? ?){4}\)|^rect\(1px,? ?1px/.test(style.clip) || /^inset\((50|100)%/.test(style.clipPath)) return true;
  const { width, height, right, bottom } = element.getBoundingClientRect();
  if (width <= 1 && height <= 1 && style.overflow !== "visible") return true;
  return width > 0 && (right + scrollX <= 0 || bottom + scrollY <= 0);
}

/**
 * Whether the words that stand in an element itself are drawn so that they can be told from what is behind them.
 * @param {Element} element
 */
export function isLegible(element) {
  const { color, visibility, backgroundClip } = getComputedStyle(element);
  if (visibility !== "visible") return false;
  for (let behind = /** @type {Element | null} */ (element); behind; behind = behind.parentElement) {
    const { backgroundColor, backgroundImage, position } = getComputedStyle(behind);
    if (backgroundImage !== "none" || backgroundClip === "text" || /^(absolute|fixed)$/.test(position)) return true; // over whatever is there
    if (!/^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor)) return backgroundColor !== color;
  }
  return color !== "rgb(255, 255, 255)" || /dark/.test(getComputedStyle(document.documentElement).colorScheme);
}

/**
 * The page's markup as far as a reader sees it, with what its components keep in shadow roots, as far as those are open.
 * @param {number} most characters
 * @returns {string} empty if there is more
 */
export function visibleMarkup(most) {
  /** @type {string[]} */ const parts = [];
  let size = 0;
  /** @type {Map<Node | null, boolean>} */ const legible = new Map();
  const put = (/** @type {string} */ part) => {
    size += part.length;
    if (size <= most) parts.push(part);
  };
  /** @param {Node} node @param {boolean} drawn whether it stands in the body */
  const write = (node, drawn) => {
    if (node instanceof Text) {
      const parent = /** @type {Element} */ (node.parentElement ?? /** @type {ShadowRoot} */ (node.parentNode).host);
      if (drawn && !legible.has(parent)) legible.set(parent, isLegible(parent));
      if (!drawn || legible.get(parent)) put(parent.localName === "script" ? node.data : escaped(node.data));
    }
    if (!(node instanceof Element) || node.matches(raw) || (drawn && isUnseen(node))) return;
    const { localName, attributes, shadowRoot } = node;
    put(`<${localName}${[...attributes].map(({ name, value }) => ` ${name}="${escaped(value)}"`).join("")}>`);
    if (empty.test(localName)) return;
    const within = drawn || localName === "body";
    const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
    for (const child of slotted.length > 0 ? slotted : (shadowRoot ?? node).childNodes) write(child, within);
    put(`</${localName}>`);
  };
  write(document.documentElement, false);
  return size > most ? "" : parts.join("");
}
