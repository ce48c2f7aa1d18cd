// <unspin-quotations>: the table of what people are quoted as saying, the
// altered ones first, each with a way to leave it out.

import { element, fill, folded, redraw } from "./element.js";
import { Findings, quotationID } from "./findings.js";
import { cut, shown, wording } from "./report.js";

/** @typedef {import("./report.js").Quotation} Quotation */

/** Rows drawn before the person asks for all of them. */
const atOnce = 300;

const order = ["altered", "variant", "added", "dropped", "verbatim"];

export class QuotationsElement extends HTMLElement {
  /** @type {Findings} */ #findings = new Findings();
  #limit = atOnce;
  #whole = false; // whether those of references that little goes back to are shown, too

  /** @param {Findings} findings */
  set findings(findings) {
    this.#findings = findings;
    findings.addEventListener("report", () => {
      this.#limit = atOnce;
      this.#whole = false;
      redraw(this, () => this.#draw());
    });
    this.#draw();
  }

  #draw() {
    const { report } = this.#findings;
    const all = (report?.quotations ?? []).map((quotation, index) => ({ quotation, index }));
    const quotations = this.#whole ? all : all.filter(({ quotation }) => !this.#findings.isAsideOnly(quotation, quotation.reference?.reference));
    quotations.sort((a, b) => order.indexOf(a.quotation.status) - order.indexOf(b.quotation.status));
    this.hidden = this.#findings.alone; // there is nothing to hold a quotation against
    fill(
      this,
      element("h2", { id: "quotations-heading" }, "Quotations"),
      element(
        "p",
        { class: "hint" },
        !report && "What people are quoted as saying in each text, and every word of it that differs.",
        report && quotations.length === 0 && "None found.",
      ),
      element(
        "div",
        { class: "scroll", role: "region", "aria-label": "The table of quotations", tabindex: 0 },
        element(
          "table",
          { "aria-labelledby": "quotations-heading" },
          element("thead", {}, element("tr", {}, ...["Reference", "Suspect", "What became of it"].map((name) => element("th", { scope: "col" }, name)))),
          element("tbody", {}, ...quotations.slice(0, this.#limit).map(({ quotation, index }) => this.#row(quotation, index))),
        ),
      ),
      quotations.length > this.#limit && element("button", { type: "button", onclick: () => this.#all() }, `Show all ${quotations.length}`),
      quotations.length < all.length && folded(`${all.length - quotations.length} more stand only in the other references.`, () => this.#others()),
    );
  }

  #others() {
    this.#whole = true;
    this.#draw();
    this.querySelector("table")?.closest("div")?.focus();
  }

  #all() {
    this.#limit = Infinity;
    this.#draw();
    this.querySelector("table")?.closest("div")?.focus();
  }

  /** @param {Quotation} quotation @param {number} index */
  #row({ status, suspect, reference, changes, speaker }, index) {
    const differing = (/** @type {{start: number, end: number, text: string} | undefined} */ span, /** @type {"suspect" | "reference"} */ side) =>
      span
        ? cut(span, changes.map((change) => change[side]).filter(({ start, end }) => end > start)).map(({ text, mark }) =>
            mark ? element(side === "suspect" ? "ins" : "del", {}, text) : text,
          )
        : [element("span", { class: "absent" }, "—")];
    const several = reference && (this.#findings.report?.references.length ?? 0) > 1;
    return element(
      "tr",
      { "data-status": status },
      element("td", wording(this.#findings.report, reference), several && element("span", { class: "which" }, `Reference ${reference.reference + 1} `), ...differing(reference, "reference")),
      element("td", wording(this.#findings.report, suspect), ...differing(suspect, "suspect")),
      element(
        "td",
        {},
        element("p", {}, element("span", { class: "status", "data-status": status }, shown(this.#findings.words, "quotations", status)), speaker && ` (${speaker})`),
        suspect && this.#leaveOut(suspect.text, quotationID(index)),
      ),
    );
  }

  /** What the suspect quotes counts like any other wording, unless a person says otherwise. @param {string} text @param {string} id */
  #leaveOut(text, id) {
    const findings = this.#findings;
    if (findings.excluded.has("quotations")) return element("p", { class: "hint" }, "Left out by you, with all quotations");
    const out = findings.excluded.has(id);
    const onclick = () => (out ? findings.include(id) : findings.exclude(id, `the quotation “${text}”`));
    return element(
      "p",
      { class: "hint" },
      out && "Left out by you ",
      element("button", { type: "button", class: "quiet", onclick }, out ? "Count it again" : "Leave it out", element("span", { class: "sr-only" }, `: “${text}”`)),
    );
  }
}

customElements.define("unspin-quotations", QuotationsElement);
