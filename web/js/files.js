// Reads the text out of a file that was dropped or opened. Its bytes say what
// it is; its name may be wrong.

import { kindOf, misnamed, readDocument } from "./documents.js";
import { parseInert } from "./policy.js";
import { isReport } from "./verification.js";

/**
 * The text of a file, or the report that it is.
 * @param {File} file
 * @param {(words: string) => void} tell of progress
 * @returns {Promise<{text: string, note?: string} | {report: string}>} the note says what a person may not expect of it
 */
export async function read(file, tell) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = kindOf(bytes);
  if (kind) return { text: await readDocument(kind, bytes, tell) };
  const text = decode(bytes);
  if (text.slice(0, 2000).includes("\0")) throw new Error("it is not a text. Unspin reads .txt, .md, .html, .docx and .pdf");
  if (isReport(text)) return { report: text };
  const page = isHTML(file, text);
  return { text: page ? textOfHTML(text) : text, note: misnamed(file.name, page ? "a web page" : "plain text") };
}

/** By its name, or by how it begins. @param {File} file @param {string} text */
function isHTML(file, text) {
  return /\.x?html?$/i.test(file.name) || file.type === "text/html" || /^\s*<(!doctype html|html)\b/i.test(text);
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
