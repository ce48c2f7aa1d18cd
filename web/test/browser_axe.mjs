// axe in the page, under the page's own policy: its findings in words.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** @param {import("puppeteer-core").Page} page */
export async function axe(page) {
  await page.evaluate(source);
  const violations = await page.evaluate(async () => {
    // @ts-ignore: the page now has axe
    const { violations: found } = await globalThis.axe.run();
    return found.map((/** @type {any} */ v) => `${v.id}: ${v.help}: ${v.nodes.map((/** @type {any} */ n) => n.html).slice(0, 3).join(" ")}`);
  });
  return /** @type {string[]} */ (violations);
}
