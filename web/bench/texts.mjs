// The texts that are measured: a story of the tests and, where they are, the seeds.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../test/site.mjs";

const story = (/** @type {string} */ name) => readFile(join(root, "testdata/stories/strait-accord", `${name}.txt`), "utf8");

/** @typedef {{name: string, reference: string, suspect: string}} Pair */

/** @param {string} folder of the seeds @returns {Promise<Pair[]>} */
export async function pairs(folder) {
  const own = { name: "story", reference: await story("reference"), suspect: await story("spun") };
  const files = (await readdir(folder).catch(() => [])).filter((file) => /^\d{3}_.*\.txt$/.test(file)).sort();
  if (files.length === 0) console.log(`There are no seeds in ${folder}: our own story alone is measured.`);
  const seeds = await Promise.all(files.map(async (file) => ({ name: file.slice(0, 3), text: await readFile(join(folder, file), "utf8") })));
  const [first, ...others] = seeds;
  return [own, ...others.reverse().map(({ name, text }) => ({ name: `${name}–${first.name}`, reference: first.text, suspect: text }))];
}

/** @param {number[]} values */
export function quartiles(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => sorted[Math.round((sorted.length - 1) * share)];
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}
