// What the import page finds in news pages: by words, against what a person took to be the article.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { after, afterEach, before, describe, test } from "node:test";
import { bookmarkletOf, closeTabs, importPage, startReader, textOf } from "./bookmarklet_browsers.mjs";
import { serveNews } from "./bookmarklet_servers.mjs";
import { serveSite } from "./site.mjs";

const folder = new URL("fixtures/articles/", import.meta.url);

const wordsOf = (/** @type {string} */ text) => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/**
 * The harmonic mean of precision and recall, over words, each counted as often as it stands in both.
 * @param {string} found
 * @param {string} truth
 */
function f1(found, truth) {
  const left = new Map();
  for (const word of wordsOf(truth)) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of wordsOf(found)) {
    if (!left.get(word)) continue;
    left.set(word, left.get(word) - 1);
    shared++;
  }
  return (2 * shared) / (wordsOf(found).length + wordsOf(truth).length);
}

const names = (await readdir(folder)).filter((name) => name.endsWith(".html")).map((name) => name.slice(0, -5));
const read = (/** @type {string} */ name) => readFile(new URL(name, folder), "utf8");
const articles = await Promise.all(names.map(async (name) => ({ name, html: await read(`${name}.html`), truth: await read(`${name}.txt`) })));

// As a page is that carries its styles, drawings and state in its markup.
const { html, truth } = /** @type {(typeof articles)[0]} */ (articles.find(({ name }) => name === "related-links"));
const ballast = Array.from({ length: 8_000 }, (_, i) => `<div class="grid__cell-${i} js-lazy"><svg viewBox="0 0 9 9"><path d="M${i} 0h${i}v9"/></svg><a href="/story/${i}?ref=grid">Story no. ${i}</a><span data-state='{"id":${i},"seen":false,"tags":["a","b","c"]}'></span></div>`);
const heavy = html.replace('<footer class="site-footer">', `<section class="grid">${ballast.join("\n")}</section><footer class="site-footer">`);
articles.push({ name: "1.5 MB of markup", html: heavy, truth });

describe("extraction", () => {
  /** @type {Awaited<ReturnType<typeof serveSite>>} */
  let site;
  /** @type {Awaited<ReturnType<typeof serveNews>>} */
  let news;
  /** @type {import("./bookmarklet_browsers.mjs").Reader} */
  let reader;
  /** @type {string} */
  let bookmarklet;

  before(async () => {
    site = await serveSite();
    news = await serveNews(
      Object.fromEntries(
        articles.flatMap(({ html }, i) => [
          [`/${i}`, { html }],
          [`/${i}/light`, { html, headers: { "Content-Security-Policy": "sandbox allow-scripts" } }],
        ]),
      ),
    );
    reader = await startReader("chromium");
    bookmarklet = await bookmarkletOf(reader.browser, site.url);
  });
  after(async () => {
    await reader?.stop();
    await site?.close();
    await news?.close();
  });
  afterEach(() => closeTabs(reader.browser));

  /** @param {string} path */
  async function arrive(path) {
    const tab = await reader.browser.newPage();
    await tab.goto(news.url + path);
    await reader.click(tab, bookmarklet);
    const found = await importPage(reader.browser, site.url, ["article"]);
    assert.ok(found, "the article arrived");
    return found.tab;
  }

  test("the heavy page is heavy", () => assert.ok(heavy.length > 1.5e6, `${heavy.length} characters`));

  for (const [index, { name, truth }] of articles.entries()) {
    test(name, async (t) => {
      const score = f1(await textOf(await arrive(`${index}`)), truth);
      t.diagnostic(`F1 ${score.toFixed(3)}`);
      assert.ok(score >= 0.95, `F1 is ${score.toFixed(3)}`);
    });
    test(`${name}, without its markup`, async (t) => {
      const score = f1(await textOf(await arrive(`${index}/light`)), truth);
      t.diagnostic(`F1 ${score.toFixed(3)}`);
      assert.ok(score >= 0.85, `F1 is ${score.toFixed(3)}`);
    });
  }
});
