// What a browser keeps of the site, or does not: a service worker of an earlier version, half a version, storage that
// is full or forbidden.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openBrowser, verdict } from "./browser.mjs";
import { assertTextsKept, begin, built, click, damaged, notFound, picture, put, ready, reference, says, spun } from "./faults.mjs";
import { serveSite } from "./site.mjs";

const index = (await built("index.html")).toString();
const worker = (await built("sw.js")).toString();

/** What a later version of the site is: another first page, and the service worker that goes with it. */
const laterIndex = index.replace("See the proof.", "See it, newly.");
const digest = (/** @type {string} */ content) => createHash("sha256").update(content).digest("base64");
const laterWorker = worker.replace(/"[0-9a-f]{16}"/, '"0123456789abcdef"').replace(digest(index), digest(laterIndex));
assert.ok(laterWorker.includes(digest(laterIndex)), "the service worker knows the first page");

const trouble = "unspin-loading [role=alert]";
const tagline = (/** @type {import("puppeteer-core").Page} */ page) => page.$eval(".tagline", (node) => node.textContent ?? "");
/**
 * Waits until what act brings about has put another document in the place of this one. The driver's own wait for that can end
 * too early in Firefox, and what is then asked of the old document is never answered.
 * @param {import("puppeteer-core").Page} page
 * @param {() => Promise<void>} act
 */
async function replacedBy(page, act) {
  await page.evaluate(() => void Object.assign(globalThis, { old: true }));
  await act();
  for (let there = false; !there; ) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    there = await page.evaluate(() => !("old" in globalThis) && document.readyState === "complete").catch(() => false);
  }
}

/** @param {import("puppeteer-core").Page} page */
const offered = (page) => page.$$eval("button", (buttons) => buttons.some(({ textContent }) => textContent?.trim() === "Use it now"));

for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  describe(`what ${name} keeps`, () => {
    /** @type {import("puppeteer-core").Browser} */ let browser;
    before(async () => {
      browser = await openBrowser(name, { protocolTimeout: 300_000 });
    });
    after(() => browser?.close());

    test("a version of the site is kept whole or not at all, and never mixed with another", async () => {
      const site = await serveSite();
      const page = await browser.newPage();
      try {
        // The server is in the middle of an update: the service worker is of the later version, a file is not.
        site.replaced.set("/sw.js", laterWorker);
        await begin(page, site.url);
        await ready(page);
        assert.equal((await verdict(page)).code, "spun", "it works all the same");
        assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active ?? null), null, "and keeps nothing");

        site.replaced.clear();
        await page.reload();
        await ready(page);
        await assertTextsKept(page);

        // A year later the server has another version: all files are of the old one until the person takes the new.
        site.replaced.set("/sw.js", laterWorker);
        site.replaced.set("/", laterIndex);
        site.replaced.set("/unspin.wasm", notFound);
        await page.reload();
        await ready(page);
        assert.match(await tagline(page), /See the proof/);
        assert.equal((await verdict(page)).code, "spun", "with the program it has kept");
        site.replaced.delete("/unspin.wasm");
        // The browser looks for another version by itself, too, and may be at it with what was missing: then it is offered the next time.
        for (let opened = 0; opened < 5 && !(await offered(page)); opened++) {
          await page.reload();
          await ready(page);
        }
        await picture(page, `kept ${name} offer`);
        assert.match(await tagline(page), /See the proof/);
        await replacedBy(page, () => click(page, "Use it now"));
        await ready(page);
        assert.match(await tagline(page), /newly/);
        await assertTextsKept(page);
        const caches = await page.evaluate(() => globalThis.caches.keys());
        assert.deepEqual(caches, ["unspin-/-0123456789abcdef"], "the old version is gone");

        // What was kept is damaged: that file is fetched anew, and healed.
        await page.evaluate(async () => {
          const [only] = await globalThis.caches.keys();
          await (await globalThis.caches.open(only)).put("unspin.wasm", new Response("half a file"));
        });
        await page.reload();
        assert.equal((await verdict(page)).code, "spun");
        await ready(page);
        const healed = await page.evaluate(async () => (await (await globalThis.caches.match("unspin.wasm"))?.arrayBuffer())?.byteLength ?? 0);
        assert.ok(healed > 1e6, `${healed} bytes`);

        // A file is lost and the server has moved on: the page comes from the server, not half from each.
        site.replaced.clear();
        await page.evaluate(async () => {
          const [only] = await globalThis.caches.keys();
          await (await globalThis.caches.open(only)).delete("page.css");
        });
        await page.reload();
        await ready(page);
        assert.match(await tagline(page), /See the proof/, "the first version, as the server has it");
        await assertTextsKept(page);
      } finally {
        await page.close();
        await site.close();
      }
    });

    test("a page of one version that meets a program of another offers to load all anew", async () => {
      const site = await serveSite();
      const page = await browser.newPage();
      try {
        site.replaced.set("/unspin.wasm", damaged(await built("unspin.wasm")));
        await begin(page, site.url);
        await says(page, trouble, /of another version/);
        // The server has it right from when the document is asked for anew, and no sooner: the page tries again by itself, too.
        site.replaced.set("/", (response) => {
          if (response.req.headers["sec-fetch-dest"] === "document") site.replaced.delete("/unspin.wasm");
          response.setHeader("Content-Type", "text/html; charset=utf-8").end(index);
        });
        await replacedBy(page, () => click(page, "Load the whole page anew"));
        assert.equal((await verdict(page)).code, "spun");
        await assertTextsKept(page);
      } finally {
        await page.close();
        await site.close();
      }
    });

    test("storage that is full: it compares, and says that the texts are not kept", async () => {
      const site = await serveSite();
      const page = await browser.newPage();
      try {
        await page.evaluateOnNewDocument(() => {
          Storage.prototype.setItem = () => {
            throw new DOMException("full", "QuotaExceededError");
          };
          CacheStorage.prototype.open = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
        });
        await begin(page, site.url);
        await says(page, ".notice", /no place to keep these texts/);
        assert.equal((await verdict(page)).code, "spun");
        await ready(page);
        await assertTextsKept(page);
        await picture(page, `kept ${name} full`);
        assert.equal(await page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true }))), true, "the browser asks before it leaves");
        await put(page, "#suspect", "");
        await put(page, "#reference", "");
        await page.waitForFunction(() => dispatchEvent(new Event("beforeunload", { cancelable: true })), { timeout: 240_000, polling: 100 });
      } finally {
        await page.close();
        await site.close();
      }
    });
  });

  test(`cookies and all storage forbidden, ${name}`, async () => {
    const profile = await mkdtemp(join(tmpdir(), "unspin-profile-"));
    if (name === "chromium") {
      await mkdir(join(profile, "Default"));
      await writeFile(join(profile, "Default/Preferences"), JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }));
    }
    const site = await serveSite();
    const browser = await openBrowser(name, { protocolTimeout: 300_000, ...(name === "chromium" && { userDataDir: profile }), extraPrefsFirefox: { "network.cookie.cookieBehavior": 2 } });
    try {
      const page = await browser.newPage();
      await begin(page, site.url);
      const forbidden = await page.evaluate(() => {
        try {
          return !sessionStorage;
        } catch {
          return true;
        }
      });
      assert.ok(forbidden, "the browser forbids it");
      assert.equal((await verdict(page)).code, "spun");
      await ready(page);
      await assertTextsKept(page);
    } finally {
      await browser.close();
      await site.close();
      await rm(profile, { recursive: true, force: true });
    }
  });
}

test("a browser without WebAssembly, without workers, or without JavaScript is told so", async () => {
  const site = await serveSite();
  const browser = await openBrowser("chromium", { protocolTimeout: 300_000 });
  try {
    for (const [lack, words] of /** @type {const} */ ([["WebAssembly", /computes with WebAssembly, which this browser lacks or forbids/], ["Worker", /computes in a worker, which this browser lacks or forbids/]])) {
      const page = await browser.newPage();
      await page.evaluateOnNewDocument((what) => delete (/** @type {any} */ (globalThis)[what]), lack);
      await begin(page, site.url);
      await says(page, trouble, words);
      await says(page, "unspin-verdict [role=status]", words);
      await assertTextsKept(page);
      await picture(page, `kept without ${lack}`);
      await page.close();
    }
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(site.url);
    await picture(page, "kept without JavaScript");
    const shown = await page.$eval("main", (node) => /** @type {HTMLElement} */ (node).innerText);
    assert.match(shown, /JavaScript, which is switched off here.*unspin -ref original\.txt doubtful\.txt/);
    assert.doesNotMatch(shown, /Compare$|Getting ready/m, "no buttons that do nothing");
  } finally {
    await browser.close();
    await site.close();
  }
});
