// The page in real browsers: texts in, verdict out, and everything the contract names.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { clickInView, errors, named, openBrowser, openPage, paste, press, verdict } from "./browser.mjs";
import { root, serveSite } from "./site.mjs";

const story = (/** @type {string} */ name) => readFile(join(root, "testdata/stories/strait-accord", `${name}.txt`), "utf8");
const reference = await story("reference");
const spun = await story("spun");
const independent = await story("independent");

/** Long enough that the page is still at work when a person reaches for Cancel. */
const long = (/** @type {string} */ text, times = 120) => Array.from({ length: times }, (_, i) => text.replaceAll("the", `the ${i}`)).join("\n\n");

for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  describe(`the page in ${name}`, () => {
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
    beforeEach(async () => {
      await page.setViewport({ width: 1200, height: 900 });
      // Found by its text: to look a name up in the accessibility tree takes
      // Firefox half a minute while a long text is drawn.
      await page.evaluate(() => {
        const clear = [...document.querySelectorAll("button")].find((button) => button.textContent?.trim() === "Clear");
        if (!clear) throw new Error("there is no button Clear");
        clear.click();
      });
    });

    afterEach(() => assert.deepEqual(errors.splice(0), [], "nothing goes wrong in the page"));

    const value = (/** @type {string} */ label) => page.$eval(named(page, "textbox", label), (box) => /** @type {HTMLTextAreaElement} */ (box).value);
    const table = (/** @type {string} */ label) =>
      page.$eval(named(page, "table", label), (node) => ({
        headers: [...node.querySelectorAll("th")].map((cell) => cell.textContent),
        rows: [...node.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent)),
      }));
    const example = async () => {
      await press(page, "Try an example");
      return verdict(page);
    };

    test("a spun text and its original, compared on request", async () => {
      await paste(page, "Reference", reference);
      await paste(page, "Suspect", spun);
      await press(page, "Compare");
      const { code, score, words } = await verdict(page);
      assert.equal(code, "spun");
      assert.ok(Number(score) > 50, `spin score ${score}`);
      assert.match(words, /^Strong signs of word-by-word substitution/);
      assert.match(await page.title(), /^Strong signs/);
      assert.equal((await page.$$("[data-verdict], [data-spin-score]")).length, 1);
    });

    test("an independent text is compared by itself once typing stops", async () => {
      await paste(page, "Reference", reference);
      await paste(page, "Suspect", independent);
      const { code } = await verdict(page);
      assert.equal(code, "independent");
    });

    test("the verdict is gone while the texts change", async () => {
      await example();
      await paste(page, "Suspect", independent);
      assert.equal(await page.$("[data-verdict], [data-spin-score], [data-complete]"), null);
      assert.equal((await verdict(page)).code, "independent");
    });

    test("the example: region, tables and marks", async () => {
      await example();
      const substitutions = await table("Substitutions");
      assert.deepEqual(substitutions.headers, ["Reference", "Suspect", "Kind", "Why"]);
      assert.ok(substitutions.rows.some(([from, to]) => from === "stand-off" && to === "deadlock"), JSON.stringify(substitutions.rows));
      const quotations = await table("Quotations");
      assert.ok(quotations.rows.some(([, , status]) => status?.startsWith("Worded differently")), JSON.stringify(quotations.rows));
      const region = await page.waitForSelector(named(page, "region", "Aligned sentences"));
      const marks = await region?.$$eval("mark", (nodes) => nodes.map((node) => node.textContent));
      assert.ok(marks?.includes("stand-off") && marks.includes("deadlock"), JSON.stringify(marks));
    });

    test("the tables stand there when empty", async () => {
      await paste(page, "Reference", "One plain line of text, for a start.");
      await paste(page, "Suspect", "One plain line of text, for a start.");
      await verdict(page);
      assert.deepEqual((await table("Substitutions")).rows, []);
      assert.deepEqual((await table("Quotations")).rows, []);
    });

    test("without a reference the suspect is looked at alone, when asked", async () => {
      await paste(page, "Suspect", spun);
      await press(page, "Compare");
      const { code } = await verdict(page);
      assert.ok(["likely-spun", "no-evidence", "insufficient"].includes(code), code);
    });

    test("several references, each with its name, and one taken away", async () => {
      await paste(page, "Reference", independent);
      await press(page, "Add a reference");
      await paste(page, "Reference 2", reference);
      await paste(page, "Suspect", spun);
      assert.equal((await verdict(page)).code, "spun");
      await press(page, "Remove Reference 2");
      assert.equal((await verdict(page)).code, "independent");
      assert.equal(await value("Reference"), independent);
    });

    test("markup that was pasted stays text", async () => {
      const hostile = 'The council made <b onclick="x">bold</b> claims today & <img src=x onerror="document.title=1"> nothing else was said.';
      await paste(page, "Reference", hostile);
      await paste(page, "Suspect", hostile.replace("claims", "assertions"));
      await verdict(page);
      const region = await page.waitForSelector(named(page, "region", "Aligned sentences"));
      assert.equal(await region?.$("img, b"), null);
      assert.match((await region?.evaluate((node) => node.textContent)) ?? "", /<img src=x/);
      assert.doesNotMatch(await page.title(), /^1$/);
    });

    test("Clear takes everything away and Undo brings it back", async () => {
      await example();
      await press(page, "Clear");
      assert.equal(await value("Suspect"), "");
      assert.equal(await page.$("[data-verdict]"), null);
      await press(page, "Undo");
      assert.equal(await value("Suspect"), spun);
      assert.equal((await verdict(page)).code, "spun");
    });

    test("Swap sides", async () => {
      await paste(page, "Reference", reference);
      await paste(page, "Suspect", spun);
      await press(page, "Swap sides");
      assert.equal(await value("Reference"), spun);
      assert.equal(await value("Suspect"), reference);
    });

    test("a reload loses nothing, a new tab starts empty", async () => {
      await paste(page, "Reference", reference);
      await paste(page, "Suspect", spun);
      await verdict(page);
      await page.reload();
      assert.equal((await verdict(page)).code, "spun");
      assert.equal(await value("Reference"), reference);
      const other = await browser.newPage();
      await other.goto(site.url);
      assert.equal(await other.$eval("#suspect", (box) => /** @type {HTMLTextAreaElement} */ (box).value), "");
      await other.close();
    });

    test("a text file and a saved page are opened", async () => {
      const folder = await mkdtemp(join(tmpdir(), "unspin-files-"));
      try {
        await writeFile(join(folder, "a.txt"), reference);
        await writeFile(join(folder, "b.html"), `<nav>Menu</nav><article><h1>A title</h1><p>${"Some words &amp; more. ".repeat(3)}</p><script>no()</script></article>`);
        const [first, second] = await page.$$("input[type=file]");
        await /** @type {any} */ (first).uploadFile(join(folder, "a.txt"));
        await /** @type {any} */ (second).uploadFile(join(folder, "b.html"));
        await page.waitForFunction(() => /** @type {HTMLTextAreaElement} */ (document.querySelector("#suspect")).value !== "");
        assert.equal(await value("Reference"), reference);
        assert.equal(await value("Suspect"), "A title\n\nSome words & more. Some words & more. Some words & more.");
      } finally {
        await rm(folder, { recursive: true });
      }
    });

    test("an exported report, opened again, is reproduced; with a letter changed it is not", async () => {
      const folder = await mkdtemp(join(tmpdir(), "unspin-report-"));
      try {
        await example();
        await page.evaluate(() => {
          // What is saved goes through a link; the test takes it from there.
          HTMLAnchorElement.prototype.click = function () {
            Object.assign(globalThis, { saved: this.download });
          };
          const create = URL.createObjectURL;
          URL.createObjectURL = (blob) => {
            /** @type {Blob} */ (blob).text().then((text) => Object.assign(globalThis, { text }));
            return create(blob);
          };
        });
        await press(page, "Export");
        await page.click("[role=menuitem]");
        const html = await page.waitForFunction(() => /** @type {any} */ (globalThis).text).then((handle) => handle.jsonValue());
        assert.match(String(html), /^<!DOCTYPE html>/);
        const open = async (/** @type {string} */ report) => {
          await writeFile(join(folder, "report.html"), report);
          const [input] = await page.$$("input[type=file]");
          await /** @type {any} */ (input).uploadFile(join(folder, "report.html"));
          const heading = await page.waitForSelector("unspin-verification:not([hidden]) h2", { timeout: 60_000 });
          const words = await heading?.evaluate((node) => node.textContent);
          await press(page, "Close");
          return words;
        };
        assert.equal(await open(String(html)), "This report is reproduced exactly");
        assert.equal(await open(String(html).replace("Strong signs", "Weak signs")), "This report is not reproduced");
        assert.equal(await value("Suspect"), spun);
      } finally {
        await rm(folder, { recursive: true });
        await page.reload();
        await page.waitForSelector("html[data-ready]", { timeout: 60_000 });
      }
    });

    test("Cancel ends a long comparison, and the next one works", async () => {
      await paste(page, "Reference", long(reference));
      await paste(page, "Suspect", long(spun));
      await press(page, "Compare");
      const cancel = await page.waitForSelector("[data-do=cancel]", { visible: true });
      assert.equal(await cancel?.evaluate((button) => button.textContent), "Cancel");
      await cancel?.click();
      assert.equal(await page.$("[data-verdict]"), null);
      await press(page, "Try an example");
      assert.equal((await verdict(page)).code, "spun");
    });

    test("by keyboard alone: from the example to a finding, its other side and the Export menu", async () => {
      const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
      const tabTo = async (/** @type {string} */ words) => {
        for (let i = 0; i < 80; i++) {
          if ((await focused()) === words) return;
          await page.keyboard.press("Tab");
        }
        assert.fail(`Tab never reaches “${words}”`);
      };
      await page.focus("#suspect");
      await tabTo("Try an example");
      await page.keyboard.press("Enter");
      await verdict(page);
      await page.keyboard.press("n");
      await page.keyboard.press("n");
      const second = await focused();
      await page.keyboard.press("n");
      await page.keyboard.press("p");
      assert.equal(await focused(), second);
      assert.ok((await page.$eval("unspin-card .to", (node) => node.textContent))?.includes(String(second)));
      assert.ok((await page.$$("unspin-aligned .suspect mark.chosen")).length > 0 && (await page.$$("unspin-aligned .reference mark.chosen")).length > 0, "both sides are lit");
      await page.keyboard.press("Escape");
      assert.equal(await page.$("unspin-card .to"), null);
      await page.focus("unspin-export button");
      await page.keyboard.press("Enter");
      const items = await page.$$eval("[role=menuitem]", (nodes) => nodes.map((node) => node.textContent));
      for (const item of ["JSON", "CSV", "Print"]) assert.ok(items.includes(item), item);
      assert.equal(await focused(), items[0]);
      await page.keyboard.press("ArrowUp");
      assert.equal(await focused(), items.at(-1));
      await page.keyboard.press("Escape");
      assert.equal(await focused(), "Export");
    });

    test("a kind that is switched off leaves the tables and the round of n", async () => {
      await example();
      const before = (await table("Substitutions")).rows;
      const [kind, count] = await page.$eval("button.kind", (node) => [node.getAttribute("data-kind"), Number(node.querySelector(".count")?.textContent)]);
      await page.click("button.kind");
      assert.equal((await table("Substitutions")).rows.length, before.length - Number(count));
      assert.equal(await page.$eval("button.kind", (node) => node.getAttribute("aria-pressed")), "false", String(kind));
    });

    test("a finding that is left out no longer counts, and does again", async () => {
      await example();
      // The score itself may stand at its limit, with the finding and without.
      const weighed = () => page.evaluate(() => JSON.stringify(/** @type {any} */ (document.querySelector("unspin-result")).findings.report.reasons));
      const whole = await weighed();
      await page.focus("unspin-result");
      await clickInView(page, "unspin-aligned mark[data-evidence][data-number]");
      await press(page, "Leave it out");
      await page.waitForSelector(".left-out");
      await verdict(page);
      assert.notEqual(await weighed(), whole);
      assert.match(await page.$eval(".left-out", (node) => node.textContent ?? ""), /→/);
      await page.waitForFunction(() => document.activeElement?.textContent === "Count it again");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => !document.querySelector(".left-out"));
      await verdict(page);
      assert.equal(await weighed(), whole);
    });

    test("a long text is drawn where it is looked at, and a finding far away is reached", async () => {
      await paste(page, "Reference", long(reference, 40));
      await paste(page, "Suspect", long(spun, 40));
      await verdict(page);
      const rows = await page.$$eval("unspin-aligned .row", (nodes) => nodes.length);
      assert.ok(rows > 0 && rows < 400, `${rows} rows are drawn`);
      await page.focus("unspin-result");
      await page.keyboard.press("p"); // the last one
      assert.match(await page.$eval("unspin-card .card-head", (node) => node.textContent ?? ""), /^Finding 4\d\d\d of 4\d\d\d/);
      assert.ok(await page.$eval("unspin-aligned mark.chosen[data-number]", (node) => node.getBoundingClientRect().top < innerHeight));
    });

    test("both views show the suspect's whole text", async () => {
      await example();
      await press(page, "In one text");
      const text = await page.$$eval(".merged", (cells) =>
        cells.map((cell) => [...cell.querySelectorAll("p > :is(mark, ins), p")].length && cell.textContent).join(" "),
      );
      assert.match(text, /deadlock/);
      assert.match(text, /stand-off/);
      await press(page, "Side by side");
      assert.equal((await page.$$(".merged")).length, 0);
    });

    test("at 360 px nothing scrolls sideways", async () => {
      await page.setViewport({ width: 360, height: 740 });
      const width = () => page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok((await width()) <= 360, `${await width()} px`); // less where a scroll bar takes its part
      await example();
      await page.keyboard.press("n");
      assert.ok((await width()) <= 360, `${await width()} px`);
      await press(page, "In one text");
      assert.ok((await width()) <= 360, `${await width()} px`);
    });

    test("nothing is requested after data-ready", async () => {
      const asked = site.requests.length;
      await example();
      await paste(page, "Suspect", independent);
      await verdict(page);
      assert.deepEqual(site.requests.slice(asked), []);
    });
  });
}

test("the worker asks for nothing either", async () => {
  const site = await serveSite();
  const browser = await openBrowser("chromium");
  try {
    /** @type {string[]} */
    const asked = [];
    const page = await browser.newPage();
    const session = await page.createCDPSession();
    const watch = async (/** @type {import("puppeteer-core").CDPSession} */ target) => {
      target.on("Network.requestWillBeSent", ({ request }) => asked.push(request.url));
      await target.send("Network.enable");
    };
    page.on("workercreated", (worker) => watch(/** @type {any} */ (worker).client));
    await watch(session);
    await page.goto(site.url);
    await page.waitForSelector("html[data-ready]", { timeout: 60_000 });
    assert.ok(asked.some((url) => url.endsWith("vectors.pack")), "the watch sees requests");
    const worker = page.workers()[0];
    assert.ok(worker, "there is a worker");
    asked.length = 0;
    const before = site.requests.length;
    await press(page, "Try an example");
    await verdict(page);
    await paste(page, "Suspect", independent);
    await verdict(page);
    assert.deepEqual(asked.filter((url) => !url.startsWith("blob:") && !url.startsWith("data:")), []);
    assert.deepEqual(site.requests.slice(before), []);
    const refused = await worker.evaluate((url) => fetch(url).then(() => "it was let through", () => "refused"), `${new URL(site.url).origin.replace("127.0.0.1", "localhost")}/leak`);
    assert.equal(refused, "refused", "the worker is under the page's policy");
  } finally {
    await browser.close();
    await site.close();
  }
});
