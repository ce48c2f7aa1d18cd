// <unspin-archive> reads a folder, a .zip or a .jsonl of texts and lists which of
// them the suspect may have been made from. It is a script of its own, which
// arrives after all that a comparison needs.

import css from "css:../css/archive.css";
import { unzipSync } from "fflate";
import { element, fill, grouped } from "./element.js";
import { pairTable, percent } from "./pairs.js";
import { shown } from "./report.js";

/**
 * @typedef {import("./report.js").Text} Text
 * @typedef {{reference: string, verdict: string, derived: boolean, share: number, coverage: number, spinScore: number}} Match
 * @typedef {object} Tools what the page does for it
 * @property {(archive: {key: number, texts: Text[]}, suspect: string, told: (done: number, total: number) => void) => Promise<{matches: Match[]}>} search
 * @property {() => void} cancel
 * @property {(error: unknown) => boolean} cancelled whether somebody ended what failed
 * @property {(file: File, tell: (words: string) => void) => Promise<{text: string} | {report: string}>} read
 * @property {() => Text} suspect
 * @property {() => import("./report.js").Words} words
 * @property {(reference: Text) => void} open compares the suspect with one of them
 */

const most = 5000; // texts
const longest = 60_000_000; // characters of all texts together
const heaviest = 100_000_000; // bytes of a file
const readable = /\.(txt|md|markdown|x?html?|docx|pdf|jsonl)$/i;
const hidden = /(^|\/)(\.|__MACOSX\/)/;

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

const button = (/** @type {string} */ words, /** @type {() => void} */ onclick, /** @type {Record<string, any>} */ more = {}) =>
  element("button", { type: "button", onclick, ...more }, words);

export class ArchiveElement extends HTMLElement {
  /** @type {Tools} */ #tools = /** @type {any} */ (undefined);
  /** @type {Map<string, Text>} by name */ #texts = new Map();
  #key = 0; // of these texts: others have another
  #number = 0; // of the newest reading or search
  #left = ""; // what was left out, in words

  #said = element("p", { class: "notice", role: "status" });
  #progress = element("progress", { "aria-label": "Looking through the archive", hidden: true });
  #cancel = button("Cancel", () => this.#stop(), { hidden: true });
  #search = button("Look for the suspect", () => this.#find(), { class: "primary", hidden: true });
  #close = button("Close", () => this.#forget());
  #list = element("div", { class: "matches", hidden: true });
  #folder = this.#chooser({ webkitdirectory: true });
  #file = this.#chooser({ accept: ".zip,.jsonl" });

  /** @param {Record<string, any>} more */
  #chooser(more) {
    const input = element("input", { type: "file", multiple: true, hidden: true, tabindex: -1, ...more, onchange: () => {
      this.#read([...(input.files ?? [])]);
      input.value = "";
    } });
    return input;
  }

  /** @param {Tools} tools */
  begin(tools) {
    this.#tools = tools;
    fill(
      this,
      element("h2", { id: "archive-heading", tabindex: -1 }, "An archive: which of these was the suspect made from?"),
      element("p", { class: "hint" }, `A folder, a .zip or a .jsonl with a text a line, up to ${grouped(most)} texts. All of it stays in this browser.`),
      element("div", { class: "toolbar" }, this.#search, this.#cancel, this.#progress,
        button("Choose a folder", () => this.#folder.click()), button("Choose a .zip or .jsonl", () => this.#file.click()), this.#close, this.#said, this.#folder, this.#file),
      this.#list,
    );
  }

  /** Asks for a folder. */
  choose() {
    this.hidden = false;
    this.querySelector("h2")?.focus({ preventScroll: true });
    this.scrollIntoView({ block: "nearest" });
    this.#folder.click();
  }

  #forget() {
    if (!this.#cancel.hidden) this.#stop();
    this.#texts.clear();
    fill(this.#list);
    this.#say("");
    this.#search.hidden = this.#list.hidden = this.hidden = true;
  }

  #stop() {
    this.#number++;
    this.#work(false);
    this.#tools.cancel();
    this.#say("Cancelled.");
  }

  /** @param {boolean} on */
  #work(on) {
    if (!on && document.activeElement === this.#cancel) (this.#search.hidden ? this.#close : this.#search).focus();
    this.#cancel.hidden = this.#progress.hidden = !on;
    this.#progress.removeAttribute("value");
    this.toggleAttribute("data-working", on);
  }

  /** @param {string} words */
  #say(words) {
    if (this.#said.textContent !== words) fill(this.#said, words);
  }

  /** Reads what was chosen, in place of what was read before, and looks for the suspect. @param {File[]} files */
  async #read(files) {
    if (files.length === 0) return;
    const number = ++this.#number;
    const texts = /** @type {Map<string, Text>} */ (new Map());
    const failed = /** @type {string[]} */ ([]);
    let characters = 0;
    const take = (/** @type {string} */ name, /** @type {string} */ text) => {
      if (text.trim() === "") throw new Error("there is no text in it");
      if (texts.size >= most) throw new Error(`there are ${grouped(most)} texts already`);
      if ((characters += text.length) > longest) throw new Error(`all texts together may have ${grouped(longest)} characters`);
      let free = name;
      for (let n = 2; texts.has(free); n++) free = `${name} (${n})`;
      texts.set(free, { text, name: free });
    };
    this.#work(true);
    fill(this.#list);
    const wanted = files.flatMap((file) => {
      const name = file.webkitRelativePath || file.name;
      return !hidden.test(name) && (readable.test(name) || /\.zip$/i.test(name)) ? [{ name, file }] : [];
    });
    this.#progress.max = wanted.length;
    for (const [i, { name, file }] of wanted.entries()) {
      if (i % 25 === 0) await new Promise((resolve) => setTimeout(resolve)); // for the Cancel button
      if (number !== this.#number) return;
      this.#progress.value = i;
      this.#say(`Reading ${i + 1} of ${wanted.length}: ${name}`);
      await this.#open(name, file, take, (words) => failed.push(words));
    }
    if (number !== this.#number) return;
    this.#work(false);
    this.#texts = texts;
    this.#key++;
    const others = files.length - wanted.length;
    if (others > 0) failed.push(`${others} other file${others === 1 ? " was" : "s were"} left out.`);
    this.#left = failed.length > 4 ? `${failed.slice(0, 3).join(" ")} ${failed.length - 3} more were left out.` : failed.join(" ");
    this.#search.hidden = texts.size === 0;
    await this.#find();
  }

  /**
   * Takes the texts of a file; what it cannot take is told.
   * @param {string} name
   * @param {File} file
   * @param {(name: string, text: string) => void} take
   * @param {(words: string) => void} fail
   */
  async #open(name, file, take, fail) {
    try {
      if (file.size > heaviest) throw new Error(`it is larger than ${heaviest / 1e6} MB`);
      if (/\.zip$/i.test(name)) {
        const inside = unzipSync(new Uint8Array(await file.arrayBuffer()), { filter: (each) => readable.test(each.name) && !hidden.test(each.name) && each.originalSize < heaviest });
        for (const [path, bytes] of Object.entries(inside)) await this.#open(path, new File([/** @type {any} */ (bytes)], path), take, fail);
      } else if (/\.jsonl$/i.test(name)) {
        for (const [i, line] of (await file.text()).split("\n").entries()) if (line.trim() !== "") this.#line(`${name}:${i + 1}`, line, take, fail);
      } else {
        const found = await this.#tools.read(file, () => {});
        if ("report" in found) throw new Error("it is a report of Unspin's");
        take(name, found.text);
      }
    } catch (error) {
      fail(`${name} was left out: ${error instanceof Error ? error.message : error}.`);
    }
  }

  /** Takes a line: a text, or {text, name}. @type {(name: string, line: string, take: (name: string, text: string) => void, fail: (words: string) => void) => void} */
  #line(name, line, take, fail) {
    try {
      const value = JSON.parse(line);
      const text = typeof value === "string" ? value : value?.text;
      if (typeof text !== "string") throw new Error("it has no text");
      take(typeof value.name === "string" && value.name ? value.name : name, text);
    } catch (error) {
      fail(`${name} was left out: ${error instanceof Error ? error.message : error}.`);
    }
  }

  /** @returns {Promise<void>} */
  async #find() {
    const suspect = this.#tools.suspect();
    const count = `${grouped(this.#texts.size)} text${this.#texts.size === 1 ? "" : "s"}`;
    if (this.#texts.size === 0) return this.#say(["There are no texts in it.", this.#left].filter(Boolean).join(" "));
    if (suspect.text.trim() === "") return this.#say([`${count} read. Paste the text in doubt into Suspect, then look for it.`, this.#left].filter(Boolean).join(" "));
    const number = ++this.#number;
    this.#work(true);
    this.#say(`Looking through ${count}…`);
    try {
      const { matches } = await this.#tools.search({ key: this.#key, texts: [...this.#texts.values()] }, suspect.text, (done, total) => {
        if (number !== this.#number) return;
        this.#progress.max = total;
        this.#progress.value = done;
      });
      if (number !== this.#number) return;
      this.#work(false);
      this.#draw(matches);
      const derived = matches.filter((match) => match.derived).length;
      this.#say([derived === 0 ? `The suspect goes back to none of ${count}.` : `The suspect goes back to ${derived} of ${count}.`, this.#left].filter(Boolean).join(" "));
    } catch (error) {
      if (number !== this.#number) return;
      this.#work(false);
      if (this.#tools.cancelled(error)) return this.#find(); // a comparison came first
      this.#say(`The archive could not be looked through: ${error instanceof Error ? error.message : error}.`);
    }
  }

  /** @param {Match[]} matches */
  #draw(matches) {
    const rows = matches.map(({ reference, verdict, derived, share, coverage }) => {
      const words = shown(this.#tools.words(), "verdicts", verdict);
      return {
        names: [reference],
        share: percent(Math.max(share, coverage)),
        told: [derived || verdict === "independent" ? words : `Not enough among so many texts; of the two alone: ${words}`],
        verdict,
        look: derived ? "derived" : undefined,
        open: () => this.#tools.open(/** @type {Text} */ (this.#texts.get(reference))),
        opens: `Compare with ${reference}`,
      };
    });
    fill(this.#list, pairTable("archive-heading", ["Text of the archive", "What of the suspect goes back to it", "What was found"], rows));
    this.#list.hidden = matches.length === 0;
  }
}

customElements.define("unspin-archive", ArchiveElement);
