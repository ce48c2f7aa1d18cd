// Versions, in real browsers: files in, who copied whom out, as a drawing and in words; by keys alone, on a phone, saved in
// every format. Whether a lineage is right is package versions' business.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { axe } from "./browser_axe.mjs";
import { caught, catchWhatLeaves, errors, named, openBrowser, openPage, paste, press, verdict } from "./browser.mjs";
import { root, serveSite } from "./site.mjs";

const story = (/** @type {string} */ name) => join(root, "testdata/stories/strait-accord", `${name}.txt`);
const names = ["reference", "wire", "paraphrase", "independent", "spun"];

for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  describe(`versions in ${name}`, () => {
    /** @type {import("puppeteer-core").Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof serveSite>>} */ let site;
    /** @type {import("puppeteer-core").Page} */ let page;
    let asked = 0;

    before(async () => {
      site = await serveSite();
      browser = await openBrowser(name, { protocolTimeout: 300_000 });
      page = await openPage(browser, site.url);
      await page.setViewport({ width: 1440, height: 900 });
      await catchWhatLeaves(page);
      asked = site.requests.length;
    });
    after(async () => {
      await browser?.close();
      await site?.close();
    });
    afterEach(() => assert.deepEqual(errors.splice(0), [], "nothing goes wrong in the page"));

    const tab = async (/** @type {string} */ words) => (await page.waitForSelector(named(page, "tab", words)))?.click();
    const add = async (/** @type {string[]} */ files) => {
      const input = await page.$("unspin-versions input[type=file]:not([webkitdirectory])");
      await /** @type {any} */ (input).uploadFile(...files);
    };
    const traced = () => page.waitForSelector("unspin-versions:not([data-working]) .lineage:not([hidden]) [role=tree]", { timeout: 120_000 });
    const rows = () => page.$$eval("[role=treeitem]", (all) => all.map((row) => `${"  ".repeat(Number(row.getAttribute("aria-level")) - 1)}${row.querySelector("tspan")?.textContent}`));
    const focused = () => page.evaluate(() => document.activeElement?.querySelector("tspan")?.textContent ?? document.activeElement?.textContent);

    test("five files become texts, and are traced by themselves", async () => {
      await tab("Versions");
      await add(names.map(story));
      await traced();
      const drawn = await rows();
      assert.deepEqual(drawn.slice(-2), ["By themselves: 1 of these texts", "  independent"]);
      assert.ok(drawn.includes("reference") && drawn.includes("  spun"), drawn.join("\n"));
      const told = await page.$eval(".told", (node) => node.textContent ?? "");
      assert.match(told, /spun was spun from reference/);
      assert.match(told, /independent stands by itself/);
      assert.deepEqual(site.requests.slice(asked), [], "all of it was there");
    });

    test("the drawing says what the list says", async () => {
      const items = await page.$$eval("[role=treeitem].text", (all) => all.map((row) => row.querySelector("tspan")?.textContent));
      const list = await page.$$eval(".lineage .pairs tr.text .name", (all) => all.map((node) => node.textContent));
      assert.deepEqual(list.toSorted(), names.toSorted());
      assert.deepEqual(items, list);
      for (const label of await page.$$eval("[role=treeitem][data-relation]", (all) => all.map((row) => row.querySelector("title")?.textContent ?? ""))) assert.match(label, /\.\n.+\.\n./, "a name, a relation and why");
    });

    test("axe finds nothing, and keys reach everything", async () => {
      assert.deepEqual(await axe(page), []);
      await page.$eval("[role=treeitem][tabindex='0']", (row) => /** @type {SVGElement} */ (/** @type {unknown} */ (row)).focus());
      const first = await focused();
      await page.keyboard.press("ArrowLeft");
      const folded = await rows();
      await page.keyboard.press("ArrowRight");
      assert.ok((await rows()).length > folded.length, "what hangs from it is folded and unfolded");
      assert.equal(await focused(), first, "the keyboard is where it was");
      await page.keyboard.press("ArrowDown");
      assert.notEqual(await focused(), first);
      await page.keyboard.press("End");
      assert.equal(await focused(), "independent");
      await page.keyboard.press("Home");
      assert.equal(await focused(), first);
      await page.focus("#view-versions");
      await page.keyboard.press("ArrowLeft");
      assert.ok(await page.$eval("unspin-versions", (node) => /** @type {HTMLElement} */ (node).hidden), "the tabs are gone through by arrows");
      await page.keyboard.press("ArrowRight");
    });

    test("what is saved", async () => {
      const saved = (/** @type {string} */ format) => caught(page, "saved", () => press(page, `Save as ${format}`));
      const svg = await saved("SVG");
      assert.match(svg, /^<svg[^>]+xmlns="http:\/\/www.w3.org\/2000\/svg"/);
      for (const each of names) assert.ok(svg.includes(`>${each}<`), `real text: ${each}`);
      assert.match(await saved("PNG"), /^.PNG/);
      assert.match(await saved("DOT"), /^digraph versions \{[^]*"text-0" -> /);
      assert.match(await saved("HTML"), /^<!DOCTYPE html>[^]*Versions of one story/);
      const { version, texts, links } = JSON.parse(await saved("JSON"));
      assert.equal(version, 1);
      assert.deepEqual(texts.map((/** @type {any} */ text) => text.name), names);
      assert.equal(links.find((/** @type {any} */ { to }) => to === 4).relation, "spun");
      const csv = await saved("CSV");
      assert.match(csv, /^from,to,relation,certain,confidence,coverage,spinScore,why,also\r\nr?/);
      assert.match(csv, /\r\nreference,spun,spun,true,/);
    });

    test("a branch opens the comparison of its pair, and the texts stay", async () => {
      await page.evaluate(() => [...document.querySelectorAll("[role=treeitem]")].find((row) => row.querySelector("tspan")?.textContent === "spun")?.dispatchEvent(new MouseEvent("click", { bubbles: true })));
      assert.equal((await verdict(page)).code, "spun");
      assert.equal(await page.$eval("#suspect", (box) => /** @type {HTMLTextAreaElement} */ (box).value), await readFile(story("spun"), "utf8"));
      assert.equal(await page.$eval("#reference", (box) => /** @type {HTMLTextAreaElement} */ (box).value), await readFile(story("reference"), "utf8"));
      await tab("Versions");
      await traced();
      assert.equal(await page.$eval(".texts summary", (node) => node.textContent), "5 texts", "what the boxes hold is among them already");
    });

    test("what is in the boxes counts, and follows them", async () => {
      await press(page, "Remove all");
      await tab("Comparison");
      await press(page, "Clear");
      await paste(page, "Reference", await readFile(story("reference"), "utf8"));
      await paste(page, "Suspect", await readFile(story("independent"), "utf8"));
      await tab("Versions");
      await traced();
      assert.deepEqual(await page.$$eval(".given bdi", (all) => all.map((node) => node.textContent)), ["Reference", "Suspect"]);
      await tab("Comparison");
      await paste(page, "Suspect", await readFile(story("spun"), "utf8"));
      await tab("Versions");
      await page.waitForFunction(() => /Suspect was spun from Reference/.test(document.querySelector("unspin-versions .lineage:not([hidden]) .told")?.textContent ?? ""), { timeout: 120_000 });
      assert.equal(await page.$eval(".texts summary", (node) => node.textContent), "2 texts");
      await press(page, "Remove all");
      await tab("Comparison");
      await press(page, "Clear");
      await tab("Versions");
      assert.equal(await page.$eval(".texts", (node) => /** @type {HTMLElement} */ (node).hidden), true);
    });

    test("Cancel ends it, and it can be asked again; the page answers meanwhile", async () => {
      await page.evaluate(async () => {
        const transfer = new DataTransfer();
        const words = "the harbour board voted on monday to close the old fish market before winter comes and its roof has leaked for nine years".split(" ");
        for (let i = 0; i < 150; i++) {
          const text = Array.from({ length: 600 }, (_, j) => words[(j * 7 + ((j * (i + 3)) % 11)) % words.length] + (j % 29 === i % 29 ? `ly${i}` : "") + (j % 12 === 11 ? "." : "")).join(" ");
          transfer.items.add(new File([text], `copy-${i}.txt`, { type: "text/plain" }));
        }
        document.querySelector("unspin-versions")?.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer }));
      });
      await page.waitForSelector("unspin-versions[data-working] progress[value]", { timeout: 120_000 });
      const slowest = await page.evaluate(async () => {
        let [slow, before] = [0, performance.now()];
        for (let i = 0; i < 20; i++) {
          await new Promise((resolve) => setTimeout(resolve, 10));
          slow = Math.max(slow, performance.now() - before);
          before = performance.now();
        }
        return slow;
      });
      assert.ok(slowest < 500, `the page stood still for ${slowest} ms`);
      await press(page, "Cancel");
      assert.match(await page.$eval("unspin-versions [role=status]", (node) => node.textContent ?? ""), /Stopped/);
      assert.equal(await page.$("unspin-versions[data-working]"), null);
      await press(page, "Remove all");
      await add(["reference", "spun"].map(story));
      await traced();
      assert.match(await page.$eval(".told", (node) => node.textContent ?? ""), /spun was spun from reference/);
    });

    test("on a phone, in the dark: nothing sticks out, axe finds nothing", async () => {
      await page.setViewport({ width: 360, height: 740 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]).catch(() => {}); // Chromium's alone
      await page.waitForFunction(() => (document.querySelector(".stemma")?.clientWidth ?? 999) < 360);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
      assert.deepEqual(await axe(page), []);
    });

    test("files that are no texts are named, the rest is taken", async () => {
      await press(page, "Remove all");
      await page.evaluate(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])], "picture.png"));
        transfer.items.add(new File(["One text."], "one.txt"));
        document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer }));
      });
      await page.waitForFunction(() => /picture.png was left out/.test(document.querySelector("unspin-versions [role=status]")?.textContent ?? ""));
      assert.deepEqual(await page.$$eval(".given bdi", (all) => all.map((node) => node.textContent)), ["one"]);
      await press(page, "Who copied whom");
      assert.match(await page.$eval("unspin-versions [role=status]", (node) => node.textContent ?? ""), /two texts or more/);
    });
  });
}
