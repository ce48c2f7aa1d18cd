// What a reader is told and handed: several references, files dropped at once, counts, names of files, paper. In Chromium
// alone: nothing of it depends on the browser.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { catchWhatLeaves, caught, errors, openBrowser, openPage, verdict } from "./browser.mjs";
import { click, put } from "./faults.mjs";
import { root, serveSite } from "./site.mjs";

const story = (/** @type {string} */ name) => readFile(join(root, "testdata/stories", `${name}.txt`), "utf8");
const events = ["bakery-takeover", "cup-final", "harbor-fraud", "library-closure", "river-flood", "strait-accord"];
const dozen = await Promise.all(
  events.flatMap((event) => ["reference", "wire"].map(async (version) => ({ text: await story(`${event}/${version}`), name: `${event} ${version}.txt` }))),
);
const spun = await story("strait-accord/spun");

describe("what a reader is told and handed", () => {
  /** @type {import("puppeteer-core").Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof serveSite>>} */ let site;
  /** @type {import("puppeteer-core").Page} */ let page;

  before(async () => {
    site = await serveSite();
    browser = await openBrowser("chromium");
    page = await openPage(browser, site.url);
    await page.setViewport({ width: 1280, height: 900 });
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });
  afterEach(() => assert.deepEqual(errors.splice(0), [], "nothing goes wrong in the page"));

  const words = (/** @type {string} */ selector) => page.$eval(selector, (node) => node.textContent ?? "");
  const drop = (/** @type {{name: string, text: string}[]} */ files, selector = "#reference") =>
    page.$eval(
      selector,
      (box, all) => {
        const dataTransfer = new DataTransfer();
        for (const { name, text } of all) dataTransfer.items.add(new File([text], name));
        box.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      },
      files,
    );
  const told = (/** @type {RegExp} */ pattern) =>
    page.waitForFunction((source) => new RegExp(source).test(document.querySelector(".notice")?.textContent ?? ""), {}, pattern.source);

  test("files dropped at once are a reference each; of a dozen the one that the text goes back to is named and leads to its rows", async () => {
    await drop(dozen);
    await told(/^12 files were opened, each as a reference/);
    assert.equal(await page.$$eval("[data-side=references] textarea", (boxes) => boxes.length), 12);
    await put(page, "#suspect", spun);
    await click(page, "Compare");
    assert.equal((await verdict(page)).code, "spun");
    assert.match(await words(".headline"), /^“strait-accord reference\.txt” \(reference 11\): strong signs/);
    const rows = await page.$$eval(".ranked > table tbody tr", (found) => found.map((row) => [...row.children].map((cell) => cell.textContent)));
    assert.equal(rows.length, 1);
    assert.match(await words(".ranked summary"), /^11 other references/);
    assert.equal(await page.$$eval(".ranked details tbody tr", (found) => found.length), 11);
    const aligned = await words("unspin-aligned");
    assert.doesNotMatch(aligned, /Reference (?!11|12)/, "nothing of the others");
    await page.$eval(".ranked .jump", (button) => /** @type {HTMLElement} */ (button).click());
    await page.waitForFunction(() => document.activeElement?.closest(".passage-head"));
    const shown = await page.$$eval("unspin-aligned .row", (found) => found.length);
    await page.$eval("unspin-aligned > .hint button", (button) => /** @type {HTMLElement} */ (button).click());
    assert.ok((await page.$$eval("unspin-aligned .row", (found) => found.length)) > shown + 200, "they are there for whoever asks");
  });

  test("a file that cannot be opened is named, and keeps no other away", async () => {
    await click(page, "Clear");
    await drop([dozen[0], { name: "b.odt", text: "PK\u0003\u0004" + " ".repeat(26) + "mimetypeapplication/vnd.oasis.opendocument.text" }, dozen[1], { name: "c.pdf", text: "<!doctype html><p>Not found" }]);
    await told(/^3 files were opened, each as a reference\. b\.odt could not be opened: it is an OpenDocument text.* c\.pdf is no PDF: it holds a web page, which was opened\./);
  });

  test("word counts agree between box and result, before and after comparing", async () => {
    for (const { text, name } of [...dozen, { text: spun, name: "spun" }]) {
      await click(page, "Clear");
      await put(page, "#suspect", text);
      const before = await words("#suspect-size");
      await click(page, "Compare");
      await verdict(page);
      const after = await words("#suspect-size");
      assert.ok((await words(".facts")).includes(after.replace(/^.* · /, "")), `${name}: ${after}`);
      assert.equal(before, after, name);
    }
  });

  test("without a reference no empty table stands there", async () => {
    assert.equal(await page.$eval("unspin-quotations", (part) => part.checkVisibility()), false);
    await click(page, "Clear");
    await put(page, "#suspect", "The council met on Tuesday and approved the plan.");
    await click(page, "Compare");
    await verdict(page);
    assert.equal(await page.$eval("unspin-substitutions", (part) => part.checkVisibility()), false);
  });

  test("n goes to what counts, heaviest first", async () => {
    await click(page, "Try an example");
    await verdict(page);
    await page.focus("unspin-result");
    const chosen = [];
    for (let i = 0; i < 3; i++) {
      await page.keyboard.press("n");
      chosen.push(await page.$eval("unspin-substitutions tr.lit .jump", (jump) => jump.textContent));
    }
    assert.deepEqual(chosen, await page.$$eval(".pair-chip .to", (nodes) => nodes.map((node) => node.textContent)));
  });

  test("files are named for the text and the day; a spreadsheet knows the encoding, and each row what it is about", async () => {
    await catchWhatLeaves(page);
    await page.$eval("unspin-export > button", (button) => /** @type {HTMLElement} */ (button).click());
    const csv = await caught(page, "saved", () => click(page, "CSV"));
    assert.match(csv, /^\ufeff?id,kind,.*,suspect,verdict,spin_score\r\n/);
    assert.match(csv, /,Example,spun,\d+(\.\d)?\r\n/);
    assert.doesNotMatch(csv, /^s\d+,[^,]*,(true|false),[^,]*,-?\d+\.\d{3}/m, "weights are rounded");
    assert.match(await words(".said"), /^Saved as unspin-november-9-2022-\d{4}-\d\d-\d\d\.csv/);
  });

  test("on paper 460 words are six pages at most: a summary on the first, and nothing to press", async () => {
    const pdf = Buffer.from(await page.pdf({ format: "A4", printBackground: true })).toString("latin1");
    const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    assert.ok(pages > 1 && pages <= 6, `${pages} pages`);
    await page.emulateMediaType("print");
    const pressed = await page.$$eval("button", (buttons) =>
      buttons.filter((button) => button.checkVisibility() && (getComputedStyle(button).borderTopStyle !== "none" || /^(Leave|Show all|Compare)/.test(button.textContent ?? ""))).map(({ textContent }) => textContent),
    );
    assert.deepEqual(pressed, []);
    assert.equal(await page.$eval("unspin-verdict", (part) => getComputedStyle(part).breakAfter), "page");
    await page.emulateMediaType("screen");
  });
});
