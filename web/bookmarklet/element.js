// <unspin-bookmarklet>: the link to drag, a button that copies it, and how to get it into each browser.
import { element, fill } from "../js/element.js";
import { bookmarkletURL, siteAddress } from "./bookmarklet.js";
import { howTo } from "./how-to.js";

class Bookmarklet extends HTMLElement {
  connectedCallback() {
    const address = bookmarkletURL(siteAddress());
    const said = element("span", { class: "said", "aria-live": "polite" });
    const link = element("a", { class: "bookmarklet-link", href: address, title: "Drag me to your bookmarks" }, "Unspin this page");
    link.addEventListener("click", (event) => {
      event.preventDefault(); // on this page there is nothing to bring anywhere
      fill(said, "Drag it to your bookmarks bar, then click it there on a news page.");
    });
    const copy = element("button", { type: "button", class: "quiet", onclick: () => this.#copy(address, said) }, "Copy its address");
    fill(
      this,
      element("p", { class: "bookmarklet-offer" }, link, copy, said),
      element(
        "details",
        {},
        element("summary", {}, "How to add it to your browser"),
        ...howTo.map(({ browser, steps }) =>
          element("section", {}, element("h3", {}, browser), element("ol", {}, ...steps.map((step) => element("li", {}, step)))),
        ),
      ),
    );
  }

  /** @param {string} address @param {HTMLElement} said */
  async #copy(address, said) {
    try {
      await navigator.clipboard.writeText(address);
      fill(said, "Copied.");
    } catch {
      // No clipboard without permission or a secure address: the reader copies it by hand.
      const field = element("input", { type: "text", readonly: true, "aria-label": "The bookmark’s address", value: address });
      fill(said, "Copy this: ", field);
      field.focus();
      field.select();
    }
  }
}

customElements.define("unspin-bookmarklet", Bookmarklet);
