// What the site weighs over the wire, as built in dist/: the bars of its design, in thousands of bytes of brotli.
import assert from "node:assert/strict";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

/** Bytes over the wire of each file, compressed where that was worth it. @type {Map<string, number>} */
const weights = new Map();

before(async () => {
  const names = (await readdir(dist, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length));
  for (const name of names.filter((each) => !/\.(br|gz)$/.test(each))) {
    const sent = names.includes(`${name}.br`) ? `${name}.br` : name;
    weights.set(name, (await stat(join(dist, sent))).size / 1000);
  }
});

/** @param {(name: string) => boolean} chosen */
const total = (chosen) => [...weights].reduce((sum, [name, weight]) => sum + (chosen(name) ? weight : 0), 0);

describe("the site's weight", () => {
  const programs = ["unspin.wasm", "language.wasm", "en.pack", "reader.js"];
  for (const { what, most, of } of [
    { what: "unspin.wasm", most: 850, of: (/** @type {string} */ name) => name === "unspin.wasm" },
    { what: "language.wasm", most: 3400, of: (/** @type {string} */ name) => name === "language.wasm" },
    { what: "the page without its programs", most: 250, of: (/** @type {string} */ name) => !programs.includes(name) },
    { what: "all that the first verdict needs", most: 3500, of: (/** @type {string} */ name) => name !== "language.wasm" && name !== "reader.js" },
    { what: "everything", most: 7000, of: () => true },
  ]) {
    test(`${what} is at most ${most} KB`, (t) => {
      const weight = total(of);
      t.diagnostic(`${weight.toFixed(0)} KB`);
      assert.ok(weight > 0, "it is there");
      assert.ok(weight <= most, `${weight.toFixed(0)} KB`);
    });
  }
});
