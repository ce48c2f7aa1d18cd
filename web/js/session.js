// Keeps what is in the text boxes for as long as the tab lives: a reload loses
// nothing, and nothing is left on a shared machine once the tab is closed.

/** @typedef {import("./texts.js").Texts} Texts */

const key = "unspin.texts";

/** @param {Texts} texts */
export const allOf = ({ suspect, references, suspects = [suspect] }) => [...suspects, ...references];

/** @returns {Texts | undefined} */
export function recall() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (typeof kept?.suspect?.text !== "string" || !Array.isArray(kept.references)) return undefined;
    return kept;
  } catch {
    return undefined; // storage is forbidden, or holds something else
  }
}

/**
 * @param {Texts} texts
 * @returns {boolean} false where there is no room for them or storage is forbidden: the browser then asks before it
 *   leaves the page
 */
export function keep(texts) {
  let kept = true;
  try {
    sessionStorage.setItem(key, JSON.stringify(texts));
  } catch {
    kept = allOf(texts).every(({ text }) => text.trim() === "");
  }
  if (kept) removeEventListener("beforeunload", ask);
  else addEventListener("beforeunload", ask);
  return kept;
}

/** @param {Event} event */
const ask = (event) => event.preventDefault();
