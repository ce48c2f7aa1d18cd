// The import page's parser on pages that nobody wrote: those of the fixtures, changed by chance. Any page gives an article
// or none; nothing is thrown, nothing runs, nothing is requested, and the same page gives the same article.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { openBrowser } from "./browser.mjs";

// How many pages are tried, and from which number on their changes are drawn: IMPORT_FUZZ=20000 tries more.
const pages = Number(process.env.IMPORT_FUZZ ?? 300);
const from = Number(process.env.IMPORT_FUZZ_FROM ?? 1);

const folder = new URL("fixtures/articles/", import.meta.url);
const names = (await readdir(folder)).filter((name) => name.endsWith(".html"));
const fixtures = await Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));

/** @param {string} file */
const source = (file) => fileURLToPath(new URL(`../import/${file}`, import.meta.url));

/**
 * Runs in the page: tries the pages of one fixture and returns what went wrong, each with the number of its changes.
 * @param {string} html
 * @param {number} first
 * @param {number} count
 */
function tryPages(html, first, count) {
  const { readArrival, readPasted, checkArrival, Refusal } = /** @type {any} */ (window).parser;
  const pieces = [
    "<p>", "</p>", "<div>", "</div>", "<article>", "</article>", "<h1>Another</h1>", "<br><br>", "<table><tr><td>", "</td></tr></table>", "<pre>", "<!--", "-->",
    "<script>window.ran = 1</script>", "<img src=/trap onerror='window.ran = 2'>", "<svg onload='window.ran = 3'><title>", "<template shadowrootmode=open>", "</template>",
    "<noscript>", "</noscript>", "<iframe srcdoc='<img src=/trap>'>", "<style>@import '/trap'", "<base href=/trap/>", "<body>", "</body>", "<html lang=\"", "<title>", "<textarea>",
    "<plaintext>", "<math><mtext>", "<form><input name=body><input name=children>", "<select><option>", "<frameset>", "<a href=javascript:window.ran=4>", "<x-part>", "&#0;", "&notin;",
    "\u0000", "\ufeff", "\u202e", "\ud800", "😀", "<", "\"", "'", "=", "<p aria-hidden=true>", "<p class=sidebar hidden>", "<script type=application/ld+json>{\"@type\":[", "<meta property=og:title content=",
  ];
  const failures = [];
  for (let number = first; number < first + count; number++) {
    let state = number; // mulberry32
    const chance = (/** @type {number} */ below) => {
      state = (state + 0x6d2b79f5) | 0;
      let x = Math.imul(state ^ (state >>> 15), 1 | state);
      x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
      return ((x ^ (x >>> 14)) >>> 0) % below;
    };
    let page = html;
    for (let changes = 1 + chance(12); changes > 0; changes--) {
      const at = chance(page.length + 1);
      const length = chance(2) ? chance(40) : chance(page.length - at + 1);
      switch (chance(6)) {
        case 0: page = page.slice(0, at) + page.slice(at + length); break;
        case 1: page = page.slice(0, at) + page.slice(at, at + length).repeat(1 + chance(4)) + page.slice(at); break;
        case 2: page = page.slice(at) + page.slice(0, at); break;
        case 3: page = page.slice(0, at) + String.fromCharCode(chance(0x10000)) + page.slice(at + 1); break;
        default: page = page.slice(0, at) + pieces[chance(pieces.length)].repeat(chance(9) ? 1 : 1 + chance(300)) + page.slice(at);
      }
      page = page.slice(0, 400_000);
    }
    const article = (/** @type {any} */ reading) => reading && JSON.stringify({ ...reading, article: { ...reading.article, captured: "" } });
    try {
      const start = performance.now();
      const arrival = () => readArrival(checkArrival({ html: page, text: "The light extraction.", selection: "", url: "https://news.example/a", title: page.slice(0, 300), cut: false }));
      const reading = arrival();
      readPasted(page);
      if (performance.now() - start > 10_000) failures.push({ number, what: "it took more than ten seconds" });
      if (!reading || typeof reading.article.text !== "string" || !reading.article.text.trim()) failures.push({ number, what: "no text, though one was sent along" });
      if (article(reading) !== article(arrival())) failures.push({ number, what: "another article the second time" });
      if (/** @type {any} */ (window).ran) failures.push({ number, what: "something of the page ran" });
    } catch (error) {
      if (!(error instanceof Refusal)) failures.push({ number, what: String(error instanceof Error ? error.stack : error) });
    }
  }
  return failures;
}

describe("the import page's parser on pages changed by chance", () => {
  /** @type {import("node:http").Server} */
  let server;
  /** @type {import("puppeteer-core").Browser} */
  let browser;
  /** @type {import("puppeteer-core").Page} */
  let page;
  /** @type {string[]} */
  const asked = [];

  before(async () => {
    const { outputFiles } = await build({
      stdin: { contents: `export * from "${source("reading.js")}"; export { checkArrival, Refusal } from "${source("article.js")}";`, resolveDir: source("") },
      bundle: true, write: false, format: "iife", globalName: "parser",
    });
    server = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
      response.end(`<!doctype html><title>Parser</title><script>${outputFiles[0].text.replaceAll("</script", "<\\/script")}\nwindow.parser = parser</script>`);
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
    browser = await openBrowser("chromium", { protocolTimeout: 600_000 });
    page = await browser.newPage();
    const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
    await page.goto(`http://127.0.0.1:${port}/`);
    asked.length = 0;
  });
  after(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
  });

  for (const [index, name] of names.entries()) {
    test(name, async (t) => {
      const count = Math.ceil(pages / names.length);
      const failures = await page.evaluate(tryPages, fixtures[index], from, count);
      t.diagnostic(`${count} pages`);
      assert.deepEqual(failures, []);
      assert.deepEqual(asked.filter((url) => url !== "/favicon.ico"), [], "nothing is requested");
    });
  }

  test("a page that would be noticed", async () => {
    const failures = await page.evaluate((/** @type {string} */ run) => {
      const { readArrival } = /** @type {any} */ (window).parser;
      /** @type {any} */ (window).parser = { .../** @type {any} */ (window).parser, readArrival: () => { throw new Error("planted"); } };
      try {
        return new Function(`return (${run})("<p>text</p>", 1, 2)`)();
      } finally {
        /** @type {any} */ (window).parser = { .../** @type {any} */ (window).parser, readArrival };
      }
    }, tryPages.toString());
    assert.equal(failures.length, 2);
    assert.match(failures[0].what, /planted/);
  });
});
