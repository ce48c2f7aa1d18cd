// A pane is one text box with its label, its size and a way to open a file.

import { directionOf } from "./direction.js";
import { element, grouped } from "./element.js";
import { read } from "./files.js";

/** @typedef {import("./report.js").Text} Text */

/** More than this is not handed over; a text of this length takes a good minute. */
export const longest = 4_000_000;

/** What stands between blanks counts as a word if there is more in it than marks, as the detector counts. */
const word = /\S*[\p{L}\p{M}\p{N}%&]\S*/gu;

/** A letter of a script that is written without spaces. */
const unspacedLetter = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu;

/** @param {string} text */
function countOf(text) {
  const count = (/** @type {RegExp} */ of) => text.match(of)?.length ?? 0;
  const [words, characters] = [count(word), count(unspacedLetter)];
  return characters > words ? { words: characters, unspaced: true } : { words };
}

/** A change of fewer characters than this is typed, one of more is pasted, whatever the event says. */
const few = 40;

/** Events within so many milliseconds are one change: browsers tell of long ones in pieces. */
const atOnce = 50;

/** A file may weigh this much: pictures in it count, and are not looked at. */
const heaviest = 100_000_000;

/**
 * What is in a file; throws in words that name it.
 * @param {File} file
 * @param {(words: string) => void} tell of progress
 */
export async function opened(file, tell) {
  if (file.size > heaviest) throw new Error(`${file.name} is too large: Unspin opens files of up to ${heaviest / 1e6} MB.`);
  tell(`Opening ${file.name}…`);
  try {
    return await read(file, tell);
  } catch (error) {
    throw new Error(`${file.name} could not be opened: ${error instanceof Error ? error.message : error}`);
  }
}

const accepted = ".txt,.md,.markdown,.html,.htm,.docx,.pdf,text/plain,text/markdown,text/html,application/pdf";

export class Pane {
  /** @type {Omit<Text, "text">} what is known of the text besides its words */ #about = {};
  #counted = 0;
  #length = 0; // of the text when it was last looked at
  /** @type {{words: number, unspaced?: boolean} | undefined} what the detector counted in it */ #counts;
  #before = 0; // its length before what changes now
  #changedAt = -Infinity;
  #opening = 0; // the number of the newest file

  /**
   * @param {string} label
   * @param {string} placeholder
   * @param {{onchange: (typed: boolean) => void, onfail: (words: string) => void, onopening: (words: string) => void,
   *   onopened: (text: Text, note: string) => void, onfiles: (files: File[]) => void, onreport: (html: string) => void, onedit: () => void, onremove?: () => void}} told
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
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      this.#take(files);
    });
    const chooser = element("input", {
      type: "file",
      accept: accepted,
      multiple: true,
      hidden: true,
      tabindex: -1,
      onchange: () => {
        this.#take([...(chooser.files ?? [])]);
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
    this.#counts = undefined;
    this.box.value = text;
    this.#measure();
  }

  get blank() {
    return this.box.value.trim() === "";
  }

  /** One file is for this box; of several each gets its own. @param {File[]} files */
  #take(files) {
    if (files.length === 1) this.open(files[0]);
    else if (files.length > 1) this.told.onfiles(files);
  }

  /** Puts the text of a file into the box. @param {File} file */
  async open(file) {
    const number = ++this.#opening;
    try {
      const found = await opened(file, (words) => number === this.#opening && this.told.onopening(words));
      if (number !== this.#opening) return; // another file has been opened since
      if ("report" in found) return this.told.onreport(found.report);
      this.told.onopened({ text: found.text, name: file.name }, found.note ?? "");
    } catch (error) {
      if (number === this.#opening) this.told.onfail(/** @type {Error} */ (error).message);
    }
  }

  /** What was counted when its text was compared. @param {import("./report.js").TextInfo} counts */
  set counts(counts) {
    this.#counts = counts;
    this.#measure();
  }

  #changed() {
    this.#counts = undefined;
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
      const { words, unspaced } = this.#counts ?? countOf(this.box.value);
      this.size.textContent =
        length > longest
          ? `Too long: ${grouped(length)} of at most ${grouped(longest)} characters`
          : [this.#about.name ?? this.#about.title, `${grouped(words)} ${unspaced ? "character" : "word"}${words === 1 ? "" : "s"}`]
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
