// Which way a text runs. dir="auto" would say it too, but takes Chromium
// seconds for a long text box, and minutes for a very long one.

/** The blocks of the scripts that run from right to left. */
const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/gu;

/** By most of its first letters. @param {string} text */
export function directionOf(text) {
  const beginning = text.slice(0, 2000);
  const count = (/** @type {RegExp} */ letters) => beginning.match(letters)?.length ?? 0;
  return count(fromTheRight) * 2 > count(/\p{L}/gu) ? "rtl" : "ltr";
}
