// By keyboard alone: from the empty page to an exported report, and to every control there is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { caught, catchWhatLeaves, openBrowser, openPage, verdict } from "./browser.mjs";
import { serveSite } from "./site.mjs";

for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  test(`from the empty page to an exported report by keys alone, ${name}`, async (t) => {
    const site = await serveSite();
    const browser = await openBrowser(name, { protocolTimeout: 300_000 });
    try {
      const page = await openPage(browser, site.url);
      await catchWhatLeaves(page);
      const key = (/** @type {import("puppeteer-core").KeyInput} */ pressed) => page.keyboard.press(pressed);
      const focused = () =>
        page.evaluate(() => {
          const node = /** @type {HTMLInputElement} */ (document.activeElement);
          return (node.getAttribute("aria-label") ?? node.labels?.[0]?.textContent ?? node.textContent ?? "").trim();
        });
      const tabTo = async (/** @type {string} */ words) => {
        for (let i = 0; i < 40; i++) {
          await key("Tab");
          if ((await focused()).startsWith(words)) return;
        }
        assert.fail(`Tab never reaches “${words}”`);
      };

      await tabTo("Try an example");
      await key("Enter");
      assert.equal((await verdict(page)).code, "spun");
      await page.waitForFunction(() => document.activeElement?.localName === "unspin-result", { timeout: 60_000 });
      await tabTo("Export");
      await key("Enter");
      assert.equal(await focused(), "HTML");
      assert.match(await caught(page, "saved", () => key("Enter")), /^<!DOCTYPE html>[^]*Strong signs of word-by-word substitution/);
      assert.equal(await focused(), "Export", "the keyboard is where it was");
      await key("ArrowDown");
      await key("ArrowDown");
      await key("ArrowDown");
      assert.match(await caught(page, "saved", () => key("Enter")), /^\{/);

      await t.test("a kind is switched off and on, a quotation and a finding are left out and counted again", async () => {
        await tabTo("In one text");
        await key("Enter");
        assert.equal(await page.$eval("unspin-aligned", (node) => node.getAttribute("data-view")), "unified");
        await tabTo("abc");
        await key("Enter");
        assert.equal(await page.$eval("button.kind", (node) => node.getAttribute("aria-pressed")), "false");
        await key("Enter");
        assert.equal(await page.$eval("button.kind", (node) => node.getAttribute("aria-pressed")), "true");
        await tabTo("Only what counts as evidence");
        await key(" ");
        await key("n"); // does nothing in a box to tick
        await tabTo("Next");
        await key("n");
        await page.waitForFunction(() => document.activeElement?.localName === "mark", { timeout: 60_000 });
        for (const where of ["unspin-card", "unspin-quotations"]) {
          const at = (/** @type {string} */ words) => page.evaluate((part, text) => Boolean(document.activeElement?.closest(part)) && document.activeElement?.textContent?.startsWith(text), where, words);
          const back = where === "unspin-card"; // it stands before the marks
          for (let i = 0; i < 60 && !(await at("Leave it out")); i++) {
            if (back) await page.keyboard.down("Shift");
            await key("Tab");
            if (back) await page.keyboard.up("Shift");
          }
          assert.ok(await at("Leave it out"), where);
          await key("Enter");
          await page.waitForFunction(() => document.querySelector(".left-out") && document.querySelector("[data-complete]"), { timeout: 60_000 });
          assert.ok(await at("Count it again"), `the keyboard stays in ${where}`);
          await key("Enter");
          await page.waitForFunction(() => !document.querySelector(".left-out") && document.querySelector("[data-complete]"), { timeout: 60_000 });
        }
      });

      await t.test("Tab comes to every control, and each can be seen when it has the keyboard", async () => {
        await page.evaluate(() => {
          /** @type {HTMLElement} */ (document.activeElement)?.blur();
          getSelection()?.removeAllRanges();
          scrollTo(0, 0);
        });
        await page.focus("h1 ~ unspin-bookmarklet a");
        const controls = await page.evaluate(() => {
          const all = [...document.querySelectorAll("a[href], button, input, textarea, summary, [tabindex='0']")];
          const wanted = all.filter((node) => node.checkVisibility() && node.getAttribute("tabindex") !== "-1");
          return wanted.map((node, i) => node.setAttribute("data-control", String(i))).length;
        });
        assert.ok(controls > 50, `${controls} controls`);
        const missed = new Set(Array.from({ length: controls }, (_, i) => String(i)));
        for (let i = 0; i < controls + 20 && missed.size > 0; i++) {
          const at = await page.evaluate(() => {
            const node = /** @type {Element} */ (document.activeElement);
            const { top, bottom, left, right } = node.getBoundingClientRect();
            return { control: node.getAttribute("data-control"), seen: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth, words: node.outerHTML.slice(0, 120) };
          });
          if (at.control) assert.ok(at.seen, at.words);
          missed.delete(at.control ?? "");
          await key("Tab");
        }
        const left = await page.evaluate((ids) => ids.map((id) => document.querySelector(`[data-control="${id}"]`)?.outerHTML.slice(0, 120)), [...missed]);
        assert.deepEqual(left, []);
      });
    } finally {
      await browser.close();
      await site.close();
    }
  });
}
