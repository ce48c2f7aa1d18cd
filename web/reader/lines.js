// Puts the pieces of text on a PDF's pages together again: pieces to lines,
// lines to paragraphs, without what is repeated at the edges of every page.

/**
 * A piece of text as pdf.js finds it; transform holds its place on the page,
 * transform[4] from the left and transform[5] from below.
 * @typedef {{str: string, hasEOL: boolean, width: number, height: number, transform: number[]}} Item
 * @typedef {{text: string, left: number, right: number, bottom: number, size: number}} Line
 */

/**
 * @param {Item[][]} pages
 * @returns {string}
 */
export function textOf(pages) {
  const lines = pages.map(linesOf);
  const repeated = repeatedAtEdges(lines);
  const paragraphs = lines.map((page) => paragraphsOf(page.filter((line) => !repeated.has(line))));
  return joinPages(paragraphs).join("\n\n");
}

/** @param {Item[]} items */
export function linesOf(items) {
  /** @type {Line[]} */
  const lines = [];
  /** @type {Item[]} */
  let pieces = [];
  const end = () => {
    const text = pieces.map(({ str }) => str).join("").replace(/\s+/g, " ").trim();
    const inked = pieces.filter(({ str }) => str.trim() !== "");
    if (text) {
      const { transform, height } = inked[0];
      const last = inked[inked.length - 1];
      lines.push({ text, left: transform[4], right: last.transform[4] + last.width, bottom: transform[5], size: height || Math.abs(transform[3]) || 10 });
    }
    pieces = [];
  };
  for (const item of items) {
    pieces.push(item);
    if (item.hasEOL) end();
  }
  end();
  return lines;
}

/**
 * Page numbers, and running heads and feet: the first or last line of at least
 * three pages, the same but for its figures.
 * @param {Line[][]} pages
 */
function repeatedAtEdges(pages) {
  /** @type {Map<string, Line[]>} */
  const atEdge = new Map();
  for (const page of pages)
    for (const line of new Set([page[0], page[page.length - 1]])) {
      if (!line) continue;
      const key = line.text.replace(/\d+/g, "0");
      atEdge.set(key, [...(atEdge.get(key) ?? []), line]);
    }
  const often = [...atEdge.values()].filter((same) => same.length >= 3);
  return new Set(often.flat());
}

/**
 * Lines belong together until there is more room between them than usual, the
 * size of the type changes, or a line begins further in than its neighbours.
 * @param {Line[]} lines
 */
function paragraphsOf(lines) {
  const steps = lines.slice(1).map((line, i) => lines[i].bottom - line.bottom).filter((step) => step > 0);
  const usual = steps.sort((a, b) => a - b)[Math.floor(steps.length * 0.3)] ?? 0; // in paragraphs of two lines half of them are wider
  /** @type {string[]} */
  const paragraphs = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (before && !parts(before, line, usual)) paragraphs.push(joined(/** @type {string} */ (paragraphs.pop()), line.text));
    else paragraphs.push(line.text);
  });
  return paragraphs;
}

/** @param {Line} before @param {Line} line @param {number} usual */
function parts(before, line, usual) {
  const step = before.bottom - line.bottom;
  const room = usual > 0 && step > Math.min(usual, before.size * 2) * 1.35;
  const otherType = Math.abs(before.size - line.size) > 0.15 * before.size;
  const indented = line.left - before.left > before.size * 0.8 && step > 0 && ended(before.text);
  return room || otherType || indented;
}

/** A paragraph may go on over the end of a page. @param {string[][]} pages */
function joinPages(pages) {
  /** @type {string[]} */
  const all = [];
  for (const page of pages) {
    const goesOn = all.length > 0 && page.length > 0 && !ended(all[all.length - 1]) && /^\p{Ll}/u.test(page[0]);
    if (goesOn) all.push(joined(/** @type {string} */ (all.pop()), page[0]), ...page.slice(1));
    else all.push(...page);
  }
  return all;
}

/** @param {string} text */
const ended = (text) => /[.!?:…]["'”’»)\]]*$/.test(text);

/** A word that was divided at the end of a line is whole again. @param {string} text @param {string} line */
function joined(text, line) {
  if (/\p{Ll}[-‐\u00ad]$/u.test(text) && /^\p{Ll}/u.test(line)) return text.slice(0, -1) + line;
  return `${text} ${line}`;
}
