// <unspin-map> is both texts at a glance: the reference above, the suspect
// below, each passage drawn to where it comes from; and under the suspect, how
// much of it was replaced where. Clicking goes there.

import { drawing, element, fill } from "./element.js";
import { Findings } from "./findings.js";
import { shown } from "./report.js";

/** @typedef {import("./report.js").Report} Report */

const width = 1000;
const [top, bottom] = [14, 74]; // lower edge of the reference, upper edge of the suspect
const thick = 14; // of a text
const columns = 60; // of the chart
const tall = 46; // its highest column, or where half was replaced if none is higher

export class MapElement extends HTMLElement {
  /** @type {Findings} */ #findings = new Findings();

  /** @param {Findings} findings */
  set findings(findings) {
    this.#findings = findings;
    findings.addEventListener("report", () => this.#draw());
    findings.addEventListener("filter", () => this.#draw());
    findings.addEventListener("choose", () => this.#choose());
  }

  #draw() {
    const { report, request, words, alone } = this.#findings;
    if (!report) return fill(this);
    const { length } = request.suspect.text;
    const present = [...new Set(report.passages.map(({ kind }) => kind))].filter(() => !alone);
    this.hidden = report.verdict === "insufficient" || (this.#findings.derived.length === 0 && report.substitutions.length === 0); // then it would show nothing
    const suspectAt = scale(length, 0, width);
    const edge = alone ? 0 : bottom; // the suspect's upper edge
    const height = edge + thick + 4 + tall;
    const svg = drawing(
      "svg",
      { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", role: "img", "aria-label": this.#inWords(report) },
      patterns(),
      alone && drawing("rect", { class: "piece", "data-passage": "new", x: 0, y: 0, width, height: thick }),
      ...(alone ? [] : this.#passages(report, suspectAt)),
      ...bars(share(this.#findings.shownOnes, length), edge + thick + 4),
      drawing("rect", { class: "here", x: 0, y: edge - 3, width: 3, height: thick + 6, visibility: "hidden" }),
    );
    svg.classList.toggle("low", alone);
    svg.addEventListener("click", (event) => this.#jump((event.offsetX / svg.clientWidth) * length));
    fill(
      this,
      !alone && element("p", { class: "map-side" }, "Reference"),
      svg,
      element(
        "p",
        { class: "map-side" },
        "Suspect",
        element("span", { class: "hint" }, ", from its beginning to its end", element("span", {}, this.#below())),
      ),
      element(
        "ul",
        { class: "passages" },
        ...present.map((kind) => element("li", {}, element("span", { class: "chip", "data-passage": kind, "aria-hidden": "true" }), shown(words, "passages", kind))),
      ),
    );
    this.#choose();
  }

  /** What the bars below the suspect are, where there are any. */
  #below() {
    const { all, alone } = this.#findings;
    if (all.length === 0) return ".";
    return `. Below it, how much ${alone ? "looks" : "was"} replaced where${all.some(({ artifact }) => artifact) ? "; striped is what counts as evidence" : ""}.`;
  }

  /** Each passage, and where it comes from. @param {Report} report @param {(at: number) => number} suspectAt */
  #passages(report, suspectAt) {
    const referenceAt = besideEachOther(this.#findings.lengths);
    return report.passages.flatMap(({ kind, suspect, references }) => {
      const [left, right] = [suspectAt(suspect.start), suspectAt(suspect.end)];
      const piece = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ y) =>
        drawing("rect", { class: "piece", "data-passage": kind, x: from, y, width: Math.max(1, to - from), height: thick });
      return [
        piece(left, right, bottom),
        ...references.flatMap((span) => {
          const [l, r] = [referenceAt(span.reference, span.start), referenceAt(span.reference, span.end)];
          const middle = (top + bottom) / 2;
          const path = `M${l} ${top}C${l} ${middle} ${left} ${middle} ${left} ${bottom}H${right}C${right} ${middle} ${r} ${middle} ${r} ${top}Z`;
          return [drawing("path", { class: "band", "data-passage": kind, d: path }), piece(l, r, 0)];
        }),
      ];
    });
  }

  /** @param {Report} report */
  #inWords(report) {
    const parts = Object.entries(this.#findings.words.passages)
      .map(([kind, words]) => [report.passages.filter((passage) => passage.kind === kind).length, words])
      .filter(([count]) => count)
      .map(([count, words]) => `${count} ${words}`);
    const { length } = this.#findings.request.suspect.text;
    const thirds = share(this.#findings.shownOnes, length, 3).map(({ all, evidence }) => `${percent(all)}, ${percent(evidence)} as evidence`);
    const where = `Replaced in the beginning ${thirds[0]}; in the middle ${thirds[1]}; in the end ${thirds[2]}`;
    return parts.length > 0 ? `A map of the passages: ${parts.join(", ")}. ${where}` : where;
  }

  /** To the finding nearest to a place in the suspect or, where there is none, to the passage there. @param {number} place */
  #jump(place) {
    const there = this.#findings.derived.find(({ passage: { suspect } }) => suspect.start <= place && place < suspect.end);
    const within = there && this.#findings.shownOnes.some(({ suspect }) => suspect.start < there.passage.suspect.end && suspect.end > there.passage.suspect.start);
    if (there && !within) return this.#findings.visit(there.index);
    const nearest = this.#findings.shownOnes.reduce(
      (/** @type {import("./report.js").Substitution | undefined} */ best, finding) =>
        best && Math.abs(best.suspect.start - place) <= Math.abs(finding.suspect.start - place) ? best : finding,
      undefined,
    );
    if (nearest) this.#findings.choose(nearest.id);
  }

  #choose() {
    const here = this.querySelector(".here");
    const finding = this.#findings.get(this.#findings.chosen);
    here?.setAttribute("visibility", finding ? "visible" : "hidden");
    if (finding) here?.setAttribute("x", String(scale(this.#findings.request.suspect.text.length, 0, width)(finding.suspect.start) - 1));
  }
}

/**
 * How much of each column of the suspect was replaced, and how much of that counts as evidence, 0–1.
 * @param {import("./report.js").Substitution[]} findings
 * @param {number} length
 * @param {number} [into]
 */
function share(findings, length, into = columns) {
  const each = Math.max(1, length / into);
  const shares = Array.from({ length: into }, () => ({ all: 0, evidence: 0 }));
  for (const { suspect, artifact } of findings) {
    for (let i = Math.floor(suspect.start / each); i < into && i * each < suspect.end; i++) {
      const part = (Math.min(suspect.end, (i + 1) * each) - Math.max(suspect.start, i * each)) / each;
      shares[i].all += part;
      if (artifact) shares[i].evidence += part;
    }
  }
  return shares;
}

/** The columns hang from the suspect. @param {{all: number, evidence: number}[]} shares @param {number} y */
function bars(shares, y) {
  const wide = width / shares.length;
  const high = tall / Math.max(0.5, ...shares.map(({ all }) => Math.min(1, all)));
  const bar = (/** @type {string} */ name, /** @type {number} */ i, /** @type {number} */ part) =>
    part > 0 && drawing("rect", { class: name, x: i * wide + 1, y, width: wide - 2, height: Math.round(Math.min(1, part) * high * 10) / 10 });
  return shares.flatMap(({ all, evidence }, i) => [bar("replaced", i, all), bar("proof", i, evidence)]);
}

/** @param {number} part */
const percent = (part) => `${Math.round(part * 100)} %`;

/** What is spun is striped, and what is told in other words dotted, since colour alone tells some people nothing. */
function patterns() {
  const stripes = drawing(
    "pattern",
    { id: "stripes", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    drawing("rect", { class: "stripe-ground", width: 5, height: 5 }),
    drawing("rect", { class: "stripe", width: 1.6, height: 5 }),
  );
  const dots = drawing(
    "pattern",
    { id: "dots", width: 6, height: 6, patternUnits: "userSpaceOnUse" },
    drawing("rect", { class: "dot-ground", width: 6, height: 6 }),
    drawing("rect", { class: "dot", x: 2, y: 2, width: 2.4, height: 2.4 }),
  );
  return drawing("defs", {}, stripes, dots);
}

/**
 * @param {number} length
 * @param {number} left
 * @param {number} space
 */
function scale(length, left, space) {
  return (/** @type {number} */ at) => Math.round((left + (length ? at / length : 0) * space) * 10) / 10;
}

/** Several references share the upper edge, with a gap between them. @param {number[]} lengths */
function besideEachOther(lengths) {
  const gap = 12;
  const all = lengths.reduce((sum, length) => sum + length, 0) || 1;
  const space = width - gap * (lengths.filter(Boolean).length - 1);
  let left = 0;
  const scales = lengths.map((length) => {
    const own = scale(length, left, (length / all) * space);
    if (length) left += (length / all) * space + gap;
    return own;
  });
  return (/** @type {number} */ reference, /** @type {number} */ at) => scales[reference](at);
}

customElements.define("unspin-map", MapElement);
