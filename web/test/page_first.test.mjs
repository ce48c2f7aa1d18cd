// What stands in the first view: once compared, the answer, with the boxes folded away until somebody wants them.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { errors, openBrowser, openPage, paste, press, verdict } from "./browser.mjs";
import { dist, root, serveSite } from "./site.mjs";

const story = (/** @type {string} */ name) => readFile(join(root, "testdata/stories/strait-accord", `${name}.txt`), "utf8");
const [reference, spun] = await Promise.all(["reference", "spun"].map(story));

for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  describe(`the first view in ${name}`, () => {
    /** @type {import("puppeteer-core").Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof serveSite>>} */ let site;
    /** @type {import("puppeteer-core").Page} */ let page;

    before(async () => {
      site = await serveSite();
      browser = await openBrowser(name);
      page = await openPage(browser, site.url);
    });
    after(async () => {
      await browser?.close();
      await site?.close();
    });
    beforeEach(() => page.$eval("[data-do=clear]", (button) => /** @type {HTMLElement} */ (button).click()));
    afterEach(() => assert.deepEqual(errors.splice(0), [], "nothing goes wrong in the page"));

    const folded = () => page.$eval("unspin-texts", (node) => node.hasAttribute("data-folded"));
    const bottoms = (/** @type {string[]} */ selectors) =>
      page.evaluate((all) => all.map((each) => Math.max(...[...document.querySelectorAll(each)].map((node) => node.getBoundingClientRect().bottom))), selectors);

    for (const [width, height] of [
      [1440, 900],
      [360, 740],
    ]) {
      test(`verdict, its sentence, the map and three findings at ${width} × ${height}`, async () => {
        await page.setViewport({ width, height });
        await press(page, "Try an example");
        await verdict(page);
        assert.ok(await folded());
        assert.equal(await page.evaluate(() => scrollY), 0);
        assert.equal((await page.$$(".first li")).length, 3);
        for (const bottom of await bottoms([".headline", ".lead", "unspin-verdict unspin-map", ".first li"])) assert.ok(bottom > 0 && bottom <= height, `${bottom} px`);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      });
    }

    test("the boxes open again at a click, at Edit and at a paste", async () => {
      await page.setViewport({ width: 1200, height: 900 });
      const open = [
        () => page.click("#suspect"),
        () => press(page, "Edit Reference"),
        () => paste(page, "Suspect", spun.slice(0, 900)),
      ];
      for (const each of open) {
        await press(page, "Try an example");
        await verdict(page);
        assert.ok(await folded());
        await each();
        assert.ok(!(await folded()), each.toString());
        assert.ok(await page.evaluate(() => document.activeElement?.matches("textarea") && document.activeElement.getBoundingClientRect().height > 100));
      }
    });

    test("nothing moves under the hands of somebody who types; what was pasted folds", async () => {
      await page.setViewport({ width: 1200, height: 900 });
      await paste(page, "Reference", reference);
      await paste(page, "Suspect", spun);
      await verdict(page);
      assert.ok(await folded(), "pasted");
      await page.click("#suspect");
      const place = () => page.$eval("#suspect", (node) => JSON.stringify(node.getBoundingClientRect()));
      const before = await place();
      await page.keyboard.type("More of it. ");
      await page.waitForFunction(() => !document.querySelector("[data-verdict]"));
      await verdict(page);
      assert.ok(!(await folded()), "typed");
      assert.equal(await place(), before);
      await press(page, "Compare");
      await verdict(page);
      await page.waitForSelector("unspin-texts[data-folded]");
    });

    test("handed over the wrong way round, the headline says it, and a button swaps", async () => {
      await paste(page, "Reference", spun);
      await paste(page, "Suspect", reference);
      const { code, words } = await verdict(page);
      assert.equal(code, "paraphrase");
      assert.match(words, /^The reference looks like the spun one/);
      assert.equal(await page.$eval("unspin-verdict", (node) => node.getAttribute("data-tone")), "doubtful");
      await press(page, "Swap sides and compare");
      await page.waitForFunction(() => document.querySelector("[data-complete]")?.getAttribute("data-verdict") === "spun", { timeout: 60_000 });
    });
  });
}

test("on a slow line: a preliminary verdict from structure, marked and not announced as the verdict, then the verdict", async () => {
  const site = await serveSite();
  const browser = await openBrowser("chromium");
  try {
    const pack = await readFile(join(dist, "en.pack"));
    /** @type {import("node:http").ServerResponse[]} */ const waiting = [];
    site.replaced.set("/en.pack", (response) => void waiting.push(response.writeHead(200)));
    const page = await browser.newPage();
    page.on("pageerror", (error) => errors.push(error));
    await page.goto(site.url);
    await paste(page, "Reference", reference);
    for (const suspect of [spun, await story("independent")]) {
      await paste(page, "Suspect", suspect);
      await page.waitForFunction(() => document.querySelector("unspin-verdict[data-preliminary] .preliminary") && !document.querySelector("unspin-result[data-stale]"));
      const words = await page.$eval("[role=status]", (status) => status.textContent ?? "");
      assert.match(words, /^Preliminary, from the structure of the texts alone/);
      assert.match(await page.title(), /^Preliminary: /);
      assert.equal(await page.$("[data-verdict], [data-spin-score], [data-complete]"), null, "what may change is no verdict");
      assert.equal(await page.$eval(".handing", (part) => part.checkVisibility()), false, "nor is it handed over");
    }
    site.replaced.delete("/en.pack");
    for (const response of waiting) response.end(pack);
    assert.equal((await verdict(page)).code, "independent");
    assert.equal(await page.$("[data-preliminary], .preliminary"), null);
    assert.doesNotMatch(await page.title(), /Preliminary/);
    assert.deepEqual(errors.splice(0), []);
  } finally {
    await browser.close();
    await site.close();
  }
});
