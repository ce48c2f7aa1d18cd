// axe in the page, under the page's own policy: its findings in words.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * @param {import("puppeteer-core").Page} page
 * @param {"all" | "colours" | "all but colours"} [rules] contrast takes longer than everything else together
 */
export async function axe(page, rules = "all") {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  const violations = await page.evaluate(async (which) => {
    const contrast = "color-contrast";
    const options = { "all": {}, "colours": { runOnly: [contrast] }, "all but colours": { rules: { [contrast]: { enabled: false } } } }[which];
    // @ts-ignore: the page now has axe
    const { violations: found } = await globalThis.axe.run(options);
    return found.map((/** @type {any} */ v) => `${v.id}: ${v.help}: ${v.nodes.map((/** @type {any} */ n) => n.html).slice(0, 3).join(" ")}`);
  }, rules);
  return /** @type {string[]} */ (violations);
}
