// The rows of the aligned view: side by side, both in one text, or the suspect
// alone. Each passage begins with what it is and a way to leave it out.

import { element } from "./element.js";
import { passageID } from "./findings.js";
import { mark } from "./marks.js";
import { cut, inside, shown, wording } from "./report.js";

/**
 * @typedef {import("./findings.js").Findings} Findings
 * @typedef {import("./report.js").Change} Change
 * @typedef {import("./report.js").ReferenceSpan} ReferenceSpan
 * @typedef {import("./report.js").Row} Row
 * @typedef {import("./report.js").Span} Span
 */

export class RowDrawing {
  /** @param {Findings} findings */
  constructor(findings) {
    this.findings = findings;
  }

  /** @param {Row} row @param {Row | undefined} before the row above it */
  draw(row, before) {
    const { report, words, view, alone, excluded } = this.findings;
    const passage = report?.passages[row.passage];
    const kind = passage ? shown(words, "passages", passage.kind) : "only in the reference";
    const code = passage ? (row.basis === "content" && passage.references.length > 0 ? "reworded" : passage.kind) : alone ? "new" : "dropped";
    const cells = () => {
      if (alone) return [this.#suspect(row)];
      return view === "unified" && row.basis !== "content" ? [this.#merged(row)] : [this.#reference(row), this.#suspect(row)];
    };
    const out = excluded.has(passageID(row.passage));
    const apart = code !== passage?.kind && code === "reworded" && before?.basis !== "content"; // in a passage of another kind
    const drawn = element("li", { class: "row", "data-passage": code, "data-out": out, title: titleOf(row, kind, code, words) }, ...cells(), apart && linked(words));
    const begins = passage && passage.references.length > 0 && row.passage !== before?.passage;
    return begins ? [this.#head(row.passage, kind, out), drawn] : [drawn];
  }

  /** @param {number} index @param {string} kind @param {boolean} out */
  #head(index, kind, out) {
    const { findings } = this;
    const id = passageID(index);
    const name = `passage ${index + 1}`;
    return element(
      "li",
      { class: "passage-head", "data-out": out, "data-index": index },
      element("span", {}, `${kind}${out ? ", left out by you" : ""}`),
      element(
        "button",
        { type: "button", class: "quiet", onclick: () => (out ? findings.include(id) : findings.exclude(id, `${name}, ${kind}`)) },
        out ? "Count it again" : "Leave it out",
        element("span", { class: "sr-only" }, `: ${name}`),
      ),
    );
  }

  /** @param {Row} row */
  #reference(row) {
    const spans = row.references ?? [];
    if (spans.length === 0) return cell("reference", "Reference", absent("Nothing like it in the reference"));
    const several = (this.findings.report?.references.length ?? 0) > 1;
    const paragraphs = spans.map((span) => {
      const marks = (row.changes ?? []).flatMap((change) =>
        change.reference && change.reference.reference === span.reference && inside(change.reference, span)
          ? [{ ...change.reference, change }]
          : [],
      );
      const facts = this.#facts(row, span).map(({ reference }) => reference);
      return element(
        "p",
        wording(this.findings.report, span),
        several && element("span", { class: "which" }, `Reference ${span.reference + 1} `),
        ...(facts.length > 0 ? withFacts(span, facts) : this.#pieces(span, marks, "reference")),
      );
    });
    return cell("reference", "Reference", ...paragraphs);
  }

  /** @param {Row} row */
  #suspect(row) {
    const { suspect, changes = [] } = row;
    if (!suspect) return cell("suspect", "Suspect", absent("Nothing like it in the suspect"));
    const marks = changes.flatMap((change) => (change.suspect ? [{ ...change.suspect, change }] : []));
    const facts = (row.references ?? []).flatMap((span) => this.#facts(row, span).map((fact) => fact.suspect));
    return cell("suspect", "Suspect", element("p", wording(this.findings.report), ...(facts.length > 0 ? withFacts(suspect, facts) : this.#pieces(suspect, marks, "suspect"))));
  }

  /**
   * The facts that stand on both sides of a row that tells the same in other words: there no word is held against another.
   * @param {Row} row @param {ReferenceSpan} span of the reference
   */
  #facts({ basis, suspect: own }, span) {
    if (basis !== "content" || !own) return [];
    return (this.findings.report?.facts ?? []).flatMap(({ suspect, reference }) =>
      suspect && reference?.reference === span.reference && inside(suspect, own) && inside(reference, span) ? [{ suspect, reference }] : [],
    );
  }

  /**
   * @param {Span} span
   * @param {{start: number, end: number, change: Change}[]} marks
   * @param {"suspect" | "reference"} side
   */
  #pieces(span, marks, side) {
    const pieces = cut(span, marks);
    const last = new Map(pieces.map(({ mark: found }, i) => [found?.change.substitution, i]));
    return pieces.map(({ text, mark: found }, i) =>
      found ? mark(text, found.change, side, this.findings, side === "suspect" && last.get(found.change.substitution) === i) : text,
    );
  }

  /** One text: the suspect's, with what it replaced or left out struck through. @param {Row} row */
  #merged({ suspect, references = [], changes = [] }) {
    if (!suspect) return cell("merged", "Only in the reference", ...references.map((span) => element("p", wording(this.findings.report, span), element("del", {}, span.text))));
    const marks = [];
    let [atSuspect, atReference] = [suspect.start, -1];
    for (const change of changes) {
      const { start, end } = change.suspect ?? before(change, atSuspect, atReference, suspect.end);
      marks.push({ start, end, change });
      atSuspect = end;
      atReference = change.reference?.end ?? -1;
    }
    const cuts = cut(suspect, marks);
    const last = new Map(cuts.map(({ mark: found }, i) => [found?.change.substitution, i]));
    const pieces = cuts.flatMap(({ text, mark: found }, i) => {
      if (!found) return [text];
      const { change } = found;
      return [
        change.reference && change.op !== "moved" && mark(change.reference.text, change, "reference", this.findings),
        change.reference && " ",
        change.suspect && mark(text, change, "suspect", this.findings, last.get(change.substitution) === i),
      ];
    });
    return cell("merged", "Both in one", element("p", wording(this.findings.report), ...pieces));
  }
}

/**
 * Where in the suspect a change stands that only the reference has: as far
 * after the change before it as in the reference, at the end of a word.
 * @param {Change} change
 * @param {number} atSuspect
 * @param {number} atReference
 * @param {number} end
 */
function before(change, atSuspect, atReference, end) {
  const ahead = atReference < 0 ? 0 : (change.reference?.start ?? 0) - atReference;
  const at = Math.min(end, atSuspect + Math.max(0, ahead));
  return { start: at, end: at };
}

/** A text with the facts in it. @param {Span} span @param {Span[]} facts */
const withFacts = (span, facts) => cut(span, facts).map(({ text, mark: fact }) => (fact ? element("b", { class: "fact" }, text) : text));

/** Says of a row that it is linked by what it tells. @param {import("./report.js").Words} words */
const linked = (words) => element("p", { class: "linked" }, shown(words, "passages", "reworded"));

/** @param {Row} row @param {string} kind @param {string} code @param {import("./report.js").Words} words */
function titleOf({ suspect, references = [] }, kind, code, words) {
  if (code === "reworded") return shown(words, "passages", "reworded");
  return code === "new" && suspect && references.length > 0 ? "alike, but in no passage that goes back to the reference" : kind;
}

/** @param {string} side @param {string} label @param {...Node} children */
function cell(side, label, ...children) {
  return element("div", { class: `cell ${side}` }, element("span", { class: "sr-only" }, `${label}: `), ...children);
}

/** @param {string} words */
function absent(words) {
  return element("p", { class: "absent" }, element("span", { "aria-hidden": "true" }, "—"), element("span", { class: "sr-only" }, words));
}
