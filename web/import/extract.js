// From a news page's markup to its article.
import { Readability } from "@mozilla/readability";
import { blocksOf, isProse } from "./blocks.js";
import { withInertDocument } from "./inert.js";
import { choicesOf, hasProse, storiesOf, theStory } from "./stories.js";

/**
 * @typedef {object} Extraction
 * @property {string} text the article, its blocks parted by empty lines
 * @property {Piece[]} leftOut what else the page said, in its order
 * @property {string} title
 * @property {string} site the name the page gives its site, or ""
 * @property {string} published when it says it was published, as it says it, or ""
 * @property {string} language the language it declares, or ""
 * @property {Choice[]} choices where the page holds several stories: each of them, and all of it; `text` is one of these
 *
 * What a reader may mean by the article.
 * @typedef {object} Choice
 * @property {"all" | "entry" | "story"} kind an entry is one of a live blog
 * @property {string} title its headline, or ""
 * @property {string} text
 * @property {boolean} likeliest whether it is taken unless the reader says otherwise
 * @property {() => Piece[]} leftOut
 */

/**
 * Text of the page that is not in the article.
 * @typedef {object} Piece
 * @property {string} text
 * @property {string} following the article's block that follows it, or ""
 */

// A page with more is no article, and Readability would keep the tab busy for seconds. Ten times what is thought heavy.
const maxElements = 50_000;
// Browsers stop nesting at 512 elements, so that no page's own markup is deeper; their parsers take minutes over more.
const maxDepth = 1_000;

const unseen = "base,canvas,embed,frame,frameset,annotation,annotation-xml,iframe,link,meta[http-equiv],object,script:not([type='application/ld+json']),style,svg,template";
const pictures = "audio,caption,figcaption,figure,img,picture,source,video,[itemprop~=caption]";
const sidebars = "aside,[role=complementary],.sidebar,#sidebar";
const captionClass = /(^|[-_])(caption|credits?|photocredit)([-_]|$)/i;

/**
 * Finds the article in a page. Returns null where there is none, as on a page of links.
 * @param {string} html
 * @returns {Extraction | null}
 */
export function extract(html) {
  if (isUnlikelyDeep(html)) return null;
  // With scripts on, a browser takes what is in a noscript as mere text, closed or not; the parser here would take all that
  // follows an unclosed element in it for its content.
  return withInertDocument(html.replace(/<noscript\b[^]*?<\/noscript>/gi, ""), (page) => {
    remove(page, unseen);
    if (!page.body) return null; // it was a page of frames
    unveil(page);
    removeMisleadingNames(page);
    const everything = blocksOf(page.body);
    remove(page, pictures);
    removeCaptions(page);
    const stories = storiesOf(page);
    const heading = page.title;
    keepTheStory(page);
    removeSidebars(page);
    const article = read(page);
    const kept = article?.content ? blocksOf(article.content).filter(isProse) : stories.stories.flatMap(({ blocks }) => blocks);
    if (kept.length === 0) return null;
    const choices = choicesOf(stories, kept, heading).map(({ blocks, title, ...choice }) => ({
      ...choice,
      title: oneLine(title),
      text: textOf(blocks),
      leftOut: () => leftOut(everything, blocks),
    }));
    const likeliest = choices.find((choice) => choice.likeliest);
    return {
      text: likeliest?.text ?? textOf(kept),
      leftOut: likeliest?.leftOut() ?? leftOut(everything, kept),
      title: oneLine(article?.title || heading),
      site: oneLine(article?.siteName),
      published: oneLine(article?.publishedTime),
      language: oneLine(article?.lang),
      choices,
    };
  });
}

const unclosed = /^(area|base|br|col|embed|hr|img|input|link|meta|p|li|source|td|th|tr|track|wbr)$/i;

/** @param {string} html */
function isUnlikelyDeep(html) {
  let depth = 0;
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z][a-z0-9-]*)(?=[\s/>])/gi)) {
    if (unclosed.test(name)) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    if (depth > maxDepth) return true;
  }
  return false;
}

/** @param {Document} page */
function read(page) {
  try {
    return new Readability(page, { serializer: (node) => node, maxElemsToParse: maxElements }).parse();
  } catch {
    return null; // too many elements, or markup that Readability stumbles over: the light extraction stands in
  }
}

/** @param {Document} page @param {string} selector */
function remove(page, selector) {
  for (const element of page.querySelectorAll(selector)) element.remove();
}

/**
 * A consent dialog hides the whole article from screen readers while it is open. Readability takes that for "not shown".
 * @param {Document} page
 */
function unveil(page) {
  for (const element of page.querySelectorAll("[aria-hidden=true],[inert]")) {
    if (element.querySelectorAll("p").length > 2) element.removeAttribute("aria-hidden");
  }
}

/**
 * Readability throws away what is named for a sidebar, also a wrapper that is named for having one.
 * @param {Document} page
 */
function removeMisleadingNames(page) {
  for (const { classList } of page.querySelectorAll("[class*=sidebar i]")) {
    for (const name of [...classList]) if (/(^|[-_])(has|no|with|without)[-_]/i.test(name)) classList.remove(name);
  }
}

/**
 * Where one article element holds the headline and its text, what stands around it is not the story. Readability, which
 * does not look at element names, takes comments and teasers beside a short article for more of it.
 * @param {Document} page
 */
function keepTheStory(page) {
  const story = theStory(page);
  if (!story) return;
  page.head.append(...page.querySelectorAll("script")); // what is left of them describes the page
  page.body.replaceChildren(story);
}

/**
 * What stands beside the only headline under a name of its own is another story, however long, where the headline has a
 * text without it.
 * @param {Document} page
 */
function removeSidebars(page) {
  const [headline, another] = page.querySelectorAll("h1");
  if (!headline || another) return;
  const beside = [...page.querySelectorAll(sidebars)].filter((element) => !element.contains(headline));
  const rest = /** @type {HTMLElement} */ (page.body.cloneNode(true));
  for (const element of rest.querySelectorAll(sidebars)) if (!element.querySelector("h1")) element.remove();
  if (hasProse(rest)) for (const element of beside) element.remove();
}

/** @param {Document} page */
function removeCaptions(page) {
  for (const element of page.querySelectorAll("[class*=caption i],[class*=credit i]")) {
    const classes = [...element.classList];
    if (classes.some((each) => captionClass.test(each)) && (element.textContent ?? "").length < 600) element.remove();
  }
}

/**
 * @param {import("./blocks.js").Block[]} everything
 * @param {import("./blocks.js").Block[]} kept
 * @returns {Piece[]}
 */
function leftOut(everything, kept) {
  const indexOf = new Map(kept.map(({ text }, index) => [text, index]));
  /** @type {Piece[]} */
  const pieces = [];
  let next = 0;
  for (const { text } of everything) {
    const index = indexOf.get(text);
    if (index === undefined) pieces.push({ text, following: kept[next]?.text ?? "" });
    else next = Math.max(next, index + 1);
  }
  return pieces;
}

/** @param {import("./blocks.js").Block[]} blocks */
const textOf = (blocks) => blocks.map(({ text }) => text).join("\n\n");

/** @param {string | null | undefined} text */
const oneLine = (text) => (text ?? "").replace(/\s+/g, " ").trim().slice(0, 1_000);
