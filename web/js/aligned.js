// <unspin-aligned> shows the rows of the report: each sentence of the suspect
// beside those of the reference it was matched with. The rows of a long text
// are drawn in blocks, and only those near what is looked at.

import { element, fill } from "./element.js";
import { Findings } from "./findings.js";
import { listen } from "./marks.js";
import { RowDrawing } from "./row.js";

/** @typedef {import("./report.js").Row} Row */

const inBlock = 10;

/** Up to so many rows are drawn all at once; a search in the page then finds everything. */
const few = 400;

export class AlignedElement extends HTMLElement {
  /** @type {Findings} */ #findings = new Findings();
  /** @type {HTMLElement[]} */ #blocks = [];
  /** @type {Map<string, number>} in which block a finding is */ #blockOf = new Map();
  #near = new IntersectionObserver((entries) => this.#scrolled(entries), { rootMargin: "1200px 0px" });

  /** @param {Findings} findings */
  set findings(findings) {
    this.#findings = findings;
    listen(this, findings);
    findings.addEventListener("view", () => this.#draw());
    findings.addEventListener("report", () => this.#draw());
    findings.addEventListener("filter", () => this.#filter());
    findings.addEventListener("choose", () => this.#choose());
    findings.addEventListener("point", (event) => this.#light(/** @type {CustomEvent} */ (event).detail));
    addEventListener("beforeprint", () => this.#blocks.forEach((_, i) => this.#drawBlock(i)));
  }

  get #rows() {
    return this.#findings.report?.rows ?? [];
  }

  #draw() {
    const rows = this.#rows;
    const { view, alone } = this.#findings;
    this.dataset.view = alone ? "alone" : view;
    this.#near.disconnect();
    this.#blockOf.clear();
    rows.forEach(({ changes }, i) => changes?.forEach(({ substitution }) => substitution && this.#blockOf.set(substitution, Math.floor(i / inBlock))));
    this.#blocks = Array.from({ length: Math.ceil(rows.length / inBlock) }, () => element("ol", { class: "rows" }));
    const long = rows.length > few;
    this.toggleAttribute("data-long", long);
    this.#blocks.forEach((block, i) => {
      const height = rows.slice(i * inBlock, (i + 1) * inBlock).reduce((sum, row) => sum + guessedHeight(row), 0);
      block.style.containIntrinsicSize = `auto none auto ${height}px`;
      if (long) block.style.minHeight = `${height}px`;
      else this.#drawBlock(i);
    });
    fill(
      this,
      !alone && element("div", { class: "columns", "aria-hidden": "true" }, element("span", {}, "Reference"), element("span", {}, "Suspect")),
      this.#findings.report && rows.length === 0 && element("p", { class: "empty" }, "There is nothing to align."),
      ...this.#blocks,
    );
    if (long) for (const block of this.#blocks) this.#near.observe(block);
    this.#filter();
    this.#choose();
  }

  /** @param {number} i */
  #drawBlock(i) {
    const block = this.#blocks[i];
    if (block.hasChildNodes()) return;
    const drawing = new RowDrawing(this.#findings);
    const first = i * inBlock;
    fill(block, ...this.#rows.slice(first, first + inBlock).flatMap((row, at) => drawing.draw(row, this.#rows[first + at - 1])));
    block.style.minHeight = "";
  }

  /** What has come near is drawn, what is far away is put away; its height stays. @param {IntersectionObserverEntry[]} entries */
  #scrolled(entries) {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const block = /** @type {HTMLElement} */ (target);
      if (isIntersecting) this.#drawBlock(this.#blocks.indexOf(block));
      else if (block.hasChildNodes() && !block.contains(document.activeElement) && !block.querySelector(".chosen")) {
        block.style.minHeight = `${boundingClientRect.height}px`;
        fill(block);
      }
    }
  }

  #filter() {
    const { hiddenKinds, evidenceOnly } = this.#findings;
    this.dataset.hidden = [...hiddenKinds].join(" ");
    this.toggleAttribute("data-evidence-only", evidenceOnly);
  }

  #choose() {
    const { chosen } = this.#findings;
    const block = this.#blockOf.get(chosen ?? "");
    if (block !== undefined) this.#drawBlock(block);
    const nodes = this.#marks(chosen);
    const own = nodes.find((node) => node.hasAttribute("data-number"));
    if (own) for (const node of this.querySelectorAll("mark[tabindex='0']")) node.setAttribute("tabindex", "-1");
    own?.setAttribute("tabindex", "0");
    for (const node of this.querySelectorAll("mark.chosen")) node.classList.remove("chosen");
    for (const node of nodes) node.classList.add("chosen");
    if (own && !inView(own)) own.scrollIntoView({ block: "center", behavior: calm() || this.hasAttribute("data-long") ? "instant" : "smooth" });
    const { activeElement } = document;
    if (own && activeElement?.localName === "mark" && !nodes.some((node) => node === activeElement)) own.focus({ preventScroll: true });
  }

  /** @param {string | undefined} id */
  #light(id) {
    for (const node of this.querySelectorAll("mark.lit")) node.classList.remove("lit");
    for (const node of this.#marks(id)) node.classList.add("lit");
  }

  /** The marks of a finding, on both sides. @param {string | undefined} id */
  #marks(id) {
    if (!id) return [];
    return /** @type {HTMLElement[]} */ ([...this.querySelectorAll(`mark[data-id="${CSS.escape(id)}"]`)]);
  }
}

/** In sight, and not under the card where that lies over the lower half. @param {Element} node */
function inView(node) {
  const { top, bottom } = node.getBoundingClientRect();
  return top >= 90 && bottom <= (matchMedia("(max-width: 68rem)").matches ? innerHeight * 0.55 : innerHeight - 90);
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Of a row that is not drawn yet, in a column of average width. @param {Row} row */
function guessedHeight({ suspect, references = [] }) {
  const letters = Math.max(suspect?.text.length ?? 0, references.reduce((sum, { text }) => sum + text.length, 0));
  return 18 + 28 * Math.ceil(letters / 58);
}

customElements.define("unspin-aligned", AlignedElement);
