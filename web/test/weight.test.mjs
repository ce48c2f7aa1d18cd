// What the site weighs over the wire, as built in dist/: the bars of its design, in thousands of bytes of brotli, and what a
// host that knows gzip alone would send.
import assert from "node:assert/strict";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

/** Bytes over the wire of each file in both encodings, compressed where that was worth it. */
const weights = { br: /** @type {Map<string, number>} */ (new Map()), gz: /** @type {Map<string, number>} */ (new Map()) };
const encodings = /** @type {const} */ (["br", "gz"]);

before(async () => {
  const names = (await readdir(dist, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length));
  for (const name of names.filter((each) => !/\.(br|gz)$/.test(each))) {
    for (const encoding of encodings) {
      const sent = names.includes(`${name}.${encoding}`) ? `${name}.${encoding}` : name;
      weights[encoding].set(name, (await stat(join(dist, sent))).size / 1000);
    }
  }
});

/** @param {"br" | "gz"} encoding @param {(name: string) => boolean} chosen */
const total = (encoding, chosen) => [...weights[encoding]].reduce((sum, [name, weight]) => sum + (chosen(name) ? weight : 0), 0);

describe("the site's weight", () => {
  // Packs of other languages, with their licences: the page asks for one when a text is in its language.
  const ofEnglish = (/** @type {string} */ name) => !name.startsWith("packs/");
  const languages = ["es", "fr", "pt", "it", "de"];
  const programs = ["unspin.wasm", "language.wasm", "en.pack", "vectors.pack", "reader.js", "versions.wasm", "versions.js", "archive.wasm", "archive.js"];
  // What the page never asks for before a verdict: what comes after it, and the page that a bookmarklet opens.
  const later = ["language.wasm", "vectors.pack", "reader.js", "versions.wasm", "versions.js", "archive.wasm", "archive.js", "import.html", "import.js", "import.css"];
  for (const { what, most, of } of [
    { what: "unspin.wasm", most: { br: 1175, gz: 1630 }, of: (/** @type {string} */ name) => name === "unspin.wasm" },
    { what: "en.pack", most: { br: 2400, gz: 2700 }, of: (/** @type {string} */ name) => name === "en.pack" },
    { what: "language.wasm", most: { br: 3400, gz: 4400 }, of: (/** @type {string} */ name) => name === "language.wasm" },
    { what: "the page without its programs", most: { br: 250, gz: 270 }, of: (/** @type {string} */ name) => ofEnglish(name) && !programs.includes(name) },
    { what: "all that the first verdict needs", most: { br: 3500, gz: 4200 }, of: (/** @type {string} */ name) => ofEnglish(name) && !later.includes(name) },
    { what: "vectors.pack", most: { br: 1700, gz: 1800 }, of: (/** @type {string} */ name) => name === "vectors.pack" },
    { what: "versions.wasm", most: { br: 650, gz: 900 }, of: (/** @type {string} */ name) => name === "versions.wasm" },
    { what: "archive.wasm", most: { br: 650, gz: 900 }, of: (/** @type {string} */ name) => name === "archive.wasm" },
    { what: "everything for English", most: { br: 9500, gz: 11650 }, of: ofEnglish },
    ...languages.map((code) => ({ what: `packs/${code}.pack`, most: { br: 1500, gz: 1700 }, of: (/** @type {string} */ name) => name === `packs/${code}.pack` })),
  ]) {
    for (const encoding of encodings) {
      test(`${what} is at most ${most[encoding]} KB (${encoding})`, (t) => {
        const weight = total(encoding, of);
        t.diagnostic(`${weight.toFixed(0)} KB`);
        assert.ok(weight > 0, "it is there");
        assert.ok(weight <= most[encoding], `${weight.toFixed(0)} KB`);
      });
    }
  }

  test("what the page tells of a download is what travels", async () => {
    const page = await readFile(join(dist, "page.js"), "utf8");
    for (const name of ["unspin.wasm", "en.pack", "language.wasm", "vectors.pack", ...languages.map((code) => `packs/${code}.pack`)]) {
      const { size } = await stat(join(dist, `${name}.br`));
      assert.match(page, new RegExp(`"?${name}"?:\\{bytes:\\d+,sent:${size},`), `${name}: ${size} bytes`);
    }
  });

  test("the large files are there in both encodings", async () => {
    for (const name of [...programs, ...languages.map((code) => `packs/${code}.pack`)]) for (const encoding of encodings) await stat(join(dist, `${name}.${encoding}`));
  });

  test("each pack has its licence beside it", async () => {
    for (const code of languages) await stat(join(dist, `packs/${code}.LICENCE.txt`));
  });
});
