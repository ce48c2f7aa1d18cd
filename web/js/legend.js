// <unspin-legend> says what each kind of mark means and how many there are; a
// kind can be switched off.

import { element, fill, redraw } from "./element.js";
import { classes, Findings } from "./findings.js";
import { shown } from "./report.js";

export class LegendElement extends HTMLElement {
  /** @type {Findings} */ #findings = new Findings();

  /** @param {Findings} findings */
  set findings(findings) {
    this.#findings = findings;
    findings.addEventListener("report", () => redraw(this, () => this.#draw()));
    findings.addEventListener("filter", () => this.#press());
  }

  #draw() {
    const { all, words, evidenceOnly } = this.#findings;
    const kinds = Object.keys(words.kinds).filter((kind) => all.some((finding) => finding.kind === kind));
    const heaviest = (/** @type {string} */ kind) => all.filter((finding) => finding.kind === kind && finding.artifact).length;
    kinds.sort((a, b) => heaviest(b) - heaviest(a));
    this.hidden = kinds.length === 0;
    fill(
      this,
      element(
        "div",
        { class: "kinds", role: "group", "aria-label": "Kinds shown" },
        ...kinds.map((kind) =>
          element(
            "button",
            { type: "button", class: "kind", "data-kind": kind, onclick: () => this.#findings.toggleKind(kind) },
            element("span", { class: "swatch", "data-kind": kind, "data-evidence": heaviest(kind) > 0, "aria-hidden": "true" }, "abc"),
            element("span", {}, shown(words, "kinds", kind)),
            element("span", { class: "count" }, all.filter((finding) => finding.kind === kind).length),
          ),
        ),
      ),
      element(
        "div",
        { class: "checks" },
        all.some(({ artifact }) => artifact) && check("Only what counts as evidence", evidenceOnly, (on) => this.#findings.showEvidenceOnly(on)),
        this.#class("quotations", "Leave quotations out of the score"),
        this.#class("names", "Leave names out of the score"),
      ),
    );
    this.#press();
  }

  /**
   * @param {string} id a class of findings that the detector can leave out
   * @param {string} words
   */
  #class(id, words) {
    const findings = this.#findings;
    return check(words, findings.excluded.has(id), (on) => (on ? findings.exclude(id, classes.get(id) ?? id) : findings.include(id)));
  }

  #press() {
    for (const button of this.querySelectorAll(".kind"))
      button.setAttribute("aria-pressed", String(!this.#findings.hiddenKinds.has(button.getAttribute("data-kind") ?? "")));
  }
}

/**
 * @param {string} words
 * @param {boolean} checked
 * @param {(on: boolean) => void} change
 */
function check(words, checked, change) {
  const onchange = (/** @type {Event} */ event) => change(/** @type {HTMLInputElement} */ (event.target).checked);
  return element("label", { class: "check" }, element("input", { type: "checkbox", checked, onchange }), words);
}

customElements.define("unspin-legend", LegendElement);
