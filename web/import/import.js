// The import page: takes an article from the bookmarklet, shows what it found in it, and passes it on to the page with
// the two boxes. See ../bookmarklet/source.js for the sending half.
import "../bookmarklet/element.js";
import { giveToOpenTab, marksFor, openChannel, openWith } from "../js/handover.js";
import { addressWith, sendBack, told } from "../js/onpage.js";
import { takeAddress } from "./address.js";
import { awaitArticle } from "./handshake.js";
import { readArrival, readPasted } from "./reading.js";
import { View } from "./view.js";

const view = new View();
const patience = 2_500; // milliseconds; a handshake that works takes a few hundred at most

/** @type {import("./reading.js").Reading | null} */
let reading = null;
/** @type {string | undefined} what the article's page knows this tab by */
let nonceOfOpener;

const address = takeAddress();
if (window.top !== window.self) {
  // A meta policy cannot forbid frames. In one, somebody else's page could lay itself over the buttons.
  view.say("refused", "This page does not work inside another page.");
} else {
  start(address);
}

/** @param {import("./address.js").Origin} from */
function start(from) {
  view.onUse(use);
  view.onChoice((article) => reading && (reading = { ...reading, article }));
  view.onPaste((html) => {
    const pasted = readPasted(html);
    if (pasted) show(pasted);
    return pasted !== null;
  });
  switch (from.kind) {
    case "none":
      view.invite("Paste an article here, or have the bookmark bring it.");
      break;
    case "refused":
      view.refuse(`What came with this page was refused: ${from.reason}.`);
      view.invite("Go back to the article and click the bookmark again, or paste the text here.");
      break;
    case "article":
      fromAddress(from.nonce, from.arrival);
      break;
    case "opener":
      fromOpener(from.nonce);
  }
}

/** @param {string} nonce */
function fromOpener(nonce) {
  const arrivedElsewhere = listenForSecondClick(nonce);
  const reachable = awaitArticle(nonce, {
    refused: (reason) => view.refuse(reason),
    arrived: (arrival, verified) => {
      arrivedElsewhere?.close();
      clearTimeout(timer);
      void take(readArrival(arrival), { verified, from: "opener", nonce: verified ? nonce : undefined });
    },
  });
  const timer = setTimeout(() => view.askAgain(), reachable ? patience : 0);
}

/**
 * An address can be written by anybody: the reader is told so, and nothing goes into a box without being asked.
 * @param {string} nonce
 * @param {import("./article.js").Arrival} arrival
 */
function fromAddress(nonce, arrival) {
  if (used(nonce)) {
    view.refuse("What came with this page was refused: this address has been used before, and works once.");
    view.invite("Go back to the article and click the bookmark again, or paste the text here.");
    return;
  }
  announceSecondClick(nonce);
  void take(readArrival(arrival), { verified: false, from: "address" });
}

/**
 * @param {import("./reading.js").Reading | null} found
 * @param {{verified: boolean, from: "opener" | "address", nonce?: string}} how
 */
async function take(found, how) {
  nonceOfOpener = how.nonce;
  if (!found) {
    view.refuse("The page was taken, but there is no text in it.");
    view.invite("Copy the article's text and paste it here.");
    return;
  }
  const marks = await marksFor(found.article.url);
  const shown = marks && how.nonce && (await sendBack(marks, how.nonce));
  if (marks && shown) {
    view.say("marked", told(marks, shown));
    if (shown.missing.length === 0) close();
    return;
  }
  show(found, how);
  if (marks) view.unmarkable(addressWith(marks));
  if (!how.verified || found.choices.length > 0) return;
  const role = await giveToOpenTab(found.article);
  if (role) view.placed(role);
}

/**
 * @param {import("./reading.js").Reading} found
 * @param {{verified: boolean, from: "opener" | "address"}} [how]
 */
function show(found, how) {
  reading = found;
  view.show(found, how);
}

/** @param {import("../js/handover.js").Role} role */
async function use(role) {
  const now = new Date().toISOString();
  const article = { ...(reading?.article ?? { name: "", title: "", url: "", captured: now }), text: view.text };
  if (await giveToOpenTab(article, role)) {
    view.placed(role);
    return;
  }
  try {
    openWith({ ...article, role, nonce: nonceOfOpener });
  } catch {
    view.refuse("The text cannot be passed on: the page you came from has locked this tab in, or your browser keeps nothing for this site. Copy the text, open Unspin in a tab of your own, and paste it there.");
  }
}

const clicks = "unspin-click";

/** Tells the tab of the first click, which is still waiting, that the article has come. @param {string} nonce */
function announceSecondClick(nonce) {
  const channel = openChannel(clicks);
  channel?.postMessage(nonce);
  channel?.close();
}

/** @param {string} nonce */
function listenForSecondClick(nonce) {
  const channel = openChannel(clicks);
  channel?.addEventListener("message", ({ data }) => {
    if (data !== nonce) return;
    view.say("elsewhere", "The article has come in another tab. You can close this one.");
    close(); // works where the browser still knows that a script opened this tab
  });
  return channel;
}

/**
 * Whether an address with this nonce was opened in this tab before: reached by Back, or sent a second time.
 * @param {string} nonce
 */
function used(nonce) {
  try {
    const key = "unspin-used";
    const nonces = (sessionStorage.getItem(key) ?? "").split(" ");
    if (nonces.includes(nonce)) return true;
    sessionStorage.setItem(key, [...nonces, nonce].slice(-50).join(" "));
  } catch {
    // a tab in a sandbox has no storage, and no Back that would come here twice
  }
  return false;
}
