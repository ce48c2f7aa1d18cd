// From what arrived to what the reader sees: the article's text, and the name it goes by in the report.
import { extract } from "./extract.js";

/**
 * @typedef {object} Reading
 * @property {Omit<import("../js/handover.js").Article, "role">} article
 * @property {string} whole the whole article where `article.text` is only what was selected, otherwise ""
 * @property {import("./extract.js").Piece[]} leftOut what else the page said
 * @property {string} site
 * @property {string} published
 * @property {string} language
 * @property {boolean} cut whether the text had to be shortened on its way
 * @property {Choice[]} choices of several stories in one page, none where there is one
 *
 * @typedef {import("./extract.js").Choice & {headline: string, name: string}} Choice with its title, else the page's, and the name it goes by in the report
 */

// Under this a text from the markup is a headline or a notice, and the light extraction may know more.
const leastCharacters = 200;

/**
 * @param {import("./article.js").Arrival} arrival
 * @returns {Reading | null} null where there is no text to be found
 */
export function readArrival(arrival) {
  const extraction = arrival.html ? extract(arrival.html) : null;
  const trusted = extraction && (extraction.text.length >= leastCharacters || arrival.text.length < leastCharacters);
  const whole = trusted ? extraction.text : arrival.text;
  const text = arrival.selection || whole;
  if (!text.trim()) return null;
  const { url, title, site, cut } = arrival;
  return reading({ text, extraction, url, title, site, whole: arrival.selection ? whole : "", cut });
}

/**
 * Reads what was copied from a page and pasted. Returns null if it is no page, only a piece of text.
 * @param {string} html
 * @returns {Reading | null}
 */
export function readPasted(html) {
  const extraction = extract(html);
  if (!extraction || extraction.text.length < leastCharacters) return null;
  return reading({ text: extraction.text, extraction, url: "", title: "", site: "", whole: "", cut: false });
}

/**
 * @param {{text: string, extraction: import("./extract.js").Extraction | null, url: string, title: string, site: string, whole: string, cut: boolean}} found
 * @returns {Reading}
 */
function reading({ text, extraction, url, title, whole, cut, ...found }) {
  const site = extraction?.site || found.site || (url ? new URL(url).hostname.replace(/^www\./, "") : "");
  const heading = withoutSite(extraction?.title || title, site);
  const named = (/** @type {string} */ title) => [site, title].filter(Boolean).join(": ");
  const choices = extraction && extraction.text === text ? extraction.choices : [];
  const headline = choices.find(({ likeliest }) => likeliest)?.title || heading;
  return {
    article: {
      text,
      name: named(headline),
      title: headline,
      url,
      captured: new Date().toISOString().replace(/\.\d+Z$/, "Z"),
    },
    whole,
    leftOut: extraction && !whole ? extraction.leftOut : [],
    site,
    published: extraction?.published ?? "",
    language: extraction?.language ?? "",
    cut,
    choices: choices.map((choice) => ({ ...choice, headline: choice.title || heading, name: named(choice.title || heading) })),
  };
}

/**
 * Titles often end in the site's name: "… | The Courier".
 * @param {string} title
 * @param {string} site
 */
function withoutSite(title, site) {
  if (!site || !title.endsWith(site)) return title;
  return title.slice(0, -site.length).replace(/\s*[|·:–—-]\s*$/, "") || title;
}
