// <unspin-texts> holds the text boxes and what can be done with them. It tells
// the page by events: "edit" when a text changed, "compare" when the person
// asks, "cancel", "report" when a report of ours was opened.

import { element, fill } from "./element.js";
import { longest, opened, Pane } from "./pane.js";
import { languageOf } from "./report.js";
import { keep, recall } from "./session.js";

/**
 * @typedef {import("./report.js").Text} Text
 * @typedef {{suspect: Text, references: Text[]}} Texts
 */

export class TextsElement extends HTMLElement {
  /** @type {Pane[]} */ #references = [];
  /** @type {Pane} */ #suspect = this.#pane("Suspect", "The text in doubt. Paste it, or drop a file here.");
  /** @type {Texts | undefined} what was there before it was all replaced */ #before;
  #keeping = 0;
  #typing = false; // whether the last change was a key's

  connectedCallback() {
    this.#addReference();
    fill(this.#part("suspect", "panes"), this.#suspect.node);
    this.#part("references", "panes").addEventListener("scroll", () => this.#markTab(), { passive: true });
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
    if (asked || !this.#typing) this.toggleAttribute("data-folded", true);
  }

  #unfold() {
    this.removeAttribute("data-folded");
  }

  /** @returns {Texts} */
  get value() {
    return { suspect: this.#suspect.value, references: this.#references.map((pane) => pane.value) };
  }

  /** @param {Texts} texts */
  set value({ suspect, references }) {
    this.#suspect.value = suspect;
    while (this.#references.length > Math.max(1, references.length)) this.#references.pop();
    while (this.#references.length < references.length) this.#addReference();
    this.#references.forEach((pane, i) => (pane.value = references[i] ?? { text: "" }));
    this.#layOut();
  }

  /** What is there to compare: references left blank do not count. */
  get request() {
    const { suspect, references } = this.value;
    return { suspect, references: references.filter(({ text }) => text.trim() !== "") };
  }

  /** In words, why these texts cannot be compared, or "". */
  get obstacle() {
    const { suspect, references } = this.value;
    if (suspect.text.trim() === "") return "Paste the text in doubt into Suspect first.";
    if ([suspect, ...references].some(({ text }) => text.length > longest))
      return `Unspin takes texts of up to ${longest.toLocaleString("en")} characters.`;
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
    else (this.#references.find((pane) => pane.blank) ?? this.#addReference()).value = text;
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

  /** @param {string} label @param {string} placeholder @param {() => void} [onremove] */
  #pane(label, placeholder, onremove) {
    /** @type {Pane} */
    const pane = new Pane(label, placeholder, {
      onchange: (typed) => this.#edited(typed),
      onfail: (words) => this.say(words),
      onopening: (words) => this.say(words),
      onopened: (text, note) => {
        this.#replace(() => (pane.value = text));
        this.say(note);
      },
      onfiles: (files) => this.#openAll(files),
      onreport: (html) => this.dispatchEvent(new CustomEvent("report", { detail: html })),
      onedit: () => {
        this.#unfold();
        pane.box.focus();
      },
      onremove,
    });
    return pane;
  }

  /** Several files at once are references: there is one suspect. @param {File[]} files */
  async #openAll(files) {
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
    const told = [texts.length > 1 && `${texts.length} files were opened, each as a reference.`, ...notes].filter(Boolean).join(" ");
    if (texts.length === 0) return this.say(told);
    this.#replace(() => {
      for (const text of texts) (this.#references.find((pane) => pane.blank) ?? this.#addReference()).value = text;
    }, told);
    this.say(told);
  }

  #addReference() {
    const number = this.#references.length + 1;
    const pane =
      number === 1
        ? this.#pane("Reference", "The text that may have come first. Paste it, or drop a file here. Left empty, the suspect is looked at on its own.")
        : this.#pane(`Reference ${number}`, "Another text it may have been made from.", () => this.#remove(pane));
    this.#references.push(pane);
    this.#layOut();
    return pane;
  }

  /** The references after it move up, so that their numbers stay without a gap. @param {Pane} pane */
  #remove(pane) {
    const texts = this.value;
    texts.references.splice(this.#references.indexOf(pane), 1);
    this.value = texts;
    this.#edited();
    this.#references.at(-1)?.box.focus();
  }

  #layOut() {
    const several = this.#references.length > 1;
    const panes = this.#part("references", "panes");
    if (panes.childElementCount !== this.#references.length) fill(panes, ...this.#references.map(({ node }) => node));
    const add = element(
      "button",
      {
        type: "button",
        class: "quiet",
        onclick: () => {
          const pane = this.#addReference();
          this.#unfold();
          pane.box.focus();
          pane.node.scrollIntoView({ block: "nearest", inline: "start" });
        },
      },
      "Add a reference",
    );
    const open = element("button", { type: "button", class: "quiet", onclick: () => this.#tell("folder") }, "Open a folder");
    const tabs = this.#references.map((pane) =>
      element(
        "button",
        {
          type: "button",
          class: "tab",
          onclick: () => {
            this.#unfold();
            pane.node.scrollIntoView({ block: "nearest", inline: "start" });
            pane.box.focus({ preventScroll: true });
          },
        },
        pane.label.textContent,
      ),
    );
    fill(this.#part("references", "tabs"), several && element("div", { class: "tabs", role: "group", "aria-label": "References" }, ...tabs), add, open);
    this.#markTab();
  }

  /** The tab of the reference that is in view. */
  #markTab() {
    const panes = this.#part("references", "panes");
    const inView = Math.round(panes.scrollLeft / (panes.clientWidth || 1));
    this.#part("references", "tabs")
      .querySelectorAll(".tab")
      .forEach((tab, i) => tab.setAttribute("aria-current", String(i === Math.abs(inView))));
  }

  #edited(typed = false) {
    this.#typing = typed;
    if (this.obstacle) this.#unfold();
    this.#before = undefined;
    this.#button("undo").hidden = true;
    this.say("");
    this.#sayMode();
    clearTimeout(this.#keeping);
    this.#keeping = window.setTimeout(() => {
      if (!keep(this.value)) this.say("This browser has no place to keep these texts: they are lost when the page is left.");
    }, 500);
    this.#tell("edit");
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
    if ([before.suspect, ...before.references].every(({ text }) => text.trim() === "")) return;
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
    const { suspect, references } = this.value;
    this.value = { suspect: references[0], references: [suspect, ...references.slice(1)] };
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
