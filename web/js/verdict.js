// <unspin-verdict> says the verdict in words, then the counts, then the score
// and what speaks for and against it.

import { element, fill, grouped } from "./element.js";
import { Findings } from "./findings.js";
import { pairTable } from "./pairs.js";
import { languageName, shown, wording } from "./report.js";

/** Passages of a text that goes back in part are listed up to so many; the rows have all. */
const mostPassages = 12;

/** @typedef {import("./report.js").Report} Report */

export class VerdictElement extends HTMLElement {
  /** @type {Findings} */ #findings = new Findings();
  #status = element("div", { role: "status", class: "status-line" });
  #detail = element("div", { class: "verdict-detail" });
  #first = element("div", { class: "first" }); // the plainest findings
  #counts = element("ul", { class: "counts" });
  #references = element("div", { class: "ranked" }); // where there are several
  /** Both texts at a glance. @type {Element | undefined} */ map;
  /** What hands the result over. @type {Element | undefined} */ handing;

  connectedCallback() {
    fill(this, this.#status, this.map, this.#first, this.#counts, this.#references, this.handing, this.#detail);
  }

  /** @param {Findings} findings */
  set findings(findings) {
    this.#findings = findings;
    findings.addEventListener("report", () => this.#draw());
  }

  /** The texts are being compared, or will be. @param {boolean} [faded] whether what is on screen is about others */
  stale(faded = true) {
    for (const name of ["data-verdict", "data-spin-score", "data-complete"]) this.#status.removeAttribute(name);
    this.removeAttribute("data-failed");
    if (faded) this.closest("unspin-result")?.toggleAttribute("data-stale", true);
  }

  /** @param {string} words */
  fail(words) {
    this.clear();
    this.toggleAttribute("data-failed", true);
    this.toggleAttribute("data-shown", true);
    fill(this.#status, element("p", { class: "headline" }, words));
  }

  clear() {
    this.stale();
    this.closest("unspin-result")?.removeAttribute("data-stale");
    for (const name of ["data-tone", "data-shown", "data-preliminary"]) this.removeAttribute(name);
    for (const part of [this.#status, this.#first, this.#counts, this.#references, this.#detail]) fill(part);
  }

  /** @param {boolean} complete whether the languages are identified too */
  set complete(complete) {
    this.#status.toggleAttribute("data-complete", complete);
  }

  /** What is on screen was said without the language pack: it is marked as that, and no verdict yet. */
  preliminary() {
    this.stale(false);
    this.toggleAttribute("data-preliminary", true);
    this.#status.prepend(
      element("p", { class: "preliminary" }, element("b", {}, "Preliminary"), ", from the structure of the texts alone. What their words mean is still loading, and may change this."),
    );
  }

  #draw() {
    const { report } = this.#findings;
    if (!report) return;
    this.closest("unspin-result")?.removeAttribute("data-stale");
    for (const name of ["data-failed", "data-preliminary"]) this.removeAttribute(name);
    this.toggleAttribute("data-shown", true);
    this.dataset.tone = this.#findings.prose.tone;
    const [lead] = this.#told(report);
    fill(
      this.#status,
      element("p", { class: "headline" }, this.#findings.prose.headline),
      lead && element("p", { class: "lead" }, lead),
      report.warnings.some(({ code }) => code === "reversed") &&
        element("button", { type: "button", class: "primary swap", onclick: () => this.dispatchEvent(new CustomEvent("swap")) }, "Swap sides and compare"),
    );
    this.#status.dataset.spinScore = String(report.spinScore);
    this.#status.dataset.verdict = report.verdict;
    fill(this.#first, this.#strongest());
    fill(this.#counts, ...this.#findings.prose.counts.map((count) => element("li", {}, `${count}.`)));
    fill(this.#references, ...this.#ranked());
    fill(this.#detail, this.#score(report), this.#text(report));
  }

  /** Several references, the strongest first: how much goes back to each, and a way to its first passage. */
  #ranked() {
    const { references } = this.#findings.prose;
    if (references.length === 0) return [];
    const others = references.filter(({ aside }) => aside);
    return [
      element("h3", { id: "references-ranked" }, "References, the strongest first"),
      this.#rankedTable(references.filter(({ aside }) => !aside), "references-ranked"),
      others.length > 0 &&
        element(
          "details",
          {},
          element("summary", { id: "references-others" }, `${counted(others.length, "other reference")}, to which little or nothing goes back`),
          this.#rankedTable(others, "references-others"),
        ),
    ];
  }

  /** @param {import("./report.js").Ranked[]} references @param {string} id of what names it */
  #rankedTable(references, id) {
    const row = (/** @type {import("./report.js").Ranked} */ { reference, name, share, alone }) => {
      const first = this.#findings.firstOf(reference);
      return { names: [name], share, told: [alone], ...(first >= 0 && { open: () => this.#findings.visit(first), hint: "Show its first passage" }) };
    };
    return pairTable(id, ["Reference", "What of the suspect goes back to it", "Compared with it alone"], references.map(row));
  }

  /** The score as a place on a scale, and the other figures with what they mean. @param {Report} report */
  #score(report) {
    const { fullScore, excluded, prose } = this.#findings;
    const score = scoreIn(prose.figures);
    if (!score) return null;
    const needle = element("i", { class: "needle" });
    needle.style.setProperty("--at", String(report.spinScore / 100));
    const whole = fullScore !== undefined && excluded.size > 0;
    return element(
      "div",
      { class: "score" },
      element("p", {}, score.name, " ", element("b", {}, score.value.replace(/ .*/, "")), element("span", { class: "of" }, score.value.replace(/^[^ ]*/, ""))),
      element("div", { class: "scale", "aria-hidden": "true" }, needle),
      whole && element("p", { class: "hint" }, `${fullScore.toFixed(1)} before you left anything out`),
      element("p", { class: "hint" }, score.meaning),
    );
  }

  /** @param {Report} report */
  #text(report) {
    const { words } = this.#findings;
    const [, rest] = this.#told(report);
    return element(
      "div",
      { class: "account" },
      rest && element("p", { class: "summary" }, rest),
      this.#goesBack(report),
      report.mechanism && element("p", {}, shown(words, "mechanisms", report.mechanism), "."),
      ...report.warnings.map(({ code, text }) => element("p", { class: "warning", "data-warning": code }, text)),
      this.#leftOut(),
      figures(this.#findings.prose.figures.filter((figure) => figure !== scoreIn(this.#findings.prose.figures))),
      this.#findings.prose.figures.length > 0 && reasons(report),
      sizes(this.#findings, report),
    );
  }

  /** What goes back where the rest does not, each with a way to its rows. @param {Report} report */
  #goesBack({ derivation }) {
    const { derived, words, prose } = this.#findings;
    if (derivation?.extent !== "part" || derived.length === 0) return null;
    return element(
      "div",
      { class: "goes-back" },
      element("p", { id: "goes-back-heading" }, `${prose.derived}:`),
      element(
        "ol",
        { "aria-labelledby": "goes-back-heading" },
        ...derived.slice(0, mostPassages).map(({ passage: { suspect, kind }, index }) =>
          element(
            "li",
            {},
            element(
              "button",
              { type: "button", title: "Show it beside the reference", onclick: () => this.#findings.visit(index) },
              element("span", { class: "chip", "data-passage": kind, "aria-hidden": "true" }),
              element("span", { class: "hint" }, `${shown(words, "passages", kind)}, ${counted(suspect.text.split(/\s+/).filter(Boolean).length, "word")}`),
              element("q", wording(this.#findings.report), beginning(suspect.text)),
            ),
          ),
        ),
      ),
      derived.length > mostPassages && element("p", { class: "hint" }, `and ${derived.length - mostPassages} more, below`),
    );
  }

  /** The plainest findings, so that the proof stands beside the verdict. */
  #strongest() {
    const few = this.#findings.plainest(3);
    if (few.length === 0) return null;
    return element(
      "div",
      { class: "strongest" },
      element("p", { id: "strongest-heading" }, "The plainest findings:"),
      element(
        "ul",
        { "aria-labelledby": "strongest-heading" },
        ...few.map((finding) =>
          element(
            "li",
            {},
            element(
              "button",
              { type: "button", class: "pair-chip", ...wording(this.#findings.report), title: finding.why, onclick: () => this.#findings.choose(finding.id) },
              finding.reference && element("span", { class: "from" }, finding.reference.text),
              finding.reference && element("span", { class: "arrow" }, " → "),
              element("span", { class: "to", "data-kind": finding.kind }, finding.suspect.text),
              !finding.reference && finding.suggestions?.[0] && element("span", { class: "from" }, ` perhaps: ${finding.suggestions[0]}`),
            ),
          ),
        ),
      ),
    );
  }

  /** What the summary says besides the headline: the sentence to remember, and the rest. @param {Report} report */
  #told({ summary }) {
    const headline = `${this.#findings.prose.headline}.`;
    const told = summary.startsWith(headline) ? summary.slice(headline.length).trim() : summary;
    const end = told.search(/\.(?=\s|$)/) + 1 || told.length;
    return [told.slice(0, end), told.slice(end).trim()];
  }

  #leftOut() {
    const { excluded } = this.#findings;
    if (excluded.size === 0) return null;
    return element(
      "div",
      { class: "left-out" },
      element("p", {}, "Left out by you:"),
      element(
        "ul",
        {},
        ...[...excluded].map(([id, name]) =>
          element(
            "li",
            {},
            element("span", { dir: "auto" }, name),
            " ",
            element("button", { type: "button", class: "quiet", onclick: () => this.#findings.include(id) }, "Count again", element("span", { class: "sr-only" }, `: ${name}`)),
          ),
        ),
      ),
    );
  }
}

/** From this confidence on a language counts as identified, in detector/languages.go too. */
const sure = 0.8;

/** @param {import("./report.js").Prose["figures"]} figures */
const scoreIn = (figures) => figures.find(({ name }) => name === "Spin score");

/** The first words of a text. @param {string} text */
function beginning(text) {
  const few = text.replace(/\s+/g, " ").slice(0, 180);
  return few.length < text.length ? `${few.slice(0, few.lastIndexOf(" ")) || few} …` : few;
}

/** @param {import("./report.js").Prose["figures"]} figures */
function figures(figures) {
  const figure = (/** @type {typeof figures[number]} */ { name, value, meaning }) =>
    element("div", {}, element("dt", {}, name), element("dd", {}, element("b", {}, value.replaceAll(" %", "\u00a0%")), element("span", { class: "hint" }, meaning)));
  return figures.length > 0 && element("dl", { class: "figures" }, ...figures.map(figure));
}

/** The terms of the score as bars to either side of nothing. @param {Report} report */
function reasons(report) {
  const longest = Math.max(1, ...report.reasons.map(({ effect }) => Math.abs(effect)));
  return element(
    "details",
    { class: "reasons" },
    element("summary", {}, "Why this score"),
    element(
      "ul",
      {},
      ...report.reasons.map(({ text, effect }) => {
        const bar = element("i", { class: effect < 0 ? "against" : "for", "aria-hidden": "true" });
        bar.style.setProperty("--length", String(Math.abs(effect) / longest));
        return element("li", {}, element("span", { class: "reason" }, text), element("span", { class: "bar" }, bar), element("span", { class: "effect" }, signed(effect)));
      }),
    ),
    element("p", { class: "hint" }, "The figures are the weights of the reasons: + speaks for automatic substitution, − against it. Together they make the score."),
  );
}

/** How long the texts are, and their languages. @param {Findings} findings @param {Report} report */
function sizes(findings, { suspect, references }) {
  const line = (/** @type {string} */ name, /** @type {import("./report.js").TextInfo} */ { words, sentences, language, languageConfidence, unspaced }) =>
    element("li", {}, `${name}: ${counted(words, unspaced ? "character" : "word")}, ${counted(sentences, "sentence")}`, language === "und" ? "" : `, ${languageConfidence < sure ? "perhaps " : ""}${languageName(language)}`);
  return element(
    "ul",
    { class: "facts" },
    ...references.map((reference, i) => !findings.isAside(i) && line(references.length > 1 ? `Reference ${i + 1}` : "Reference", reference)),
    line("Suspect", suspect),
  );
}

/** @param {number} number @param {string} noun */
const counted = (number, noun) => `${grouped(number)} ${noun}${number === 1 ? "" : "s"}`;

/** @param {number} effect */
const signed = (effect) => `${effect < 0 ? "−" : "+"}${Math.abs(effect).toFixed(1)}`;

customElements.define("unspin-verdict", VerdictElement);
