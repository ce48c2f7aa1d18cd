// The page in real browsers: texts in, verdict out.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { openBrowser, openPage, paste, press, verdict } from "./browser.mjs";
import { root, serveSite } from "./site.mjs";

const story = (/** @type {string} */ name) => readFile(join(root, "testdata/stories/strait-accord", `${name}.txt`), "utf8");
const reference = await story("reference");
const spun = await story("spun");
const independent = await story("independent");

for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  describe(`the page in ${name}`, () => {
    /** @type {import("puppeteer-core").Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof serveSite>>} */ let site;
    /** @type {import("puppeteer-core").Page} */ let page;

    before(async () => {
      site = await serveSite();
      browser = await openBrowser(name);
    });
    after(async () => {
      await browser?.close();
      await site?.close();
    });
    afterEach(() => page?.close());

    test("a spun text and its original, compared on request", async () => {
      page = await openPage(browser, site.url);
      await paste(page, "Reference", reference);
      await paste(page, "Suspect", spun);
      await press(page, "Compare");
      const { code, score, words } = await verdict(page);
      assert.equal(code, "spun");
      assert.ok(Number(score) > 50, `spin score ${score}`);
      assert.match(words, /^Strong signs of word-by-word substitution/);
      assert.match(await page.title(), /^Strong signs/);
    });

    test("an independent text is compared by itself once typing stops", async () => {
      page = await openPage(browser, site.url);
      await paste(page, "Reference", reference);
      await paste(page, "Suspect", independent);
      const { code } = await verdict(page);
      assert.equal(code, "independent");
    });
  });
}
