// The receiving half of the hand-over: says to the opener that this page is ready, and takes one article from it.
import { Refusal, checkArrival } from "./article.js";

/**
 * @typedef {object} Events
 * @property {(arrival: import("./article.js").Arrival, verified: boolean) => void} arrived
 *   `verified`: the browser vouches that the sender's origin is the one of the article's address
 * @property {(reason: string) => void} refused
 */

/**
 * Waits for the article of the tab that opened this one. Returns false if there is no such tab, or none that can be
 * reached. Messages that this window sends to itself (browser extensions do) are not looked at.
 * @param {string} nonce
 * @param {Events} events
 * @returns {boolean}
 */
export function awaitArticle(nonce, { arrived, refused }) {
  const opener = /** @type {Window | null} */ (window.opener);
  if (!opener) return false;
  let done = false;
  addEventListener("message", (event) => {
    if (event.source === window) return;
    if (done && event.data?.unspin === "port") return; // js/onpage.js asked for it, and looks at it
    try {
      const arrival = check(event, opener, nonce, done);
      done = true;
      arrived(arrival, event.origin !== "null");
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused(`A message from ${sender(event)} was refused: ${error.message}.`);
    }
  });
  // The opener's origin cannot be known before it has spoken, and it is the one who made the nonce.
  opener.postMessage({ unspin: "ready", nonce }, "*");
  return true;
}

/**
 * @param {MessageEvent<unknown>} event
 * @param {Window} opener
 * @param {string} nonce
 * @param {boolean} done
 */
function check({ source, origin, data }, opener, nonce, done) {
  if (source !== opener) throw new Refusal("it does not come from the page that opened this one");
  const given = /** @type {Record<string, unknown>} */ (typeof data === "object" && data !== null ? data : {});
  if (given.unspin !== "article") throw new Refusal("it is not an article");
  if (given.nonce !== nonce) throw new Refusal("it does not carry this page's one-time number");
  if (done) throw new Refusal("this page has its article already, and takes only one");
  const arrival = checkArrival(given);
  if (origin === "null") return arrival;
  if (arrival.url && new URL(arrival.url).origin !== origin) {
    throw new Refusal(`it says that it comes from ${new URL(arrival.url).host}`);
  }
  return arrival;
}

/** @param {MessageEvent<unknown>} event */
function sender({ origin }) {
  return origin === "null" ? "a page without an origin" : origin || "an unknown page";
}
