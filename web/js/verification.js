// <unspin-verification> says whether a report that was opened comes out of its
// own texts again. Go computes it; this file finds the texts in the report.

import { element, fill } from "./element.js";

/**
 * @typedef {import("./report.js").Text} Text
 * @typedef {{reproduced: boolean, differences: string[], notes: string[]}} Verification
 */

/** Whether a file is a report that Unspin wrote. @param {string} html */
export const isReport = (html) => html.includes("<pre hidden id=unspin-report>");

/**
 * The texts that a report holds, or undefined where they were left out of it.
 * @param {string} html
 * @returns {{suspect: Text, references: Text[]} | undefined}
 */
export function textsOf(html) {
  const enclosed = (/** @type {string} */ id) => new RegExp(`<pre hidden id=${id}>([^<]*)</pre>`).exec(html)?.[1];
  const { inputs } = JSON.parse(enclosed("unspin-report") ?? "{}");
  if (!Array.isArray(inputs)) throw new Error("the report in this file is damaged");
  const texts = [];
  for (const [i, { name, url, title, captured }] of inputs.entries()) {
    const encoded = enclosed(`unspin-text-${i}`);
    if (encoded === undefined) return undefined;
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    texts.push({ text: new TextDecoder().decode(bytes), name, url, title, captured });
  }
  const [suspect, ...references] = texts;
  return { suspect, references };
}

export class VerificationElement extends HTMLElement {
  /** @param {Verification} verification */
  show({ reproduced, differences, notes }) {
    this.hidden = false;
    this.toggleAttribute("data-reproduced", reproduced);
    fill(
      this,
      element("h2", {}, reproduced ? "This report is reproduced exactly" : "This report is not reproduced"),
      element(
        "p",
        {},
        reproduced
          ? "Computed again here from its texts, it comes out the same to the letter."
          : "Computed again here from its texts, it comes out differently:",
      ),
      element("ul", {}, ...[...differences, ...notes].map((words) => element("li", { dir: "auto" }, words))),
      element("button", { type: "button", onclick: () => this.clear() }, "Close"),
    );
  }

  /** @param {string} words */
  fail(words) {
    this.hidden = false;
    this.removeAttribute("data-reproduced");
    fill(this, element("h2", {}, "This report cannot be verified"), element("p", {}, words), element("button", { type: "button", onclick: () => this.clear() }, "Close"));
  }

  clear() {
    this.hidden = true;
    fill(this);
  }
}

customElements.define("unspin-verification", VerificationElement);
