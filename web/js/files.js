// Reads the text out of a file that was dropped or opened.

import { parseInert } from "./policy.js";
import { isReport } from "./verification.js";

/**
 * The text of a file, or the report that it is.
 * @param {File} file
 * @returns {Promise<{text: string} | {report: string}>}
 */
export async function read(file) {
  const text = decode(new Uint8Array(await file.arrayBuffer()));
  if (text.slice(0, 2000).includes("\0")) throw new Error("it is not a text file");
  if (isReport(text)) return { report: text };
  return { text: /\.html?$/i.test(file.name) || file.type === "text/html" ? textOfHTML(text) : text };
}

/** UTF-8, or UTF-16 where a byte order mark says so, or else what old Windows programs write. @param {Uint8Array} bytes */
function decode(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

const notProse = "script, style, template, noscript, svg, nav, form, button, figure, aside, header, footer, [hidden]";
const blocks = new Set("ADDRESS ARTICLE BLOCKQUOTE DD DIV DL DT H1 H2 H3 H4 H5 H6 LI MAIN OL P PRE SECTION TABLE TR UL".split(" "));

/** The prose of a saved page: a line a block, an empty line between them. @param {string} html */
function textOfHTML(html) {
  const page = parseInert(html);
  const body = page.querySelector("article") ?? page.querySelector("main") ?? page.body;
  for (const other of body.querySelectorAll(notProse)) other.remove();
  const lines = [""];
  const walker = page.createTreeWalker(body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let block = /** @type {Node | null} */ (null);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeName === "BR") lines.push("");
    if (node.nodeType !== Node.TEXT_NODE) continue;
    const within = enclosing(node);
    if (within !== block) lines.push("");
    block = within;
    lines[lines.length - 1] += node.nodeValue?.replace(/\s+/g, " ") ?? "";
  }
  return lines
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n\n");
}

/** @param {Node} node @returns {Node | null} */
function enclosing(node) {
  let at = node.parentNode;
  while (at && !blocks.has(at.nodeName)) at = at.parentNode;
  return at;
}
