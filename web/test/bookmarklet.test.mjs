// The bookmarklet on pages that differ in the headers they send: does the whole article arrive, and after how many clicks?
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, afterEach, before, describe, test } from "node:test";
import { addressOf, bookmarkletOf, closeTabs, importPage, pause, startReader, textOf } from "./bookmarklet_browsers.mjs";
import { headerSets } from "./bookmarklet_headers.mjs";
import { serveNews } from "./bookmarklet_servers.mjs";
import { serveSite } from "./site.mjs";

const characters = 200_000;
const sha256 = (/** @type {string} */ text) => createHash("sha256").update(text).digest("hex");

/** An article of exactly 200,000 characters, no paragraph like another, with letters of several scripts. */
const paragraphs = (() => {
  const words = "the harbour board said on Monday that würde café Δήμος порт 港 of a new ferry line would open next spring".split(" ");
  const lines = [];
  let left = characters;
  for (let seed = 1; left > 0; ) {
    /** @type {string} */
    let line = `Paragraph ${lines.length + 1}:`;
    for (let i = 0; i < 60; i++) {
      seed = (seed * 48271) % 0x7fffffff;
      line += ` ${words[seed % words.length]}`;
    }
    if (left - line.length < 600) line = line.padEnd(left, ".");
    left -= line.length + 2;
    lines.push(line);
  }
  return lines;
})();
const article = paragraphs.join("\n\n");

const page = (/** @type {string} */ name) => `<!doctype html><html lang="en"><head><title>${name}</title></head><body>
  <nav><a href="/one">One</a> <a href="/two">Two</a></nav>
  <article><h1>${name}</h1>${paragraphs.map((each) => `<p>${each}</p>`).join("")}</article>
  <footer>The end</footer></body></html>`;

/** @type {Awaited<ReturnType<typeof serveSite>>} */
let site;
/** @type {Awaited<ReturnType<typeof serveNews>>} */
let news;

before(async () => {
  assert.equal(article.length, characters);
  site = await serveSite();
  news = await serveNews(Object.fromEntries(headerSets.map(({ name, headers }, i) => [`/${i}`, { headers, html: page(name) }])));
});
after(async () => {
  await site?.close();
  await news?.close();
});

/**
 * What the import page tells the reader to do where no bookmark runs. Returns the article it picked out.
 * @param {import("puppeteer-core").Page} article
 */
async function copyAndPaste(article) {
  const press = async (/** @type {import("puppeteer-core").Page} */ tab, /** @type {import("puppeteer-core").KeyInput[]} */ ...keys) => {
    await tab.bringToFront();
    await tab.keyboard.down("Control");
    for (const key of keys) await tab.keyboard.press(key);
    await tab.keyboard.up("Control");
  };
  await press(article, "a", "c");
  const tab = await article.browser().newPage();
  await tab.goto(`${site.url}import.html`);
  const howTo = await tab.$eval("#how-to", (section) => /** @type {HTMLElement} */ (section).innerText);
  assert.match(howTo, /a click then does nothing at all[^]*select everything[^]*Copy it[^]*Paste it/);
  await tab.click("#text");
  await press(tab, "v");
  await tab.waitForSelector("#status[data-state=article]");
  return textOf(tab);
}

/** @type {Record<string, Record<string, string>>} */
const table = {};

for (const [shown, name] of /** @type {const} */ ([
  ["Chromium", "chromium"],
  ["Firefox", "firefox"],
])) {
  describe(shown, () => {
    /** @type {import("./bookmarklet_browsers.mjs").Reader} */
    let reader;
    /** @type {string} */
    let bookmarklet;
    before(async () => {
      reader = await startReader(name);
      bookmarklet = await bookmarkletOf(reader.browser, site.url);
    });
    after(() => reader?.stop());

    afterEach(() => closeTabs(reader.browser));

    /** Counts the site's tabs, once there are as many as there should be or a while has passed. @param {number} expected */
    async function tabsLeft(expected) {
      for (let tries = 0; ; tries++) {
        const { length } = (await reader.browser.pages()).filter((tab) => addressOf(tab).startsWith(site.url));
        if (length === expected || tries === 50) return length;
        await pause(100);
      }
    }

    for (const [index, { name: headers, clicks }] of headerSets.entries()) {
      test(headers, async () => {
        const tab = await reader.browser.newPage();
        await tab.goto(`${news.url}${index}`);
        let clicked = 1;
        await reader.click(tab, bookmarklet);
        const states = clicks === 1 ? ["article"] : ["article", "again"];
        let found = await importPage(reader.browser, site.url, states, clicks ? 30_000 : 3_000);
        if (found?.state === "again") {
          clicked++;
          await reader.click(tab, bookmarklet);
          found = await importPage(reader.browser, site.url, ["article"]);
        }

        if (clicks === 0) {
          assert.equal(found, null, "no script can run here");
          assert.equal(tab.url(), `${news.url}${index}`);
          const text = await copyAndPaste(tab);
          (table[headers] ??= {})[shown] = `${text.length} characters, by copy and paste`;
          // A copied page has no title, so that its headline is not known for one.
          assert.equal(sha256(text), sha256(`${headers}\n\n${article}`));
          return;
        }
        const text = found ? await textOf(found.tab) : "";
        (table[headers] ??= {})[shown] = found ? `${text.length} characters, ${clicked} click${clicked > 1 ? "s" : ""}` : "nothing";
        assert.ok(found, "the article arrived");
        assert.equal(sha256(text), sha256(article), "every character of it");
        assert.equal(clicked, clicks, "clicks");
        assert.equal(await tabsLeft(1), 1, "no tab that waits or that was locked in stays behind");
        assert.ok(!found.tab.url().includes("#"), "neither nonce nor article stays in the address");
      });
    }
  });
}

after(() => {
  console.log("\nheaders".padEnd(36), "Chromium".padEnd(38), "Firefox");
  for (const { name } of headerSets) {
    console.log(name.padEnd(35), (table[name]?.Chromium ?? "-").padEnd(38), table[name]?.Firefox ?? "-");
  }
});
