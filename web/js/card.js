// <unspin-card> explains the finding that is chosen: what became what, of what
// kind it is, why it is unusual, and a way to leave it out.

import { element, fill, redraw } from "./element.js";
import { Findings } from "./findings.js";
import { wording } from "./report.js";

/** @typedef {import("./report.js").Substitution} Substitution */

export class CardElement extends HTMLElement {
  /** @type {Findings} */ #findings = new Findings();

  /** @param {Findings} findings */
  set findings(findings) {
    this.#findings = findings;
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", "The finding");
    for (const event of ["report", "filter", "choose"]) findings.addEventListener(event, () => redraw(this, () => this.#draw()));
  }

  #draw() {
    const findings = this.#findings;
    const finding = findings.get(findings.chosen);
    this.toggleAttribute("data-open", Boolean(finding));
    const list = findings.shownOnes;
    this.hidden = !finding && list.length === 0;
    if (!finding) {
      fill(
        this,
        element("p", { class: "invitation" }, "Choose a mark to see why it stands out, or go through them with ", key("n"), " and ", key("p"), "."),
        element("div", { class: "steps" }, this.#step(-1, "Previous"), this.#step(1, "Next")),
      );
      return;
    }
    const at = list.indexOf(finding);
    fill(
      this,
      element(
        "p",
        { class: "card-head" },
        element("span", {}, at < 0 ? "Finding, not shown now" : `Finding ${at + 1} of ${list.length}`),
        element("button", { type: "button", class: "quiet close", onclick: () => this.#close() }, "Close"),
      ),
      element(
        "p",
        { class: "pair", ...wording(findings.report) },
        finding.reference && element("span", { class: "from", lang: wording(findings.report, finding.reference).lang }, finding.reference.text),
        finding.reference && element("span", { class: "arrow" }, element("span", { "aria-hidden": "true" }, "↓"), element("span", { class: "sr-only" }, " became ")),
        element("span", { class: "to", "data-kind": finding.kind, "data-evidence": finding.artifact }, finding.suspect.text),
      ),
      element("p", { class: "card-kind" }, findings.kindOf(finding), this.#counts(finding)),
      element("p", { class: "why" }, finding.why),
      finding.suggestions?.length &&
        element("p", { class: "suggestions" }, "It may have stood for ", element("b", {}, finding.suggestions.slice(0, 3).join(", ")), "."),
      element("p", { class: "rule" }, `Rule ${finding.rule}`),
      element(
        "div",
        { class: "steps" },
        this.#step(-1, "Previous"),
        this.#step(1, "Next"),
        finding.artifact && this.#leaveOut(finding),
      ),
    );
  }

  /** @param {Substitution} finding */
  #counts(finding) {
    if (!finding.artifact) return " · does not count as evidence";
    return this.#findings.isOut(finding) ? " · left out by you" : " · counts as evidence";
  }

  /** @param {Substitution} finding */
  #leaveOut({ id, reference, suspect }) {
    const findings = this.#findings;
    const out = findings.excluded.has(id);
    const name = reference ? `${reference.text} → ${suspect.text}` : suspect.text;
    const onclick = () => (out ? findings.include(id) : findings.exclude(id, name));
    return element("button", { type: "button", class: "quiet", onclick }, out ? "Count it again" : "Leave it out");
  }

  /** @param {1 | -1} step @param {string} words */
  #step(step, words) {
    return element(
      "button",
      {
        type: "button",
        onclick: () => this.#findings.step(step),
      },
      words,
    );
  }

  #close() {
    this.#findings.choose(undefined);
    /** @type {HTMLElement | null} */ (this.closest("unspin-result"))?.focus({ preventScroll: true });
  }
}

/** @param {string} name */
const key = (name) => element("kbd", {}, name);

customElements.define("unspin-card", CardElement);
