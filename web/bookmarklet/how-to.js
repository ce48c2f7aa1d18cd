// How the bookmark gets into a browser, and what to do where it cannot.

/** @type {{browser: string, steps: string[]}[]} */
export const howTo = [
  {
    browser: "Chrome, Edge, Brave, Opera, Vivaldi",
    steps: [
      "Show the bookmarks bar: Ctrl+Shift+B, on a Mac ⌘⇧B.",
      "Drag “Unspin this page” onto it.",
      "On a news page, click it there.",
    ],
  },
  {
    browser: "Firefox",
    steps: [
      "Show the bookmarks toolbar: Ctrl+Shift+B, on a Mac ⌘⇧B.",
      "Drag “Unspin this page” onto it, or right-click it and choose Bookmark Link.",
      "On a news page, click it there. If Firefox says that it stopped a pop-up, allow pop-ups for that page.",
    ],
  },
  {
    browser: "Safari on a Mac",
    steps: ["Show the favourites bar: ⌘⇧B.", "Drag “Unspin this page” onto it.", "On a news page, click it there."],
  },
  {
    browser: "iPhone and iPad (Safari)",
    steps: [
      "Tap “Copy its address”.",
      "Add any page to your bookmarks with the Share button.",
      "Open Bookmarks, tap Edit and choose that bookmark. Name it Unspin, and replace its address by the one you copied.",
      "On a news page, open Bookmarks and tap Unspin.",
    ],
  },
  {
    browser: "Android (Chrome, Edge, Brave)",
    steps: [
      "Tap “Copy its address”.",
      "Add any page to your bookmarks with the star, and edit that bookmark. Name it Unspin, and replace its address by the one you copied.",
      "On a news page, tap the address bar, type unspin, and tap the bookmark among the suggestions. In the list of bookmarks it would not run.",
    ],
  },
  {
    browser: "Firefox on a phone, and pages that let no bookmark in",
    steps: [
      "If nothing happens when you click, the browser or the page forbids it. Select everything on the page and copy it.",
      "Paste it into Unspin.",
    ],
  },
];
