// <unspin-aligned> shows the rows of the report: each sentence of the suspect
// beside those of the reference it was matched with.

import { element, fill } from "./element.js";
import { Findings } from "./findings.js";
import { listen, mark } from "./marks.js";
import { cut, shown } from "./report.js";

/**
 * @typedef {import("./report.js").Change} Change
 * @typedef {import("./report.js").ReferenceSpan} ReferenceSpan
 * @typedef {import("./report.js").Row} Row
 * @typedef {import("./report.js").Span} Span
 */

/** Rows drawn at once; the others follow while the page is idle, or when something in them is chosen. */
const atOnce = 60;

export class AlignedElement extends HTMLElement {
  /** @type {Findings} */ #findings = new Findings();
  /** @type {Map<string, HTMLElement[]>} the marks drawn so far */ #marks = new Map();
  /** @type {HTMLElement[]} */ #lit = [];
  #drawn = 0;
  #idle = 0;
  /** @type {"split" | "unified"} */ #view = "split";

  /** @param {Findings} findings */
  set findings(findings) {
    this.#findings = findings;
    this.dataset.view = this.#view;
    listen(this, findings);
    findings.addEventListener("report", () => this.#draw());
    findings.addEventListener("filter", () => this.#filter());
    findings.addEventListener("choose", () => this.#choose());
    findings.addEventListener("point", (event) => this.#light(/** @type {CustomEvent} */ (event).detail));
  }

  /** @param {"split" | "unified"} view */
  set view(view) {
    this.#view = view;
    this.dataset.view = view;
    this.#draw();
  }

  get #rows() {
    return this.#findings.report?.rows ?? [];
  }

  #draw() {
    cancelIdle(this.#idle);
    this.#marks.clear();
    const before = this.#drawn; // as many again, so that the page does not jump
    this.#drawn = 0;
    this.toggleAttribute("data-long", this.#rows.length > 400);
    fill(
      this,
      element("div", { class: "columns", "aria-hidden": "true" }, element("span", {}, "Reference"), element("span", {}, "Suspect")),
      this.#findings.report && this.#rows.length === 0 && element("p", { class: "empty" }, "There is nothing to align."),
      element("ol", { class: "rows" }),
    );
    this.#filter();
    this.#drawUpTo(Math.max(atOnce, before));
    this.#drawRest();
    this.#choose();
  }

  #drawRest() {
    if (this.#drawn >= this.#rows.length) return;
    this.#idle = whenIdle(() => {
      this.#drawUpTo(this.#drawn + atOnce);
      this.#drawRest();
    });
  }

  /** @param {number} end */
  #drawUpTo(end) {
    const some = document.createDocumentFragment();
    for (; this.#drawn < Math.min(end, this.#rows.length); this.#drawn++) some.append(this.#row(this.#rows[this.#drawn]));
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (some.querySelectorAll("mark"))) {
      const id = node.dataset.id ?? "";
      this.#marks.set(id, [...(this.#marks.get(id) ?? []), node]);
    }
    this.querySelector(".rows")?.append(some);
  }

  /** @param {Row} row */
  #row(row) {
    const passage = this.#findings.report?.passages[row.passage];
    const kind = passage ? shown(this.#findings.words, "passages", passage.kind) : "only in the reference";
    return element(
      "li",
      { class: "row", "data-passage": passage?.kind ?? "dropped", title: kind },
      ...(this.#view === "unified" ? [this.#merged(row)] : [this.#reference(row), this.#suspect(row)]),
    );
  }

  /** @param {Row} row */
  #reference(row) {
    const spans = row.references ?? [];
    if (spans.length === 0) return cell("reference", "Reference", absent("Nothing like it in the reference"));
    const several = (this.#findings.report?.references.length ?? 0) > 1;
    const paragraphs = spans.map((span) => {
      const marks = (row.changes ?? []).flatMap((change) =>
        change.reference && change.reference.reference === span.reference && inside(change.reference, span)
          ? [{ ...change.reference, change }]
          : [],
      );
      return element(
        "p",
        { dir: "auto" },
        several && element("span", { class: "which" }, `Reference ${span.reference + 1} `),
        ...this.#pieces(span, marks, "reference"),
      );
    });
    return cell("reference", "Reference", ...paragraphs);
  }

  /** @param {Row} row */
  #suspect(row) {
    const { suspect, changes = [] } = row;
    if (!suspect) return cell("suspect", "Suspect", absent("Nothing like it in the suspect"));
    const marks = changes.flatMap((change) => (change.suspect ? [{ ...change.suspect, change }] : []));
    return cell("suspect", "Suspect", element("p", { dir: "auto" }, ...this.#pieces(suspect, marks, "suspect")));
  }

  /**
   * @param {Span} span
   * @param {{start: number, end: number, change: Change}[]} marks
   * @param {"suspect" | "reference"} side
   */
  #pieces(span, marks, side) {
    const pieces = cut(span, marks);
    const last = new Map(pieces.map(({ mark: found }, i) => [found?.change.substitution, i]));
    return pieces.map(({ text, mark: found }, i) =>
      found ? mark(text, found.change, side, this.#findings, side === "suspect" && last.get(found.change.substitution) === i) : text,
    );
  }

  /** One text: the suspect's, with what it replaced or left out struck through. @param {Row} row */
  #merged({ suspect, references = [], changes = [] }) {
    if (!suspect) return cell("merged", "Only in the reference", ...references.map(({ text }) => element("p", { dir: "auto" }, element("del", {}, text))));
    const marks = [];
    let [atSuspect, atReference] = [suspect.start, -1];
    for (const change of changes) {
      const { start, end } = change.suspect ?? before(change, atSuspect, atReference, suspect.end);
      marks.push({ start, end, change });
      atSuspect = end;
      atReference = change.reference?.end ?? -1;
    }
    const cuts = cut(suspect, marks);
    const last = new Map(cuts.map(({ mark: found }, i) => [found?.change.substitution, i]));
    const pieces = cuts.flatMap(({ text, mark: found }, i) => {
      if (!found) return [text];
      const { change } = found;
      return [
        change.reference && change.op !== "moved" && mark(change.reference.text, change, "reference", this.#findings),
        change.reference && " ",
        change.suspect && mark(text, change, "suspect", this.#findings, last.get(change.substitution) === i),
      ];
    });
    return cell("merged", "Both in one", element("p", { dir: "auto" }, ...pieces));
  }

  #filter() {
    const { hiddenKinds, evidenceOnly } = this.#findings;
    this.dataset.hidden = [...hiddenKinds].join(" ");
    this.toggleAttribute("data-evidence-only", evidenceOnly);
  }

  #choose() {
    const { chosen } = this.#findings;
    if (chosen && !this.#marks.has(chosen))
      while (!this.#marks.has(chosen) && this.#drawn < this.#rows.length) this.#drawUpTo(this.#drawn + atOnce);
    const nodes = chosen ? (this.#marks.get(chosen) ?? []) : [];
    const own = nodes.find((node) => node.hasAttribute("data-number"));
    if (own) for (const node of this.querySelectorAll("mark[tabindex='0']")) node.setAttribute("tabindex", "-1");
    own?.setAttribute("tabindex", "0");
    for (const node of this.querySelectorAll("mark.chosen")) node.classList.remove("chosen");
    for (const node of nodes) node.classList.add("chosen");
    const row = own?.closest(".row");
    if (row && !inView(row)) row.scrollIntoView({ block: "center", behavior: calm() ? "instant" : "smooth" });
    if (own && document.activeElement?.localName === "mark" && !nodes.includes(/** @type {HTMLElement} */ (document.activeElement)))
      own.focus({ preventScroll: true });
  }

  /** @param {string | undefined} id */
  #light(id) {
    for (const node of this.#lit) node.classList.remove("lit");
    this.#lit = id ? (this.#marks.get(id) ?? []) : [];
    for (const node of this.#lit) node.classList.add("lit");
  }
}

/**
 * Where in the suspect a change stands that only the reference has: as far
 * after the change before it as in the reference, at the end of a word.
 * @param {Change} change
 * @param {number} atSuspect
 * @param {number} atReference
 * @param {number} end
 */
function before(change, atSuspect, atReference, end) {
  const ahead = atReference < 0 ? 0 : (change.reference?.start ?? 0) - atReference;
  const at = Math.min(end, atSuspect + Math.max(0, ahead));
  return { start: at, end: at };
}

/** @param {Span} inner @param {Span} outer */
const inside = (inner, outer) => inner.start >= outer.start && inner.end <= outer.end;

/** @param {string} side @param {string} label @param {...Node} children */
function cell(side, label, ...children) {
  return element("div", { class: `cell ${side}` }, element("span", { class: "sr-only" }, `${label}: `), ...children);
}

/** @param {string} words */
function absent(words) {
  return element("p", { class: "absent" }, element("span", { "aria-hidden": "true" }, "—"), element("span", { class: "sr-only" }, words));
}

/** @param {Element} row */
function inView(row) {
  const { top, bottom } = row.getBoundingClientRect();
  return top >= 90 && bottom <= innerHeight - 90;
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Safari knows no idle time. @param {() => void} work */
const whenIdle = (work) => (typeof requestIdleCallback === "function" ? requestIdleCallback(work, { timeout: 200 }) : Number(setTimeout(work, 16)));
/** @param {number} handle */
const cancelIdle = (handle) => (typeof cancelIdleCallback === "function" ? cancelIdleCallback(handle) : clearTimeout(handle));

customElements.define("unspin-aligned", AlignedElement);
