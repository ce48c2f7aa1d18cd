// How the reader puts the lines of a PDF together.

import assert from "node:assert/strict";
import { test } from "node:test";
import { textOf } from "../reader/lines.js";

/** A line of its own; y counts from below. @param {string} str @param {number} y @param {{x?: number, size?: number}} [more] */
const line = (str, y, { x = 72, size = 10 } = {}) => ({ str, hasEOL: true, width: str.length * size * 0.5, height: size, transform: [size, 0, 0, size, x, y] });

for (const { reason, pages, want } of [
  { reason: "lines at the usual distance are one paragraph", pages: [[line("One line", 700), line("and the next.", 688)]], want: "One line and the next." },
  { reason: "more room begins a paragraph", pages: [[line("One.", 700), line("Two.", 688), line("Three.", 660), line("Four.", 648)]], want: "One. Two.\n\nThree. Four." },
  { reason: "larger type is a heading", pages: [[line("Heading", 700, { size: 16 }), line("Text.", 684), line("More.", 672)]], want: "Heading\n\nText. More." },
  { reason: "a line further in after a full stop begins a paragraph", pages: [[line("One.", 700), line("Two.", 688, { x: 90 }), line("goes on.", 676)]], want: "One.\n\nTwo. goes on." },
  { reason: "a divided word is whole again", pages: [[line("a divi-", 700), line("ded word", 688)]], want: "a divided word" },
  { reason: "a hyphen before a capital stays", pages: [[line("Austria-", 700), line("Hungary", 688)]], want: "Austria- Hungary" },
  { reason: "a paragraph goes on over a page", pages: [[line("It goes", 100)], [line("on here.", 700)]], want: "It goes on here." },
  { reason: "a full stop ends it there", pages: [[line("It ends.", 100)], [line("on here.", 700)]], want: "It ends.\n\non here." },
  {
    reason: "running heads and page numbers are left out",
    pages: [1, 2, 3].map((page) => [line("The Daily Example", 800), line(`Text ${"abc"[page - 1]}.`, 700), line(`Page ${page} of 3`, 40)]),
    want: "Text a.\n\nText b.\n\nText c.",
  },
  { reason: "two pages that begin alike are not enough to leave anything out", pages: [[line("Again.", 700)], [line("Again.", 700)]], want: "Again.\n\nAgain." },
  { reason: "nothing", pages: [[], []], want: "" },
]) {
  test(reason, () => assert.equal(textOf(pages), want));
}
