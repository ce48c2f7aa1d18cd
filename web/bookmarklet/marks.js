// What Unspin found in an article, marked on the article's own page: by highlights that CSS draws, so that its document
// stays as it is, and with a small panel in a closed shadow root. Found by the words and those around them, never by
// position: a page that draws itself anew keeps its marks.
//
// The page's own scripts can see whatever arrives here. So nothing comes but words that they have already, what kind of
// finding each is, and the verdict; and nothing goes back but how many were found.

import { isUnseen } from "./visible.js";

/** @typedef {{text: string, before: string, after: string, label: string}} Mark */

const key = Symbol.for("unspin-marks"); // where this page keeps how to take the marks away
const least = 8; // characters around a mark that must agree, unless its paragraph has fewer
const passed = "script,style,noscript,template,textarea,select,title";
const invisible = /[\s\u00ad\u200b-\u200d\u2060\ufeff]/;

/** @param {string} text */
const squeeze = (text) => [...text].filter((letter) => !invisible.test(letter)).join("");

/**
 * Draws what comes through a port, and answers with how many of it were found, and which were not.
 * @param {MessagePort} port
 */
export function drawFrom(port) {
  port.onmessage = ({ data }) => {
    if (!CSS.highlights) return port.postMessage({ found: -1 });
    /** @type {any} */ (document)[key]?.();
    port.postMessage(draw(String(data.headline), data.marks));
  };
}

/** @param {string} headline @param {Mark[]} marks */
function draw(headline, marks) {
  /** @type {(Range | undefined)[]} */ let ranges = [];
  let at = -1;
  const highlights = /** @type {HighlightRegistry} */ (CSS.highlights);
  const shown = () => /** @type {Range[]} */ (ranges.filter(Boolean));
  const locate = () => {
    ranges = find(marks);
    highlights.set("unspin", new Highlight(...shown()));
  };
  const sheet = rules(
    "::highlight(unspin){background-color:#ffd666;color:#1c1b19;text-decoration:underline 2px #a3261b}" +
      "::highlight(unspin-now){background-color:#a3261b;color:#fff}",
  );
  const { host, say } = panel(headline, step, remove);
  const observer = new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      if (!host.isConnected) document.documentElement.append(host);
      if (ranges.every((range) => range && range.startContainer.isConnected && !range.collapsed)) return;
      locate();
      tell();
    }, 300);
  });
  let waiting = 0;

  function tell() {
    const missing = marks.filter((_, i) => !ranges[i]).map(({ text }) => text);
    const mark = marks[at];
    say(mark ? `${ordinal()} of ${shown().length}: “${mark.text}”, ${mark.label}` : `${shown().length} of ${marks.length} findings are marked here.`, missing);
  }
  const ordinal = () => ranges.slice(0, at + 1).filter(Boolean).length;

  /** @param {1 | -1} by */
  function step(by) {
    if (shown().length === 0) return;
    if (at < 0 && by < 0) at = 0;
    do at = (at + by + marks.length) % marks.length;
    while (!ranges[at]);
    const range = /** @type {Range} */ (ranges[at]);
    const now = new Highlight(range);
    now.priority = 1;
    highlights.set("unspin-now", now);
    range.startContainer.parentElement?.scrollIntoView({ block: "center" });
    tell();
  }

  function remove() {
    observer.disconnect();
    clearTimeout(waiting);
    highlights.delete("unspin");
    highlights.delete("unspin-now");
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    host.remove();
    delete (/** @type {any} */ (document)[key]);
  }

  /** @type {any} */ (document)[key] = remove;
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.documentElement.append(host);
  locate();
  tell();
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  return { found: shown().length, missing: marks.flatMap((_, i) => (ranges[i] ? [] : [i])) };
}

/** A sheet of style rules: it is no markup, and no policy of the page is asked. @param {string} css */
function rules(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

/**
 * Where each mark stands: of the places with its words, the one with the most of what stands around it.
 * @param {Mark[]} marks
 */
function find(marks) {
  const { text, nodes, offsets } = letters();
  const taken = new Set();
  return marks.map((mark) => {
    const [words, before, after] = [mark.text, mark.before, mark.after].map((part) => squeeze(String(part)));
    if (!words) return undefined;
    const enough = Math.min(least, before.length + after.length);
    let best = -1;
    let most = enough - 1;
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      let agreeing = 0;
      while (agreeing < before.length && text[at - 1 - agreeing] === before[before.length - 1 - agreeing]) agreeing++;
      for (let i = 0; i < after.length && text[at + words.length + i] === after[i]; i++) agreeing++;
      if (agreeing > most && !taken.has(at)) [best, most] = [at, agreeing];
    }
    if (best < 0) return undefined;
    taken.add(best);
    const last = best + words.length - 1;
    const range = document.createRange();
    range.setStart(nodes[best], offsets[best]);
    range.setEnd(nodes[last], offsets[last] + 1);
    return range;
  });
}

/** The page's visible letters, without blanks, and where each stands. */
function letters() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && (node.matches(passed) || isUnseen(node)) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  let text = "";
  /** @type {Text[]} */ const nodes = [];
  /** @type {number[]} */ const offsets = [];
  while (walker.nextNode()) {
    if (walker.currentNode.nodeType !== Node.TEXT_NODE) continue;
    const node = /** @type {Text} */ (walker.currentNode);
    for (let i = 0; i < node.data.length; i++) {
      if (invisible.test(node.data[i])) continue;
      text += node.data[i];
      nodes.push(node);
      offsets.push(i);
    }
  }
  return { text, nodes, offsets };
}

/**
 * @param {string} headline
 * @param {(by: 1 | -1) => void} step
 * @param {() => void} remove
 */
function panel(headline, step, remove) {
  const make = (/** @type {string} */ name, /** @type {string} */ words, /** @type {Node[]} */ ...children) => {
    const node = document.createElement(name);
    node.textContent = words;
    node.append(...children);
    return node;
  };
  const button = (/** @type {string} */ words, /** @type {() => void} */ act) => {
    const node = make("button", words);
    node.onclick = act;
    return node;
  };
  const line = make("p", "");
  line.setAttribute("aria-live", "polite");
  const missing = make("details", "");
  const box = make("section", "", make("strong", `Unspin: ${headline}`), line, button("Previous", () => step(-1)), button("Next", () => step(1)), button("Remove", remove), missing);
  box.setAttribute("aria-label", "Unspin");
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "closed" });
  root.adoptedStyleSheets = [
    // What is important here is stronger than any rule of the page's.
    rules(
      ":host{all:initial!important;display:block!important;position:fixed!important;inset:auto 1rem 1rem auto!important;z-index:2147483647!important}" +
        "section{width:min(20rem,calc(100vw - 4rem));max-height:50vh;overflow:auto;padding:.8rem 1rem;font:16px/1.4 system-ui,sans-serif;color:#1c1b19;background:#fff;border:1px solid #8a8378;border-left:6px solid #a3261b;border-radius:8px;box-shadow:0 4px 16px #0004}" +
        "p{margin:.4rem 0}button{font:inherit;margin:.2rem .4rem .2rem 0;padding:.3rem .7rem;color:inherit;background:#f4f1ea;border:1px solid #8a8378;border-radius:6px;cursor:pointer}" +
        "button:focus-visible{outline:3px solid #1f5fa8;outline-offset:2px}ul{margin:.3rem 0;padding-left:1.2rem}",
    ),
  ];
  root.append(box);
  return {
    host,
    /** @param {string} words @param {string[]} lost the words that do not stand on the page */
    say(words, lost) {
      line.textContent = words;
      missing.hidden = lost.length === 0;
      missing.replaceChildren(make("summary", `Not found on this page: ${lost.length}`), make("ul", "", ...lost.slice(0, 50).map((each) => make("li", each))));
    },
  };
}
