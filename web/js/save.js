// Hands a file to the person.

import { element } from "./element.js";

/** @param {BlobPart} content @param {string} type @param {string} download the name it is to have */
export function save(content, type, download) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  element("a", { href: address, download }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
