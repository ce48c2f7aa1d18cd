// The report's JSON as detector/report/report.go defines it, and the few questions
// the page asks of it. Nothing here decides anything: it counts and cuts.

/**
 * @typedef {{start: number, end: number, text: string}} Span
 * @typedef {Span & {reference: number}} ReferenceSpan
 * @typedef {{code: string, text: string, effect: number}} Reason
 * @typedef {{language: string, languageConfidence: number, words: number, sentences: number, unspaced?: boolean}} TextInfo words: characters where its script has no spaces
 * @typedef {TextInfo & {name: string, coverage: number, verdict: string, spinScore: number, share: number}} ReferenceInfo
 * @typedef {{extent: string, share: number, likelihoodRatio: number, order: number, facts: {shared: number, suspectOnly: number, referenceOnly: number}}} Derivation
 * @typedef {{kind: string, suspect?: Span, reference?: ReferenceSpan}} Fact
 * @typedef {{suspect: Span, references: ReferenceSpan[], similarity: number, spinScore: number, kind: string, basis?: string}} Passage
 * @typedef {{op: string, reference?: ReferenceSpan, suspect?: Span, substitution?: string}} Change
 * @typedef {{suspect?: Span, references?: ReferenceSpan[], passage: number, basis?: string, changes?: Change[]}} Row
 * @typedef {{id: string, reference?: ReferenceSpan, suspect: Span, kind: string, artifact: boolean, rule: string,
 *   weight: number, why: string, suggestions?: string[]}} Substitution
 * @typedef {{reference: ReferenceSpan, suspect: Span}} QuotationChange
 * @typedef {{status: string, suspect?: Span, reference?: ReferenceSpan, speaker?: string, changes: QuotationChange[]}} Quotation
 * @typedef {{width: string, text: string}} Query
 * @typedef {{engine: string, commit: string, pack: string, vectors?: string, model: string, languageModel: string,
 *   settings: {prior: number}, dismissed: string[]}} Method
 * @typedef {{role: string, name: string, url?: string, title?: string, captured?: string, sha256: string}} Input
 * @typedef {{version: number, verdict: string, mechanism?: string, spinScore: number, likelihoodRatio: number,
 *   confidence: number, summary: string, reasons: Reason[], coverage: number, derivation?: Derivation, facts?: Fact[],
 *   direction: {original: string, confidence: number}, suspect: TextInfo, references: ReferenceInfo[],
 *   passages: Passage[], rows: Row[], substitutions: Substitution[], quotations: Quotation[],
 *   warnings: {code: string, text: string}[], queries?: Query[], method: Method, inputs: Input[]}} Report
 *
 * A text as it is handed to the detector.
 * @typedef {{text: string, name?: string, url?: string, title?: string, captured?: string}} Text
 * @typedef {{suspect: Text, references: Text[], excluded?: string[], brief?: boolean, withoutTexts?: boolean}} Request
 *
 * One of several references as people are told of it; of those aside, only what the suspect has, too, is shown at first.
 * @typedef {{reference: number, name: string, share: string, alone: string, aside: boolean}} Ranked
 *
 * What people read of a report in sentences, and several references, the strongest first.
 * @typedef {{headline: string, tone: string, derived: string, counts: string[], figures: {name: string, value: string, meaning: string}[],
 *   references: Ranked[], limits: string[]}} Prose
 *
 * The words shown for each code, by the group they belong to: what words() answers.
 * @typedef {Record<"verdicts" | "mechanisms" | "quotations" | "kinds" | "passages" | "facts" | "ops", Record<string, string>>} Words
 */

/**
 * Cuts the text of a span at the marks that lie in it. Marks that overlap an
 * earlier one are cut back to what is left of them.
 * @template {{start: number, end: number}} M
 * @param {Span} span
 * @param {M[]} marks
 * @returns {{text: string, mark?: M}[]}
 */
export function cut(span, marks) {
  const pieces = [];
  let at = span.start;
  for (const mark of [...marks].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const start = Math.max(mark.start, at);
    const end = Math.min(mark.end, span.end);
    if (start > span.end || end < start || (end === start && mark.end > mark.start)) continue;
    if (start > at) pieces.push({ text: span.text.slice(at - span.start, start - span.start) });
    pieces.push({ text: span.text.slice(start - span.start, end - span.start), mark });
    at = end;
  }
  if (at < span.end) pieces.push({ text: span.text.slice(at - span.start) });
  return pieces;
}

/** Whether one stretch lies in another. @param {{start: number, end: number}} inner @param {{start: number, end: number}} outer */
export const inside = (inner, outer) => inner.start >= outer.start && inner.end <= outer.end;

/**
 * The attributes of what shows a span's words: which way they run, and their language, "" where it is not known.
 * @param {Report | undefined} report
 * @param {Span | ReferenceSpan} [span] of the suspect where it names no reference
 */
export function wording(report, span) {
  return { dir: "auto", lang: languageOf(span && "reference" in span ? report?.references[span.reference] : report?.suspect) };
}

/** What an attribute says of a text's language. @param {TextInfo | undefined} text */
export const languageOf = (text) => (text && text.language !== "und" ? text.language : "");

/**
 * Where to look up a code; a code without words is shown as it is.
 * @param {Words} words
 * @param {keyof Words} group
 * @param {string | undefined} code
 */
export function shown(words, group, code) {
  return code ? (words[group]?.[code] ?? code) : "";
}

/** The languages whose words are known. A browser's own names of all take 40 ms the first time. @type {Record<string, string>} */
const known = { de: "German", en: "English", es: "Spanish", fr: "French", it: "Italian", pt: "Portuguese" };

/** @param {string} code of ISO 639-1 */
export const languageName = (code) => known[code] ?? new Intl.DisplayNames(["en"], { type: "language", fallback: "code" }).of(code) ?? code;
