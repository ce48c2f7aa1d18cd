// <unspin-loading> says how much of the page's programs has arrived.

import { totalBytes } from "./assets.js";
import { element } from "./element.js";

export class LoadingElement extends HTMLElement {
  #bytes = 0;

  /** @param {number} bytes that have arrived since the last call */
  add(bytes) {
    this.#bytes += bytes;
    this.#bar.value = Math.min(1, this.#bytes / totalBytes);
    this.#say(`Loading Unspin: ${megabytes(this.#bytes)} of ${megabytes(totalBytes)} MB`);
  }

  /** @param {"comparing" | "all"} what is ready */
  ready(what) {
    this.#say(what === "all" ? "Ready: from here on nothing is requested from any server." : "Ready to compare; the languages are still loading.");
    if (what === "all") this.#bar.hidden = true;
  }

  /** Offers a newer version, which nobody has to take. @param {() => void} take */
  offer(take) {
    this.append(element("p", {}, "There is a newer version. ", element("button", { type: "button", class: "quiet", onclick: take }, "Use it now")));
  }

  /** @param {Error} error */
  failed(error) {
    this.#say(`Unspin could not be loaded: ${error.message}. Reload the page to try again.`);
    this.#bar.hidden = true;
  }

  get #bar() {
    return /** @type {HTMLProgressElement} */ (this.querySelector("progress"));
  }

  /** @param {string} words */
  #say(words) {
    /** @type {Element} */ (this.querySelector(".loading-words")).textContent = words;
  }
}

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

customElements.define("unspin-loading", LoadingElement);
