// The findings, marked on the article's own page: by the tab that brought it, by a second click, and where neither can.
// On a page that means harm, none of it says a word of the reference.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { bookmarkletOf, closeTabs, importPage, pause, startReader } from "./bookmarklet_browsers.mjs";
import { headerSets } from "./bookmarklet_headers.mjs";
import { serveNews } from "./bookmarklet_servers.mjs";
import { root, serveSite } from "./site.mjs";

const story = async (/** @type {string} */ name) => (await readFile(join(root, "testdata/stories/strait-accord", `${name}.txt`), "utf8")).trim();
const [reference, spun] = await Promise.all(["reference", "spun"].map(story));

const html = `<!doctype html><html lang="en"><head><title>The copy</title></head><body><nav><a href="/">Home</a></nav>
  <article><h1>The copy</h1>${spun.split(/\n+/).map((line) => `<p>${line}</p>`).join("\n")}</article></body></html>`;

/** What a page that means harm listens with, before anything else runs: messages, ports and shadow roots. */
function spy() {
  const heard = /** @type {string[]} */ ([]);
  Object.assign(globalThis, { heard, roots: /** @type {ShadowRoot[]} */ ([]) });
  addEventListener("message", ({ data }) => heard.push(JSON.stringify(data)));
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const made = attachShadow.call(this, options);
    /** @type {any} */ (globalThis).roots.push(made);
    return made;
  };
  const onmessage = Object.getOwnPropertyDescriptor(MessagePort.prototype, "onmessage");
  Object.defineProperty(MessagePort.prototype, "onmessage", {
    set(listen) {
      onmessage?.set?.call(this, (/** @type {MessageEvent} */ event) => {
        heard.push(JSON.stringify(event.data));
        listen(event);
      });
    },
  });
}

/** Words that only the reference has, as far as a text says them. @param {string} said */
function leaked(said) {
  const own = new Set(html.toLowerCase().match(/\p{L}{4,}/gu));
  const secret = new Set(reference.toLowerCase().match(/\p{L}{6,}/gu)?.filter((word) => !own.has(word)));
  return (said.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => secret.has(word));
}

for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  describe(`marks on the page in ${name}`, () => {
    /** @type {Awaited<ReturnType<typeof serveSite>>} */ let site;
    /** @type {Awaited<ReturnType<typeof serveNews>>} */ let news;
    /** @type {import("./bookmarklet_browsers.mjs").Reader} */ let reader;
    /** @type {string} */ let bookmarklet;

    before(async () => {
      site = await serveSite();
      news = await serveNews({ "/copy": { html }, ...Object.fromEntries(headerSets.map(({ headers }, i) => [`/${i}`, { headers, html }])) });
      reader = await startReader(name);
      bookmarklet = await bookmarkletOf(reader.browser, site.url);
    });
    after(async () => {
      await reader?.stop();
      await site?.close();
      await news?.close();
    });
    afterEach(() => closeTabs(reader.browser));

    /** @param {string} path @param {() => void} [first] what runs in it before all else */
    async function open(path, first) {
      const tab = await reader.browser.newPage();
      if (first) await tab.evaluateOnNewDocument(first);
      await tab.goto(news.url + path);
      return tab;
    }

    /** @typedef {import("puppeteer-core").Page} Page */

    /** Puts both texts into an Unspin tab and waits for the verdict. @param {Page} tool @param {string} url the suspect's */
    async function compare(tool, url) {
      await tool.waitForSelector("html[data-ready]", { timeout: 60_000 });
      await tool.$eval(
        "unspin-texts",
        (element, suspect, url, reference) => {
          const boxes = /** @type {any} */ (element);
          boxes.value = { suspect: url ? { text: suspect, url } : boxes.value.suspect, references: [{ text: reference }] };
          boxes.dispatchEvent(new CustomEvent("edit"));
        },
        spun,
        url,
        reference,
      );
      await tool.waitForSelector('[data-verdict="spun"][data-complete]', { timeout: 60_000 });
    }

    /** Brings the copy, and compares it in the tab that it came by. @param {Page} page */
    async function bring(page) {
      await reader.click(page, bookmarklet);
      const found = await importPage(reader.browser, site.url, ["article"]);
      assert.ok(found);
      await found.tab.bringToFront();
      await Promise.all([found.tab.waitForNavigation(), found.tab.click("#use-suspect")]);
      await compare(found.tab, "");
      return found.tab;
    }

    /** Presses Show on its page and returns what is then said. @param {Page} tool */
    async function show(tool) {
      await tool.$eval(".handing", (part) => /** @type {HTMLElement} */ ([...part.querySelectorAll("button")].find((button) => button.textContent === "Show on its page")).click());
      await tool.waitForFunction(() => document.querySelector(".said")?.textContent, { polling: 50 });
      return tool.$eval(".said", (said) => said.textContent ?? "");
    }

    const marks = (/** @type {Page} */ tab) => tab.evaluate(() => [.../** @type {any} */ (CSS.highlights.get("unspin") ?? [])].map(String));

    test("by the tab that brought it: marked, gone through, drawn anew, taken away; the page stays as it is and learns no word of the reference", async () => {
      const page = await open("copy", spy);
      const before = await page.evaluate(() => document.body.innerHTML);
      const tool = await bring(page);
      assert.match(await show(tool), /^(\d+) of \1 findings are marked on the article’s page\. Go to its tab/);

      const marked = await marks(page);
      assert.ok(marked.length > 10 && marked.includes("anglers protected"), marked.join(", "));
      assert.equal(await page.evaluate(() => document.body.innerHTML), before, "its document is what it was");
      const panel = () => page.evaluate(() => /** @type {any} */ (globalThis).roots.at(-1).textContent);
      const press = (/** @type {string} */ words) => page.evaluate((words) => [.../** @type {any} */ (globalThis).roots.at(-1).querySelectorAll("button")].find(({ textContent }) => textContent === words).click(), words);
      assert.match(await panel(), /^Unspin: Strong signs.*findings are marked here/);
      await press("Next");
      assert.match(await panel(), new RegExp(`1 of ${marked.length}: “${marked[0]}”, `));
      await press("Previous");
      assert.match(await panel(), new RegExp(`${marked.length} of ${marked.length}: “${marked.at(-1)}”`));

      const heard = await page.evaluate(() => /** @type {any} */ (globalThis).heard);
      assert.ok(heard.some((/** @type {string} */ each) => each.includes("anglers protected")), "the spy hears what arrives");
      assert.deepEqual(leaked(`${heard.join(" ")} ${await panel()}`), []);
      assert.notDeepEqual(leaked(`${heard.join(" ")} ${reference.split("\n\n")[1]}`), [], "a leak would be seen");

      await page.evaluate(() => (document.body.innerHTML = document.body.innerHTML.replace("<nav>", "<p>Something new.</p><nav>")));
      await page.waitForFunction((count) => [.../** @type {any} */ (CSS.highlights.get("unspin"))].filter((range) => range.startContainer.isConnected && !range.collapsed).length === count, { polling: 50 }, marked.length);
      assert.deepEqual(await marks(page), marked);
      await page.evaluate(() => [.../** @type {any} */ (CSS.highlights.get("unspin"))][0].startContainer.parentElement.remove());
      await page.waitForFunction(() => /** @type {any} */ (globalThis).roots.at(-1).querySelector("details:not([hidden]) li"), { polling: 50 });
      await press("Remove");
      assert.deepEqual(await marks(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.children.length + document.adoptedStyleSheets.length), 2);
    });

    test("what other windows and pages send to the tool as a port, or through it, is not believed", async () => {
      const page = await open("copy", spy);
      const tool = await bring(page);
      // The page has changed into one that answers by itself: with a wrong nonce, and from a frame.
      await page.evaluate(() =>
        addEventListener("message", (event) => {
          if (event.data.unspin !== "show") return;
          event.stopImmediatePropagation();
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => port1.postMessage({ found: "<b>all</b>", missing: [1e9] });
          /** @type {Window} */ (event.source).postMessage({ unspin: "port", nonce: "0".repeat(32) }, { targetOrigin: event.origin, transfer: [port2] });
        }, { capture: true }),
      );
      await show(tool);
      assert.doesNotMatch(await tool.$eval(".said", (said) => said.innerHTML), /<b>|all|NaN/);
      assert.deepEqual(leaked((await page.evaluate(() => /** @type {any} */ (globalThis).heard)).join(" ")), []);
    });

    test("by a second click, whatever headers the page has", async (t) => {
      const tool = await reader.browser.newPage();
      await tool.goto(site.url);
      await compare(tool, news.url);
      /** @type {string[]} */ const wrong = [];
      for (const [index, { name: headers, clicks }] of headerSets.entries()) {
        if (clicks === 0) continue; // no bookmark runs there
        const url = `${news.url}${index}`;
        await tool.bringToFront();
        await tool.$eval("unspin-result", (result, url) => (/** @type {any} */ (result).findings.request.suspect.url = url), url); // as if it had come from there
        assert.match(await show(tool), /click “Unspin this page” once more/);
        assert.match(await tool.$eval(".said a", (link) => link.getAttribute("href") ?? ""), new RegExp(`^${url}#:~:text=`));
        const page = await open(String(index));
        for (let i = 0; i < clicks; i++) {
          await reader.click(page, bookmarklet);
          if (i === 0 && clicks === 2) await importPage(reader.browser, site.url, ["again"]);
        }
        let marked = 0;
        for (let tries = 0; tries < 100 && !marked; tries++) {
          await pause(50);
          marked = await page.evaluate(() => CSS.highlights?.get("unspin")?.size ?? 0).catch(() => 0);
          if (await importPage(reader.browser, site.url, ["article"], 1)) break; // it cannot be marked
        }
        t.diagnostic(`${headers}: ${marked ? `${marked} marked` : "not marked"}`);
        if (Boolean(marked) !== (clicks === 1 && !/^sandbox/.test(headers))) wrong.push(`${headers}: ${marked}`);
        for (const other of await reader.browser.pages().catch(() => [])) if (other !== tool) await other.close().catch(() => {}); // an import page that is done closes itself
        await pause(50);
      }
      assert.deepEqual(wrong, []);
    });
  });
}
