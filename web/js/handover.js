// How an article gets from the import page into the page with the two boxes: through memory to a tab that is open
// already, otherwise through this tab's session storage, from which it is taken at once. Both only ever reach this
// site's own pages.

/** @typedef {"reference" | "suspect"} Role */

/**
 * @typedef {object} Article
 * @property {string} text
 * @property {string} name the site's name and the title
 * @property {string} url the address, or ""
 * @property {string} title
 * @property {string} captured when it was brought here, as in RFC 3339
 * @property {Role} role the box it is for
 * @property {string} [nonce] what the article's page knows this tab by, where it opened it
 */

const channelName = "unspin-article";
const storageKey = "unspin-article";
const askFor = 300; // milliseconds; an open tab that is not busy answers in a few
const placeWithin = 2_000;

/**
 * Calls back with every article that is brought to this page, also with one that was waiting when it opened.
 * @param {(article: Article) => void} place puts it into its box
 * @param {() => Role | null} wanted the one box that is empty while the other is not. Only into that one articles are
 *   brought from other tabs: a comparison that is complete is nobody else's to change
 */
export function onArticle(place, wanted) {
  let lastFocus = document.hasFocus() ? Date.now() : 0;
  addEventListener("focus", () => (lastFocus = Date.now()));
  const tab = randomId();
  const channel = openChannel(channelName);
  channel?.addEventListener("message", ({ data }) => {
    if (data.kind === "who") channel.postMessage({ kind: "here", id: data.id, tab, wanted: wanted(), lastFocus });
    if (data.kind === "article" && data.tab === tab) {
      place(data.article);
      channel.postMessage({ kind: "placed", id: data.id });
    }
  });
  const waiting = takeWaiting();
  if (waiting) place(JSON.parse(waiting));
}

/**
 * Answers import pages that come from an article's page with what is to be marked there.
 * @param {(url: string) => unknown} marksFor undefined: nothing
 */
export function onMarksWanted(marksFor) {
  const channel = openChannel(channelName);
  channel?.addEventListener("message", ({ data }) => {
    const marks = data.kind === "marks?" && marksFor(data.url);
    if (marks) channel.postMessage({ kind: "marks", id: data.id, marks });
  });
}

/**
 * What an open Unspin tab wants to have marked on the page with this address, or null.
 * @param {string} url
 * @returns {Promise<import("./onpage.js").Marks | null>}
 */
export async function marksFor(url) {
  const channel = url ? openChannel(channelName) : undefined;
  if (!channel) return null;
  const id = randomId();
  try {
    return await new Promise((resolve) => {
      channel.onmessage = ({ data }) => data.kind === "marks" && data.id === id && resolve(data.marks);
      channel.postMessage({ kind: "marks?", id, url });
      setTimeout(resolve, askFor / 2, null);
    });
  } finally {
    channel.close();
  }
}

/** Firefox forbids it where it forbids storage: then no tab hears of another. @param {string} name */
export function openChannel(name) {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}

function takeWaiting() {
  try {
    const waiting = sessionStorage.getItem(storageKey);
    sessionStorage.removeItem(storageKey);
    return waiting;
  } catch {
    return null; // a browser that keeps nothing has nothing waiting
  }
}

/** crypto.randomUUID exists on secure addresses only, and a site in a local network has none. */
const randomId = () => crypto.getRandomValues(new Uint32Array(4)).join("-");

/**
 * Gives the article to the Unspin tab that lacks it; of several, to the one that was looked at last. Resolves to the box
 * it went into, or to null if there is no such tab.
 * @param {Omit<Article, "role">} article
 * @param {Role} [role] only into this box
 * @returns {Promise<Role | null>}
 */
export async function giveToOpenTab(article, role) {
  const channel = openChannel(channelName);
  if (!channel) return null;
  const id = randomId();
  try {
    /** @type {{tab: string, wanted: Role | null, lastFocus: number}[]} */
    const tabs = [];
    await new Promise((resolve) => {
      channel.onmessage = ({ data }) => data.kind === "here" && data.id === id && tabs.push(data);
      channel.postMessage({ kind: "who", id });
      setTimeout(resolve, askFor);
    });
    const [best] = tabs
      .filter(({ wanted }) => wanted && (!role || wanted === role))
      .sort((a, b) => b.lastFocus - a.lastFocus);
    if (!best) return null;
    return await new Promise((resolve) => {
      channel.onmessage = ({ data }) => data.kind === "placed" && data.id === id && resolve(best.wanted);
      channel.postMessage({ kind: "article", id, tab: best.tab, article: { ...article, role: best.wanted } });
      setTimeout(resolve, placeWithin, null);
    });
  } finally {
    channel.close();
  }
}

/**
 * Opens the page with the two boxes in this tab and leaves the article for it. Throws where the browser keeps nothing,
 * as in a tab that has inherited a sandbox.
 * @param {Article} article
 */
export function openWith(article) {
  sessionStorage.setItem(storageKey, JSON.stringify(article));
  location.replace("./");
}
