// How far a text goes back: a partial's passages, the facts with their ladder, and sentences that tell the same in
// other words. The verdicts are the detector's; facts and rows are put into its report by hand where a test counts them.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { axe } from "./browser_axe.mjs";
import { errors, named, openBrowser, openPage, paste, verdict } from "./browser.mjs";
import { partly, rewritten } from "./derived.mjs";
import { root, serveSite } from "./site.mjs";

const reference = await readFile(join(root, "testdata/stories/strait-accord/reference.txt"), "utf8");

const span = (/** @type {string} */ text, /** @type {string} */ words) => {
  const start = text.indexOf(words);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length, text: words };
};
const both = (/** @type {string} */ kind, /** @type {string} */ to, from = to) => ({
  kind,
  suspect: span(rewritten, to),
  reference: { ...span(reference, from), reference: 0 },
});

/** One of them, "Wednesday", the reference tells after "Ardan Strait", and the suspect before it. */
const facts = [
  both("date", "Wednesday"),
  both("name", "Ardan Strait"),
  both("name", "Ilse Brandvik"),
  both("name", "Gunnar Haas"),
  both("number", "20 observers"),
  { kind: "name", suspect: span(rewritten, "Speaking") },
  { kind: "quotation", reference: { ...span(reference, "A leap of faith"), reference: 0 } },
];
const counts = { shared: 5, suspectOnly: 1, referenceOnly: 1 };

for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  describe(`how far a text goes back, in ${name}`, () => {
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
    afterEach(() => assert.deepEqual(errors.splice(0), [], "nothing goes wrong in the page"));

    const compare = async (/** @type {string} */ suspect) => {
      await paste(page, "Reference", reference);
      await paste(page, "Suspect", suspect);
      return verdict(page);
    };
    /** Draws the report at hand with other parts. @param {object} parts */
    const draw = (parts) =>
      page.evaluate((given) => {
        const { findings } = /** @type {any} */ (document.querySelector("unspin-result"));
        findings.draw({ ...findings.report, ...given }, findings.prose, findings.request);
      }, /** @type {any} */ (parts));
    const withFacts = (/** @type {object[]} */ list) => draw({ facts: list, derivation: { extent: "whole", share: 1, order: 0.9, likelihoodRatio: 9, facts: counts } });
    const texts = (/** @type {string} */ selector) => page.$$eval(selector, (nodes) => nodes.map((node) => node.textContent ?? ""));

    test("a partial lists what goes back, and leads to its rows", async () => {
      assert.equal((await compare(partly)).code, "partial");
      assert.equal(await page.$eval("unspin-verdict", (node) => /** @type {HTMLElement} */ (node).dataset.tone), "partial");
      const listed = await texts(".goes-back li");
      assert.equal(listed.length, 1);
      assert.match(listed[0], /word for word, 6\d wordsThe dispute began last December/);
      const drawn = await page.$$eval("unspin-map .piece", (nodes) => nodes.map((node) => node.getAttribute("data-passage")));
      assert.deepEqual(drawn.filter((kind) => kind !== "new"), ["verbatim", "verbatim"], "the map draws that passage on both sides, and no other");
      await page.$eval(".goes-back button", (button) => /** @type {HTMLElement} */ (button).click());
      const there = await page.waitForFunction(() => {
        const row = document.activeElement?.closest(".passage-head")?.nextElementSibling;
        return row && row.getBoundingClientRect().top < innerHeight && row.textContent;
      });
      assert.match(String(await there.jsonValue()), /^Reference: The dispute began last December.*Suspect: The dispute began/);
    });

    test("a rewriting goes back as a whole, and lists no part of it", async () => {
      assert.match((await compare(rewritten)).code, /^(paraphrase|light-edit)$/);
      assert.deepEqual(await texts(".goes-back"), []);
    });

    test("the facts: a table in the suspect's order, and a ladder of what both tell", async () => {
      await withFacts(facts);
      const table = await page.waitForSelector(named(page, "table", "Facts"));
      assert.deepEqual(await table?.$$eval("th", (cells) => cells.map((cell) => cell.textContent)), ["Kind", "Reference", "Suspect"]);
      const rows = await table?.$$eval("tbody tr", (list) => list.map((row) => [...row.children].map((cell) => cell.textContent)));
      assert.equal(rows?.length, facts.length);
      assert.deepEqual(rows?.slice(2, 7), [
        ["name", "Ilse Brandvik", "Ilse Brandvik"],
        ["name", "Gunnar Haas", "Gunnar Haas"],
        ["number", "20 observers", "20 observers"],
        ["name", "—", "Speaking"],
        ["quotation", "A leap of faith", "—"],
      ]);
      assert.equal(rows?.filter(([kind]) => kind?.endsWith("told in another order")).length, 1);
      const svg = await page.waitForSelector("svg.ladder");
      assert.match((await svg?.evaluate((node) => node.getAttribute("aria-label"))) ?? "", /5 facts stand in both texts, 4 in the same order, 1 in another/);
      assert.equal((await page.$$(".ladder .rung:not(.crossing)")).length, 4);
      assert.equal((await page.$$(".ladder .rung.crossing")).length, 1);
      assert.notEqual(await page.$eval(".rung.crossing", (line) => getComputedStyle(line).strokeDasharray), "none", "told apart without colour");
      assert.match((await texts("unspin-facts .hint"))[0], /^5 of the 6 names, numbers, dates and quotations of the suspect stand in the reference, too/);
    });

    test("what only one tells is folded away where it is much; without facts there is nothing", async () => {
      const more = ["Speaking", "Tensions", "Insurance", "Critics", "Experts"].map((words) => ({ kind: "name", suspect: span(rewritten, words) }));
      await withFacts([...facts, ...more]);
      assert.equal((await page.$$("unspin-facts details")).length, 0, "seven have room");
      await withFacts([...facts, ...more, ...more]);
      assert.deepEqual(await texts("unspin-facts summary"), ["11 only in the suspect", "1 only in the reference"]);
      assert.equal((await page.$$("unspin-facts details table tbody tr")).length, 12);
      await withFacts([]);
      assert.equal(await page.$eval("unspin-facts", (node) => /** @type {HTMLElement} */ (node).hidden), true);
      assert.equal(await page.$("svg.ladder"), null);
    });

    test("400 sentences: labels keep their distance, and nothing is wider than the page", async () => {
      const many = Array.from({ length: 400 }, (_, i) => {
        const at = (/** @type {string} */ text, /** @type {number} */ place) => ({ start: Math.floor(place), end: Math.floor(place) + 4, text: `<b>${i}</b> a name that is longer than its room`, reference: 0, of: text.length });
        return { kind: "name", suspect: at(rewritten, (i * rewritten.length) / 401), reference: at(reference, (((i * 7) % 400) * reference.length) / 401) };
      });
      await withFacts(many);
      assert.equal(await page.$("unspin-facts b"), null, "what was pasted stays text");
      assert.equal((await page.$$("unspin-facts table tbody tr")).length, 300, "the rest is asked for");
      for (const width of [1440, 360]) {
        await page.setViewport({ width, height: 740 });
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${width} px`);
        const found = await page.$$eval(".ladder text", (nodes) => nodes.map((node) => ({ end: node.getAttribute("text-anchor"), y: Number(node.getAttribute("y")), box: node.getBoundingClientRect().toJSON() })));
        const svg = await page.$eval(".ladder", (node) => node.getBoundingClientRect().toJSON());
        for (const end of ["start", "end"]) {
          const heights = found.filter((label) => label.end === end).map(({ y }) => y);
          assert.ok(heights.length > 10);
          heights.slice(1).forEach((y, i) => assert.ok(y - heights[i] >= 16, `${end}: ${heights[i]} and ${y}`));
        }
        for (const { box } of found) assert.ok(box.left >= svg.left - 1 && box.right <= svg.right + 1, `a label is cut off at ${width} px`);
      }
      await page.setViewport({ width: 1200, height: 900 });
    });

    test("a row that tells the same in other words: its facts marked on both sides, and nothing else", async () => {
      const [from, to] = ["Opposition leaders in both countries reacted with suspicion. Gunnar Haas", "Gunnar Haas of Velmark's Coastal party accused ministers"];
      const passage = { suspect: span(rewritten, to), references: [{ ...span(reference, from.slice(-60)), reference: 0 }], similarity: 0.4, spinScore: 0, kind: "reworded", basis: "content" };
      const row = { suspect: span(rewritten, to), references: [{ start: reference.indexOf("Gunnar Haas"), end: reference.indexOf("Gunnar Haas") + 11, text: "Gunnar Haas", reference: 0 }], passage: 0, basis: "content" };
      await draw({ facts, passages: [passage], rows: [row], substitutions: [] });
      assert.deepEqual(await texts("unspin-aligned .reference .fact"), ["Gunnar Haas"]);
      assert.deepEqual(await texts("unspin-aligned .suspect .fact"), ["Gunnar Haas"]);
      assert.equal(await page.$eval("unspin-aligned .row", (node) => node.getAttribute("data-passage")), "reworded");
      assert.match((await texts(".passage-head"))[0], /^the same told in other words/);
      assert.match(await page.$eval("unspin-map .passages", (node) => node.textContent ?? ""), /the same told in other words/);
      await draw({ rows: [{ ...row, basis: "wording" }] });
      assert.deepEqual(await texts("unspin-aligned .fact"), []);
    });

    if (name === "chromium") {
      test("axe finds nothing, light and dark", async () => {
        for (const scheme of ["light", "dark"]) {
          await withFacts(facts);
          await page.evaluate((value) => void (document.documentElement.style.colorScheme = value), scheme);
          assert.deepEqual(await axe(page), [], scheme);
        }
      });
    }
  });
}
