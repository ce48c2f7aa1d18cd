// From markup to plain text: one block, one paragraph.

/**
 * @typedef {object} Block
 * @property {string} text with its line breaks, otherwise single spaces
 * @property {number} linked how many of its characters are links
 */

const blockNames = new Set(
  ("address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer " +
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre search section summary table tbody " +
    "tfoot thead tr ul").split(" "),
);
const silent = new Set("audio base canvas embed head iframe link meta object script select style svg template textarea title video".split(" "));

/**
 * The blocks of text under a node of an inert document, in order. It asks the markup alone, for nothing is rendered.
 * @param {Node} root
 * @param {(node: Node) => boolean} [belongs] what does not is left out, with all that is in it
 * @returns {Block[]}
 */
export function blocksOf(root, belongs = () => true) {
  /** @type {Block[]} */
  const blocks = [];
  /** @type {Map<Node | null, boolean>} whether a node has words of its own, beside its elements */
  const worded = new Map();
  // A component parts text, but for one inside a sentence, which has words beside it.
  const isComponent = (/** @type {Node} */ node) => {
    const parent = node.parentNode;
    if (!worded.has(parent)) worded.set(parent, [...(parent?.childNodes ?? [])].some(isWords));
    return !worded.get(parent);
  };
  let text = "";
  let linked = 0;
  const close = () => {
    // Two line breaks in a row are how older pages part their paragraphs.
    const paragraphs = text.replace(/[^\S\n]+/g, " ").replace(/ ?\n ?/g, "\n").split(/\n{2,}/);
    for (const paragraph of paragraphs.map((each) => each.trim()).filter(Boolean)) {
      blocks.push({ text: paragraph, linked: Math.round((linked / text.length) * paragraph.length) });
    }
    text = "";
    linked = 0;
  };
  /** @param {Node} node @param {boolean} inLink @param {boolean} inPre */
  const walk = (node, inLink, inPre) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const data = (node.nodeValue ?? "").replace(inPre ? /[^\S\n]+/g : /\s+/g, " ");
      text += data;
      if (inLink) linked += data.length;
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE && node.nodeType !== Node.DOCUMENT_FRAGMENT_NODE) return;
    const name = /** @type {Element} */ (node).localName ?? "";
    if (silent.has(name) || !belongs(node)) return;
    if (name === "br") text += "\n";
    const isCell = name === "td" || name === "th";
    if (isCell) text += " ";
    const isBlock = isCell ? isLayout(/** @type {Element} */ (node)) : blockNames.has(name) || (name.includes("-") && isComponent(node));
    if (isBlock) close();
    for (let child = node.firstChild; child; child = child.nextSibling) walk(child, inLink || name === "a", inPre || name === "pre");
    if (isBlock) close();
  };
  walk(root, false, false);
  close();
  return blocks;
}

/**
 * Whether a table cell holds running text, as where older pages are laid out with tables. The other cells of a row are
 * one line together.
 * @param {Element} cell
 */
const isLayout = (cell) => cell.querySelector("br,p,div,table,ul,ol") !== null;

const isWords = (/** @type {Node} */ node) => node.nodeType === Node.TEXT_NODE && Boolean(node.nodeValue?.trim());

// As in Readability, which looks for it only in elements that hold nothing else.
const adLabel = /^(ad(vertising|vertisement)?|anzeige|werbung|pub(licité)?|publicidad|anuncio|реклама|إعلان|广告)$/i;

/**
 * A block of the article itself, and not one that stands between its paragraphs: a time without a word, as live blogs
 * have them; the label of an advertisement; a line that is mostly a link and leads elsewhere ("Read more: …").
 * @param {Block} block
 */
export function isProse({ text, linked }) {
  return /\p{L}/u.test(text) && !adLabel.test(text) && (text.length > 200 || linked < text.length * 0.7);
}
