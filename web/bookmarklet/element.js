// <unspin-bookmarklet>: the link to drag, a button that copies its address, and how to get it into each browser.
import { element, fill } from "../js/element.js";
import { bookmarkletURL, siteAddress } from "./bookmarklet.js";
import { howTo, howToHere } from "./how-to.js";

const panelId = "bookmarklet-how";

class BookmarkletElement extends HTMLElement {
  #said = element("span", { "aria-live": "polite", class: "bookmarklet-said" });

  connectedCallback() {
    const address = bookmarkletURL(siteAddress());
    fill(
      this,
      element(
        "p",
        { class: "bookmarklet-offer" },
        element("a", { class: "bookmarklet-link", href: address, onclick: (event) => this.#clicked(event) }, "Unspin this page"),
        element("button", { type: "button", class: "quiet", onclick: () => this.#copy(address), "aria-label": "Copy bookmark" }, "Copy"),
        element("button", { type: "button", class: "quiet", popovertarget: panelId }, "How to add it"),
        this.#said,
      ),
      panel(),
    );
  }

  /** Here there is nothing to bring anywhere. @param {Event} event */
  #clicked(event) {
    event.preventDefault();
    fill(this.#said, "Drag it to your bookmarks bar. Then click it on a news page.");
  }

  /** @param {string} address */
  async #copy(address) {
    try {
      await navigator.clipboard.writeText(address);
      fill(this.#said, "Copied. Now make it the address of a bookmark.");
    } catch {
      // Without permission, or on an address that is not secure, there is no clipboard: the reader copies it by hand.
      const field = element("input", { type: "text", readonly: true, "aria-label": "Address of the bookmark", value: address });
      fill(this.#said, "Copy this: ", field);
      field.focus();
      field.select();
    }
  }
}

function panel() {
  const here = howToHere(navigator.userAgent);
  return element(
    "div",
    { class: "bookmarklet-how", id: panelId, popover: true, role: "dialog", "aria-label": "How to add the bookmark" },
    element("h2", { tabindex: -1, autofocus: true }, "How to add the bookmark"),
    element("p", {}, "It is a bookmark that reads the article you are looking at and brings it here. Nothing is sent to any server."),
    ...howTo.map(({ browser, steps }) =>
      element(
        "details",
        { name: "bookmarklet-how", open: browser === here },
        element("summary", {}, browser),
        element("ol", {}, ...steps.map((step) => element("li", {}, step))),
      ),
    ),
    element(
      "details",
      { name: "bookmarklet-how" },
      element("summary", {}, "When a click does nothing"),
      element(
        "p",
        {},
        "A few pages forbid every script in them, and bookmarks are scripts. Select everything on the page, copy it, and paste it into ",
        element("a", { href: "import.html" }, "this box"),
        ", which picks the article out of it.",
      ),
    ),
    element("button", { type: "button", popovertarget: panelId, popovertargetaction: "hide" }, "Close"),
  );
}

customElements.define("unspin-bookmarklet", BookmarkletElement);
