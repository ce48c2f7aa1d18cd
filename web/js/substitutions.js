// <unspin-substitutions>: the table of every phrase that became another.

import { element, fill } from "./element.js";
import { Findings } from "./findings.js";
import { wording } from "./report.js";

/** @typedef {import("./report.js").Substitution} Substitution */

/** Rows drawn before the person asks for all of them. */
const atOnce = 300;

export class SubstitutionsElement extends HTMLElement {
  /** @type {Findings} */ #findings = new Findings();
  #limit = atOnce;

  /** @param {Findings} findings */
  set findings(findings) {
    this.#findings = findings;
    findings.addEventListener("report", () => {
      this.#limit = atOnce;
      this.#draw();
    });
    findings.addEventListener("filter", () => this.#draw());
    findings.addEventListener("choose", () => this.#choose());
    this.addEventListener("click", (event) => {
      const id = /** @type {Element} */ (event.target).closest("[data-id]")?.getAttribute("data-id");
      if (id) findings.choose(id);
    });
    this.#draw();
  }

  #draw() {
    const list = this.#findings.shownOnes;
    const rows = list.slice(0, this.#limit);
    const { report, all } = this.#findings;
    this.hidden = this.#findings.alone && all.length === 0;
    fill(
      this,
      element("h2", { id: "substitutions-heading" }, "Substitutions"),
      element(
        "p",
        { class: "hint" },
        !report && "Each phrase of the reference that became another in the suspect, of what kind the change is, and why it is unusual.",
        report && all.length === 0 && "None found.",
        report && all.length > 0 && `${list.length} of ${all.length} shown; ${all.some(({ artifact }) => artifact) ? "the bold ones count as evidence" : "none counts as evidence by itself"}.`,
        this.#findings.alone && all.length > 0 && " What they stood for is a guess: there is no reference.",
      ),
      element(
        "div",
        { class: "scroll", role: "region", "aria-label": "The table of substitutions", tabindex: 0 },
        element(
          "table",
          { "aria-labelledby": "substitutions-heading" },
          element("thead", {}, element("tr", {}, ...["Reference", "Suspect", "Kind", "Why"].map((name) => element("th", { scope: "col" }, name)))),
          element("tbody", {}, ...rows.map((finding) => this.#row(finding))),
        ),
      ),
      list.length > rows.length && element("button", { type: "button", onclick: () => this.#all() }, `Show all ${list.length}`),
    );
    this.#choose();
  }

  /** @param {Substitution} finding */
  #row(finding) {
    return element(
      "tr",
      { "data-row": finding.id, "data-evidence": finding.artifact },
      element("td", wording(this.#findings.report, finding.reference), ...original(finding)),
      element(
        "td",
        wording(this.#findings.report),
        element("button", { type: "button", class: "jump", "data-id": finding.id, title: "Show it in the text" }, finding.suspect.text),
      ),
      element("td", {}, element("span", { class: "swatch", "data-kind": finding.kind, "data-evidence": finding.artifact }, this.#findings.kindOf(finding))),
      element("td", {}, finding.why),
    );
  }

  #choose() {
    for (const row of this.querySelectorAll("tr[data-row]"))
      row.classList.toggle("lit", row.getAttribute("data-row") === this.#findings.chosen);
  }

  #all() {
    this.#limit = Infinity;
    this.#draw();
    this.querySelector("table")?.closest("div")?.focus();
  }
}

/** What the reference has there or, without one, what may have stood there. @param {Substitution} finding */
function original({ reference, suggestions = [] }) {
  if (reference) return [reference.text];
  if (suggestions.length === 0) return [element("span", { class: "absent" }, "—")];
  return [element("span", { class: "perhaps" }, "perhaps: "), suggestions.slice(0, 3).join(", ")];
}

customElements.define("unspin-substitutions", SubstitutionsElement);
