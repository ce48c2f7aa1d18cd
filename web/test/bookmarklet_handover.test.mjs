// From the click to the verdict: which text goes into which box, what else comes with it, and what is left behind.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { axe } from "./browser_axe.mjs";
import { bookmarkletOf, closeTabs, importPage, startReader, textOf } from "./bookmarklet_browsers.mjs";
import { named } from "./browser.mjs";
import { serveNews } from "./bookmarklet_servers.mjs";
import { root, serveSite } from "./site.mjs";

const story = async (/** @type {string} */ name) => (await readFile(join(root, "testdata/stories/strait-accord", `${name}.txt`), "utf8")).trim();
const reference = await story("reference");
const spun = await story("spun");

/** @param {string} site @param {string} title @param {string} text */
const page = (site, title, text) => `<!doctype html><html lang="en"><head><title>${title} | ${site}</title>
  <meta property="og:site_name" content="${site}"></head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1>
  ${text.split(/\n+/).map((line) => `<p>${line}</p>`).join("\n")}</article><footer><p>All rights reserved.</p></footer></body></html>`;

const marker = "Quellwolkenmarsch"; // a word that stands nowhere else in a browser's files
const original = { html: page("The Courier", "The original", `${reference}\n\nThe last word is ${marker}.`) };
const copy = { html: page("The Copyist", "The copy", spun) };
const heavy = { html: page("The Courier", "Heavy", reference).replace("</body>", `<script type="application/json">"${"x".repeat(2.5e6)}"</script><svg><path d="${"M0 0".repeat(6e5)}"/></svg></body>`) };
const hopeless = { html: page("The Courier", "Hopeless", reference).replace("</body>", `<div data-state="${"x".repeat(4.5e6)}"></div></body>`) };

// As sites do that are built of web components: the text is in open shadow roots, one in the other.
const components = {
  html: `<!doctype html><html lang="en"><head><title>Components</title></head><body><nav><a href="/">Home</a></nav><news-article></news-article>
  <script>
    customElements.define("news-body", class extends HTMLElement {
      connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML = ${JSON.stringify(reference.split(/\n+/).map((line) => `<p>${line}</p>`).join(""))}; }
    });
    customElements.define("news-article", class extends HTMLElement {
      connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML = "<article><h1>Components</h1><news-body></news-body></article>"; }
    });
  </script></body></html>`,
};

/** @typedef {import("puppeteer-core").Page} Page */

for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  describe(`from the click to the verdict in ${name}`, () => {
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
      news = await serveNews({
        "/original": original,
        "/copy": copy,
        "/heavy": heavy,
        "/hopeless": hopeless,
        "/components": components,
        "/text": { html: reference, headers: { "Content-Type": "text/plain; charset=utf-8" } },
        "/coop": { ...copy, headers: { "Cross-Origin-Opener-Policy": "same-origin" } },
      });
      reader = await startReader(name);
      bookmarklet = await bookmarkletOf(reader.browser, site.url);
    });
    after(async () => {
      await reader?.stop();
      await site?.close();
      await news?.close();
    });
    afterEach(() => closeTabs(reader.browser));

    /** @param {string} path */
    async function open(path) {
      const tab = await reader.browser.newPage();
      await tab.goto(news.url + path);
      return tab;
    }

    /** @param {string} path @param {string} [state] */
    async function bring(path, state = "article") {
      await reader.click(await open(path), bookmarklet);
      const found = await importPage(reader.browser, site.url, [state]);
      assert.ok(found, `${path} arrived`);
      return found.tab;
    }

    const texts = (/** @type {Page} */ tab) => tab.$eval("unspin-texts", (element) => /** @type {any} */ (element).value);
    // A suspect alone has a verdict too, before its reference comes. (No pseudo-class: the driver would look for
    // it at animation frames, which a tab in the background does not have.)
    const compared = '[data-verdict="spun"]';
    const verdict = async (/** @type {Page} */ tab) => {
      const found = await tab.waitForFunction((selector) => document.querySelector(selector)?.getAttribute("data-verdict"), { timeout: 30_000, polling: 100 }, compared);
      return found.jsonValue(); // at once: comparing again takes it away for a moment
    };
    const press = async (/** @type {Page} */ tab, /** @type {string} */ button) => {
      await tab.bringToFront();
      const found = await tab.waitForSelector(named(tab, "button", button));
      await found?.click();
    };
    /** Brings the copy and has it used as the suspect in a tab of its own. */
    async function suspectTab() {
      const tab = await bring("copy");
      await press(tab, "Use as suspect");
      await tab.waitForSelector("html[data-ready]", { timeout: 60_000 });
      return tab;
    }

    test("one click, a choice, another click: the verdict, with both names", async (t) => {
      const unspin = await suspectTab();
      const clicked = performance.now();
      const tab = await bring("original", "placed");
      assert.match(await tab.$eval("#status", (status) => status.textContent ?? ""), /the reference in your open Unspin tab/);
      assert.equal(await verdict(unspin), "spun");
      t.diagnostic(`${Math.round(performance.now() - clicked)} ms from the click to the verdict`);
      const { suspect, references } = await texts(unspin);
      assert.equal(suspect.text, spun.split(/\n+/).join("\n\n"));
      assert.equal(suspect.name, "The Copyist: The copy");
      assert.equal(suspect.url, `${news.url}copy`);
      assert.equal(suspect.title, "The copy");
      assert.ok(Math.abs(Date.now() - Date.parse(suspect.captured)) < 120_000);
      assert.equal(references.length, 1);
      assert.equal(references[0].name, "The Courier: The original");
      assert.ok(references[0].text.endsWith(`${marker}.`));
    });

    test("click after click, each to its verdict, warm; the times are told, not judged: they are the machine's too", async (t) => {
      const unspin = await suspectTab();
      const times = [];
      for (let run = 0; run < 4; run++) {
        const tab = await open("original");
        const clicked = performance.now();
        await reader.click(tab, bookmarklet);
        assert.equal(await verdict(unspin), "spun");
        times.push(Math.round(performance.now() - clicked));
        // The reference away again, for the next run.
        await unspin.$eval("unspin-texts", (element) => {
          const boxes = /** @type {any} */ (element);
          boxes.value = { ...boxes.value, references: [{ text: "" }] };
          boxes.dispatchEvent(new CustomEvent("edit"));
        });
        await unspin.waitForFunction((selector) => !document.querySelector(selector), { polling: 100 }, compared);
      }
      t.diagnostic(`${times.join(", ")} ms`);
    });

    test("no Unspin tab lacks a text: the choice is made here, and edits count", async () => {
      const tab = await bring("original");
      await tab.$eval("#text", (box) => {
        /** @type {HTMLTextAreaElement} */ (box).value = "Edited by hand.";
        box.dispatchEvent(new Event("input"));
      });
      await press(tab, "Use as reference");
      await tab.waitForSelector("html[data-ready]", { timeout: 60_000 });
      const { suspect, references } = await texts(tab);
      assert.equal(references[0].text, "Edited by hand.");
      assert.equal(references[0].name, "The Courier: The original");
      assert.equal(suspect.text, "");
    });

    test("a comparison that is complete is left alone", async () => {
      const unspin = await suspectTab();
      await bring("original", "placed");
      assert.equal(await verdict(unspin), "spun");
      const before = await texts(unspin);
      const third = await bring("heavy");
      await press(third, "Use as suspect");
      await third.waitForSelector("unspin-texts");
      await third.waitForFunction(() => /** @type {any} */ (document.querySelector("unspin-texts"))?.value?.suspect.text);
      assert.deepEqual(await texts(unspin), before);
    });

    test("what came by an address goes into no box unasked, then into the one that is empty", async () => {
      const original = await bring("original");
      await press(original, "Use as reference");
      await original.waitForSelector("html[data-ready]", { timeout: 60_000 });
      const article = await open("coop");
      await reader.click(article, bookmarklet);
      assert.ok(await importPage(reader.browser, site.url, ["again"]));
      await reader.click(article, bookmarklet);
      const found = await importPage(reader.browser, site.url, ["article"]);
      assert.ok(found);
      assert.equal((await texts(original)).suspect.text, "");
      await press(found.tab, "Use as suspect");
      assert.ok(await importPage(reader.browser, site.url, ["placed"]));
      assert.equal(await verdict(original), "spun");
      assert.equal((await texts(original)).suspect.name, "The Copyist: The copy");
    });

    test("a selection is preferred, the whole article one press away", async () => {
      const article = await open("original");
      await article.evaluate(() => {
        const paragraphs = document.querySelectorAll("article p");
        getSelection()?.setBaseAndExtent(paragraphs[1], 0, paragraphs[3], 0);
      });
      await reader.click(article, bookmarklet);
      const found = await importPage(reader.browser, site.url, ["article"]);
      assert.ok(found);
      const paragraphs = reference.split(/\n+/);
      assert.equal(await textOf(found.tab), paragraphs.slice(1, 3).join("\n\n"));
      await press(found.tab, "Take the whole article");
      assert.ok((await textOf(found.tab)).startsWith(paragraphs[0]));
    });

    test("a browser that keeps nothing: the text cannot be passed on, and the page works all the same", async () => {
      const tab = await reader.browser.newPage();
      await tab.evaluateOnNewDocument(() => {
        Object.defineProperty(window, "sessionStorage", { get: () => { throw new DOMException("forbidden", "SecurityError"); } });
      });
      await tab.goto(`${site.url}import.html`);
      await tab.type("#text", "A few words.");
      await press(tab, "Use as reference");
      await tab.waitForSelector("#refusals p");
      assert.match(await tab.$eval("#refusals", (list) => list.textContent ?? ""), /Copy the text/);
      await tab.goto(site.url);
      await tab.waitForSelector("html[data-ready]", { timeout: 60_000 });
    });

    test("no popup: the same tab, one click", async () => {
      const article = await open("original");
      await article.evaluate(() => {
        window.open = () => null;
      });
      await reader.click(article, bookmarklet);
      const found = await importPage(reader.browser, site.url, ["article"]);
      assert.ok(found?.tab === article);
      assert.ok((await textOf(article)).endsWith(`${marker}.`));
    });

    test("5 MB of markup", async () => {
      for (const path of ["heavy", "hopeless"]) {
        assert.equal(await textOf(await bring(path)), reference.split(/\n+/).join("\n\n"));
        await closeTabs(reader.browser);
      }
    });

    test("an article inside components, and one that is plain text", async () => {
      assert.equal(await textOf(await bring("components")), reference.split(/\n+/).join("\n\n"));
      await closeTabs(reader.browser);
      assert.equal(await textOf(await bring("text")), reference);
    });

    test("the import page has no fault that axe finds", async () => {
      const bare = await reader.browser.newPage();
      await bare.goto(`${site.url}import.html`);
      assert.deepEqual(await axe(bare), []);
      await press(bare, "How to add it");
      assert.deepEqual(await axe(bare), []);
      const tab = await bring("original");
      await tab.$eval("#left-out", (details) => details.setAttribute("open", ""));
      assert.deepEqual(await axe(tab), []);
      await tab.setViewport({ width: 360, height: 740 });
      assert.deepEqual(await axe(tab), []);
      assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing to scroll sideways");
    });
  });
}

/**
 * Brings the article, does the rest with the import page, ends the browser and looks through all that it has kept.
 * @param {(tab: Page) => Promise<unknown>} rest
 */
async function filesWithTheArticle(rest) {
  const site = await serveSite();
  const news = await serveNews({ "/original": original });
  const reader = await startReader("chromium");
  try {
    const bookmarklet = await bookmarkletOf(reader.browser, site.url);
    const article = await reader.browser.newPage();
    await article.goto(`${news.url}original`);
    await reader.click(article, bookmarklet);
    const found = await importPage(reader.browser, site.url, ["article"]);
    assert.ok(found);
    assert.ok((await textOf(found.tab)).endsWith(`${marker}.`));
    await rest(found.tab);
    await reader.quit();

    const history = await readFile(join(reader.profile, "Default", "History"));
    assert.ok(history.includes(`${news.url}original`), "this is where addresses are kept");
    assert.ok(history.includes(`${site.url}import.html`));
    const names = [];
    for (const file of await readdir(reader.profile, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const content = await readFile(join(file.parentPath, file.name));
      if (forms(marker).some((form) => content.includes(form))) names.push(join(file.parentPath, file.name).slice(reader.profile.length + 1));
    }
    return names;
  } finally {
    await reader.stop();
    await site.close();
    await news.close();
  }
}

test("after the click Chromium keeps the addresses, and nothing of the article in any file", async () => {
  assert.deepEqual(await filesWithTheArticle(async () => {}), []);
});

test("after the choice, too, its history has nothing of the article", async () => {
  const names = await filesWithTheArticle(async (tab) => {
    await Promise.all([tab.waitForNavigation(), tab.click("#use-suspect")]);
    await tab.waitForFunction(() => /** @type {any} */ (document.querySelector("unspin-texts"))?.value?.suspect.text);
  });
  // The page keeps its texts in the tab's own storage until the tab is closed (js/session.js), and nowhere else.
  assert.deepEqual(names.filter((name) => !name.startsWith(join("Default", "Session Storage"))), []);
});

/** A word as it may stand in a file: plain, in UTF-16, or inside base64, where it can begin at any of three places. */
function forms(/** @type {string} */ word) {
  const base64 = [0, 1, 2].map((shift) => Buffer.from("-".repeat(shift) + word).toString("base64url").slice(shift && 4, -4));
  return [Buffer.from(word), Buffer.from(word, "utf16le"), ...base64.map((each) => Buffer.from(each))];
}
