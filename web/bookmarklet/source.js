// The bookmarklet, readable. It runs inside a page we know nothing about, so it changes nothing there, injects no
// script and uses no sink that a policy may guard (innerHTML, DOMParser, eval). build.mjs makes it one line of code.
//
// First click: opens the import page, waits for its handshake and posts the article to it.
// Second click, when no handshake came (Cross-Origin-Opener-Policy cuts the two tabs apart): the article travels in the
// fragment of a new tab's address.
// Afterwards Unspin may ask for a way back, from the tab that was opened: what it found is marked here (marks.js).
// No new tab, or one without an origin of its own (CSP sandbox): the same fragment, in this tab.
import { drawFrom } from "./marks.js";
import { isLegible, isUnseen, visibleMarkup } from "./visible.js";

(() => {
  const site = "{site}"; // address.js puts the site's address here
  const maxCharacters = 4 << 20; // as in import/article.js, which refuses more
  const maxPayload = 6e5; // bytes of JSON; base64 makes them 800,000, and Firefox wants fragments under 1 MB
  const minSelection = 200; // characters; a shorter selection is more likely a slip of the mouse
  const key = Symbol.for("unspin"); // where this page keeps the unanswered first click

  const body = document.body ?? document.documentElement; // an XML document has no body
  const apart =
    "h1,nav,aside,.sidebar,#sidebar,footer,figure,figcaption,video,button,dialog,select,textarea,script,style,noscript,template,svg,iframe," +
    "[hidden],[role=navigation],[role=dialog],[role=alertdialog],[role=complementary]";

  // The page's visible text, block by block, with the element it stands in and how many of its characters are linked.
  const blocks = () => {
    const found = [];
    const inline = new Map();
    const isInline = (element) => {
      if (!inline.has(element)) inline.set(element, /^(inline|contents|ruby)/.test(getComputedStyle(element).display));
      return inline.get(element);
    };
    const walker = document.createTreeWalker(body, 5 /* elements and text */, (node) =>
      node.nodeType == 1 && (node.matches(apart) || isUnseen(node)) ? 2 /* reject */ : 1,
    );
    let last;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const isBreak = node.localName == "br";
      if (node.nodeType == 1 && !isBreak) continue;
      if (!isBreak && !isLegible(node.parentElement)) continue;
      let block = node.parentElement;
      while (block != body && isInline(block)) block = block.parentElement;
      if (last?.block != block) found.push((last = { block, text: "", linked: 0 }));
      const keepsBreaks = /pre/.test(getComputedStyle(block).whiteSpace);
      const text = isBreak ? "\n" : keepsBreaks ? node.data : node.data.replace(/\s+/g, " ");
      last.text += text;
      if (node.parentElement.closest("a")) last.linked += text.length;
    }
    for (const one of found) one.text = one.text.replace(/ +/g, " ").replace(/ ?\n ?/g, "\n").trim();
    return found.filter((one) => one.text);
  };

  // A light extraction for where the markup cannot travel: what stands in the innermost element that still holds three
  // quarters of the prose. An article with the only headline in it goes before all others.
  const lightText = () => {
    const all = blocks().filter((one) => one.linked < one.text.length / 2);
    const prose = new Map(); // element → characters of prose in it
    for (const { block, text } of all)
      if (text.length > 80)
        for (let element = block; element; element = element.parentElement)
          prose.set(element, (prose.get(element) ?? 0) + text.length);
    const amount = (element) => prose.get(element) ?? 0;
    const [headline, another] = document.querySelectorAll("article h1");
    const story = another ? null : headline?.closest("article");
    let root = amount(story) ? story : [...document.querySelectorAll("[itemprop=articleBody],article,main")].find(
      (element) => amount(element) > amount(body) / 3,
    );
    for (let deeper = root ?? body; deeper; ) {
      root = deeper;
      deeper = [...root.children].find((child) => amount(child) > amount(root) * 0.75);
    }
    return all.filter((one) => root.contains(one.block)).map((one) => one.text).join("\n\n");
  };

  const article = () => {
    const selection = String(getSelection()).trim();
    return {
      url: location.href.slice(0, 8e3),
      title: document.title.slice(0, 1e3),
      site: document.querySelector("meta[property='og:site_name']")?.content.slice(0, 1e3) ?? "",
      selection: selection.length > minSelection ? selection.slice(0, maxCharacters) : "",
      text: lightText().slice(0, maxCharacters),
    };
  };

  // The address that carries the article in its fragment, as base64url of JSON, cut to what an address can hold.
  const addressOf = (nonce) => {
    const { selection, ...rest } = article();
    if (selection) rest.text = selection;
    for (;;) {
      const bytes = new TextEncoder().encode(JSON.stringify(rest));
      if (bytes.length <= maxPayload) {
        let binary = "";
        for (const byte of bytes) binary += String.fromCharCode(byte);
        return importPage("a1", nonce, btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, ""));
      }
      rest.text = rest.text.slice(0, rest.text.length * Math.min(0.95, maxPayload / bytes.length));
      rest.cut = true;
    }
  };
  const importPage = (...parts) => site + "import.html#" + parts.join(".");

  // A new tab, or nothing where popups are blocked. In a sandbox Firefox throws instead of answering null.
  const openTab = (address) => {
    try {
      return open(address);
    } catch {
      return null;
    }
  };

  const unanswered = window[key];
  if (unanswered) {
    delete window[key];
    const address = addressOf(unanswered());
    if (!openTab(address)) location.href = address;
    return;
  }

  const nonce = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => (byte + 256).toString(16).slice(1)).join("");
  const tab = openTab(importPage("b1", nonce));
  if (!tab) {
    location.href = addressOf(nonce);
    return;
  }
  const answer = ({ source, origin, data }) => {
    if (source != tab || data?.nonce != nonce) return;
    if (data.unspin == "show" && origin == new URL(site).origin) {
      const { port1, port2 } = new MessageChannel();
      drawFrom(port1);
      tab.postMessage({ unspin: "port", nonce }, origin, [port2]);
    }
    if (data.unspin != "ready" || answered) return;
    if (origin == new URL(site).origin) {
      tab.postMessage({ unspin: "article", nonce, html: visibleMarkup(maxCharacters), ...article() }, origin);
    } else if (origin == "null") {
      // The tab inherited this page's sandbox: nothing in there could reach Unspin.
      tab.close();
      location.href = addressOf(nonce);
      stop();
    } else return;
    answered = true;
    delete window[key];
  };
  let answered = false;
  const stop = (window[key] = () => {
    removeEventListener("message", answer);
    return nonce;
  });
  addEventListener("message", answer);
})();
