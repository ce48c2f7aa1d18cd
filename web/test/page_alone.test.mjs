// A suspect without a reference, drawn from a report made by hand.

import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { caught, catchWhatLeaves, clickInView, errors, openBrowser, openPage, paste, press } from "./browser.mjs";
import { serveSite } from "./site.mjs";

const text = "The pact was signed by the guard collusion in Port Selene on 9 November. Its clerks said nothing.";
const span = (/** @type {string} */ words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length, text: words });
const finding = {
  id: "s1", suspect: span("guard collusion"), kind: "broken-phrase", artifact: true, rule: "tortured-phrase", weight: 2.5,
  why: "“guard collusion” is not found in our counts of news.", suggestions: ["defence alliance", "defense alliance", "defence pact"],
};
const report = {
  version: 1, verdict: "likely-spun", spinScore: 81.2, likelihoodRatio: 17, confidence: 0.8, summary: "Wording typical of automatic substitution; without a reference this is a hint.",
  reasons: [{ code: "baseline", text: "Before any evidence", effect: -1.4 }], coverage: 0, direction: { original: "undecided", confidence: 0 },
  suspect: { language: "en", languageConfidence: 1, words: 18, sentences: 2 }, references: [], passages: [],
  rows: [{ suspect: span("The pact was signed by the guard collusion in Port Selene on 9 November."), passage: -1, changes: [{ op: "suspected", suspect: finding.suspect, substitution: "s1" }] }],
  substitutions: [finding], quotations: [], warnings: [],
  queries: [{ width: "narrow", text: '"Port Selene" "9 November" pact & more' }, { width: "medium", text: '"Port Selene" pact' }, { width: "wide", text: "defence alliance pact" }],
  method: { engine: "unspin 0", commit: "", pack: "", model: "", languageModel: "", settings: { prior: 0.2 }, dismissed: [] },
  inputs: [{ role: "suspect", name: "Suspect", sha256: "0".repeat(64) }],
};
const prose = { counts: ["1 finding"], figures: [{ name: "Spin score", value: "81.2 of 100", meaning: "A hint." }], references: [], limits: ["Examined: the wording alone."] };

for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  describe(`without a reference in ${name}`, () => {
    /** @type {import("puppeteer-core").Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof serveSite>>} */ let site;
    /** @type {import("puppeteer-core").Page} */ let page;

    before(async () => {
      site = await serveSite();
      browser = await openBrowser(name);
      page = await openPage(browser, site.url);
      await catchWhatLeaves(page);
    });
    after(async () => {
      await browser?.close();
      await site?.close();
    });
    afterEach(() => assert.deepEqual(errors.splice(0), [], "nothing goes wrong in the page"));

    const draw = () =>
      page.evaluate(
        (drawn, words, suspect) => {
          /** @type {HTMLElement} */ (document.querySelector("[data-do=clear]")).click(); // ends what is being compared
          const result = /** @type {any} */ (document.querySelector("unspin-result"));
          result.findings.draw(drawn, words, { suspect: { text: suspect }, references: [] });
        },
        /** @type {any} */ (report),
        prose,
        text,
      );

    test("an empty Reference is said to mean this, and a verdict comes by itself", async () => {
      await paste(page, "Suspect", text);
      assert.match(await page.$eval(".mode", (node) => node.textContent ?? ""), /No reference: the suspect is looked at on its own/);
      const status = await page.waitForSelector("[role=status][data-verdict]", { timeout: 60_000 });
      assert.match((await status?.evaluate((node) => node.getAttribute("data-verdict"))) ?? "", /^(likely-spun|no-evidence|insufficient)$/);
      await paste(page, "Reference", text);
      assert.equal(await page.$eval(".mode", (node) => node.textContent), "");
    });

    test("sentences in one column, and what a phrase may have stood for", async () => {
      await draw();
      assert.equal((await page.$$("unspin-aligned .cell.reference")).length, 0);
      assert.deepEqual(await page.$$eval("unspin-aligned mark", (marks) => marks.map((mark) => mark.textContent)), ["guard collusion"]);
      const cells = await page.$$eval("unspin-substitutions tbody td", (nodes) => nodes.map((node) => node.textContent));
      assert.deepEqual(cells.slice(0, 2), ["perhaps: defence alliance, defense alliance, defence pact", "guard collusion"]);
      const headers = await page.$$eval("unspin-substitutions th", (nodes) => nodes.map((node) => node.textContent));
      assert.deepEqual(headers, ["Reference", "Suspect", "Kind", "Why"]);
      assert.equal(await page.$eval("unspin-quotations", (part) => part.checkVisibility()), false, "there is nothing to hold quotations against");
      await clickInView(page, "unspin-aligned mark");
      assert.match(await page.$eval("unspin-card", (card) => card.textContent ?? ""), /It may have stood for defence alliance/);
    });

    test("the queries can be copied, and opened by a link of the person's choice only", async () => {
      await draw();
      const asked = site.requests.length;
      assert.deepEqual(await page.$$eval(".query", (nodes) => nodes.map((node) => node.textContent)), report.queries.map((query) => query.text));
      const links = await page.$$eval(".search a", (nodes) => nodes.map((node) => ({ href: /** @type {HTMLAnchorElement} */ (node).href, rel: node.getAttribute("rel"), target: node.getAttribute("target") })));
      assert.ok(links.length >= 6);
      for (const { href, rel, target } of links) {
        assert.equal(rel, "noopener noreferrer");
        assert.equal(target, "_blank");
        assert.ok(report.queries.some((query) => href.endsWith(encodeURIComponent(query.text))), href);
      }
      assert.match(await page.$eval("unspin-queries", (node) => node.textContent ?? ""), /sends it the words/);
      assert.equal(await caught(page, "copied", () => press(page, "Copy the wide query")), "defence alliance pact");
      assert.deepEqual(site.requests.slice(asked), []);
    });
  });
}
