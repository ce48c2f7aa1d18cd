// <unspin-result> holds everything that is shown of a report, and hands each
// part the findings they share.

import { AlignedElement } from "./aligned.js";
import { CardElement } from "./card.js";
import { element, fill } from "./element.js";
import { ExportElement } from "./export.js";
import { Findings } from "./findings.js";
import { LegendElement } from "./legend.js";
import { MapElement } from "./map.js";
import { QuotationsElement } from "./quotations.js";
import { SubstitutionsElement } from "./substitutions.js";
import { VerdictElement } from "./verdict.js";

/**
 * @typedef {import("./report.js").Report} Report
 * @typedef {import("./report.js").Request} Request
 */

export class ResultElement extends HTMLElement {
  findings = new Findings();
  verdict = new VerdictElement();
  exporting = new ExportElement();

  connectedCallback() {
    const [legend, card, map, aligned] = [new LegendElement(), new CardElement(), new MapElement(), new AlignedElement()];
    const [substitutions, quotations, exporting] = [new SubstitutionsElement(), new QuotationsElement(), this.exporting];
    const limits = element("section", { class: "limits", "aria-labelledby": "limits-heading", hidden: true });
    fill(
      this,
      this.verdict,
      element(
        "section",
        { class: "reading", "aria-labelledby": "aligned-heading" },
        element("div", { class: "reading-head" }, element("h2", { id: "aligned-heading" }, "Aligned sentences"), viewSwitch(aligned), exporting),
        foretaste(),
        map,
        element("div", { class: "reading-body" }, element("div", { class: "side" }, legend, card), aligned),
      ),
      element("div", { class: "tables" }, quotations, substitutions),
      limits,
    );
    for (const part of [this.verdict, legend, card, map, aligned, substitutions, quotations, exporting])
      part.findings = this.findings;
    this.addEventListener("keydown", (event) => this.#key(event));
    this.findings.addEventListener("report", () => {
      this.toggleAttribute("data-drawn", Boolean(this.findings.report));
      limits.hidden = !this.findings.report;
      fill(limits, element("h2", { id: "limits-heading" }, "What this cannot tell"), ...this.findings.told.limits.map((words) => element("p", {}, words)));
    });
  }

  /** Nothing has been compared yet, or everything was cleared. */
  clear() {
    this.findings.clear();
    this.verdict.clear();
  }

  /** n and p go through the findings, Escape lets go of the one chosen. @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || /** @type {Element} */ (event.target).matches("input, textarea, [role=menuitem]")) return;
    if (event.key === "Escape") this.findings.choose(undefined);
    else if (event.key === "n" || event.key === "p") {
      event.preventDefault();
      this.findings.step(event.key === "n" ? 1 : -1);
      /** @type {HTMLElement | null} */ (this.querySelector("unspin-aligned mark[tabindex='0']"))?.focus({ preventScroll: true });
    }
  }
}

/** What will stand here, before anything has been compared. */
function foretaste() {
  const sample = (/** @type {string} */ kind, /** @type {string} */ words) =>
    element("span", { class: "swatch", "data-kind": kind, "data-evidence": true }, words);
  return element(
    "div",
    { class: "before" },
    element("p", { class: "hint" }, "Both texts side by side, sentence by sentence, with every difference marked and explained. Such as:"),
    element(
      "div",
      { class: "row", "data-passage": "spun" },
      element("p", {}, "The ", sample("broken-phrase", "US-led"), " ", sample("out-of-sense", "defence alliance"), " …"),
      element("p", {}, "The ", sample("broken-phrase", "US-drove"), " ", sample("out-of-sense", "guard collusion"), " …"),
    ),
  );
}

/** @param {AlignedElement} aligned */
function viewSwitch(aligned) {
  const button = (/** @type {"split" | "unified"} */ view, /** @type {string} */ words) =>
    element(
      "button",
      {
        type: "button",
        "aria-pressed": String(view === "split"),
        onclick: (/** @type {Event} */ event) => {
          for (const other of group.children) other.setAttribute("aria-pressed", String(other === event.currentTarget));
          aligned.view = view;
        },
      },
      words,
    );
  const group = element("div", { class: "switch", role: "group", "aria-label": "View" }, button("split", "Side by side"), button("unified", "In one text"));
  return group;
}

customElements.define("unspin-result", ResultElement);
