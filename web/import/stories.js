// The stories of a page that holds several: a live blog's entries, the articles of a front page, two stories one below
// the other. Which of them a reader means only the reader knows.
import { blocksOf, isProse } from "./blocks.js";

/**
 * @typedef {object} Story
 * @property {string} title its headline, or ""
 * @property {import("./blocks.js").Block[]} blocks its text
 *
 * @typedef {{live: boolean, stories: Story[]}} Stories live: entries of one live blog
 */

const articles = "article,[role=article],[itemprop~=articleBody],[itemprop~=liveBlogUpdate]";
const headlines = "h1,h2,h3,h4,[itemprop~=headline]";
const apart =
  "nav,aside,footer,form,button,dialog,[role=navigation],[role=complementary],[role=dialog],.sidebar,#sidebar,[rel=author],[itemprop~=author],[class*=byline i],[class*=dateline i]";
const leastProse = 80; // characters of a paragraph that makes a story; an entry of a live blog may be a sentence
const leastEntry = 30;
const alike = 1 / 3; // of the heaviest story: what is lighter is a teaser or a comment beside it
const most = 100; // stories that are offered
const maxRoots = 2_000; // a page may be made to hold more than anybody can look at
const maxHeadlines = 50;

/**
 * Finds the stories of a page in their order; none where one stands out.
 * @param {Document} page
 * @returns {Stories}
 */
export function storiesOf(page) {
  const live = isLive(page);
  if (!live && theStory(page)) return { live, stories: [] };
  let found = [...page.body.querySelectorAll(articles)];
  if (live && found.length < 2) found = timed(page);
  if (!live && found.length < 2) found = headed(page);
  found = found.slice(0, maxRoots);
  const roots = new Set(found);
  const all = found.map((root) => storyIn(root, roots, live)).filter(({ blocks }) => weightOf(blocks, live ? leastEntry : leastProse) > 0);
  if (live) return { live, stories: all.length > 1 ? all.slice(0, most) : [] };
  const heaviest = heaviestOf(all);
  const stories = all.filter(({ blocks }) => weightOf(blocks) >= alike * weightOf(heaviest?.blocks ?? []));
  return { live, stories: stories.length > 1 ? stories.slice(0, most) : [] };
}

/**
 * What may be chosen, all of it first; nothing where what was taken for the article is none of the stories.
 * @param {Stories} stories
 * @param {import("./blocks.js").Block[]} article what was taken for it
 * @param {string} heading what the page calls itself
 * @returns {{kind: "all" | "entry" | "story", title: string, blocks: import("./blocks.js").Block[], likeliest: boolean}[]}
 */
export function choicesOf({ live, stories }, article, heading) {
  const parts = stories.map(({ blocks }) => partOf(article, blocks));
  if (stories.length === 0 || (!live && sizeOf(parts.flat()) < sizeOf(article) / 2)) return [];
  const likeliest = live ? undefined : likeliestOf(stories, parts, sizeOf(article), heading);
  return [
    { kind: "all", title: "", blocks: article, likeliest: !likeliest },
    ...stories.map((story, i) => {
      const clean = sizeOf(parts[i]) > 0.8 * sizeOf(story.blocks);
      return { kind: /** @type {"entry" | "story"} */ (live ? "entry" : "story"), title: story.title, blocks: clean ? parts[i] : story.blocks, likeliest: story === likeliest };
    }),
  ];
}

/**
 * The story that the page is named after, or that most of what was taken for the article is from; of two or three, the longest.
 * @param {Story[]} stories
 * @param {import("./blocks.js").Block[][]} parts of the article
 * @param {number} size the article's
 * @param {string} heading
 */
function likeliestOf(stories, parts, size, heading) {
  const named = stories.filter(({ title }) => title.length > 12 && heading.includes(title));
  if (named.length === 1) return named[0];
  return stories.find((_, i) => sizeOf(parts[i]) > 0.8 * size) ?? (stories.length < 4 ? heaviestOf(stories) : undefined);
}

/** What of some blocks stands in others, too. @param {import("./blocks.js").Block[]} of @param {import("./blocks.js").Block[]} others */
function partOf(of, others) {
  const texts = new Set(others.map(({ text }) => text));
  return of.filter(({ text }) => texts.has(text));
}

/** @param {import("./blocks.js").Block[]} blocks */
const sizeOf = (blocks) => blocks.reduce((sum, { text }) => sum + text.length, 0);

/** @param {Story[]} stories */
const heaviestOf = (stories) => stories.reduce((best, each) => (!best || weightOf(each.blocks) > weightOf(best.blocks) ? each : best), /** @type {Story | undefined} */ (undefined));

/** The one article element that holds the only headline among them, and its text. @param {Document} page */
export function theStory(page) {
  const [headline, another] = page.querySelectorAll("article h1");
  const story = headline?.closest("article");
  return story && !another && hasProse(story) ? story : null;
}

/** Whether there are two paragraphs of running text or more. @param {Element} within */
export const hasProse = (within) => blocksOf(within).filter(({ text, linked }) => text.length > leastProse && linked < text.length / 2).length >= 2;

/**
 * @param {Element} root
 * @param {Set<Element>} roots those in it are stories of their own
 * @param {boolean} live an entry's headline stands among its text, as in the whole of them
 */
function storyIn(root, roots, live) {
  const own = (/** @type {Node} */ node) => node === root || !(node instanceof Element && (roots.has(node) || node.matches(apart)));
  const headline = [...root.querySelectorAll(headlines)].find((each) => each.closest(articles) === root || !each.closest(articles));
  const title = (headline?.textContent ?? "").replace(/\s+/g, " ").trim();
  const blocks = blocksOf(root, own).filter((block) => isProse(block) && (live || block.text !== title));
  return { title, blocks };
}

/** How many characters of running text there are. @param {import("./blocks.js").Block[]} blocks @param {number} [least] that a paragraph has */
const weightOf = (blocks, least = leastProse) => blocks.reduce((sum, { text, linked }) => (text.length > least && linked < text.length / 2 ? sum + text.length : sum), 0);

/** @param {Document} page */
function isLive(page) {
  const declared = [...page.querySelectorAll("script[type='application/ld+json']")].some(({ textContent }) => /"LiveBlogPosting"/.test(textContent ?? ""));
  return declared || page.querySelector("[itemtype$=LiveBlogPosting],[itemprop~=liveBlogUpdate]") !== null;
}

/** What stands beside at least two others that have a time as it has. @param {Document} page */
function timed(page) {
  const times = [...page.body.querySelectorAll("time")].slice(0, maxRoots);
  /** @type {Map<Element, Set<Element>>} */
  const within = new Map();
  for (const time of times)
    for (let each = /** @type {Element} */ (time), above = each.parentElement; above && each !== page.body; each = above, above = each.parentElement)
      within.set(above, (within.get(above) ?? new Set()).add(each));
  const entries = times.map((time) => {
    for (let each = /** @type {Element} */ (time), above = each.parentElement; above && each !== page.body; each = above, above = each.parentElement)
      if ((within.get(above)?.size ?? 0) > 2) return each;
    return null;
  });
  return [...new Set(entries)].filter((each) => each !== null);
}

/** What stands around each of several main headlines. @param {Document} page */
function headed(page) {
  const all = [...page.body.querySelectorAll("h1")];
  if (all.length < 2 || all.length > maxHeadlines) return [];
  return all.map((headline) => {
    let root = /** @type {Element} */ (headline);
    for (let above = root.parentElement; above && above !== page.body && above.querySelectorAll("h1").length === 1; above = above.parentElement) root = above;
    return root;
  });
}
