// <unspin-facts>: the names, numbers, dates and quotations of both texts. The
// ladder shows in which order they are told, the table what they are.

import { element, fill, redraw } from "./element.js";
import { Findings } from "./findings.js";
import { inOrder, ladder } from "./ladder.js";
import { shown, wording } from "./report.js";

/** @typedef {import("./report.js").Fact} Fact */

/** Rows drawn before the person asks for all of them. */
const atOnce = 300;

/** So many facts of one text alone stand in the table; more are folded away below it. */
const few = 8;

const narrow = matchMedia("(max-width: 46rem)");

export class FactsElement extends HTMLElement {
  /** @type {Findings} */ #findings = new Findings();
  #limit = atOnce;

  /** @param {Findings} findings */
  set findings(findings) {
    this.#findings = findings;
    findings.addEventListener("report", () => {
      this.#limit = atOnce;
      redraw(this, () => this.#draw());
    });
    narrow.addEventListener("change", () => this.#draw());
    this.#draw();
  }

  #draw() {
    const { report, request } = this.#findings;
    const facts = report?.facts ?? [];
    this.hidden = facts.length === 0;
    if (!report || this.hidden) return fill(this);
    const shared = inOrder(facts);
    const single = facts.filter(({ suspect, reference }) => !suspect || !reference);
    const folded = single.length > few;
    const rows = [...shared.map(({ fact, kept }) => this.#row(fact, kept)), ...(folded ? [] : single.map((fact) => this.#row(fact)))];
    fill(
      this,
      element(
        "section",
        { class: "facts-section", "aria-labelledby": "facts-heading" },
        element("h2", { id: "facts-heading" }, "Facts"),
        this.#account(report, shared),
        element(
          "div",
          { class: "facts-body" },
          shared.length > 0 &&
            element(
              "figure",
              {},
              element("div", { class: "rail-names", "aria-hidden": "true" }, element("span", {}, "Reference"), element("span", {}, "Suspect")),
              ladder(shared, report, request, this.#findings.lengths, narrow.matches ? 13 : 26),
              key(shared),
            ),
          element(
            "div",
            {},
            table("facts-heading", "The table of facts", rows.slice(0, this.#limit)),
            rows.length > this.#limit && element("button", { type: "button", onclick: () => this.#all() }, `Show all ${rows.length}`),
            folded && this.#folded(single.filter(({ reference }) => !reference), "suspect"),
            folded && this.#folded(single.filter(({ suspect }) => !suspect), "reference"),
          ),
        ),
      ),
    );
  }

  /** @param {import("./report.js").Report} report @param {{fact: Fact, kept: boolean}[]} shared */
  #account({ derivation, facts = [] }, shared) {
    const { suspectOnly = facts.filter(({ reference }) => !reference).length, shared: both = shared.length } = derivation?.facts ?? {};
    return element(
      "p",
      { class: "hint" },
      `${both} of the ${both + suspectOnly} names, numbers, dates and quotations of the suspect stand in the reference, too. `,
      "Whoever rewrites a text mostly keeps its facts and their order; an independent report brings others, in an order of its own.",
    );
  }

  /** @param {Fact} fact @param {boolean} [kept] */
  #row({ kind, reference, suspect }, kept = true) {
    const several = (this.#findings.report?.references.length ?? 0) > 1;
    const side = (/** @type {import("./report.js").Span | undefined} */ span, /** @type {string | false | undefined} */ which) =>
      element("td", wording(this.#findings.report, span), which, span ? span.text : element("span", { class: "absent" }, "—"));
    return element(
      "tr",
      { "data-fact": kind },
      element("td", {}, shown(this.#findings.words, "facts", kind), !kept && element("span", { class: "hint" }, ", told in another order")),
      side(reference, several && reference && `${reference.reference + 1}: `),
      side(suspect, false),
    );
  }

  /** @param {Fact[]} facts @param {"suspect" | "reference"} side */
  #folded(facts, side) {
    if (facts.length === 0) return null;
    const id = `facts-${side}-only`;
    return element(
      "details",
      { class: "folded" },
      element("summary", { id }, `${facts.length} only in the ${side}`),
      table(id, `The table of facts only in the ${side}`, facts.slice(0, atOnce).map((fact) => this.#row(fact))),
      facts.length > atOnce && element("p", { class: "hint" }, `and ${facts.length - atOnce} more`),
    );
  }

  #all() {
    this.#limit = Infinity;
    this.#draw();
    this.querySelector("table")?.closest("div")?.focus();
  }
}

/** @param {string} id of what names it @param {string} label of the part that scrolls @param {Node[]} rows */
function table(id, label, rows) {
  return element(
    "div",
    { class: "scroll", role: "region", "aria-label": label, tabindex: 0 },
    element(
      "table",
      { "aria-labelledby": id },
      element("thead", {}, element("tr", {}, ...["Kind", "Reference", "Suspect"].map((name) => element("th", { scope: "col" }, name)))),
      element("tbody", {}, ...rows),
    ),
  );
}

/** What the lines of the ladder mean. @param {{kept: boolean}[]} shared */
function key(shared) {
  const crossing = shared.filter(({ kept }) => !kept).length;
  const entry = (/** @type {string} */ name, /** @type {string} */ words) => element("li", {}, element("span", { class: name, "aria-hidden": "true" }), words);
  return element(
    "figcaption",
    {},
    element(
      "ul",
      { class: "passages" },
      entry("stroke", `${shared.length - crossing} in the same order`),
      crossing > 0 && entry("stroke crossing", `${crossing} in another order`),
    ),
  );
}

customElements.define("unspin-facts", FactsElement);
