// <unspin-suspects>: where there are several suspects, what each goes back to,
// pair by pair. It remembers what was found for as long as the references are
// the same; the page compares what it still lacks. It tells the page by "open"
// which pair is to be shown in full.

import { csvOfRows } from "./csv.js";
import { element, fill } from "./element.js";
import { pairTable, percent } from "./pairs.js";
import { save } from "./save.js";

/**
 * @typedef {import("./report.js").Text} Text
 * @typedef {import("./report.js").Request} Request
 * @typedef {{reference: number, told: string, verdict: string, spinScore: number, coverage: number, share: number, aside: boolean}} Found
 *   of a suspect against a reference by its index, -1 where there is none
 */

export class SuspectsElement extends HTMLElement {
  /** What was found, by the suspect's text. @type {Map<string, Found[] | string>} a string says why nothing was */ #found = new Map();
  /** @type {string[]} what it was found with: the references' texts, and what was left out of all */ #basis = [];
  /** @type {{number: number, request: Request}[]} */ #requests = [];
  #shown = 0;
  #working = false;
  #othersOpen = false;

  /**
   * Takes what there is to compare, and says what of it is not known yet.
   * @param {{number: number, request: Request}[]} requests none where there is one suspect
   * @param {number} shown the number of the suspect in view
   * @param {string[]} excluded what is left out of every comparison
   */
  take(requests, shown, excluded) {
    const basis = [...excluded, "", ...(requests[0]?.request.references.map(({ text }) => text) ?? [])];
    if (basis.length !== this.#basis.length || basis.some((each, i) => each !== this.#basis[i])) this.#found.clear();
    for (const text of this.#found.keys()) if (!requests.some(({ request }) => request.suspect.text === text)) this.#found.delete(text);
    this.#basis = basis;
    this.#requests = requests;
    this.#shown = shown;
    this.#draw();
  }

  /** What is not known yet. @returns {Request | undefined} */
  get next() {
    return this.#requests.find(({ request }) => !this.#found.has(request.suspect.text))?.request;
  }

  /** @param {string} suspect @param {import("./report.js").Report} report @param {import("./report.js").Prose} prose */
  found(suspect, report, prose) {
    const ranked = prose.references.map(({ reference, alone, aside }) => ({ reference, told: alone, aside }));
    const only = { reference: report.references.length - 1, told: prose.headline, aside: false };
    const found = (ranked.length > 0 ? ranked : [only]).map((pair) => {
      const { verdict, spinScore, coverage, share } = report.references[pair.reference] ?? { ...report, share: 0 };
      return { ...pair, verdict, spinScore, coverage, share };
    });
    this.#found.set(suspect, found);
    this.#draw();
  }

  /** @param {string} suspect @param {string} why nothing was found */
  failed(suspect, why) {
    this.#found.set(suspect, why);
    this.#draw();
  }

  /** What was found of a text no longer holds. @param {string} suspect */
  forget(suspect) {
    this.#found.delete(suspect);
  }

  /** @param {boolean} working whether what is lacking is on its way */
  set working(working) {
    if (working === this.#working) return;
    this.#working = working;
    this.#draw();
  }

  #draw() {
    const held = /** @type {HTMLElement | null} */ (this.contains(document.activeElement) ? document.activeElement : null);
    this.hidden = this.#requests.length === 0;
    if (this.hidden) return fill(this);
    const references = this.#requests[0].request.references.length;
    const several = references > 1;
    const columns = ["Suspect", ...(several ? ["Reference"] : []), ...(references > 0 ? ["What of it goes back"] : []), several ? "Compared with it alone" : "What was found"];
    const rows = this.#requests.flatMap((each) => this.#rows(each));
    const [first, aside] = [rows.filter((row) => !row.aside), rows.filter((row) => row.aside)];
    const others = element(
      "details",
      { open: this.#othersOpen, ontoggle: () => (this.#othersOpen = others.open) },
      element("summary", { id: "pairs-aside" }, `${aside.length} other pair${aside.length === 1 ? "" : "s"}, in which little or nothing goes back`),
      pairTable("pairs-aside", columns, aside),
    );
    fill(
      this,
      element("div", { class: "pairs-head" }, element("h2", { id: "pairs-heading" }, `${this.#requests.length} suspects`), this.#progress(), element("button", { type: "button", class: "quiet", onclick: () => this.#save() }, "Save as CSV")),
      element("div", { class: "scroll", role: "region", "aria-label": "The table of suspects", tabindex: 0 }, pairTable("pairs-heading", columns, first), aside.length > 0 && others),
    );
    if (!held) return;
    const { pair } = held.dataset;
    const again = /** @type {HTMLElement | null} */ (this.querySelector(pair ? `[data-pair="${pair}"]` : held.localName));
    (again ?? this.querySelector("button"))?.focus({ preventScroll: true });
  }

  /** How far it is, in words that are read aloud once. */
  #progress() {
    const left = this.#requests.filter(({ request }) => !this.#found.has(request.suspect.text)).length;
    const words = left === 0 ? "" : this.#working ? `${left} still to be compared…` : `${left} not compared`;
    return element("p", { class: "hint" }, words);
  }

  /**
   * What is known of a suspect: a row a reference, or one.
   * @param {{number: number, request: Request}} each
   * @returns {(import("./pairs.js").Pair & {aside?: boolean})[]}
   */
  #rows({ number, request: { suspect, references } }) {
    const found = this.#found.get(suspect.text);
    const name = called("Suspect", number, suspect);
    const row = (/** @type {Found | undefined} */ pair, /** @type {string} */ told) => {
      const reference = pair ? references[pair.reference] : undefined;
      const other = reference && called("Reference", pair?.reference ?? 0, reference);
      return {
        names: references.length > 1 ? [name, other ?? "…"] : [name],
        share: references.length > 0 ? (pair ? percent(pair.share) : "…") : undefined,
        told: [told],
        verdict: pair?.verdict,
        key: `${number}.${pair?.reference ?? ""}`,
        open: () => this.dispatchEvent(new CustomEvent("open", { detail: { suspect: number, reference: references.length > 1 ? pair?.reference : undefined } })),
        opens: references.length > 1 && other ? `${name}, with ${other}` : name,
        current: number === this.#shown,
        aside: pair?.aside,
      };
    };
    if (!found) return [row(undefined, this.#working ? "Comparing…" : "Not compared")];
    return typeof found === "string" ? [row(undefined, found)] : found.map((pair) => row(pair, pair.told));
  }

  #save() {
    const rows = this.#requests.flatMap(({ number, request: { suspect, references } }) => {
      const found = this.#found.get(suspect.text) ?? [];
      return (typeof found === "string" ? [] : found).map(({ reference, verdict, spinScore, coverage, share }) => [
        called("Suspect", number, suspect), references[reference] ? called("Reference", reference, references[reference]) : "", verdict, spinScore, coverage, share,
      ]);
    });
    save(csvOfRows("suspect,reference,verdict,spinScore,coverage,share", rows), "text/csv", "unspin-suspects.csv");
  }
}

/** A text by its number, and its name or how it begins. @param {string} kind @param {number} number @param {Text} text */
function called(kind, number, { name, title, text }) {
  const beginning = text.trim().replace(/\s+/g, " ").slice(0, 50);
  return `${kind} ${number + 1}: ${name || title || `“${beginning}…”`}`;
}

customElements.define("unspin-suspects", SuspectsElement);
