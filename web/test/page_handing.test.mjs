// What leaves the page: the summary, the link, the report with and without the texts; and what was left out before.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { caught, catchWhatLeaves, errors, openBrowser, openPage, press, verdict } from "./browser.mjs";
import { root, serveSite } from "./site.mjs";

const story = (/** @type {string} */ name) => readFile(join(root, "testdata/stories/strait-accord", `${name}.txt`), "utf8");
const spun = await story("spun");

for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  describe(`handing over in ${name}`, () => {
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
    beforeEach(async () => {
      page = await openPage(browser, site.url);
      await page.setViewport({ width: 1200, height: 900 });
      await catchWhatLeaves(page);
      await press(page, "Try an example");
      await verdict(page);
    });
    afterEach(async () => {
      await page?.close();
      assert.deepEqual(errors.splice(0), [], "nothing goes wrong in the page");
    });

    const score = async () => Number((await verdict(page)).score);
    const exported = (/** @type {string} */ item) =>
      caught(page, "saved", async () => {
        await page.click("unspin-export > button");
        await page.evaluate((words) => {
          const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[role=menuitem]")]);
          items.find((each) => each.textContent === words)?.click();
        }, item);
      });

    test("the summary says what was found, the plainest of it, and what it does not show", async () => {
      const summary = await caught(page, "copied", () => press(page, "Copy a summary"));
      assert.match(summary, /^Unspin: Strong signs of word-by-word substitution/);
      assert.match(summary, /\n- \d+ substitutions, \d+ of them/);
      assert.match(summary, /\n- Spin score: [\d.]+ of 100/);
      assert.match(summary, /\n- “[^”]+” → “[^”]+”: \S/);
      assert.match(summary, /no percentage of guilt/);
      assert.match(summary, /Limits:\n- Compared/);
      assert.match(summary, /SHA-256 of the suspect: [0-9a-f]{64}/);
      assert.doesNotMatch(summary, /undefined|null|\[object/);
      assert.match(await page.$eval(".said", (node) => node.textContent ?? ""), /summary is copied/);
    });

    test("the link holds the settings and nothing of the texts, and brings them back", async () => {
      await press(page, "In one text");
      await page.click('button.kind[data-kind="synonym"]');
      await page.click(".check:nth-of-type(1) input");
      await page.click(".check:nth-of-type(2) input");
      const without = await score();
      const link = await caught(page, "copied", () => press(page, "Copy a link"));
      assert.equal(link, `${site.url}#view=unified&hide=synonym&evidence&without=quotations`);
      assert.equal(await page.evaluate(() => location.href), link);
      const other = await openPage(browser, link);
      await press(other, "Try an example");
      assert.equal(Number((await verdict(other)).score), without);
      assert.equal(await other.$eval("unspin-aligned", (node) => node.getAttribute("data-view")), "unified");
      assert.equal(await other.$eval('button.kind[data-kind="synonym"]', (node) => node.getAttribute("aria-pressed")), "false");
      assert.deepEqual(await other.$$eval(".check input", (boxes) => boxes.map((box) => /** @type {HTMLInputElement} */ (box).checked)), [true, true, false]);
      assert.match(await other.$eval(".score", (node) => node.textContent ?? ""), /before you left anything out/);
      await other.close();
    });

    test("a passage that is left out no longer counts, openly, also in the report", async () => {
      const whole = await score();
      await page.$$eval(".passage-head", (heads) => {
        const spun = heads.find((head) => head.textContent?.startsWith("words substituted"));
        /** @type {HTMLElement} */ (spun?.querySelector("button")).click();
      });
      await page.waitForSelector(".left-out");
      const without = await score();
      assert.ok(without < whole, `${without} instead of ${whole}`);
      assert.match(await page.$eval(".left-out", (node) => node.textContent ?? ""), /passage \d+, words substituted/);
      assert.match(await page.$eval(".score", (node) => node.textContent ?? ""), new RegExp(`${whole.toFixed(1)} before you left anything out`));
      assert.ok((await page.$$(".row[data-out]")).length > 0);
      const html = await exported("HTML");
      assert.match(html, /Dismissed findings/);
      assert.match(html, /the passage /);
      await page.$eval(".left-out button", (button) => /** @type {HTMLElement} */ (button).click());
      await page.waitForFunction(() => !document.querySelector(".left-out"));
      assert.equal(await score(), whole);
    });

    test("the report leaves the full texts out when asked to", async () => {
      const sentence = /** @type {string} */ (spun.split("\n").find((line) => line.length > 150));
      const escaped = sentence.slice(0, 60).replace(/["'&]/g, "");
      assert.match(await exported("HTML"), /id=unspin-text-0/);
      await page.click("unspin-export > button");
      await page.click("[role=menuitemcheckbox]");
      await page.keyboard.press("Escape");
      const html = await exported("HTML");
      assert.doesNotMatch(html, /unspin-text-0|Aligned sentences/);
      assert.ok(!html.includes(escaped) || /["'&]/.test(sentence.slice(0, 60)));
      assert.match(html, /left out of this file/);
    });

    test("every way to hand over makes what it says", async () => {
      const report = JSON.parse(await exported("JSON"));
      assert.equal(report.verdict, "spun");
      assert.equal(report.inputs.length, 2);
      const csv = await exported("CSV");
      assert.equal(csv.split("\r\n").length - 2, report.substitutions.length);
      await page.evaluate(() => Object.assign(globalThis, { print: () => Object.assign(globalThis, { saved: "printed" }) }));
      assert.equal(await exported("Print"), "printed");
    });
  });
}
