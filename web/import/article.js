// What may come in, and what is refused. Every value that reaches the page from another one goes through here.

/**
 * An article as the bookmarklet sends it.
 * @typedef {object} Arrival
 * @property {string} html the page's markup, or "" if it could not travel
 * @property {string} text the bookmarklet's own light extraction
 * @property {string} selection what the reader had selected, or ""
 * @property {string} url the page's address, or "" if it has none on the web
 * @property {string} title the page's title
 * @property {string} site the name the page gives its site, or ""
 * @property {boolean} cut whether the text had to be shortened on its way
 */

/** Something that was sent here and not accepted; the message is for the reader. */
export class Refusal extends Error {}

/** The most characters accepted in one field, as in bookmarklet/source.js. */
export const maxCharacters = 4 << 20;
const maxTitle = 1_000;
const maxAddress = 8_000;

/**
 * Returns what was sent as an Arrival, or throws a Refusal that says what is wrong with it.
 * @param {unknown} value
 * @returns {Arrival}
 */
export function checkArrival(value) {
  if (typeof value !== "object" || value === null) throw new Refusal("it is not an article");
  const given = /** @type {Record<string, unknown>} */ (value);
  const arrival = {
    html: stringIn(given, "html", maxCharacters),
    text: stringIn(given, "text", maxCharacters),
    selection: stringIn(given, "selection", maxCharacters),
    url: webAddress(stringIn(given, "url", maxAddress)),
    title: oneLine(stringIn(given, "title", maxTitle)),
    site: oneLine(stringIn(given, "site", maxTitle)),
    cut: given.cut === true,
  };
  if (!(arrival.html || arrival.text || arrival.selection).trim()) throw new Refusal("there is no text in it");
  return arrival;
}

/**
 * @param {Record<string, unknown>} given
 * @param {string} field
 * @param {number} most
 */
function stringIn(given, field, most) {
  const value = given[field] ?? "";
  if (typeof value !== "string") throw new Refusal(`its ${field} is not text`);
  if (value.length > most) {
    throw new Refusal(`its ${field} is too long: ${value.length.toLocaleString("en")} characters, at most ${most.toLocaleString("en")} are taken`);
  }
  return value;
}

/** @param {string} text */
const oneLine = (text) => text.replace(/\s+/g, " ").trim();

/**
 * The address if it is one on the web: javascript:, data:, file: and the like name nothing that a report could cite.
 * @param {string} address
 */
function webAddress(address) {
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : "";
  } catch {
    return "";
  }
}
