// <unspin-versions> holds the texts of one story, asks who copied whom, and
// shows the answer as a drawing and in words. It is a script of its own, which
// arrives after all that a comparison needs.

import css from "css:../css/versions.css";
import { field } from "./csv.js";
import { element, fill, grouped } from "./element.js";
import { allOf, opened, nameOf, pairOf, relationOf, rowsOf, sentencesOf, treesOf } from "./lineage.js";
import { pairTable, percent } from "./pairs.js";
import { save } from "./save.js";
import { drawStemma, fileOf, pictureOf } from "./stemma.js";

/**
 * @typedef {import("./report.js").Text} Text
 * @typedef {import("./lineage.js").Traced} Traced
 * @typedef {Text & {box?: string}} Version box is the label of the text box that it stands in
 * @typedef {object} Tools what the page does for it
 * @property {(texts: Text[], told: (done: number, total: number) => void) => Promise<Traced>} trace
 * @property {() => void} cancel
 * @property {(error: unknown) => boolean} cancelled whether somebody ended what failed
 * @property {(file: File, tell: (words: string) => void) => Promise<{text: string} | {report: string}>} read
 * @property {() => import("./texts.js").Texts} boxes
 * @property {(suspect: Text, reference: Text) => void} open compares two of them
 * @property {() => void} show brings this view to the front
 */

const least = 2;
const most = 200;
const longest = 4_000_000; // characters of all texts together
const heaviest = 100_000_000; // bytes of a file
const readable = /\.(txt|md|markdown|x?html?|docx|pdf)$/i;
const rowsAtFirst = 40;

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

const button = (/** @type {string} */ words, /** @type {() => void} */ onclick, /** @type {Record<string, any>} */ more = {}) =>
  element("button", { type: "button", onclick, ...more }, words);

export class VersionsElement extends HTMLElement {
  /** @type {Tools} */ #tools = /** @type {any} */ (undefined);
  /** @type {Version[]} */ #texts = [];
  /** @type {Traced | undefined} */ #traced;
  /** @type {Text[]} the texts that were traced */ #of = [];
  /** @type {Set<import("./lineage.js").Key>} */ #open = new Set();
  #number = 0; // of the newest tracing
  #tracing = false;
  #waiting = 0;
  #reading = 0;
  #width = 0;

  #count = element("summary");
  #list = element("ul", { class: "given" });
  #said = element("p", { class: "notice", role: "status" });
  #progress = element("progress", { "aria-label": "Comparing versions", hidden: true });
  #cancel = button("Cancel", () => this.#stop(), { hidden: true });
  #start = button("Who copied whom", () => this.#trace(), { class: "primary" });
  #clear = button("Remove all", () => this.#removeAll(), { hidden: true });
  #result = element("div", { class: "lineage", hidden: true });
  #drawn = element("div", { class: "drawn" });

  /** @param {Tools} tools */
  begin(tools) {
    this.#tools = tools;
    const chooser = (/** @type {Record<string, any>} */ more) => {
      const input = element("input", { type: "file", multiple: true, hidden: true, tabindex: -1, ...more, onchange: () => {
        this.add([...(input.files ?? [])], "webkitdirectory" in more);
        input.value = "";
      } });
      return input;
    };
    const [files, folder] = [chooser({ accept: ".txt,.md,.markdown,.html,.htm,.docx,.pdf,text/plain" }), chooser({ webkitdirectory: true })];
    const pasted = element("textarea", { rows: 4, "aria-label": "A further text", placeholder: "A further text", spellcheck: "false", class: "pasted" });
    const addPasted = () => {
      if (pasted.value.trim() === "") return;
      this.#take([{ text: pasted.value, name: this.#free("Pasted text") }]);
      pasted.value = "";
    };
    fill(
      this,
      element("h2", {}, "Versions of one story: who copied whom"),
      element("p", { class: "hint" }, "Drop files or folders here, or add them: 2 to 200 texts. Those in the boxes of the comparison count as well. All of it stays in this browser."),
      element("div", { class: "toolbar" }, this.#start, this.#cancel, this.#progress, button("Add files", () => files.click()), button("Add a folder", () => folder.click()), this.#clear, this.#said, files, folder),
      element("details", { class: "paste" }, element("summary", {}, "Paste a text"), pasted, button("Add this text", addPasted)),
      element("details", { class: "texts" }, this.#count, this.#list),
      this.#result,
    );
    this.addEventListener("show", () => this.#gather());
    new ResizeObserver(() => {
      if (this.#traced && !this.hidden && Math.abs(this.#drawn.clientWidth - this.#width) > 1) this.#draw();
    }).observe(this);
    this.#takeDrops();
    this.#drawTexts();
    if (!this.hidden) this.#gather();
  }

  /** Files may be dropped on this view anywhere; several at once, or a folder, on the comparison too, beside its boxes. */
  #takeDrops() {
    const many = (/** @type {DragEvent} */ { dataTransfer, target }) => {
      if (!dataTransfer?.types.includes("Files")) return false;
      const box = target instanceof Element && target.closest("textarea");
      return !this.hidden || this.#folders(dataTransfer).length > 0 || (dataTransfer.items.length > 1 && !box);
    };
    addEventListener("dragover", (event) => many(event) && event.preventDefault(), { capture: true });
    addEventListener("drop", (event) => {
      if (!many(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const folders = this.#folders(event.dataTransfer);
      const files = [...(event.dataTransfer?.files ?? [])].filter((_, i) => !event.dataTransfer?.items[i]?.webkitGetAsEntry?.()?.isDirectory);
      this.#tools.show();
      Promise.all(folders.map(filesIn)).then((inside) => this.add([...files, ...inside.flat()], folders.length > 0));
    }, { capture: true });
  }

  /** @param {DataTransfer | null} transfer */
  #folders(transfer) {
    return [...(transfer?.items ?? [])].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry?.isDirectory);
  }

  /**
   * Reads files into the texts; from a folder only those that look like texts.
   * @param {File[]} files @param {boolean} folder
   */
  async add(files, folder) {
    const wanted = folder ? files.filter(({ name }) => readable.test(name) && !name.startsWith(".")) : files;
    const number = ++this.#reading;
    const failed = /** @type {string[]} */ ([]);
    const read = /** @type {Version[]} */ ([]);
    for (const [i, file] of wanted.slice(0, most).entries()) {
      this.#say(`Opening ${i + 1} of ${wanted.length}: ${file.name}…`);
      try {
        if (file.size > heaviest) throw new Error(`it is larger than ${heaviest / 1e6} MB`);
        const found = await this.#tools.read(file, (words) => this.#say(words));
        if ("report" in found) throw new Error("it is a report of Unspin's, which the comparison opens");
        if (found.text.trim() === "") throw new Error("there is no text in it");
        read.push({ text: found.text, name: file.name.replace(readable, "") });
      } catch (error) {
        failed.push(`${file.name} was left out: ${error instanceof Error ? error.message : error}.`);
      }
    }
    if (number !== this.#reading) return;
    const left = files.length - wanted.length;
    if (left > 0) failed.push(`${left} other file${left > 1 ? "s were" : " was"} left out.`);
    this.#take(read, failed.join(" "));
  }

  /** @param {string} name */
  #free(name) {
    for (let n = 1; ; n++) {
      const tried = n === 1 ? name : `${name} ${n}`;
      if (!this.#texts.some((text) => text.name === tried)) return tried;
    }
  }

  /** Takes further texts, but none twice under one name. @param {Version[]} texts @param {string} [words] */
  #take(texts, words = "") {
    for (const text of texts) if (!this.#texts.some((has) => has.name === text.name && has.text === text.text)) this.#texts.push({ ...text, name: this.#free(text.name ?? "Text") });
    this.#changed(words);
  }

  /** What stands in the boxes of the comparison counts as well; what stood in a box until now is replaced. */
  #gather() {
    const { suspect, references, suspects = [suspect] } = this.#tools.boxes();
    const inBox = (/** @type {string} */ box) => (/** @type {Text} */ text, /** @type {number} */ i) => ({ ...text, box: i === 0 ? box : `${box} ${i + 1}` });
    const boxes = [...references.map(inBox("Reference")), ...suspects.map(inBox("Suspect"))].filter(({ text }) => text.trim() !== "");
    const others = this.#texts.filter(({ box }) => box === undefined);
    const inBoxes = boxes.filter(({ text }) => !others.some((has) => has.text === text));
    const named = inBoxes.map((text) => {
      const name = text.name ?? text.title;
      return { ...text, name: name && ![...others, ...inBoxes].some((has) => (has.text !== text.text || "box" in has && has.box !== text.box) && (has.name ?? has.title) === name) ? name : text.box };
    });
    const before = this.#texts.map(({ name, text }) => `${name}\n${text}`).join("\n");
    this.#texts = [...named, ...others];
    if (this.#texts.map(({ name, text }) => `${name}\n${text}`).join("\n") !== before || (!this.#traced && !this.#tracing)) this.#changed();
    else if (this.#traced) this.#draw();
  }

  #removeAll() {
    this.#texts = [];
    this.#changed();
    this.#start.focus();
  }

  /** The texts are others now: what was found no longer holds. @param {string} [words] */
  #changed(words = "") {
    if (this.#tracing) this.#stop();
    this.#traced = undefined;
    this.#result.hidden = true;
    this.#drawTexts();
    this.#say(words || this.#obstacle(this.#texts.length === 0));
    clearTimeout(this.#waiting);
    if (!this.#obstacle()) this.#waiting = window.setTimeout(() => this.#trace(words), 300);
  }

  /** In words, why these texts cannot be traced, or "". @param {boolean} [quiet] */
  #obstacle(quiet = false) {
    const n = this.#texts.length;
    if (n < least) return quiet ? "" : "It takes two texts or more.";
    if (n > most) return `These are ${n} texts; it takes ${most} at most.`;
    if (this.#texts.reduce((sum, { text }) => sum + text.length, 0) > longest) return `All texts together may have ${grouped(longest)} characters.`;
    return "";
  }

  /** @param {string} [before] what was said of the files @returns {Promise<void>} */
  async #trace(before = "") {
    clearTimeout(this.#waiting);
    const obstacle = this.#obstacle();
    if (obstacle) return this.#say(obstacle);
    if (this.#tracing) return;
    const number = ++this.#number;
    const texts = this.#texts.map(({ box: _, ...text }) => text);
    this.#work(true);
    this.#say(before || "Comparing…");
    try {
      const traced = await this.#tools.trace(texts, (done, total) => {
        if (number !== this.#number) return;
        this.#progress.max = total;
        this.#progress.value = done;
      });
      if (number !== this.#number) return;
      this.#work(false);
      this.#traced = traced;
      this.#of = texts;
      this.#open = opened(treesOf(traced.lineage), rowsAtFirst);
      this.#show();
      this.#say([before, `${texts.length} texts compared.`].filter(Boolean).join(" "));
    } catch (error) {
      if (number !== this.#number) return;
      this.#work(false);
      if (this.#tools.cancelled(error)) return this.hidden ? this.#say("") : this.#trace(before); // a comparison came first; shown again, it begins again
      this.#say(`The texts could not be compared: ${error instanceof Error ? error.message : error}.`);
    }
  }

  #stop() {
    this.#number++;
    this.#work(false);
    this.#tools.cancel();
    this.#say("Stopped.");
  }

  /** @param {boolean} on */
  #work(on) {
    if (!on && document.activeElement === this.#cancel) this.#start.focus();
    this.#tracing = on;
    this.#cancel.hidden = !on;
    this.#progress.hidden = !on;
    this.#progress.removeAttribute("value");
    this.toggleAttribute("data-working", on);
  }

  /** @param {string} words */
  #say(words) {
    if (this.#said.textContent !== words) fill(this.#said, words);
  }

  #drawTexts() {
    const words = (/** @type {string} */ text) => grouped(text.match(/\S+/g)?.length ?? 0);
    const details = /** @type {HTMLDetailsElement} */ (this.#count.parentElement);
    details.hidden = this.#texts.length === 0;
    this.#clear.hidden = this.#texts.length === 0;
    fill(this.#count, `${this.#texts.length} text${this.#texts.length === 1 ? "" : "s"}`);
    fill(
      this.#list,
      ...this.#texts.map((text, i) =>
        element(
          "li",
          {},
          element("bdi", {}, text.name ?? ""),
          element("span", { class: "hint" }, `${words(text.text)} words`),
          button("Remove", () => {
            this.#texts.splice(i, 1);
            this.#changed();
            const left = this.#list.querySelectorAll("button");
            (left[Math.min(i, left.length - 1)] ?? this.#start).focus();
          }, { class: "quiet", "aria-label": `Remove ${text.name}` }),
        ),
      ),
    );
  }

  /** The result: in sentences, as a drawing, as a list, to hand over. */
  #show() {
    const traced = /** @type {Traced} */ (this.#traced);
    const sentences = sentencesOf(traced.lineage);
    const shown = sentences.slice(0, 8);
    fill(
      this.#result,
      element("div", { class: "told" }, ...shown.map((words) => element("p", {}, words)), sentences.length > shown.length && element("p", {}, `${sentences.length - shown.length} more below.`)),
      element("p", { class: "hint" }, "Each text hangs from the one that its wording fits best as a source. An empty circle is a text that is not here; a broken line, a branch that is not certain. This describes wording: not who, why, or whether there was permission."),
      this.#exports(),
      this.#drawn,
      element("h3", { id: "versions-in-words" }, "The same in words"),
      this.#words(traced),
    );
    this.#result.hidden = false;
    this.#draw();
  }

  #draw() {
    const traced = /** @type {Traced} */ (this.#traced);
    const held = this.#drawn.contains(document.activeElement) && document.activeElement?.getAttribute("data-key");
    this.#width = this.#drawn.clientWidth;
    const svg = this.#stemma(this.#width);
    svg.addEventListener("click", ({ target }) => {
      const row = /** @type {Element} */ (target).closest("[role=treeitem]");
      if (row) this.#choose(row, /** @type {Element} */ (target).matches(".toggle"));
    });
    svg.addEventListener("keydown", (event) => this.#key(event));
    fill(this.#drawn, svg);
    if (held) this.#focus([...svg.querySelectorAll("[role=treeitem]")].find((row) => row.getAttribute("data-key") === held));
  }

  /** @param {number} width */
  #stemma(width) {
    const traced = /** @type {Traced} */ (this.#traced);
    const { fontFamily } = getComputedStyle(this);
    return drawStemma(traced, rowsOf(treesOf(traced.lineage), this.#open), { width: Math.max(width, 260), open: this.#open, font: `16px ${fontFamily}` });
  }

  /** @param {Element | undefined} row */
  #focus(row) {
    if (!row) return;
    for (const each of row.parentElement?.querySelectorAll("[tabindex='0']") ?? []) each.setAttribute("tabindex", "-1");
    row.setAttribute("tabindex", "0");
    /** @type {SVGElement} */ (/** @type {unknown} */ (row)).focus();
  }

  /** Folds or unfolds what hangs from a row, or compares the pair of its branch. @param {Element} row @param {boolean} fold */
  #choose(row, fold) {
    const key = row.getAttribute("data-key");
    const { branch } = rowsOf(treesOf(/** @type {Traced} */ (this.#traced).lineage), this.#open)[Number(row.getAttribute("data-row"))];
    const pair = pairOf(branch.link);
    if (pair && !fold) return this.#compare(pair);
    if (branch.below.length === 0 || key === null) return;
    if (!this.#open.delete(branch.key)) this.#open.add(branch.key);
    this.#focus(row);
    this.#draw();
  }

  /** As in any tree: up and down, right to unfold and go in, left to fold and go out. @param {KeyboardEvent} event */
  #key(event) {
    const row = /** @type {Element} */ (event.target).closest("[role=treeitem]");
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = [...(row.parentElement?.querySelectorAll("[role=treeitem]") ?? [])];
    const at = rows.indexOf(row);
    const expanded = row.getAttribute("aria-expanded");
    const level = Number(row.getAttribute("aria-level"));
    if (event.key === "Enter" || event.key === " ") this.#choose(row, false);
    else if (event.key === "ArrowDown") this.#focus(rows[at + 1]);
    else if (event.key === "ArrowUp") this.#focus(rows[at - 1]);
    else if (event.key === "Home") this.#focus(rows[0]);
    else if (event.key === "End") this.#focus(rows.at(-1));
    else if (event.key === "ArrowRight" && expanded === "false") this.#choose(row, true);
    else if (event.key === "ArrowRight" && expanded) this.#focus(rows[at + 1]);
    else if (event.key === "ArrowLeft" && expanded === "true") this.#choose(row, true);
    else if (event.key === "ArrowLeft") this.#focus(rows.slice(0, at).findLast((each) => Number(each.getAttribute("aria-level")) < level));
    else return;
    event.preventDefault();
  }

  /** @param {{suspect: number, reference: number}} pair */
  #compare({ suspect, reference }) {
    for (const text of this.#texts) delete text.box; // the boxes hold another pair now, and these stay
    this.#tools.open(this.#of[suspect], this.#of[reference]);
  }

  /** @param {Traced} traced */
  #words(traced) {
    const rows = allOf(treesOf(traced.lineage)).filter(({ kind }) => kind !== "fold").map((branch) => {
      const { link } = branch;
      const pair = pairOf(link);
      const names = pair && [nameOf(traced.lineage, pair.suspect), nameOf(traced.lineage, pair.reference)];
      const also = (link?.also ?? []).map(({ from, words, text }) => `Also ${words} words from ${nameOf(traced.lineage, from)}: “${text.length > 160 ? `${text.slice(0, 160)}…` : text}”`);
      return {
        names: [branch.name, link ? nameOf(traced.lineage, link.from) : "–"],
        share: link && typeof link.to === "number" ? percent(link.coverage) : "–",
        told: [
          element("p", {}, relationOf(traced, branch) || (branch.below.length > 0 ? "from none of the others" : "by itself")),
          ...[branch.why && `${branch.why}.`, ...also].map((words) => words && element("p", { class: "hint" }, words)),
        ],
        verdict: link?.relation,
        look: branch.kind,
        ...(pair && names && { open: () => this.#compare(pair), opens: `Compare ${names[0]} with ${names[1]}` }),
      };
    });
    return pairTable("versions-in-words", ["Text", "From", "What of it goes back", "What was found"], rows);
  }

  #exports() {
    const traced = /** @type {Traced} */ (this.#traced);
    const whole = () => {
      const open = this.#open;
      this.#open = new Set(rowsOf(treesOf(traced.lineage), /** @type {any} */ ({ has: () => true })).map(({ branch }) => branch.key));
      try {
        return /** @type {SVGSVGElement} */ (this.#stemma(900));
      } finally {
        this.#open = open;
      }
    };
    const formats = /** @type {[string, string, () => string | Promise<Blob>][]} */ ([
      ["SVG", "image/svg+xml", () => fileOf(whole())],
      ["PNG", "image/png", () => pictureOf(whole())],
      ["HTML", "text/html", () => traced.html],
      ["DOT", "text/vnd.graphviz", () => traced.dot],
      ["JSON", "application/json", () => JSON.stringify(traced.lineage, null, 2)],
      ["CSV", "text/csv", () => csvOfPairs(traced.lineage)],
    ]);
    return element(
      "div",
      { class: "exports", role: "group", "aria-label": "Save the lineage as" },
      element("span", { class: "hint" }, "Save as"),
      ...formats.map(([name, type, make]) =>
        button(name, async () => {
          try {
            save(await make(), type, `unspin-versions.${name.toLowerCase()}`);
            this.#say(`Saved as unspin-versions.${name.toLowerCase()}.`);
          } catch (error) {
            this.#say(`That could not be saved: ${error instanceof Error ? error.message : error}.`);
          }
        }, { class: "quiet", "aria-label": `Save as ${name}` }),
      ),
    );
  }
}

/** @param {import("./lineage.js").Lineage} lineage */
function csvOfPairs(lineage) {
  const rows = lineage.links.map((link) => [
    nameOf(lineage, link.from), nameOf(lineage, link.to), link.relation, link.certain, link.confidence, link.coverage, link.spinScore, link.why,
    (link.also ?? []).map(({ from, words }) => `${words} words from ${nameOf(lineage, from)}`).join("; "),
  ]);
  return [["from", "to", "relation", "certain", "confidence", "coverage", "spinScore", "why", "also"], ...rows].map((row) => row.map(field).join(",")).join("\r\n") + "\r\n";
}

/** The files in a folder and in those inside it. @param {any} entry @returns {Promise<File[]>} */
async function filesIn(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const reader = entry.createReader();
  const found = /** @type {File[]} */ ([]);
  for (;;) {
    const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject)); // some at a time
    if (entries.length === 0) return found;
    for (const each of entries) found.push(...(await filesIn(each)));
  }
}

customElements.define("unspin-versions", VersionsElement);
