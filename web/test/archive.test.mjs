// An archive, in a real browser: a thousand files in, the texts that one was made from out, each opening its comparison.
// Which they are is package archive's business.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { axe } from "./browser_axe.mjs";
import { errors, openBrowser, openPage, paste, press, verdict } from "./browser.mjs";
import { root, serveSite } from "./site.mjs";

const story = (/** @type {string} */ name, version = "reference") => readFile(join(root, "testdata/stories", name, `${version}.txt`), "utf8");
const stories = ["bakery-takeover", "cup-final", "harbor-fraud", "library-closure", "river-flood", "seagrass-heat", "strait-accord"];

/** A thousand articles of some 500 words: those of the stories, and others put together from their sentences. */
async function thousand() {
  const all = await Promise.all(stories.map((name) => story(name, "independent")));
  const sentences = all.flatMap((text) => text.split(/(?<=\.) /));
  const files = /** @type {Record<string, Uint8Array>} */ ({});
  for (const name of stories) files[`news/${name}.txt`] = strToU8(await story(name));
  for (let n = 0; n < 1000 - stories.length; n++) {
    const own = Array.from({ length: 22 }, (_, k) => `${sentences[(n * 31 + k * k * 7) % sentences.length]} In ${1900 + (n % 100)} it was said by Person${n}x${k}.`);
    files[`news/made/${n}.txt`] = strToU8(own.join(" "));
  }
  return zipSync({ ...files, "news/picture.png": new Uint8Array(9), "__MACOSX/news/._cup-final.txt": strToU8("no text") }, { level: 1 });
}

describe("an archive in chromium", () => {
  /** @type {import("puppeteer-core").Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof serveSite>>} */ let site;
  /** @type {import("puppeteer-core").Page} */ let page;
  /** @type {string} */ let folder;
  let asked = 0;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "unspin-archive-"));
    await writeFile(join(folder, "news.zip"), await thousand());
    await writeFile(join(folder, "lines.jsonl"), `${JSON.stringify({ text: await story("cup-final"), name: "the final" })}\nnot json\n${JSON.stringify(await story("river-flood"))}\n`);
    site = await serveSite();
    browser = await openBrowser("chromium", { protocolTimeout: 300_000 });
    page = await openPage(browser, site.url);
    await page.evaluate(() => (HTMLInputElement.prototype.click = () => {})); // no chooser comes up
    asked = site.requests.length;
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    await rm(folder, { recursive: true, force: true });
  });
  afterEach(() => assert.deepEqual(errors.splice(0), [], "nothing goes wrong in the page"));

  const choose = async (/** @type {string} */ name) => /** @type {any} */ (await page.$("unspin-archive input[accept]")).uploadFile(join(folder, name));
  const said = (/** @type {string} */ pattern) => page.waitForFunction((pattern) => new RegExp(pattern).test(document.querySelector("unspin-archive .notice")?.textContent ?? ""), { timeout: 120_000 }, pattern);
  const listed = () => page.$$eval("unspin-archive .pairs tbody tr", (all) => all.map((item) => ({ name: item.querySelector(".name")?.textContent, derived: item.classList.contains("derived"), share: item.querySelector(".share")?.textContent ?? "", words: item.textContent ?? "" })));

  test("a thousand files are read and ranked; how long it takes is told, not judged: it is the machine's too", async (t) => {
    await paste(page, "Suspect", await story("strait-accord", "spun"));
    await verdict(page);
    await press(page, "Open a folder");
    assert.ok(await page.$("unspin-archive:not([hidden])"));
    const began = performance.now();
    await choose("news.zip");
    await said("^The suspect goes back to 1 of 1,000 texts");
    const took = (performance.now() - began) / 1000;
    t.diagnostic(`${took.toFixed(1)} s; ten are thought enough`);
    const [first, ...others] = await listed();
    assert.equal(first.name, "news/strait-accord.txt");
    assert.match(first.share, /^(9\d|100) %$/);
    assert.match(first.words, /word-by-word substitution/);
    assert.ok(others.length > 0 && others.every(({ derived }) => !derived));
  });

  test("axe finds nothing, and all of it stayed here", async () => {
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(site.requests.slice(asked), []);
    assert.match(await page.$eval("unspin-archive", (node) => node.textContent ?? ""), /All of it stays in this browser/);
  });

  test("a match opens its comparison", async () => {
    await press(page, "Compare with news/strait-accord.txt");
    assert.equal((await verdict(page)).code, "spun");
    assert.equal(await page.$eval("#reference", (box) => /** @type {HTMLTextAreaElement} */ (box).value), await story("strait-accord"));
  });

  test("what is looked for while the suspect is compared by itself is found", async () => {
    await paste(page, "Suspect", await story("cup-final", "spun"));
    await press(page, "Look for the suspect");
    // What was said of the suspect before is the same, and may still stand there.
    await page.waitForFunction(() => document.querySelector("unspin-archive .pairs tbody tr .name")?.textContent === "news/cup-final.txt", { timeout: 120_000 });
    await said("^The suspect goes back to 1 of 1,000 texts");
    await paste(page, "Suspect", await story("strait-accord", "spun"));
    await verdict(page);
  });

  test("Cancel works, and it can be looked for again", async () => {
    await choose("news.zip");
    await page.waitForSelector("unspin-archive[data-working]");
    await page.$$eval("unspin-archive button", (all) => all.find((button) => button.textContent === "Cancel")?.click());
    await said("^Cancelled");
    await page.waitForSelector("unspin-archive:not([data-working])");
    await choose("lines.jsonl");
    await said("^The suspect goes back to none of 2 texts. lines.jsonl:2 was left out: ");
    await paste(page, "Suspect", await story("cup-final", "spun"));
    await press(page, "Look for the suspect");
    await said("^The suspect goes back to 1 of 2 texts");
    assert.equal((await listed())[0].name, "the final");
    await press(page, "Close");
    assert.ok(await page.$("unspin-archive[hidden]"));
  });
});
