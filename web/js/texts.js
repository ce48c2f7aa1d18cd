// <unspin-texts> holds the text boxes and what can be done with them. It tells
// the page by events: "edit" when a text changed, "compare" when the person
// asks, "cancel", "report" when a report of ours was opened, "look" when another
// suspect is in view. Of several suspects one is in view, with all that is said of it.

import { element, fill, grouped } from "./element.js";
import { longest, opened, Pane } from "./pane.js";
import { languageOf } from "./report.js";
import { allOf, keep, recall } from "./session.js";

/**
 * @typedef {import("./report.js").Text} Text
 * @typedef {{suspect: Text, references: Text[], suspects?: Text[], shown?: number}} Texts of several suspects the one in
 *   view, all of them, and which of them that is
 * @typedef {"references" | "suspect"} Side
 */

/** What each box says of its texts. */
const sides = {
  references: {
    label: "Reference",
    first: "The text that may have come first. Paste it, or drop a file here. Left empty, the suspect is looked at on its own.",
    more: "Another text it may have been made from.",
  },
  suspect: {
    label: "Suspect",
    first: "The text in doubt. Paste it, or drop a file here.",
    more: "Another text in doubt, held against the same references.",
  },
};

export class TextsElement extends HTMLElement {
  /** @type {Record<Side, Pane[]>} */ #panes = { references: [], suspect: [] };
  #shown = 0; // which suspect is in view
  /** @type {Texts | undefined} what was there before it was all replaced */ #before;
  #keeping = 0;
  #held = false; // whether somebody has the boxes in hand: the last change was a key’s, or a box was opened

  connectedCallback() {
    this.#add("references");
    this.#add("suspect");
    this.#part("references", "panes").addEventListener("scroll", () => this.#markTab("references"), { passive: true });
    const kept = recall();
    if (kept) this.value = kept;
    this.#sayMode();
    addEventListener("pagehide", () => keep(this.value));
    this.addEventListener("click", (event) => {
      const button = /** @type {Element} */ (event.target).closest("[data-do]");
      const action = button?.getAttribute("data-do");
      if (action === "compare" || action === "cancel") this.#tell(action);
      else if (action === "example") this.#example();
      else if (action === "swap") this.swap();
      else if (action === "clear") this.#clear();
      else if (action === "undo") this.#undo();
    });
    // Folded boxes open again for whoever wants to change a text. Tabbing past them does not move the page.
    for (const event of ["click", "paste", "input", "drop"])
      this.#boxes.addEventListener(event, ({ target }) => {
        if (/** @type {Element} */ (target).matches("textarea, label")) this.#unfold();
      });
    this.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#tell("compare");
    });
  }

  get #boxes() {
    return /** @type {HTMLElement} */ (this.querySelector(".boxes"));
  }

  /** Folds the boxes into a strip, so that the answer stands first; not under the hands of somebody who types. @param {boolean} asked */
  fold(asked) {
    if (asked || !this.#held) this.toggleAttribute("data-folded", true);
  }

  #unfold() {
    this.removeAttribute("data-folded");
  }

  get #references() {
    return this.#panes.references;
  }

  get #suspect() {
    return this.#panes.suspect[this.#shown];
  }

  /** @returns {Texts} */
  get value() {
    const suspects = this.#panes.suspect.map((pane) => pane.value);
    return { suspect: suspects[this.#shown], references: this.#references.map((pane) => pane.value), ...(suspects.length > 1 && { suspects, shown: this.#shown }) };
  }

  /** @param {Texts} texts */
  set value({ suspect, references, suspects = [suspect], shown = 0 }) {
    this.#shown = Math.min(shown, suspects.length - 1);
    this.#put("suspect", suspects);
    this.#put("references", references);
  }

  /** @param {Side} side @param {Text[]} texts */
  #put(side, texts) {
    const panes = this.#panes[side];
    while (panes.length > Math.max(1, texts.length)) panes.pop();
    while (panes.length < texts.length) this.#add(side);
    panes.forEach((pane, i) => (pane.value = texts[i] ?? { text: "" }));
    this.#layOut(side);
  }

  /** Brings another suspect into view. @param {number} suspect @returns {boolean} whether it was not */
  look(suspect) {
    if (suspect === this.#shown) return false;
    this.#shown = suspect;
    this.#layOut("suspect");
    this.#changed();
    this.dispatchEvent(new CustomEvent("look"));
    return true;
  }

  /** What is there to compare: references left blank do not count. */
  get request() {
    const { suspect, references } = this.value;
    return { suspect, references: references.filter(({ text }) => text.trim() !== "") };
  }

  /** What can be compared of all suspects, nothing where there is only one. @returns {{number: number, request: import("./report.js").Request}[]} */
  get requests() {
    const { references } = this.request;
    const short = ({ text = "" }) => text.length <= longest;
    if (!references.every(short)) return [];
    const given = this.#panes.suspect.flatMap((pane, number) => (pane.blank || !short(pane.value) ? [] : [{ number, request: { suspect: pane.value, references } }]));
    return given.length > 1 ? given : [];
  }

  /** In words, why these texts cannot be compared, or "". */
  get obstacle() {
    const { suspect, references } = this.value;
    if (suspect.text.trim() === "") return "Paste the text in doubt into Suspect first.";
    if ([suspect, ...references].some(({ text }) => text.length > longest))
      return `Unspin takes texts of up to ${grouped(longest)} characters.`;
    return "";
  }

  /**
   * The one box that is empty while the other is not.
   * @returns {"reference" | "suspect" | null}
   */
  get wanted() {
    const reference = this.#references.every((pane) => pane.blank);
    if (this.#suspect.blank === reference) return null;
    return reference ? "reference" : "suspect";
  }

  /**
   * Puts an article that was brought from another page into its box.
   * @param {"reference" | "suspect"} role
   * @param {Text} text
   */
  receive(role, text) {
    if (role === "suspect") this.#suspect.value = text;
    else this.#free("references").value = text;
    this.#edited();
  }

  /** What is read aloud and hyphenated goes by the language of the texts that were compared; their words are as many as the report says. @param {import("./report.js").Report} report */
  speak({ suspect, references }) {
    const compared = this.#references.filter((pane) => !pane.blank);
    [this.#suspect, ...compared].forEach((pane, i) => {
      const text = [suspect, ...references][i];
      pane.box.lang = languageOf(text);
      if (text) pane.counts = text;
    });
  }

  /** @param {boolean} working */
  set working(working) {
    const cancel = /** @type {HTMLButtonElement} */ (this.querySelector("[data-do=cancel]"));
    if (!working && document.activeElement === cancel)
      /** @type {HTMLButtonElement} */ (this.querySelector("[data-do=compare]")).focus();
    cancel.hidden = !working;
    /** @type {HTMLElement} */ (this.querySelector(".toolbar progress")).hidden = !working;
  }

  /** @param {string} words */
  say(words) {
    fill(/** @type {Element} */ (this.querySelector(".notice")), words);
  }

  /** @param {string} side @param {string} part */
  #part(side, part) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-side=${side}] .box-${part}`));
  }

  /** @param {string} label @param {string} placeholder @param {Side} side @param {() => void} [onremove] */
  #pane(label, placeholder, side, onremove) {
    /** @type {Pane} */
    const pane = new Pane(label, placeholder, {
      onchange: (typed) => this.#edited(typed),
      onfail: (words) => this.say(words),
      onopening: (words) => this.say(words),
      onopened: (text, note) => {
        this.#replace(() => (pane.value = text));
        this.say(note);
      },
      onfiles: (files) => this.#openAll(files, side),
      onreport: (html) => this.dispatchEvent(new CustomEvent("report", { detail: html })),
      onedit: () => {
        this.#unfold();
        pane.box.focus();
      },
      onremove,
    });
    return pane;
  }

  /** Of several files at once each is a text of its own. @param {File[]} files @param {Side} side */
  async #openAll(files, side) {
    const [texts, notes] = [/** @type {Text[]} */ ([]), /** @type {string[]} */ ([])];
    for (const file of files) {
      try {
        const found = await opened(file, (words) => this.say(words));
        if ("report" in found) notes.push(`${file.name} is a report of Unspin: open it by itself.`);
        else {
          texts.push({ text: found.text, name: file.name });
          notes.push(found.note ?? "");
        }
      } catch (error) {
        notes.push(/** @type {Error} */ (error).message);
      }
    }
    const told = [texts.length > 1 && `${texts.length} files were opened, each as a ${sides[side].label.toLowerCase()}.`, ...notes].filter(Boolean).join(" ");
    if (texts.length === 0) return this.say(told);
    this.#replace(() => {
      for (const text of texts) this.#free(side).value = text;
    }, told);
    this.say(told);
  }

  /** A box without a text. @param {Side} side */
  #free(side) {
    return this.#panes[side].find((pane) => pane.blank) ?? this.#add(side);
  }

  /** @param {Side} side */
  #add(side) {
    const { label, first, more } = sides[side];
    const number = this.#panes[side].length + 1;
    const pane = number === 1 ? this.#pane(label, first, side) : this.#pane(`${label} ${number}`, more, side, () => this.#remove(side, pane));
    this.#panes[side].push(pane);
    this.#layOut(side);
    return pane;
  }

  /** The texts after it move up, so that their numbers stay without a gap. @param {Side} side @param {Pane} pane */
  #remove(side, pane) {
    const panes = this.#panes[side];
    const texts = panes.map(({ value }) => value);
    texts.splice(panes.indexOf(pane), 1);
    if (side === "suspect") this.#shown = Math.min(this.#shown, texts.length - 1);
    this.#put(side, texts);
    this.#edited();
    (side === "suspect" ? this.#suspect : panes.at(-1))?.box.focus();
  }

  /** @param {Side} side */
  #layOut(side) {
    const panes = this.#panes[side];
    const { label } = sides[side];
    const button = (/** @type {string} */ words, /** @type {() => void} */ onclick, style = "quiet") => element("button", { type: "button", class: style, onclick }, words);
    const room = this.#part(side, "panes");
    if (room.childElementCount !== panes.length) fill(room, ...panes.map(({ node }) => node));
    if (side === "suspect") panes.forEach(({ node }, i) => (node.hidden = i !== this.#shown));
    const tabs = panes.map((pane) => button(pane.label.textContent ?? "", () => this.#visit(side, pane), "tab"));
    fill(
      this.#part(side, "tabs"),
      panes.length > 1 && element("div", { class: "tabs", role: "group", "aria-label": `${label}s` }, ...tabs),
      button(`Add a ${label.toLowerCase()}`, () => this.#visit(side, this.#add(side))),
      side === "references" && button("Open a folder", () => this.#tell("folder")),
    );
    this.#markTab(side);
  }

  /** @param {Side} side @param {Pane} pane */
  #visit(side, pane) {
    this.#unfold();
    this.#held = true;
    if (side === "suspect") this.look(this.#panes.suspect.indexOf(pane));
    pane.node.scrollIntoView({ block: "nearest", inline: "start" });
    pane.box.focus({ preventScroll: true });
  }

  /** The tab of the text that is in view; one text has none, and to ask where it is would lay out the page. @param {Side} side */
  #markTab(side) {
    if (this.#panes[side].length < 2) return;
    const room = this.#part(side, "panes");
    const inView = side === "suspect" ? this.#shown : Math.abs(Math.round(room.scrollLeft / (room.clientWidth || 1)));
    this.#part(side, "tabs")
      .querySelectorAll(".tab")
      .forEach((tab, i) => tab.setAttribute("aria-current", String(i === inView)));
  }

  #edited(typed = false) {
    this.#held = typed;
    this.#changed();
    this.#tell("edit");
  }

  /** Other texts are in the boxes, or in view. */
  #changed() {
    if (this.obstacle) this.#unfold();
    this.#before = undefined;
    this.#button("undo").hidden = true;
    this.say("");
    this.#sayMode();
    clearTimeout(this.#keeping);
    this.#keeping = window.setTimeout(() => {
      if (!keep(this.value)) this.say("This browser has no place to keep these texts: they are lost when the page is left.");
    }, 500);
  }

  /** Without a reference the suspect is looked at alone, which must not come as a surprise. */
  #sayMode() {
    const { suspect, references } = this.request;
    const alone = references.length === 0 && suspect.text.trim() !== "";
    fill(
      /** @type {Element} */ (this.querySelector(".mode")),
      alone && "No reference: the suspect is looked at on its own. That gives hints, and no proof. With the text it may come from, Unspin shows more.",
    );
  }

  /** Changes the texts in a way that can be undone. @param {() => void} change @param {string} [words] */
  #replace(change, words = "") {
    const before = this.value;
    change();
    this.#edited();
    if (allOf(before).every(({ text }) => text.trim() === "")) return;
    this.#before = before;
    this.#button("undo").hidden = false;
    this.say(words);
  }

  /** Puts other texts into the boxes. @param {Texts} texts @param {string} [words] */
  show(texts, words = "The boxes now hold the texts of the report.") {
    this.#replace(() => (this.value = texts), words);
  }

  #example() {
    this.#replace(() => {
      this.value = {
        references: [{ text: EXAMPLE.reference, name: "Example" }],
        suspect: { text: EXAMPLE.suspect, name: "Example" },
      };
    });
    this.#tell("compare");
  }

  swap() {
    const [own, other] = [this.#suspect.value, this.#references[0].value];
    this.#suspect.value = other;
    this.#references[0].value = own;
    this.#edited();
  }

  #clear() {
    this.#replace(() => (this.value = { suspect: { text: "" }, references: [{ text: "" }] }), "Cleared.");
  }

  #undo() {
    if (!this.#before) return;
    this.#button("clear").focus();
    this.value = this.#before;
    this.#edited();
  }

  /** @param {string} action */
  #button(action) {
    return /** @type {HTMLButtonElement} */ (this.querySelector(`[data-do=${action}]`));
  }

  /** @param {"edit" | "compare" | "cancel" | "folder"} event */
  #tell(event) {
    this.dispatchEvent(new CustomEvent(event));
  }
}

customElements.define("unspin-texts", TextsElement);
