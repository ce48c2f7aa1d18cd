// Copies words for the person. Where the browser has no clipboard for this
// page, the words are put where they can be copied by hand.

import { element, fill } from "./element.js";

/**
 * @param {string} words
 * @param {Element} said a live part of the page, which says how it went
 * @param {string} done what to say where it went well
 */
export async function copy(words, said, done) {
  try {
    await navigator.clipboard.writeText(words);
    fill(said, done);
  } catch {
    const box = element("textarea", { readonly: true, rows: 4, "aria-label": "To copy by hand" });
    box.value = words;
    fill(said, "This browser does not let the page copy. Copy it from here: ", box);
    box.focus();
    box.select();
  }
}
