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
 * @property {Role | "other"} role the box it is for; "other": the one that is empty, if exactly one is
 */

const channelName = "unspin-article";
const storageKey = "unspin-article";
const askFor = 300; // milliseconds; an open tab that is not busy answers in a few
const placeWithin = 2_000;

/**
 * Calls back with every article that is brought to this page, also with one that was waiting when it opened. The
 * callback puts it into its box and returns which one that was, or null if it has no place for it: neither or both boxes
 * are empty and the article is for the "other" one. It must leave alone a box that is not empty unless `role` names it.
 * @param {(article: Article) => Role | null} callback
 */
export function onArticle(callback) {
  let lastFocus = document.hasFocus() ? Date.now() : 0;
  addEventListener("focus", () => (lastFocus = Date.now()));
  const tab = crypto.randomUUID();
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener("message", ({ data }) => {
    if (data.kind === "who") channel.postMessage({ kind: "here", id: data.id, tab, lastFocus });
    if (data.kind === "article" && data.tab === tab) {
      channel.postMessage({ kind: "placed", id: data.id, role: callback(data.article) });
    }
  });
  const waiting = sessionStorage.getItem(storageKey);
  sessionStorage.removeItem(storageKey);
  if (waiting) callback(JSON.parse(waiting));
}

/**
 * Gives the article to the Unspin tab that was looked at last. Resolves to whether there is one, and to the box the
 * article went into, if that tab had a place for it.
 * @param {Article} article
 * @returns {Promise<{open: boolean, role: Role | null}>}
 */
export async function giveToOpenTab(article) {
  const channel = new BroadcastChannel(channelName);
  const id = crypto.randomUUID();
  try {
    /** @type {{tab: string, lastFocus: number}[]} */
    const tabs = [];
    await new Promise((resolve) => {
      channel.onmessage = ({ data }) => data.kind === "here" && data.id === id && tabs.push(data);
      channel.postMessage({ kind: "who", id });
      setTimeout(resolve, askFor);
    });
    if (tabs.length === 0) return { open: false, role: null };
    const { tab } = tabs.reduce((latest, each) => (each.lastFocus > latest.lastFocus ? each : latest));
    const role = await new Promise((resolve) => {
      channel.onmessage = ({ data }) => data.kind === "placed" && data.id === id && resolve(data.role);
      channel.postMessage({ kind: "article", id, tab, article });
      setTimeout(resolve, placeWithin, null);
    });
    return { open: true, role };
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
