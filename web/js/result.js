// <unspin-result> holds everything that is shown of a report, and hands each
// part the findings they share.

import { AlignedElement } from "./aligned.js";
import { CardElement } from "./card.js";
import { copy } from "./clipboard.js";
import { element, fill } from "./element.js";
import { ExportElement } from "./export.js";
import { FactsElement } from "./facts.js";
import { Findings } from "./findings.js";
import { LegendElement } from "./legend.js";
import { MapElement } from "./map.js";
import { addressWith, marksOf, showOnPage, told } from "./onpage.js";
import { QueriesElement } from "./queries.js";
import { QuotationsElement } from "./quotations.js";
import { addressOf } from "./settings.js";
import { SubstitutionsElement } from "./substitutions.js";
import { summaryOf } from "./summary.js";
import { VerdictElement } from "./verdict.js";

/**
 * @typedef {import("./report.js").Report} Report
 * @typedef {import("./report.js").Request} Request
 */

export class ResultElement extends HTMLElement {
  findings = new Findings();
  verdict = new VerdictElement();
  exporting = new ExportElement();
  /** How to reach the suspect's own page. @type {import("./onpage.js").Way | undefined} */ way;
  #said = element("span", { class: "said", "aria-live": "polite" });

  /** How handing over goes. @param {string} words */
  say(words) {
    fill(this.#said, words);
  }

  connectedCallback() {
    const [legend, card, map, aligned] = [new LegendElement(), new CardElement(), new MapElement(), new AlignedElement()];
    const [queries, facts, substitutions, quotations, exporting] = [new QueriesElement(), new FactsElement(), new SubstitutionsElement(), new QuotationsElement(), this.exporting];
    const limits = element("section", { class: "limits", "aria-labelledby": "limits-heading", hidden: true });
    this.verdict.handing = this.#handing();
    this.verdict.map = map;
    const reading = element(
      "section",
      { class: "reading", "aria-labelledby": "aligned-heading" },
      element("div", { class: "reading-head" }, element("h2", { id: "aligned-heading" }, "Aligned sentences"), viewSwitch(this.findings)),
      foretaste(),
      element("p", { class: "hint alone-hint" }, "There is no reference beside these. Shown are the sentences of the suspect in which something was found."),
      element("div", { class: "reading-body" }, element("div", { class: "side" }, legend, card), aligned),
    );
    fill(
      this,
      this.verdict,
      queries,
      reading,
      element("div", { class: "tables" }, quotations, substitutions),
      limits,
    );
    // Before the parts are drawn: one of them measures its room.
    this.findings.addEventListener("report", () => {
      this.toggleAttribute("data-drawn", Boolean(this.findings.report));
      this.toggleAttribute("data-alone", this.findings.alone);
      this.toggleAttribute("data-bare", this.findings.all.length === 0);
      // What a verdict rests on stands first: the changed words where the wording tells, else what is told and in which order.
      if (["paraphrase", "partial", "independent"].includes(this.findings.report?.verdict ?? "")) reading.before(facts);
      else reading.after(facts);
      limits.hidden = !this.findings.report;
      fill(limits, element("h2", { id: "limits-heading" }, "What this cannot tell"), ...this.findings.prose.limits.map((words) => element("p", {}, words)));
    });
    for (const part of [this.verdict, queries, facts, legend, card, map, aligned, substitutions, quotations, exporting])
      part.findings = this.findings;
    this.findings.addEventListener("choose", () => this.toggleAttribute("data-chosen", Boolean(this.findings.chosen)));
    this.addEventListener("keydown", (event) => this.#key(event));
  }

  /** What hands the result over. */
  #handing() {
    const said = this.#said;
    this.findings.addEventListener("report", () => this.say(""));
    this.exporting.addEventListener("saved", (event) => this.say(`Saved as ${/** @type {CustomEvent<string>} */ (event).detail}.`));
    const button = (/** @type {string} */ words, /** @type {string} */ hint, /** @type {() => void} */ onclick) =>
      element("button", { type: "button", title: hint, onclick }, words);
    const mark = button("Show on its page", "Marks the findings on the article’s own page, which learns nothing of the reference", () => this.#mark());
    this.findings.addEventListener("report", () => (mark.hidden = !marksOf(this.findings)));
    return element(
      "div",
      { class: "handing" },
      mark,
      this.exporting,
      button("Copy a summary", "In plain text, for an e-mail", () => copy(summaryOf(this.findings), said, "The summary is copied.")),
      button("Copy a link", "To this page with the same view and settings; never with a text", () =>
        copy(addressOf(this.findings), said, "The link is copied: with the settings, without the texts."),
      ),
      said,
    );
  }

  /** Marks the findings on the suspect's own page, or says how to. */
  async #mark() {
    const marks = marksOf(this.findings);
    if (!marks) return;
    const shown = await showOnPage(marks, this.way);
    if (shown) return this.say(`${told(marks, shown)} Go to its tab to see them.`);
    const link = element("a", { href: addressWith(marks), target: "_blank", rel: "noopener noreferrer" }, "open the article anew with the first ones marked");
    fill(this.#said, "Now click “Unspin this page” once more in the article’s tab: the findings are then marked there. Or ", link, ".");
  }

  /** Nothing has been compared yet, or everything was cleared. */
  clear() {
    this.findings.clear();
    this.verdict.clear();
  }

  /** n and p go through the findings, Escape lets go of the one chosen. @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || /** @type {Element} */ (event.target).matches("input, textarea, [role^=menuitem]")) return;
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

/** @param {Findings} findings */
function viewSwitch(findings) {
  const button = (/** @type {"split" | "unified"} */ view, /** @type {string} */ words) =>
    element("button", { type: "button", "data-view": view, onclick: () => findings.showAs(view) }, words);
  const group = element("div", { class: "switch", role: "group", "aria-label": "View" }, button("split", "Side by side"), button("unified", "In one text"));
  const press = () => {
    for (const each of group.children) each.setAttribute("aria-pressed", String(each.getAttribute("data-view") === findings.view));
  };
  findings.addEventListener("view", press);
  findings.addEventListener("report", press);
  press();
  return group;
}

customElements.define("unspin-result", ResultElement);
