// <unspin-export> is the button and menu that hand the result over.

import { element, fill } from "./element.js";
import { Findings } from "./findings.js";
import { csvOf } from "./csv.js";
import { save } from "./save.js";

export class ExportElement extends HTMLElement {
  /** @type {Findings} */ #findings = new Findings();
  #button = element("button", { type: "button", "aria-haspopup": "menu", "aria-expanded": "false", onclick: () => this.#toggle(this.#menu.hidden === true) }, "Export");
  #textsLeftOut = element(
    "button",
    { type: "button", role: "menuitemcheckbox", "aria-checked": "false", tabindex: -1, onclick: () => (this.withoutTexts = !this.withoutTexts) },
    "without the full texts",
  );
  #menu = element("div", { role: "menu", class: "menu", "aria-label": "Export as", hidden: true });

  connectedCallback() {
    const item = (/** @type {string} */ name, /** @type {string} */ hint, /** @type {() => void} */ action) =>
      element(
        "button",
        {
          type: "button",
          role: "menuitem",
          tabindex: -1,
          "aria-description": hint,
          onclick: () => {
            this.#toggle(false);
            this.#button.focus();
            action();
          },
        },
        name,
      );
    fill(
      this.#menu,
      item("HTML", "One file to hand over, with both texts", () => this.dispatchEvent(new CustomEvent("html"))),
      this.#textsLeftOut,
      item("JSON", "The whole report, for programs", () => this.save("json", "application/json", JSON.stringify(this.#findings.report, null, 2))),
      item("CSV", "The substitutions, for a spreadsheet", () => this.save("csv", "text/csv", this.#findings.report ? csvOf(this.#findings.report) : "")),
      item("Print", "On paper or as PDF", () => print()),
    );
    fill(this, this.#button, this.#menu);
    this.addEventListener("keydown", (event) => this.#key(event));
    this.addEventListener("focusout", (event) => {
      if (!this.contains(/** @type {Node | null} */ (event.relatedTarget))) this.#toggle(false);
    });
  }

  /** @param {Findings} findings */
  set findings(findings) {
    this.#findings = findings;
  }

  /** Whether the HTML report is to hold the findings and quotations only. */
  get withoutTexts() {
    return this.#textsLeftOut.getAttribute("aria-checked") === "true";
  }

  set withoutTexts(on) {
    this.#textsLeftOut.setAttribute("aria-checked", String(on));
  }

  /** @param {boolean} open */
  #toggle(open) {
    this.#menu.hidden = !open;
    this.#button.setAttribute("aria-expanded", String(open));
    if (open) this.#items[0]?.focus();
  }

  get #items() {
    return /** @type {HTMLElement[]} */ ([...this.#menu.querySelectorAll("[role^=menuitem]")]);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (this.#menu.hidden) {
      if (event.key === "ArrowDown") this.#toggle(true);
      else return;
    } else if (event.key === "Escape") {
      this.#toggle(false);
      this.#button.focus();
    } else {
      const items = this.#items;
      const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
      if (to === undefined) return;
      items[(to + items.length) % items.length].focus();
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * Hands a file to the person.
   * @param {string} extension
   * @param {string} type
   * @param {string} content
   */
  save(extension, type, content) {
    const download = `${nameOf(this.#findings.request.suspect, new Date())}.${extension}`;
    save(content, type, download);
    this.dispatchEvent(new CustomEvent("saved", { detail: download }));
  }
}

/**
 * What a file about a suspect is called: after its title, else its file, else how it begins, and the day.
 * @param {import("./report.js").Text} suspect
 * @param {Date} day
 */
export function nameOf({ title, name, text }, day) {
  const about = title || (name && name !== "Example" && name.replace(/\.\w{1,8}$/, "")) || text.trim().split("\n", 1)[0];
  const short = about
    .toLowerCase()
    .normalize("NFC")
    .match(/[\p{L}\p{M}\p{N}]+/gu)
    ?.slice(0, 8)
    .join("-")
    .slice(0, 60);
  const date = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  return ["unspin", short, date].filter(Boolean).join("-");
}

customElements.define("unspin-export", ExportElement);
