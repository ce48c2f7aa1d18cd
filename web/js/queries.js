// <unspin-queries>: words to search the original with, where there is none.
// Nothing is sent but by a click of the person on a search engine's link.

import { copy } from "./clipboard.js";
import { element, fill } from "./element.js";
import { Findings } from "./findings.js";
import { wording } from "./report.js";

/** @typedef {import("./report.js").Query} Query */

const engines = [
  { name: "DuckDuckGo", address: "https://duckduckgo.com/?q=" },
  { name: "Google", address: "https://www.google.com/search?q=" },
  { name: "Bing", address: "https://www.bing.com/search?q=" },
  { name: "Brave", address: "https://search.brave.com/search?q=" },
];

const widths = new Map([
  ["narrow", "Narrow: only a page with all of these words"],
  ["medium", "Medium"],
  ["wide", "Wide: more pages, fewer of them the right one"],
]);

export class QueriesElement extends HTMLElement {
  /** @param {Findings} findings */
  set findings(findings) {
    findings.addEventListener("report", () => this.#draw(findings.report));
    this.#draw(undefined);
  }

  /** @param {import("./report.js").Report | undefined} report */
  #draw(report) {
    const { queries = [] } = report ?? {};
    this.hidden = queries.length === 0;
    if (this.hidden) return fill(this);
    fill(
      this,
      element("h2", { id: "queries-heading" }, "Find the original"),
      element("p", {}, "Names, numbers and rare words usually survive spinning. Search for these, and paste what you find into Reference."),
      element(
        "p",
        { class: "hint" },
        "A click on a search engine opens it in a new tab and sends it the words you see there. Unspin itself sends nothing.",
      ),
      element("ul", { class: "queries" }, ...queries.map((each) => query(each, wording(report)))),
    );
  }
}

/** @param {Query} query @param {ReturnType<typeof wording>} of */
function query({ width, text }, of) {
  const said = element("span", { class: "said", "aria-live": "polite" });
  const label = widths.get(width) ?? width;
  return element(
    "li",
    { "data-width": width },
    element("h3", {}, label),
    element("p", { class: "query", ...of }, text),
    element(
      "p",
      { class: "search" },
      element("button", { type: "button", onclick: () => copy(text, said, "Copied.") }, "Copy", element("span", { class: "sr-only" }, ` the ${width} query`)),
      "Search with ",
      ...engines.map(({ name, address }) =>
        element(
          "a",
          { href: address + encodeURIComponent(text), target: "_blank", rel: "noopener noreferrer" },
          name,
          element("span", { class: "sr-only" }, `: the ${width} query, in a new tab`),
        ),
      ),
      said,
    ),
  );
}

customElements.define("unspin-queries", QueriesElement);
