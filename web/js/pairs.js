// A table of pairs of texts: what of one goes back to the other, what that was
// found to be, and the way to the comparison. Several suspects, several
// references, an archive and many versions are all told in it.

import { element } from "./element.js";

/**
 * @typedef {object} Pair a row
 * @property {string[]} names of its texts, under the columns that name them; the first one opens it
 * @property {string} [share] how much goes back, in a column of its own
 * @property {import("./element.js").Child[]} told what it was found to be
 * @property {string} [verdict] its code, which has a colour
 * @property {string} [key] tells it from others, also when the table is drawn anew
 * @property {() => void} [open]
 * @property {string} [opens] the name of the button that does, where the text's is not enough
 * @property {string} [hint] what it does
 * @property {string} [look] a class of its own
 * @property {boolean} [current] whether it is the one that is shown in full
 */

/**
 * @param {string} labelledby the id of what names the table
 * @param {string[]} columns one a name, then the share's where there is one, then what is told
 * @param {Pair[]} pairs
 */
export function pairTable(labelledby, columns, pairs) {
  return element(
    "table",
    { class: "pairs", "aria-labelledby": labelledby },
    element("thead", {}, element("tr", {}, ...columns.map((name) => element("th", { scope: "col" }, name)))),
    element("tbody", {}, ...pairs.map(row)),
  );
}

/** @param {Pair} pair */
function row({ names: [first, ...others], share, told, verdict, key, open, opens, hint, look, current }) {
  const name = element("bdi", { class: "name" }, first);
  const button = open && element("button", { type: "button", class: "jump", "aria-label": opens, title: hint, "data-pair": key, "aria-current": current && "true", onclick: open }, name);
  return element(
    "tr",
    { class: look, "data-verdict-of": verdict, "data-current": current },
    element("td", {}, button ?? name),
    ...others.map((other) => element("td", {}, element("bdi", {}, other))),
    share !== undefined && element("td", { class: "share" }, share),
    element("td", { class: "told" }, ...told),
  );
}

/** @param {number} part of one */
export const percent = (part) => `${Math.round(100 * part)} %`;
