// Shows on the article's own page what was found in its text. Two ways lead there: the tab that brought the text is asked
// for a port; or, where the text came by another tab, the bookmark is clicked there once more, and the import page hands
// the marks on. What goes out are words of that page itself, never a word of a reference: the page's scripts could read it.

import { onMarksWanted } from "./handover.js";
import { shown } from "./report.js";

/**
 * @typedef {{text: string, before: string, after: string, label: string}} Mark see ../bookmarklet/marks.js
 * @typedef {{url: string, headline: string, marks: Mark[]}} Marks
 * @typedef {{nonce: string, url: string}} Way back to the tab that opened this one, while it shows the article
 * @typedef {{found: number, missing: number[]}} Shown found: -1 where the browser draws no highlights
 */

const around = 24; // characters beside a mark that go with it
const mostMarks = 1_000;
const mostInAddress = 8; // marks that a browser is asked to find by itself
const patience = 1_500; // milliseconds; a tab that is there answers in a few

/** @type {Marks | undefined} what is handed to whoever comes from its page */
let offered;

/**
 * What may be marked on the suspect's page: what counts as evidence, and what goes back where the rest does not.
 * @param {import("./findings.js").Findings} findings
 * @returns {Marks | undefined} undefined where there is no page, or nothing to mark
 */
export function marksOf(findings) {
  const { report, request, words } = findings;
  const { text, url } = request.suspect;
  if (!report || !url) return undefined;
  const passages = report.derivation?.extent === "part" ? findings.derived.map(({ passage: { suspect, kind } }) => ({ ...suspect, label: shown(words, "passages", kind) })) : [];
  const evidence = findings.all.filter((finding) => finding.artifact && !findings.isOut(finding)).map((finding) => ({ ...finding.suspect, label: findings.kindOf(finding) }));
  const marks = [...passages, ...evidence]
    .sort((a, b) => a.start - b.start)
    .slice(0, mostMarks)
    .map(({ start, end, label }) => ({ text: text.slice(start, end), before: text.slice(Math.max(0, start - around), start), after: text.slice(end, end + around), label }))
    .filter((mark) => mark.text.trim());
  if (marks.length === 0) return undefined;
  return { url, headline: shown(words, "verdicts", report.verdict), marks };
}

/**
 * Has them marked. Resolves to undefined where the page's tab cannot be reached from here: they are then kept for when
 * its reader clicks the bookmark there once more.
 * @param {Marks} marks
 * @param {Way | undefined} way
 * @returns {Promise<Shown | undefined>}
 */
export async function showOnPage(marks, way) {
  if (!offered) onMarksWanted((url) => (offered?.url === url ? offered : undefined));
  offered = marks;
  return way?.url === marks.url ? sendBack(marks, way.nonce) : undefined;
}

/**
 * Asks the tab that opened this one for a port, and sends the marks through it: what goes through a port no other script
 * is told of.
 * @param {Marks} marks
 * @param {string} nonce
 * @returns {Promise<Shown | undefined>}
 */
export async function sendBack({ url, headline, marks }, nonce) {
  const opener = /** @type {Window | null} */ (window.opener);
  if (!opener) return undefined;
  const { origin } = new URL(url);
  const ending = new AbortController();
  const { signal } = ending;
  try {
    return await new Promise((resolve) => {
      setTimeout(resolve, patience);
      addEventListener(
        "message",
        ({ source, origin: from, data, ports: [port] }) => {
          if (source !== opener || from !== origin || data?.unspin !== "port" || data.nonce !== nonce || !port) return;
          port.onmessage = ({ data }) => resolve(checked(data, marks.length));
          port.postMessage({ headline, marks });
        },
        { signal },
      );
      opener.postMessage({ unspin: "show", nonce }, origin);
    });
  } finally {
    ending.abort();
  }
}

/**
 * What a page says of the marks, as far as it is what it may say.
 * @param {unknown} said
 * @param {number} sent
 * @returns {Shown | undefined}
 */
function checked(said, sent) {
  const { found, missing = [] } = /** @type {Partial<Shown>} */ (said ?? {});
  const numbers = Array.isArray(missing) && missing.every((each) => Number.isInteger(each) && each >= 0 && each < sent);
  if (!Number.isInteger(found) || Number(found) < -1 || Number(found) > sent || !numbers) return undefined;
  return { found: Number(found), missing };
}

/** What to tell the reader. @param {Marks} marks @param {Shown} shown */
export function told({ marks }, { found, missing }) {
  if (found < 0) return "That browser draws no highlights: it is too old for marks on the page.";
  const lost = missing.map((each) => `“${marks[each].text}”`);
  const rest = lost.length > 0 ? ` Not found there: ${lost.slice(0, 3).join(", ")}${lost.length > 3 ? ` and ${lost.length - 3} more` : ""}.` : "";
  return `${found} of ${marks.length} findings are marked on the article’s page.${rest}`;
}

/**
 * The article's address, opened at which a browser finds and marks a few of them by itself (text fragments): no script
 * of the page is told.
 * @param {Marks} marks
 */
export function addressWith({ url, marks }) {
  const { href } = new URL(url);
  const encoded = (/** @type {string} */ text) => encodeURIComponent(text.replace(/\s+/g, " ").trim()).replaceAll("-", "%2D");
  const directives = marks.slice(0, mostInAddress).map(({ text, before, after }) => {
    const prefix = encoded(before.split("\n").at(-1)?.replace(/^\S*\s/, "") ?? "");
    const suffix = encoded(after.split("\n")[0].replace(/\s\S*$/, ""));
    return `text=${prefix && `${prefix}-,`}${encoded(text)}${suffix && `,-${suffix}`}`;
  });
  return `${href.replace(/#.*/, "")}#:~:${directives.join("&")}`;
}
