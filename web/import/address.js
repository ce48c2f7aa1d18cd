// What the import page's own address says: who is to send the article, or the article itself.
import { Refusal, checkArrival } from "./article.js";

/**
 * - `opener`: the tab that opened this one will post the article, and knows the nonce;
 * - `article`: it came in the address;
 * - `none`: somebody opened the page by hand;
 * - `refused`: the address was meant for this page, but is wrong.
 * @typedef {{kind: "opener", nonce: string}
 *   | {kind: "article", nonce: string, arrival: import("./article.js").Arrival}
 *   | {kind: "none"}
 *   | {kind: "refused", reason: string}} Origin
 */

const maxFragment = 2 << 20;

/**
 * Reads the fragment of this page's address and takes it off at once, so that neither the nonce nor the article stays
 * in the address bar, or goes into a bookmark or a copied link.
 * @returns {Origin}
 */
export function takeAddress() {
  const fragment = location.hash.slice(1);
  if (fragment) history.replaceState(null, "", location.pathname + location.search);
  return readFragment(fragment);
}

/**
 * @param {string} fragment
 * @returns {Origin}
 */
export function readFragment(fragment) {
  if (fragment.length > maxFragment) return { kind: "refused", reason: "its address is too long" };
  const [version, nonce = "", payload = "", ...rest] = fragment.split(".");
  if (version !== "a1" && version !== "b1") return { kind: "none" };
  if (!/^[0-9a-f]{32}$/.test(nonce) || rest.length > 0) return { kind: "refused", reason: "its address is damaged" };
  if (version === "b1") return { kind: "opener", nonce };
  try {
    return { kind: "article", nonce, arrival: { ...checkArrival(decode(payload)), html: "" } };
  } catch (error) {
    return { kind: "refused", reason: error instanceof Refusal ? error.message : "its address is damaged" };
  }
}

/** @param {string} base64url of JSON in UTF-8 */
function decode(base64url) {
  const binary = atob(base64url.replace(/-/g, "+").replace(/_/g, "/"));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
}
