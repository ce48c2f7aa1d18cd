// The HTML report in real browsers, with scripts off: it shows itself, asks for nothing, lines up and prints.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { axe } from "./browser_axe.mjs";
import { caught, catchWhatLeaves, openBrowser, openPage, press, verdict } from "./browser.mjs";
import { root, serveSite } from "./site.mjs";

for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  describe(`the HTML report in ${name}`, () => {
    /** @type {import("puppeteer-core").Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof serveSite>>} */ let site;
    /** @type {import("puppeteer-core").Page} */ let maker;
    /** @type {import("puppeteer-core").Page} */ let page;
    /** @type {string} */ let folder;
    /** @type {string} */ let html;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "unspin-report-"));
      site = await serveSite();
      browser = await openBrowser(name);
      maker = await openPage(browser, site.url);
      await catchWhatLeaves(maker);
      await press(maker, "Try an example");
      await verdict(maker);
      html = await caught(maker, "saved", async () => {
        await maker.click("unspin-export > button");
        await maker.click("[role=menuitem]");
      });
      await writeFile(join(folder, "report.html"), html);
      page = await browser.newPage();
      if (name === "chromium") await page.setJavaScriptEnabled(false); // Firefox's protocol cannot; the report's own policy forbids scripts there
      await page.goto(pathToFileURL(join(folder, "report.html")).href);
    });
    after(async () => {
      await browser?.close();
      await site?.close();
      await rm(folder, { recursive: true });
    });

    test("with scripts off it says everything, and both columns of a row begin on one line", async () => {
      for (const heading of ["What was found", "Score and confidence", "Aligned sentences", "Substitutions", "Limits", "Method and texts"])
        assert.ok((await page.$$eval("h2", (nodes) => nodes.map((node) => node.textContent))).includes(heading), heading);
      for (const width of [1200, 360]) {
        await page.setViewport({ width, height: 800 });
        const rows = await page.$$eval("table.aligned tbody tr", (nodes) =>
          nodes.map((row) => [...row.children].map((cell) => ({ top: Math.round(cell.getBoundingClientRect().top), left: Math.round(cell.getBoundingClientRect().left) }))),
        );
        assert.ok(rows.length > 20);
        for (const [left, right] of rows) assert.equal(left.top, right.top);
        assert.equal(new Set(rows.map(([, right]) => right.left)).size, 1, "the columns are straight");
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${width} px`);
      }
    });

    test("nothing in it runs or points anywhere", async () => {
      assert.equal(await page.$("script, iframe, object, embed, link, img, form, [onclick], [onload]"), null);
      const hrefs = await page.$$eval("[href], [src]", (nodes) => nodes.map((node) => node.getAttribute("href") ?? node.getAttribute("src")));
      assert.deepEqual(hrefs.filter((href) => !href?.startsWith("#")), []);
    });

    test("one letter of a text, and one figure, changed: the page says which", async () => {
      await maker.bringToFront(); // a tab in the background is not waited for well
      const open = async (/** @type {string} */ report) => {
        await writeFile(join(folder, "changed.html"), report);
        const [input] = await maker.$$("input[type=file]");
        await /** @type {any} */ (input).uploadFile(join(folder, "changed.html"));
        await maker.waitForSelector("unspin-verification:not([hidden]) h2", { timeout: 60_000 });
        const said = await maker.$eval("unspin-verification", (node) => node.textContent ?? "");
        await maker.$eval("unspin-verification button", (button) => /** @type {HTMLElement} */ (button).click());
        return said;
      };
      assert.match(await open(html), /is reproduced exactly/);
      const [, encoded] = /** @type {RegExpExecArray} */ (/<pre hidden id=unspin-text-0>\n([^\n]+)\n/.exec(html));
      const line = Buffer.from(encoded, "base64");
      line[0] = line[0] === 0x4e ? 0x4d : 0x4e;
      assert.match(await open(html.replace(encoded, line.toString("base64"))), /not reproduced[^]*text of the suspect is not the one that was compared: letter 1 is/);
      const figure = /"spinScore":([\d.]+)/.exec(html)?.[0] ?? "";
      assert.match(await open(html.replace(figure, '"spinScore":1')), /not reproduced[^]*spinScore is 1 in the file/);
    });

    if (name === "chromium") {
      test("axe finds nothing", async () => {
        await page.setJavaScriptEnabled(true);
        await page.setBypassCSP(true);
        await page.reload();
        assert.deepEqual(await axe(page), []);
      });

      test("printed to a PDF it reads as it does on the screen", async () => {
        const pages = join(root, "build/screenshots");
        await mkdir(pages, { recursive: true });
        await page.pdf({ path: join(pages, "report.pdf"), preferCSSPageSize: true });
        const page2 = await openPage(browser, site.url);
        const [input] = await page2.$$("input[type=file]");
        await /** @type {any} */ (input).uploadFile(join(pages, "report.pdf"));
        await page2.waitForFunction(() => /** @type {HTMLTextAreaElement} */ (document.querySelector("#reference")).value.includes("SHA-256"), { timeout: 60_000 });
        const text = await page2.$eval("#reference", (box) => /** @type {HTMLTextAreaElement} */ (box).value);
        assert.match(text, /Strong signs of word-by-word substitution/);
      });

      test("on A4 paper nothing is cut off at the right, and no row or sentence in two", async () => {
        const inside = Math.floor(((210 - 2 * 15) / 25.4) * 96); // what the margins leave of it, in pixels
        await page.setViewport({ width: inside, height: 1000 });
        await page.emulateMediaType("print");
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= inside);
        const cut = await page.$$eval("tr, li, p", (nodes) => nodes.filter((node) => getComputedStyle(node).breakInside !== "avoid").length);
        assert.equal(cut, 0);
        const heads = await page.$$eval("thead, tfoot", (nodes) => [...new Set(nodes.map((node) => `${node.localName} ${getComputedStyle(node).display}`))]);
        assert.deepEqual(heads, ["thead table-header-group", "tfoot table-row-group"], "on each page the head, and the sum at the end alone");
        const tall = await page.$$eval("tr", (rows) => Math.max(...rows.map((row) => row.getBoundingClientRect().height)));
        assert.ok(tall < 1000, `a row of ${tall} px has no room on a page`); // a page has 1,002
        await page.emulateMediaType("screen");
      });
    }
  });
}
