// How the bookmark gets into a browser, and what to do where it cannot.

/**
 * @typedef {object} HowTo
 * @property {string} browser
 * @property {RegExp} agent matches the User-Agent of this browser and of no other here
 * @property {string[]} steps
 */

/** @type {HowTo[]} */
export const howTo = [
  {
    browser: "Chrome, Edge, Brave, Opera, Vivaldi",
    agent: /^(?!.*Android).*Chrome/,
    steps: ["Show the bookmarks bar: Ctrl+Shift+B, on a Mac ⌘⇧B.", "Drag “Unspin this page” onto it.", "On a news page, click it there."],
  },
  {
    browser: "Firefox",
    agent: /^(?!.*Android).*Firefox/,
    steps: [
      "Show the bookmarks toolbar: Ctrl+Shift+B, on a Mac ⌘⇧B.",
      "Drag “Unspin this page” onto it, or right-click it and choose “Bookmark Link”.",
      "On a news page, click it there. If Firefox says that it stopped a pop-up, allow pop-ups for that page.",
    ],
  },
  {
    browser: "Safari on a Mac",
    agent: /Macintosh.*Version.*Safari/,
    steps: ["Show the favourites bar: ⌘⇧B.", "Drag “Unspin this page” onto it.", "On a news page, click it there."],
  },
  {
    browser: "iPhone and iPad (Safari)",
    agent: /(iPhone|iPad).*Version.*Safari/,
    steps: [
      "Tap “Copy”, next to “Unspin this page”.",
      "Add any page to your bookmarks with the Share button.",
      "Open Bookmarks, tap Edit and choose that bookmark. Name it Unspin, and put what you copied in place of its address.",
      "On a news page, open Bookmarks and tap Unspin.",
    ],
  },
  {
    browser: "Android (Chrome, Edge, Brave)",
    agent: /Android.*Chrome/,
    steps: [
      "Tap “Copy”, next to “Unspin this page”.",
      "Add any page to your bookmarks with the star, and edit that bookmark. Name it Unspin, and put what you copied in place of its address.",
      "On a news page, tap the address bar, type unspin, and tap the bookmark among the suggestions. From the list of bookmarks it may not run.",
    ],
  },
  {
    browser: "Firefox on a phone",
    agent: /Android.*Firefox|FxiOS/,
    steps: [
      "It does not run such bookmarks reliably. On the news page, press a word until it is marked, choose “Select all”, then “Copy”.",
      "Paste it into Unspin.",
    ],
  },
];

/** The name under which the reader's own browser stands above. @param {string} agent */
export const howToHere = (agent) => howTo.find((each) => each.agent.test(agent))?.browser ?? "";
