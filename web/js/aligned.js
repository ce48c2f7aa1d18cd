// <unspin-aligned> shows the rows of the report: each sentence of the suspect
// beside those of the reference it was matched with. The rows of a long text
// are drawn in blocks, and only those near what is looked at.

import { element, fill, folded } from "./element.js";
import { Findings } from "./findings.js";
import { listen } from "./marks.js";
import { RowDrawing } from "./row.js";

/** @typedef {import("./report.js").Row} Row */

const inBlock = 10; // rows
const inPart = 20; // blocks: a browser looks at each one that is there in every frame, so there are never many

/** Up to so many rows are drawn all at once; a search in the page then finds everything. */
const few = 400;

export class AlignedElement extends HTMLElement {
  /** @type {Findings} */ #findings = new Findings();
  /** @type {HTMLElement[]} */ #blocks = [];
  /** @type {HTMLElement[]} each holds the next blocks, while it is near */ #parts = [];
  /** @type {Map<string, number>} in which block a finding is */ #blockOf = new Map();
  /** @type {Row[]} that are shown */ #rows = [];
  #whole = false; // whether what only references have that little goes back to is shown, too
  #near = new IntersectionObserver((entries) => entries.forEach((entry) => this.#scrolled(entry)), { rootMargin: "1200px 0px" });

  /** @param {Findings} findings */
  set findings(findings) {
    this.#findings = findings;
    listen(this, findings);
    findings.addEventListener("view", () => this.#draw());
    findings.addEventListener("report", () => {
      this.#whole = false;
      this.#draw();
    });
    findings.addEventListener("filter", () => this.#filter());
    findings.addEventListener("choose", () => this.#choose());
    findings.addEventListener("passage", (event) => this.#visit(/** @type {CustomEvent<number>} */ (event).detail));
    findings.addEventListener("point", (event) => this.#light(/** @type {CustomEvent} */ (event).detail));
    addEventListener("beforeprint", () => this.#blocks.forEach((_, i) => this.#drawBlock(i)));
  }

  #draw() {
    const all = this.#findings.report?.rows ?? [];
    const rows = this.#whole ? all : all.filter((row) => !this.#findings.isAsideOnly(row, row.references?.[0].reference));
    this.#rows = rows;
    const { view, alone } = this.#findings;
    this.dataset.view = alone ? "alone" : view;
    this.#near.disconnect();
    this.#blockOf.clear();
    rows.forEach(({ changes }, i) => changes?.forEach(({ substitution }) => substitution && this.#blockOf.set(substitution, Math.floor(i / inBlock))));
    const long = rows.length > few;
    this.toggleAttribute("data-long", long);
    const guess = long ? heightIn(this) : () => 100;
    this.#blocks = Array.from({ length: Math.ceil(rows.length / inBlock) }, (_, i) =>
      sized("ol", "rows", rows.slice(i * inBlock, (i + 1) * inBlock).reduce((sum, row, at) => sum + guess(row, rows[i * inBlock + at - 1]), 0)),
    );
    this.#parts = Array.from({ length: Math.ceil(this.#blocks.length / inPart) }, (_, i) =>
      sized("div", "part", this.#blocksOf(i).reduce((sum, block) => sum + parseFloat(block.style.minHeight), 0)),
    );
    fill(
      this,
      !alone && element("div", { class: "columns", "aria-hidden": "true" }, element("span", {}, "Reference"), element("span", {}, "Suspect")),
      this.#findings.report && rows.length === 0 && element("p", { class: "empty" }, "There is nothing to align."),
      ...this.#parts,
      rows.length < all.length && folded(`${all.length - rows.length} sentences stand only in the other references.`, () => this.#all()),
    );
    if (long) for (const part of this.#parts) this.#near.observe(part);
    this.#blocks.slice(0, long ? 2 : undefined).forEach((_, i) => this.#drawBlock(i));
    this.#filter();
    this.#choose();
  }

  #all() {
    this.#whole = true;
    this.#draw();
  }

  /** @param {number} part */
  #blocksOf(part) {
    return this.#blocks.slice(part * inPart, (part + 1) * inPart);
  }

  /** @param {number} i */
  #openPart(i) {
    const part = this.#parts[i];
    if (part.hasChildNodes()) return;
    fill(part, ...this.#blocksOf(i));
    part.style.minHeight = "";
    if (this.hasAttribute("data-long")) for (const block of this.#blocksOf(i)) this.#near.observe(block);
  }

  /** @param {number} i */
  #drawBlock(i) {
    this.#openPart(Math.floor(i / inPart));
    const block = this.#blocks[i];
    if (block.hasChildNodes()) return;
    const drawing = new RowDrawing(this.#findings);
    const first = i * inBlock;
    fill(block, ...this.#rows.slice(first, first + inBlock).flatMap((row, at) => drawing.draw(row, this.#rows[first + at - 1])));
    block.style.minHeight = "";
  }

  /** What has come near is drawn, what is far away is put away; its height stays. @param {IntersectionObserverEntry} entry */
  #scrolled({ target, isIntersecting, boundingClientRect }) {
    const near = /** @type {HTMLElement} */ (target);
    const part = this.#parts.indexOf(near);
    if (isIntersecting) {
      if (part >= 0) this.#openPart(part);
      else if (near.isConnected) this.#drawBlock(this.#blocks.indexOf(near));
    } else if (near.isConnected && near.hasChildNodes() && !near.contains(document.activeElement) && !near.querySelector(".chosen")) {
      near.style.minHeight = `${boundingClientRect.height}px`;
      if (part >= 0) for (const block of this.#blocksOf(part)) this.#near.unobserve(block);
      fill(near);
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

  /** @param {number} passage */
  #visit(passage) {
    const first = this.#rows.findIndex((row) => row.passage === passage && row.suspect);
    if (first < 0) return;
    this.#drawBlock(Math.floor(first / inBlock));
    const head = /** @type {HTMLElement | null} */ (this.querySelector(`.passage-head[data-index="${passage}"] .quiet`));
    head?.focus({ preventScroll: true });
    if (head) bring(head);
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

/**
 * Scrolls to what may move for some frames yet: rows that were out of sight are not as high as was guessed. Whoever
 * goes elsewhere meanwhile is not held back.
 * @param {Element} node
 */
function bring(node) {
  const elsewhere = new AbortController();
  for (const what of ["wheel", "pointerdown", "touchmove", "keydown"]) addEventListener(what, () => elsewhere.abort(), { capture: true, passive: true, signal: elsewhere.signal });
  const step = (/** @type {number} */ frames) => {
    if (elsewhere.signal.aborted) return;
    if (!inView(node)) node.scrollIntoView({ block: "center", behavior: "instant" });
    if (frames > 0) requestAnimationFrame(() => step(frames - 1));
    else elsewhere.abort();
  };
  step(12);
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * Something that is not drawn yet, as high as it may be then, also where the browser does not look at it.
 * @param {"ol" | "div"} tag
 * @param {string} name
 * @param {number} height
 */
function sized(tag, name, height) {
  const node = element(tag, { class: name });
  node.style.containIntrinsicSize = `auto none auto ${height}px`;
  node.style.minHeight = `${height}px`;
  return node;
}

/** Guesses the height of a row, after the one before it, in a view as wide as this one. @param {HTMLElement} view */
function heightIn(view) {
  const stacked = view.dataset.view !== "split" || matchMedia("(max-width: 46rem)").matches;
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const inLine = Math.max(20, (view.clientWidth / (stacked ? 1 : 2) - 2 * rem) / (0.47 * rem)); // letters
  return (/** @type {Row} */ { suspect, references = [], passage }, /** @type {Row | undefined} */ before) => {
    const [own, other] = [suspect?.text.length ?? 1, references.reduce((sum, { text }) => sum + text.length, 0)].map((letters) => Math.ceil((letters * 1.07) / inLine));
    const lines = stacked ? own + other : Math.max(own, other);
    const head = passage >= 0 && passage !== before?.passage && references.length > 0 ? 2.2 : 0;
    return rem * (1.17 + head + 1.753 * lines);
  };
}

customElements.define("unspin-aligned", AlignedElement);
