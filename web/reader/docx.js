// Takes the text's XML out of a Word document, which is a zip file.

import { unzipSync } from "fflate";

/** More XML than this no text that Unspin takes can need, so it is not unpacked: a small file can claim to hold gigabytes. */
const longest = 64_000_000;

/** The part that holds the text; Word and its online version name it differently. */
const main = /^word\/document\d*\.xml$/i;

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function documentXML(bytes) {
  const parts = unzipSync(bytes, {
    filter({ name, originalSize }) {
      if (!main.test(name)) return false;
      if (originalSize > longest) throw named("TooLong", name);
      return true;
    },
  });
  const [part] = Object.values(parts);
  if (!part) throw named("NoDocument", "there is no text in it");
  return new TextDecoder().decode(part);
}

/** @param {string} name @param {string} words */
function named(name, words) {
  return Object.assign(new Error(words), { name });
}
