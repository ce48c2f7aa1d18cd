// <unspin-loading> says how much of the page's programs has arrived, and what
// to do where they do not arrive.

import { assets, travelled, travelOf, wanted } from "./assets.js";
import { element, fill } from "./element.js";
import { megabytes, WrongFile } from "./receive.js";
import { languageName } from "./report.js";

/** @typedef {{again: () => void, afresh: () => void}} Ways to load what is missing once more, or the whole page */

/** What a page without these does. @type {Record<string, string>} */
const without = {
  pack: "The language pack could not be loaded: texts are compared by their structure alone. A verdict then rests on how much was replaced and where, not on what the words mean; the report says so.",
  language: "What tells languages could not be loaded: texts are compared all the same, and the report names no language where letters and common words do not tell it.",
  vectors: "The word vectors could not be loaded: sentences that tell the same in other words are shown side by side only where they share words, and a text without a reference is judged by less.",
};

/** @param {string} language */
const withoutWords = (language) =>
  `The words of ${languageName(language)} could not be loaded: texts in it are compared by their structure alone, and the report says so.`;

/** So many milliseconds at least lie between two figures: each lays out the page, which keeps an old machine from what arrives. */
const seldom = 200;

export class LoadingElement extends HTMLElement {
  /** What has travelled of each asset. @type {Map<string, number>} */ #arrived = new Map();
  #begun = performance.now();
  #came = 0; // bytes since then
  #told = -Infinity; // when it was last said how far that is
  #later = 0; // the timer of what is said once that is long enough ago
  /** What is ready; what arrives then is not waited for. @type {"comparing" | "all" | undefined} */ #ready;
  #trouble = element("div", { role: "alert", class: "trouble" });
  /** @type {(() => void) | undefined} */ #again;

  connectedCallback() {
    this.append(this.#trouble);
    addEventListener("online", () => this.#again?.());
  }

  /** Loading begins, or begins anew. */
  begin() {
    this.#ready = undefined;
    this.#again = undefined;
    clearTimeout(this.#later);
    [this.#begun, this.#came, this.#told] = [performance.now(), 0, -Infinity];
    fill(this.#trouble);
    this.#bar.hidden = false;
  }

  /** @param {number} bytes that have arrived since the last call @param {import("./assets.js").Asset} asset that they are of */
  add(bytes, asset) {
    this.#arrived.set(asset.use, travelled(asset, bytes) + (this.#arrived.get(asset.use) ?? 0));
    const byItself = wanted.has(asset.use);
    const together = byItself ? [asset] : assets;
    const there = together.reduce((sum, { use }) => sum + (this.#arrived.get(use) ?? 0), 0);
    if (byItself && this.#ready && there >= travelOf(together)) return this.ready(this.#ready);
    const left = this.#left(travelled(asset, bytes), travelOf(together) - there);
    clearTimeout(this.#later);
    const early = seldom - (performance.now() - this.#told);
    if (early > 0) this.#later = window.setTimeout(() => this.#tell(asset, there, left), early); // where nothing more arrives, that is what is said
    else this.#tell(asset, there, left);
  }

  /** @param {import("./assets.js").Asset} asset @param {number} there bytes that have travelled @param {string} left how long the rest takes */
  #tell(asset, there, left) {
    const byItself = wanted.has(asset.use);
    const together = byItself ? [asset] : assets;
    this.#told = performance.now();
    this.#bar.hidden = false;
    this.#bar.value = Math.min(1, there / travelOf(together));
    const size = `${megabytes(there)} of about ${megabytes(travelOf(together))} MB${left}`;
    if (asset.use === "language") this.#say(`Ready to compare; what tells languages is still loading: ${size}`);
    else if (byItself) this.#say(`Loading the words of ${languageName(asset.use)}, which the suspect is in: ${size}`);
    else this.#say(this.#ready ? `Ready to compare; the rest is still loading: ${size}` : `Loading Unspin: ${size}`);
  }

  /**
   * How long the rest takes at the pace so far, where that is worth saying.
   * @param {number} bytes that have arrived now
   * @param {number} rest
   */
  #left(bytes, rest) {
    this.#came += Math.max(0, bytes);
    const seconds = (performance.now() - this.#begun) / 1000;
    const left = (rest / this.#came) * seconds;
    if (!(seconds > 1 && left > 2)) return "";
    return left < 90 ? `, about ${Math.ceil(left)} seconds left` : `, about ${Math.ceil(left / 60)} minutes left`;
  }

  /** @param {"comparing" | "all"} what is ready */
  ready(what) {
    this.#ready = what;
    clearTimeout(this.#later);
    this.#say(what === "all" ? "Ready: from here on nothing is requested from any server, except this one for the words of another language that a suspect is in." : "Ready to compare; the rest is still loading.");
    this.#bar.hidden = what === "all";
  }

  /** Offers a newer version, which nobody has to take. @param {() => void} take */
  offer(take) {
    this.append(element("p", {}, "There is a newer version. ", element("button", { type: "button", class: "quiet", onclick: take }, "Use it now")));
  }

  /**
   * Says that the page cannot compare, and what can be done.
   * @param {Error} error
   * @param {Ways} ways
   */
  failed(error, ways) {
    clearTimeout(this.#later);
    this.#bar.hidden = true;
    this.#say("");
    this.#explain(
      [
        `Unspin could not be loaded: ${error.message}.`,
        "What you paste stays in its box meanwhile. The same detector is also a command, unspin, which needs no browser.",
      ],
      [error],
      ways,
    );
  }

  /**
   * Says what the page does without.
   * @param {Map<string, Error>} lacking
   * @param {Ways} ways
   */
  lacks(lacking, ways) {
    if (lacking.size === 0) return;
    const words = [...lacking].map(([use, { message }]) => `${without[use] ?? withoutWords(use)} Why: ${message}.`);
    this.#explain(words, [...lacking.values()], ways);
  }

  /**
   * @param {string[]} words
   * @param {Error[]} errors
   * @param {Ways} ways
   */
  #explain(words, errors, { again, afresh }) {
    const button = (/** @type {string} */ name, /** @type {() => void} */ action) => element("button", { type: "button", onclick: action }, name);
    this.#again = again;
    fill(
      this.#trouble,
      ...words.map((each) => element("p", {}, each)),
      !navigator.onLine && element("p", {}, "It is tried again by itself once this device is online."),
      element(
        "p",
        { class: "ways" },
        button("Try again", again),
        errors.some((error) => error instanceof WrongFile) && button("Load the whole page anew", afresh),
      ),
    );
  }

  get #bar() {
    return /** @type {HTMLProgressElement} */ (this.querySelector("progress"));
  }

  /** @param {string} words */
  #say(words) {
    /** @type {Element} */ (this.querySelector(".loading-words")).textContent = words;
  }
}

customElements.define("unspin-loading", LoadingElement);
