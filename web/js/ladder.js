// The ladder: both texts as rails, a sentence a step, and each fact that both
// tell as a rung. Where the order was kept the rungs lie side by side; what is
// told in another order crosses them.

import { drawing } from "./element.js";

/**
 * @typedef {import("./report.js").Fact} Fact
 * @typedef {import("./report.js").Report} Report
 * @typedef {import("./report.js").Request} Request
 * @typedef {Fact & {suspect: import("./report.js").Span, reference: import("./report.js").ReferenceSpan}} Shared
 */

const line = 17; // pixels a label takes
const [lowest, highest] = [170, 520]; // pixels of the rails
const mostSteps = 150; // sentences of a text that are drawn apart; of more, each would be a hair
const nearness = 3; // pixels: rungs closer than this at both ends are drawn as one
const rails = { reference: 35, suspect: 65 }; // per cent of the width

/**
 * The facts that both texts tell, in the suspect's order, and whether each keeps the order of the reference: those in the
 * longest run that never goes back.
 * @param {Fact[]} facts
 * @returns {{fact: Shared, kept: boolean}[]}
 */
export function inOrder(facts) {
  const shared = /** @type {Shared[]} */ (facts.filter(({ suspect, reference }) => suspect && reference));
  shared.sort((a, b) => a.suspect.start - b.suspect.start);
  const run = longestRun(shared.map(({ reference }) => [reference.reference, reference.start]));
  return shared.map((fact, i) => ({ fact, kept: run.has(i) }));
}

/** The indices of the longest run of places that never goes back. @param {number[][]} places */
function longestRun(places) {
  const before = (/** @type {number[]} */ a, /** @type {number[]} */ b) => a[0] - b[0] || a[1] - b[1];
  const ends = /** @type {number[]} */ ([]); // of the runs of each length, the one that ends first
  const previous = places.map((place, i) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(places[ends[middle]], place) <= 0) low = middle + 1;
      else high = middle;
    }
    ends[low] = i;
    return low > 0 ? ends[low - 1] : -1;
  });
  const run = new Set();
  for (let i = ends.at(-1) ?? -1; i >= 0; i = previous[i]) run.add(i);
  return run;
}

/**
 * @param {{fact: Shared, kept: boolean}[]} shared
 * @param {Report} report
 * @param {Request} request
 * @param {number[]} lengths of the references, 0 for those that have no place in it
 * @param {number} letters that a label has room for
 */
export function ladder(shared, report, request, lengths, letters) {
  const steps = { reference: sentences(report, "reference").filter(({ reference }) => lengths[reference] > 0), suspect: sentences(report, "suspect") };
  const wanted = Math.max(steps.reference.length, steps.suspect.length, shared.length) * line;
  const height = Math.min(highest, Math.max(lowest, wanted));
  const scales = {
    reference: below(lengths, height),
    suspect: below([request.suspect.text.length], height),
  };
  const middle = (/** @type {"reference" | "suspect"} */ side, /** @type {Fact} */ fact) => {
    const span = /** @type {import("./report.js").ReferenceSpan} */ (fact[side]);
    return scales[side](span.reference ?? 0, (span.start + span.end) / 2);
  };
  const rungs = shared.map(({ fact, kept }) => ({ fact, kept, from: middle("reference", fact), to: middle("suspect", fact) }));
  const seen = new Set();
  const apart = rungs.filter(({ kept, from, to }) => {
    const place = `${kept} ${Math.round(from / nearness)} ${Math.round(to / nearness)}`;
    return !seen.has(place) && seen.add(place);
  });
  const crossing = shared.filter(({ kept }) => !kept).length;
  return drawing(
    "svg",
    { class: "ladder", width: "100%", height: height + line, role: "img", "aria-label": inWords(shared.length, crossing) },
    drawing(
      "g",
      { transform: `translate(0 ${line / 2})` },
      ...rail("reference", steps.reference, scales.reference, height),
      ...rail("suspect", steps.suspect, scales.suspect, height),
      // What crosses lies on top: it is what one looks for.
      ...[...apart.filter(({ kept }) => kept), ...apart.filter(({ kept }) => !kept)].map(({ kept, from, to }) =>
        drawing("line", { class: kept ? "rung" : "rung crossing", x1: `${rails.reference + 1}%`, x2: `${rails.suspect - 1}%`, y1: from, y2: to }),
      ),
      ...labels("reference", rungs.map(({ fact, from, kept }) => ({ text: fact.reference.text, at: from, kept })), letters),
      ...labels("suspect", rungs.map(({ fact, to, kept }) => ({ text: fact.suspect.text, at: to, kept })), letters),
    ),
  );
}

/** @param {number} all @param {number} crossing */
function inWords(all, crossing) {
  const one = all === 1 ? "1 fact stands in both texts" : `${all} facts stand in both texts`;
  return `A ladder: ${one}, ${crossing === 0 ? "in the same order" : `${all - crossing} in the same order, ${crossing} in another`}. The table beside it lists them.`;
}

/** The sentences of a text, in its order. @param {Report} report @param {"reference" | "suspect"} side */
function sentences({ rows }, side) {
  const spans = rows.flatMap(({ suspect, references = [] }) =>
    side === "reference" ? references : suspect ? [{ ...suspect, reference: 0 }] : [],
  );
  const apart = new Map(spans.map((span) => [`${span.reference} ${span.start}`, span]));
  return [...apart.values()].sort((a, b) => a.reference - b.reference || a.start - b.start);
}

/**
 * @param {"reference" | "suspect"} side
 * @param {import("./report.js").ReferenceSpan[]} steps
 * @param {(text: number, at: number) => number} scale
 * @param {number} height
 */
function rail(side, steps, scale, height) {
  const piece = (/** @type {number} */ from, /** @type {number} */ to) =>
    drawing("rect", { class: "step", x: `${rails[side] - 0.5}%`, width: "1%", y: from, height: Math.max(1, Math.round((to - from) * 10) / 10) });
  if (steps.length === 0 || steps.length > mostSteps) return [piece(0, height)];
  return steps.map(({ reference, start, end }) => piece(scale(reference, start), scale(reference, end) - 1));
}

/**
 * What the rungs hold together, as far as there is room: the table has all of it.
 * @param {"reference" | "suspect"} side
 * @param {{text: string, at: number, kept: boolean}[]} facts
 * @param {number} letters
 */
function labels(side, facts, letters) {
  let last = -Infinity;
  return [...facts]
    .sort((a, b) => a.at - b.at)
    .flatMap(({ text, at, kept }) => {
      if (at - last < line) return [];
      last = at;
      return [
        drawing(
          "text",
          {
            class: kept ? "label" : "label crossing",
            x: `${side === "reference" ? rails.reference - 1.5 : rails.suspect + 1.5}%`,
            y: at,
            dy: "0.32em",
            "text-anchor": side === "reference" ? "end" : "start",
          },
          short(text, letters),
        ),
      ];
    });
}

/** @param {string} text @param {number} letters */
function short(text, letters) {
  const all = [...text.replace(/\s+/g, " ")];
  return all.length <= letters ? all.join("") : `${all.slice(0, letters - 1).join("").trimEnd()}…`;
}

/** Texts one below the other, with a gap between them. @param {number[]} lengths @param {number} height */
function below(lengths, height) {
  const gap = 10;
  const all = lengths.reduce((sum, length) => sum + length, 0) || 1;
  const space = height - gap * (lengths.filter(Boolean).length - 1);
  let top = 0;
  const tops = lengths.map((length) => {
    const own = top;
    if (length) top += (length / all) * space + gap;
    return own;
  });
  return (/** @type {number} */ text, /** @type {number} */ at) => Math.round((tops[text] + (at / all) * space) * 10) / 10;
}
