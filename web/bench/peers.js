// The peers, bundled into one script that runs inside the page's own worker.

import DiffMatchPatch from "diff-match-patch";
import { diffWords } from "diff";
import { createBinaryModuleFromUrl, LocalLinter } from "harper.js";

const matcher = new DiffMatchPatch();
matcher.Diff_Timeout = 0; // to the end, as the others go

/** @type {LocalLinter | undefined} */
let linter;

/** How each looks at a pair of texts; Harper reads one text alone. */
const tools = {
  unspin: (reference, suspect) => JSON.parse(globalThis.unspin.compare(JSON.stringify({ suspect: { text: suspect }, references: [{ text: reference }] }))).report.verdict,
  jsdiff: (reference, suspect) => diffWords(reference, suspect).length,
  diffMatchPatch: (reference, suspect) => matcher.diff_main(reference, suspect).length,
  harper: async (_, suspect) => (await linter.lint(suspect, { language: "plaintext" })).length,
};

/** Starts what has to be started, from where its program is served. @param {string} harper */
async function start(harper) {
  linter = new LocalLinter({ binary: createBinaryModuleFromUrl(harper) });
  await linter.setup();
}

/**
 * Milliseconds of each tool on a pair, in turn, so that what else the machine does falls on all alike. The suspect
 * ends otherwise each time, as if somebody typed it: what a tool keeps of a text helps it no further than there.
 * @param {string} reference @param {string} suspect @param {number} rounds
 */
async function measure(reference, suspect, rounds) {
  const names = Object.keys(tools).filter((name) => name !== "harper" || linter);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  const warm = 60; // until Unspin and jsdiff are compiled for speed
  for (let i = 0; i < warm; i++) tools.unspin(reference, typed(suspect, i)), tools.jsdiff(reference, typed(suspect, i));
  for (let round = -1; round < rounds; round++) {
    const now = typed(suspect, warm + 1 + round);
    for (const name of names) {
      const begun = performance.now();
      const found = await tools[name](reference, now);
      const took = performance.now() - begun;
      if (!found) throw new Error(`${name} found nothing`);
      if (round >= 0) times[name].push(took); // the first round warms the others up
    }
  }
  return times;
}

/** A text with another word typed at its end. @param {string} text @param {number} count */
const typed = (text, count) => `${text}\nMore of ${count} is to come.\n`;

globalThis.peers = { start, measure };
