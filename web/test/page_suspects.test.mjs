// Several suspects: tabs as the references have them, a table of all pairs, and one in view with all that is said of it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { axe } from "./browser_axe.mjs";
import { caught, catchWhatLeaves, errors, openBrowser, openPage, paste, press, verdict } from "./browser.mjs";
import { root, serveSite } from "./site.mjs";

const story = (/** @type {string} */ name) => readFile(join(root, "testdata/stories/strait-accord", `${name}.txt`), "utf8");
const [reference, spun, wire, independent] = await Promise.all(["reference", "spun", "wire", "independent"].map(story));

/** Long enough that the page is still at work when a person reaches for Cancel. */
const long = (/** @type {string} */ text) => Array.from({ length: 120 }, (_, i) => text.replaceAll("the", `the ${i}`)).join("\n\n");

describe("several suspects in chromium", () => {
  /** @type {import("puppeteer-core").Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof serveSite>>} */ let site;
  /** @type {import("puppeteer-core").Page} */ let page;

  before(async () => {
    site = await serveSite();
    browser = await openBrowser("chromium", { protocolTimeout: 300_000 });
    page = await openPage(browser, site.url);
    await page.setViewport({ width: 1200, height: 900 });
    await catchWhatLeaves(page);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });
  beforeEach(() => page.$eval("[data-do=clear]", (button) => /** @type {HTMLElement} */ (button).click()));
  afterEach(() => assert.deepEqual(errors.splice(0), [], "nothing goes wrong in the page"));

  const drop = (/** @type {{name: string, text: string}[]} */ files) =>
    page.$eval(
      "#suspect",
      (box, all) => {
        const dataTransfer = new DataTransfer();
        for (const { name, text } of all) dataTransfer.items.add(new File([text], name));
        box.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      },
      files,
    );
  const rows = () => page.$$eval("unspin-suspects tbody tr", (all) => all.map((row) => ({ cells: [...row.children].map((cell) => cell.textContent ?? ""), verdict: row.getAttribute("data-verdict-of"), shown: row.hasAttribute("data-current") })));
  /** Waits until as many pairs have their verdict. @param {number} pairs */
  const judged = async (pairs) => {
    await page.waitForFunction((wanted) => document.querySelectorAll("unspin-suspects [data-verdict-of]").length === wanted && !/compared/.test(document.querySelector("unspin-suspects .hint")?.textContent ?? ""), { timeout: 60_000 }, pairs);
    return rows();
  };
  const open = (/** @type {string} */ name) => page.$$eval("unspin-suspects .jump", (all, wanted) => /** @type {HTMLElement | undefined} */ (all.find((button) => button.textContent?.includes(wanted)))?.click(), name);
  const three = [{ name: "a.txt", text: spun }, { name: "b.txt", text: independent }, { name: "c.txt", text: wire }];

  test("one suspect has no table, only a way to add another", async () => {
    await press(page, "Try an example");
    await verdict(page);
    assert.equal(await page.$eval("unspin-suspects", (part) => part.checkVisibility()), false);
    assert.equal(await page.$("[data-side=suspect] .tabs"), null);
    await press(page, "Edit Suspect");
    await press(page, "Add a suspect");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "suspect-2");
    assert.equal(await page.$("[data-verdict]"), null, "nothing is said of what is empty");
    await press(page, "Remove Suspect 2");
    assert.equal((await verdict(page)).code, "spun");
    assert.equal(await page.$("[data-side=suspect] .tabs"), null);
  });

  test("files dropped at once are a suspect each, all compared, the one in view first and in full; each opens", async () => {
    await paste(page, "Reference", reference);
    await drop(three);
    await page.waitForFunction(() => /^3 files were opened, each as a suspect/.test(document.querySelector(".notice")?.textContent ?? ""));
    const found = await judged(3);
    assert.equal((await verdict(page)).code, "spun");
    assert.deepEqual(found.map(({ verdict, shown }) => [verdict, shown]), [["spun", true], ["independent", false], ["light-edit", false]]);
    assert.deepEqual(found.map(({ cells }) => cells[0]), ["Suspect 1: a.txt", "Suspect 2: b.txt", "Suspect 3: c.txt"]);
    assert.match(found[0].cells[1], /^\d\d %$/);
    assert.match(found[0].cells[2], /^Strong signs/);

    await open("b.txt");
    await page.waitForFunction(() => document.querySelector("[data-complete]")?.getAttribute("data-verdict") === "independent");
    assert.equal(await page.$eval("#suspect-2", (box) => box.checkVisibility()), true);
    assert.deepEqual((await judged(3)).map(({ shown }) => shown), [false, true, false]);
    assert.ok(await page.$("unspin-texts[data-folded]"), "the answer stands first");

    await press(page, "Edit Suspect 2");
    await page.$$eval("[data-side=suspect] .tab", ([first]) => /** @type {HTMLElement} */ (first).click());
    assert.equal((await verdict(page)).code, "spun");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "suspect");
    assert.equal(await page.$("unspin-texts[data-folded]"), null, "a box that was opened stays open");
  });

  test("with several references a pair a row, those that nothing goes back to folded; a pair leads to its first passage", async () => {
    await paste(page, "Reference", independent);
    await press(page, "Add a reference");
    await paste(page, "Reference 2", reference);
    await drop([three[0], three[2]]);
    const found = await judged(4);
    assert.deepEqual(found.map(({ cells, verdict }) => [cells[0].slice(0, 9), cells[1].slice(0, 11), verdict]), [
      ["Suspect 1", "Reference 2", "spun"],
      ["Suspect 2", "Reference 2", "light-edit"],
      ["Suspect 1", "Reference 1", "independent"],
      ["Suspect 2", "Reference 1", "independent"],
    ]);
    await open("c.txt");
    await page.waitForFunction(() => document.activeElement?.closest(".passage-head"), { timeout: 60_000 });
    assert.match(await caught(page, "saved", () => press(page, "Save as CSV")), /^\ufeff?suspect,reference,verdict,spinScore,coverage,share\r\nSuspect 1: a\.txt,Reference 2: “[^”]*”,spun,/);
    await press(page, "Export");
    const { inputs, verdict: code } = JSON.parse(await caught(page, "saved", () => page.$$eval("[role=menuitem]", (all) => /** @type {HTMLElement | undefined} */ (all.find((item) => item.textContent === "JSON"))?.click())));
    assert.equal(code, "light-edit");
    assert.deepEqual(inputs.map((/** @type {{role: string}} */ { role }) => role), ["suspect", "reference", "reference"], "the report is of the one in view");
  });

  test("a reload keeps them all; Undo brings them back", async () => {
    await paste(page, "Reference", reference);
    await drop(three);
    await judged(3);
    await page.$eval("[data-do=clear]", (button) => /** @type {HTMLElement} */ (button).click());
    assert.equal(await page.$$eval("[data-side=suspect] textarea", (all) => all.length), 1);
    await press(page, "Undo");
    assert.equal((await judged(3)).length, 3);
    await page.reload();
    await page.waitForSelector("html[data-ready]", { timeout: 60_000 });
    await catchWhatLeaves(page);
    assert.deepEqual((await judged(3)).map(({ verdict }) => verdict), ["spun", "independent", "light-edit"]);
  });

  test("Cancel ends what runs and keeps what is found; typing is not held up by the others; Compare goes on", async () => {
    await paste(page, "Reference", long(reference));
    await drop([three[0], { name: "long.txt", text: long(spun) }]);
    const cancelled = await page.waitForFunction(() => { // at once: the long one may be done before a click has found its aim
      const cancel = /** @type {HTMLElement | null} */ (document.querySelector("[data-do=cancel]"));
      if (!document.querySelector("unspin-suspects [data-verdict-of]") || !cancel?.checkVisibility()) return;
      cancel.click();
      return document.querySelector("[data-verdict]")?.getAttribute("data-verdict");
    }, { timeout: 60_000 });
    const code = await cancelled.jsonValue();
    assert.equal(await page.$eval("[data-verdict]", (status) => status.getAttribute("data-verdict")), code);
    assert.match((await rows())[1].cells[2], /^Not compared/);
    await press(page, "Compare");
    await page.waitForFunction(() => document.querySelector("unspin-suspects [data-verdict-of]") && document.querySelector("[data-do=cancel]")?.checkVisibility(), { timeout: 60_000 });
    await paste(page, "Reference", reference); // while the long one is compared
    assert.equal((await verdict(page)).code, "spun");
    await judged(2);
  });

  test("keys alone, axe, and nothing sticks out on a phone", async () => {
    await paste(page, "Reference", reference);
    await drop(three);
    await judged(3);
    await page.focus("unspin-suspects .scroll");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("[data-complete]")?.getAttribute("data-verdict") === "independent");
    assert.equal(await page.$eval("unspin-suspects [aria-current]", (button) => button.textContent), "Suspect 2: b.txt");
    await page.waitForFunction(() => document.activeElement?.localName === "unspin-result");
    assert.deepEqual(await axe(page), []);
    for (const width of [390, 360, 320]) {
      await page.setViewport({ width, height: 740 });
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${width} px`);
    }
    await page.setViewport({ width: 1200, height: 900 });
  });
});
