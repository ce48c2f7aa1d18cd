// <unspin-map> is both texts at a glance: the reference above, the suspect
// below, each passage drawn to where it comes from, each piece of evidence a
// tick. Clicking goes there.

import { drawing, element, fill } from "./element.js";
import { Findings } from "./findings.js";
import { shown } from "./report.js";

/** @typedef {import("./report.js").Report} Report */

const width = 1000;
const [top, bottom, height] = [14, 74, 104]; // lower edge of the reference, upper edge of the suspect, all of it

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
    const { report, request, words } = this.#findings;
    if (!report) return fill(this);
    const present = [...new Set(report.passages.map(({ kind }) => kind))];
    this.hidden = !report.passages.some(({ references }) => references.length > 0); // then it would show nothing
    const suspectAt = scale(request.suspect.text.length, 0, width);
    const referenceAt = besideEachOther(request.references.map(({ text }) => text.length));
    const evidence = apart(this.#findings.shownOnes.filter(({ artifact }) => artifact), request.suspect.text.length / 500);
    const svg = drawing(
      "svg",
      { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", role: "img", "aria-label": this.#inWords(report) },
      stripes(),
      ...report.passages.flatMap((passage) => {
        const [left, right] = [suspectAt(passage.suspect.start), suspectAt(passage.suspect.end)];
        const own = drawing("rect", { class: "piece", "data-passage": passage.kind, x: left, y: bottom, width: Math.max(1, right - left), height: 14 });
        return [
          own,
          ...passage.references.flatMap((span) => {
            const [l, r] = [referenceAt(span.reference, span.start), referenceAt(span.reference, span.end)];
            const middle = (top + bottom) / 2;
            const path = `M${l} ${top}C${l} ${middle} ${left} ${middle} ${left} ${bottom}H${right}C${right} ${middle} ${r} ${middle} ${r} ${top}Z`;
            return [
              drawing("path", { class: "band", "data-passage": passage.kind, d: path }),
              drawing("rect", { class: "piece", "data-passage": passage.kind, x: l, y: 0, width: Math.max(1, r - l), height: top }),
            ];
          }),
        ];
      }),
      ...evidence.map(({ id, suspect }) => drawing("rect", { class: "tick", "data-tick": id, x: suspectAt(suspect.start) - 1, y: bottom + 17, width: 2.5, height: 13 }),
      ),
    );
    svg.addEventListener("click", (event) => this.#jump((event.offsetX / svg.clientWidth) * request.suspect.text.length));
    fill(
      this,
      element("p", { class: "map-side" }, "Reference"),
      svg,
      element("p", { class: "map-side" }, "Suspect", evidence.length > 0 && element("span", { class: "hint" }, ", a tick for each piece of evidence")),
      element(
        "ul",
        { class: "passages" },
        ...present.map((kind) => element("li", {}, element("span", { class: "chip", "data-passage": kind, "aria-hidden": "true" }), shown(words, "passages", kind))),
      ),
    );
    this.#choose();
  }

  /** @param {Report} report */
  #inWords(report) {
    const parts = Object.entries(this.#findings.words.passages)
      .map(([kind, words]) => [report.passages.filter((passage) => passage.kind === kind).length, words])
      .filter(([count]) => count)
      .map(([count, words]) => `${count} ${words}`);
    return `A map of the passages: ${parts.join(", ")}`;
  }

  /** To the finding nearest to a place in the suspect. @param {number} place */
  #jump(place) {
    const nearest = this.#findings.shownOnes.reduce(
      (/** @type {import("./report.js").Substitution | undefined} */ best, finding) =>
        best && Math.abs(best.suspect.start - place) <= Math.abs(finding.suspect.start - place) ? best : finding,
      undefined,
    );
    if (nearest) this.#findings.choose(nearest.id);
  }

  #choose() {
    for (const tick of this.querySelectorAll(".tick"))
      tick.classList.toggle("lit", tick.getAttribute("data-tick") === this.#findings.chosen);
  }
}

/**
 * Those that stand far enough apart to be told from each other.
 * @param {import("./report.js").Substitution[]} findings in the suspect's order
 * @param {number} distance
 */
function apart(findings, distance) {
  let last = -Infinity;
  return findings.filter(({ suspect: { start } }) => start - last >= distance && ((last = start), true));
}

/** What is spun is striped too, since colour alone tells some people nothing. */
function stripes() {
  const pattern = drawing(
    "pattern",
    { id: "stripes", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    drawing("rect", { class: "stripe-ground", width: 5, height: 5 }),
    drawing("rect", { class: "stripe", width: 1.6, height: 5 }),
  );
  return drawing("defs", {}, pattern);
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
  const space = width - gap * (lengths.length - 1);
  let left = 0;
  const scales = lengths.map((length) => {
    const own = scale(length, left, (length / all) * space);
    left += (length / all) * space + gap;
    return own;
  });
  return (/** @type {number} */ reference, /** @type {number} */ at) => scales[reference](at);
}

customElements.define("unspin-map", MapElement);
