// What the import page shows. Everything that arrived becomes text nodes or the value of the text box.
import { directionOf } from "../js/direction.js";
import { element, fill } from "../js/element.js";

/** @typedef {import("../js/handover.js").Role} Role */

const maxRefusals = 5; // lines; a hostile page can send thousands of messages
const maxPieces = 200; // of what was left out
const maxBeginning = 160; // characters of a story that are shown to choose it by

/** @template {HTMLElement} E @param {string} id @returns {E} */
const byId = (id) => /** @type {E} */ (document.getElementById(id));

/** A time as the reader writes it, or as the page wrote it if that is no time. @param {string} written */
function timeOf(written) {
  const time = new Date(written);
  return Number.isNaN(time.getTime()) ? written : time.toLocaleString("en", { dateStyle: "long", timeStyle: "short" });
}

export class View {
  #status = byId("status");
  #refusals = byId("refusals");
  #article = byId("article");
  #source = byId("source");
  #size = byId("size");
  #text = /** @type {HTMLTextAreaElement} */ (byId("text"));
  #suspect = /** @type {HTMLButtonElement} */ (byId("use-suspect"));
  #reference = /** @type {HTMLButtonElement} */ (byId("use-reference"));
  #choice = byId("choice");
  #done = byId("done");
  #stories = byId("stories");
  #leftOut = byId("left-out");
  #howTo = byId("how-to");
  #refused = 0;
  #chosen = (/** @type {import("./reading.js").Reading["article"]} */ _) => {};

  constructor() {
    this.#text.addEventListener("input", () => this.#recount());
    byId("close").addEventListener("click", () => close());
    this.#recount();
  }

  get text() {
    return this.#text.value;
  }

  /** @param {(role: Role) => void} use */
  onUse(use) {
    this.#suspect.addEventListener("click", () => use("suspect"));
    this.#reference.addEventListener("click", () => use("reference"));
  }

  /** @param {(article: import("./reading.js").Reading["article"]) => void} chosen is told which story was chosen */
  onChoice(chosen) {
    this.#chosen = chosen;
  }

  /**
   * Offers pasted markup to `take`, unless it goes into the middle of a text that is there already.
   * @param {(html: string) => boolean} take whether it was taken as a page
   */
  onPaste(take) {
    this.#text.addEventListener("paste", (event) => {
      const { value, selectionStart, selectionEnd } = this.#text;
      const replacesAll = value.trim() === "" || selectionEnd - selectionStart === value.length;
      const html = event.clipboardData?.getData("text/html");
      if (replacesAll && html && take(html)) event.preventDefault();
    });
  }

  /** @param {string} state @param {...import("../js/element.js").Child} words */
  say(state, ...words) {
    this.#status.dataset.state = state;
    fill(this.#status, element("p", {}, ...words));
  }

  /** Adds to what the status says. @param {string} words */
  note(words) {
    this.#status.append(element("p", {}, words));
  }

  /** @param {string} words */
  refuse(words) {
    this.#refused++;
    if (this.#refused <= maxRefusals) this.#refusals.append(element("p", {}, words));
    else if (this.#refused === maxRefusals + 1) this.#refusals.append(element("p", {}, "More were refused."));
  }

  /** Shows an empty box and how to fill it. @param {string} words */
  invite(words) {
    this.say("empty", words);
    this.#article.hidden = false;
    this.#howTo.hidden = false;
    if (matchMedia("(pointer: fine)").matches) this.#text.focus(); // on a phone the keyboard would cover the how-to
  }

  /** What was found in this page cannot be marked on it. @param {string} address where the browser marks some of it by itself */
  unmarkable(address) {
    const link = element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, "Open it anew with the first findings marked");
    this.#status.append(element("p", {}, "What Unspin found cannot be marked on this page, which does not let other tabs talk to it. ", link));
  }

  askAgain() {
    this.say(
      "again",
      element("strong", {}, "Click the bookmark once more. "),
      "The page you came from does not let other tabs talk to it. Go back to its tab and click “Unspin this page” again: the second click takes another way.",
    );
    this.#howTo.hidden = false;
  }

  /**
   * @param {import("./reading.js").Reading} reading
   * @param {{verified: boolean, from: "opener" | "address"}} [how] left out for pasted text
   */
  show(reading, how) {
    const { article, whole, cut, language } = reading;
    this.#howTo.hidden = true;
    this.#article.hidden = false;
    this.#text.lang = language;
    this.#fill(article.text);
    this.#describe(reading);
    this.#list(reading.leftOut);
    this.#offer(reading);
    this.say("article", "Look it over, then say which of the two texts it is.");
    if (reading.choices.length > 0) this.say("article", element("strong", {}, "This page holds several texts. "), "Choose one below and look it over, then say which of the two texts it is.");
    if (whole) {
      const all = element("button", { type: "button", class: "quiet", onclick: () => this.#takeWhole(whole) }, "Take the whole article");
      this.say("article", "This is what you had selected on the page. ", all);
    }
    if (cut) this.note("It was too long for this way, and is cut short at the end.");
    if (how && !how.verified) {
      this.note(
        how.from === "address"
          ? "It came inside this page’s address, which anybody can write, and which your browser’s history may keep. Check that it is the page you clicked on."
          : "The page it came from hides who it is: the address below could not be checked.",
      );
    }
  }

  /** The article is in the box of another tab: from here there is nothing more to choose. @param {Role} role */
  placed(role) {
    this.say(
      "placed",
      element("strong", {}, `It is the ${role} in your open Unspin tab now. `),
      "Go there to see the verdict; you can close this tab.",
    );
    this.#text.readOnly = true;
    this.#choice.hidden = this.#stories.hidden = true;
    this.#done.hidden = false;
    this.#leftOut.hidden = true;
  }

  /** Several stories of one page, one of them chosen; what was edited in one is kept when another is looked at. @param {import("./reading.js").Reading} reading */
  #offer(reading) {
    const { choices } = reading;
    this.#stories.hidden = choices.length === 0;
    if (choices.length === 0) return;
    const live = choices.some(({ kind }) => kind === "entry");
    const texts = choices.map(({ text }) => text);
    let shown = choices.findIndex(({ likeliest }) => likeliest);
    const choose = (/** @type {number} */ index) => {
      texts[shown] = this.text;
      shown = index;
      const { headline, name, text, leftOut } = choices[index];
      const article = { ...reading.article, text, name, title: headline };
      this.#chosen(article);
      this.#fill(texts[index]);
      this.#describe({ ...reading, article });
      this.#list(leftOut());
    };
    const options = choices.map(({ kind, title, text, likeliest }, i) => {
      const all = live ? "The whole live blog" : "All of them";
      const beginning = text.startsWith(title) ? text.slice(title.length) : text;
      return element(
        "label",
        {},
        element("input", { type: "radio", name: "story", checked: likeliest, onchange: () => choose(i) }),
        element("span", {}, element("strong", { dir: "auto" }, kind === "all" ? all : shortened(title || beginning, 120)), " ", element("span", { class: "hint" }, counted(wordsIn(text), "word")), kind !== "all" && title && element("span", { class: "beginning", dir: "auto" }, shortened(beginning, maxBeginning))),
      );
    });
    fill(this.#stories, element("legend", {}, live ? `A live blog of ${counted(choices.length - 1, "entry", "entries")}: which part of it?` : `${choices.length - 1} texts on this page: which one?`), element("div", { class: "options" }, ...options));
  }

  /** @param {string} text */
  #fill(text) {
    this.#text.value = text;
    this.#text.setSelectionRange(0, 0);
    this.#text.scrollTop = 0;
    this.#recount();
  }

  /** @param {string} text */
  #takeWhole(text) {
    this.#fill(text);
    this.say("article", "This is the whole article. Look it over, then say which of the two texts it is.");
  }

  /** @param {import("./reading.js").Reading} reading */
  #describe({ article, site, published }) {
    const times = [published && `Published ${timeOf(published)}`, `Brought here ${timeOf(article.captured)}`].filter(Boolean).join(" · ");
    const line = (/** @type {string} */ name, /** @type {string} */ words) => words && element("p", { class: `source-${name}` }, words);
    fill(this.#source, line("site", site), line("title", article.title), line("address", article.url), line("times", times));
  }

  /** @param {import("./extract.js").Piece[]} pieces */
  #list(pieces) {
    this.#leftOut.hidden = pieces.length === 0;
    const summary = /** @type {HTMLElement} */ (this.#leftOut.querySelector("summary"));
    fill(summary, `What was left out (${pieces.length.toLocaleString("en")} ${pieces.length === 1 ? "piece" : "pieces"})`);
    const list = /** @type {HTMLElement} */ (this.#leftOut.querySelector("ul"));
    const items = pieces.slice(0, maxPieces).map(({ text, following }) => {
      const add = element("button", { type: "button", class: "quiet", "aria-label": `Put back: ${text.slice(0, 60)}`, onclick: () => this.#putBack(item, text, following) }, "Put back");
      const item = element("li", {}, element("span", { dir: "auto" }, text), " ", add);
      return item;
    });
    fill(list, ...items, pieces.length > maxPieces && element("li", {}, `and ${(pieces.length - maxPieces).toLocaleString("en")} more`));
  }

  /**
   * Puts a piece in front of the paragraph it stood in front of, or at the end if that has been edited away.
   * @param {HTMLElement} item @param {string} text @param {string} following
   */
  #putBack(item, text, following) {
    const at = following ? this.text.indexOf(following) : -1;
    this.#text.value =
      at < 0 ? `${this.text.trimEnd()}\n\n${text}` : `${this.text.slice(0, at)}${text}\n\n${this.text.slice(at)}`;
    item.remove();
    this.#recount();
    this.#text.focus();
  }

  #recount() {
    this.#text.dir = directionOf(this.text);
    fill(this.#size, counted(wordsIn(this.text), "word"));
    this.#suspect.disabled = this.#reference.disabled = this.text.trim() === "";
  }
}

const wordsIn = (/** @type {string} */ text) => text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu)?.length ?? 0;

/** @param {number} number @param {string} one @param {string} [several] */
const counted = (number, one, several = `${one}s`) => `${number.toLocaleString("en")} ${number === 1 ? one : several}`;

/** @param {string} text @param {number} most characters */
function shortened(text, most) {
  const line = text.slice(0, 2 * most).replace(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, most)}…` : line;
}
