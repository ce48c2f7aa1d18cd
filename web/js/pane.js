// A pane is one text box with its label, its size and a way to open a file.

import { directionOf } from "./direction.js";
import { element } from "./element.js";
import { read } from "./files.js";

/** @typedef {import("./report.js").Text} Text */

/** More than this is not handed over; a text of this length takes a good minute. */
export const longest = 4_000_000;

/** A change of fewer characters than this is typed, one of more is pasted, whatever the event says. */
const few = 40;

/** Events within so many milliseconds are one change: browsers tell of long ones in pieces. */
const atOnce = 50;

/** A file may weigh this much: pictures in it count, and are not looked at. */
const heaviest = 100_000_000;

const accepted = ".txt,.md,.markdown,.html,.htm,.docx,.pdf,text/plain,text/markdown,text/html,application/pdf";

export class Pane {
  /** @type {Omit<Text, "text">} what is known of the text besides its words */ #about = {};
  #counted = 0;
  #length = 0; // of the text when it was last looked at
  #before = 0; // its length before what changes now
  #changedAt = -Infinity;
  #opening = 0; // the number of the newest file

  /**
   * @param {string} label
   * @param {string} placeholder
   * @param {{onchange: (typed: boolean) => void, onfail: (words: string) => void, onopening: (words: string) => void,
   *   onopened: (text: Text) => void, onreport: (html: string) => void, onedit: () => void, onremove?: () => void}} told
   */
  constructor(label, placeholder, told) {
    this.told = told;
    const id = label.toLowerCase().replace(" ", "-");
    this.label = element("label", { for: id }, label);
    this.size = element("span", { class: "size", id: `${id}-size` });
    this.box = element("textarea", {
      id,
      placeholder,
      rows: 12,
      spellcheck: "false",
      autocomplete: "off",
      autocapitalize: "off",
      translate: "no",
      "data-gramm": "false",
      "aria-describedby": `${id}-size`,
      oninput: () => this.#changed(),
    });
    this.box.addEventListener("dragover", (event) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    });
    this.box.addEventListener("drop", (event) => {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      this.open(file);
    });
    const chooser = element("input", {
      type: "file",
      accept: accepted,
      hidden: true,
      tabindex: -1,
      onchange: () => {
        const file = chooser.files?.[0];
        if (file) this.open(file);
        chooser.value = "";
      },
    });
    this.node = element(
      "div",
      { class: "pane" },
      element(
        "div",
        { class: "pane-head" },
        this.label,
        this.size,
        element("button", { type: "button", class: "quiet edit", onclick: told.onedit }, "Edit", srOnly(` ${label}`)),
        element("button", { type: "button", class: "quiet", onclick: () => chooser.click() }, "Open a file", srOnly(` for ${label}`)),
        told.onremove &&
          element("button", { type: "button", class: "quiet", onclick: told.onremove }, "Remove", srOnly(` ${label}`)),
        chooser,
      ),
      this.box,
    );
    this.#measure();
  }

  /** @returns {Text} */
  get value() {
    return { ...this.#about, text: this.box.value };
  }

  /** @param {Text} value */
  set value({ text, ...about }) {
    this.#about = about;
    this.box.value = text;
    this.#measure();
  }

  get blank() {
    return this.box.value.trim() === "";
  }

  /** Puts the text of a file into the box. @param {File} file */
  async open(file) {
    if (file.size > heaviest) {
      this.told.onfail(`${file.name} is too large: Unspin opens files of up to ${heaviest / 1e6} MB.`);
      return;
    }
    const number = ++this.#opening;
    this.told.onopening(`Opening ${file.name}…`);
    try {
      const found = await read(file, (words) => number === this.#opening && this.told.onopening(words));
      if (number !== this.#opening) return; // another file has been opened since
      if ("report" in found) return this.told.onreport(found.report);
      this.told.onopened({ text: found.text, name: file.name });
    } catch (error) {
      if (number === this.#opening) this.told.onfail(`${file.name} could not be opened: ${error instanceof Error ? error.message : error}`);
    }
  }

  #changed() {
    if (this.blank) this.#about = {};
    const now = performance.now();
    if (now - this.#changedAt > atOnce) this.#before = this.#length;
    this.#changedAt = now;
    const typed = Math.abs(this.box.value.length - this.#before) < few;
    this.#measure();
    this.told.onchange(typed);
  }

  /** Lets the text run its way and says how long it is; long ones are counted once typing pauses. */
  #measure() {
    this.box.dir = directionOf(this.box.value);
    this.#length = this.box.value.length;
    clearTimeout(this.#counted);
    const count = () => {
      const { length } = this.box.value;
      const words = length ? (this.box.value.match(/\S+/g)?.length ?? 0) : 0;
      this.size.textContent =
        length > longest
          ? `Too long: ${length.toLocaleString("en")} of at most ${longest.toLocaleString("en")} characters`
          : [this.#about.name ?? this.#about.title, `${words.toLocaleString("en")} ${words === 1 ? "word" : "words"}`]
              .filter(Boolean)
              .join(" · ");
    };
    if (this.box.value.length < 50_000) count();
    else this.#counted = window.setTimeout(count, 300);
  }
}

/** @param {string} text */
function srOnly(text) {
  return element("span", { class: "sr-only" }, text);
}
