// <unspin-quotations>: the table of what people are quoted as saying, the
// altered ones first.

import { element, fill } from "./element.js";
import { Findings } from "./findings.js";
import { cut, shown } from "./report.js";

/** @typedef {import("./report.js").Quotation} Quotation */

/** Rows drawn before the person asks for all of them. */
const atOnce = 300;

const order = ["altered", "variant", "added", "dropped", "verbatim"];

export class QuotationsElement extends HTMLElement {
  /** @type {Findings} */ #findings = new Findings();
  #limit = atOnce;

  /** @param {Findings} findings */
  set findings(findings) {
    this.#findings = findings;
    findings.addEventListener("report", () => {
      this.#limit = atOnce;
      this.#draw();
    });
    this.#draw();
  }

  #draw() {
    const { report } = this.#findings;
    const quotations = [...(report?.quotations ?? [])].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
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
          element("tbody", {}, ...quotations.slice(0, this.#limit).map((quotation) => this.#row(quotation))),
        ),
      ),
      quotations.length > this.#limit && element("button", { type: "button", onclick: () => this.#all() }, `Show all ${quotations.length}`),
    );
  }

  #all() {
    this.#limit = Infinity;
    this.#draw();
    this.querySelector("table")?.closest("div")?.focus();
  }

  /** @param {Quotation} quotation */
  #row({ status, suspect, reference, changes, speaker }) {
    const differing = (/** @type {{start: number, end: number, text: string} | undefined} */ span, /** @type {"suspect" | "reference"} */ side) =>
      span
        ? cut(span, changes.map((change) => change[side]).filter(({ start, end }) => end > start)).map(({ text, mark }) =>
            mark ? element(side === "suspect" ? "ins" : "del", {}, text) : text,
          )
        : [element("span", { class: "absent" }, "—")];
    return element(
      "tr",
      { "data-status": status },
      element("td", { dir: "auto" }, ...differing(reference, "reference")),
      element("td", { dir: "auto" }, ...differing(suspect, "suspect")),
      element("td", {}, element("span", { class: "status", "data-status": status }, shown(this.#findings.words, "quotations", status)), speaker && ` (${speaker})`),
    );
  }
}

customElements.define("unspin-quotations", QuotationsElement);
