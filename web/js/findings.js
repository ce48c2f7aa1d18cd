// What every part of the result looks at together: the report, which kinds are
// shown, which finding is chosen, and which ones the person has left out.

import { shown } from "./report.js";

/**
 * @typedef {import("./report.js").Report} Report
 * @typedef {import("./report.js").Request} Request
 * @typedef {import("./report.js").Substitution} Substitution
 * @typedef {import("./report.js").Prose} Prose
 * @typedef {import("./report.js").Words} Words
 */

/** What can be left out of any text, and what to call it. These stay left out when the texts change. */
export const classes = new Map([
  ["quotations", "everything inside quotations"],
  ["names", "names"],
]);

/**
 * Events: "report" (a new one to draw), "filter", "view", "choose", "passage" (go there), "point" (hovered), "exclude" (compare again).
 */
export class Findings extends EventTarget {
  /** @type {Report | undefined} */ report;
  /** @type {Prose} */ prose = { headline: "", tone: "", derived: "", counts: [], figures: [], references: [], limits: [] };
  /** @type {Request} */ request = { suspect: { text: "" }, references: [] };
  /** @type {Words} */ words = { verdicts: {}, mechanisms: {}, quotations: {}, kinds: {}, passages: {}, facts: {}, ops: {} };

  /** The substitutions, in the suspect's order. @type {Substitution[]} */ all = [];
  /** @type {Set<string>} kinds the person does not want to see */ hiddenKinds = new Set();
  evidenceOnly = false;
  /** @type {"split" | "unified"} */ view = "split";
  /** @type {string | undefined} */ chosen;
  /** What the person has left out: ids, and what to call each. @type {Map<string, string>} */ excluded = new Map();
  /** The score with nothing left out. @type {number | undefined} */ fullScore;

  /** Stretches of the suspect that are left out. @type {{start: number, end: number}[]} */ #outSpans = [];
  /** @type {Map<string, {finding: Substitution, number: number}>} */ #byID = new Map();

  /** @param {Report} report @param {Prose} prose @param {Request} request */
  draw(report, prose, request) {
    this.report = report;
    this.prose = prose;
    this.request = request;
    this.all = [...report.substitutions].sort((a, b) => a.suspect.start - b.suspect.start);
    this.#byID = new Map(this.all.map((finding, i) => [finding.id, { finding, number: i + 1 }]));
    if (this.chosen && !this.#byID.has(this.chosen)) this.chosen = undefined;
    if (this.excluded.size === 0) this.fullScore = report.spinScore;
    this.#outSpans = [
      ...report.passages.filter((_, i) => this.excluded.has(passageID(i))).map(({ suspect }) => suspect),
      ...report.quotations.flatMap(({ suspect }, i) => (suspect && (this.excluded.has("quotations") || this.excluded.has(quotationID(i))) ? [suspect] : [])),
    ];
    this.#tell("report");
  }

  /** @param {string | null | undefined} id */
  get(id) {
    return id ? this.#byID.get(id)?.finding : undefined;
  }

  /** Whether there is no reference, and the suspect was looked at alone. */
  get alone() {
    return this.report?.references.length === 0;
  }

  /** Whether a reference is one that little or nothing goes back to. @param {number} reference its index */
  isAside(reference) {
    return this.prose.references.some((ranked) => ranked.reference === reference && ranked.aside);
  }

  /** How long the references are, as drawings have them: one that nothing goes back to takes no room beside others. */
  get lengths() {
    return this.request.references.map(({ text }, i) => (this.isAside(i) && !this.report?.references[i]?.share ? 0 : text.length));
  }

  /** Whether a row or a quotation is of such a reference alone. @param {{suspect?: unknown}} of @param {number | undefined} reference */
  isAsideOnly({ suspect }, reference) {
    return !suspect && reference !== undefined && this.isAside(reference);
  }

  /**
   * The passages that go back to a reference: what the counts speak of, the map draws and the rows are headed with.
   * @returns {{passage: import("./report.js").Passage, index: number}[]}
   */
  get derived() {
    return (this.report?.passages ?? []).map((passage, index) => ({ passage, index })).filter(({ passage }) => passage.references.length > 0);
  }

  /** The first passage that goes back to a reference, -1 where none does. @param {number} reference */
  firstOf(reference) {
    return this.derived.find(({ passage }) => passage.references.some((span) => span.reference === reference))?.index ?? -1;
  }

  /** Whether a finding does not count because of what the person left out. @param {Substitution} finding */
  isOut({ id, kind, suspect }) {
    return (
      this.excluded.has(id) ||
      (kind === "name" && this.excluded.has("names")) ||
      this.#outSpans.some(({ start, end }) => start <= suspect.start && suspect.end <= end)
    );
  }

  /** What counts as evidence, heaviest first. */
  get strongest() {
    return this.all.filter((finding) => finding.artifact && !this.isOut(finding)).sort((a, b) => b.weight - a.weight);
  }

  /** The heaviest of it, no pair of words twice. @param {number} most */
  plainest(most) {
    if (this.report?.warnings.some(({ code }) => code === "reversed")) return []; // they would speak against the wrong text
    const pairs = new Map();
    for (const finding of this.strongest) {
      const pair = `${finding.reference?.text} → ${finding.suspect.text}`.toLowerCase();
      if (!pairs.has(pair)) pairs.set(pair, finding);
    }
    return /** @type {Substitution[]} */ ([...pairs.values()].slice(0, most));
  }

  /** Its number, counted from the start of the suspect. @param {string} id */
  number(id) {
    return this.#byID.get(id)?.number ?? 0;
  }

  /** @param {Substitution} finding */
  isShown(finding) {
    return !this.hiddenKinds.has(finding.kind) && (finding.artifact || !this.evidenceOnly);
  }

  get shownOnes() {
    return this.all.filter((finding) => this.isShown(finding));
  }

  /** @param {Substitution} finding */
  kindOf(finding) {
    return shown(this.words, "kinds", finding.kind);
  }

  /** @param {string} kind */
  toggleKind(kind) {
    if (!this.hiddenKinds.delete(kind)) this.hiddenKinds.add(kind);
    this.#tell("filter");
  }

  /** @param {boolean} only */
  showEvidenceOnly(only) {
    this.evidenceOnly = only;
    this.#tell("filter");
  }

  /** @param {"split" | "unified"} view */
  showAs(view) {
    this.view = view;
    this.#tell("view");
  }

  /** @param {string | undefined} id */
  choose(id) {
    this.chosen = id;
    this.#tell("choose");
  }

  /** The next of those shown, or the one before, round the ends: first what counts, heaviest first, then the rest in the text's order. @param {1 | -1} step */
  step(step) {
    const counts = this.strongest.filter((finding) => this.isShown(finding));
    const list = [...counts, ...this.shownOnes.filter((finding) => !counts.includes(finding))];
    if (list.length === 0) return;
    const at = list.findIndex(({ id }) => id === this.chosen);
    const next = at < 0 ? (step > 0 ? 0 : list.length - 1) : (at + step + list.length) % list.length;
    this.choose(list[next].id);
  }

  /** Brings a passage into view. @param {number} index */
  visit(index) {
    this.dispatchEvent(new CustomEvent("passage", { detail: index }));
  }

  /** @param {string | undefined} id */
  point(id) {
    this.dispatchEvent(new CustomEvent("point", { detail: id }));
  }

  /**
   * Leaves something out of the evidence: a finding, a passage, a quotation, or a class of findings.
   * @param {string} id
   * @param {string} name
   */
  exclude(id, name) {
    this.excluded.set(id, name);
    this.#tell("exclude");
  }

  /** @param {string} id */
  include(id) {
    this.excluded.delete(id);
    this.#tell("exclude");
  }

  /** Forgets what was left out of an earlier comparison, but for what applies to any. */
  forget() {
    for (const id of this.excluded.keys()) if (!classes.has(id)) this.excluded.delete(id);
    this.fullScore = undefined;
  }

  /** Forgets everything. */
  clear() {
    this.forget();
    this.report = undefined;
    this.request = { suspect: { text: "" }, references: [] };
    this.all = [];
    this.#byID.clear();
    this.chosen = undefined;
    this.#tell("report");
  }

  /** @param {string} event */
  #tell(event) {
    this.dispatchEvent(new CustomEvent(event));
  }
}

/** What the detector calls the passage with this index when it is to be left out. @param {number} index */
export const passageID = (index) => `p${index + 1}`;

/** The quotation, likewise. @param {number} index */
export const quotationID = (index) => `q${index + 1}`;
