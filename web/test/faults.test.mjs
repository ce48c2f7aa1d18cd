// Faults of the page's own parts: each has a clear message and a way on, and none costs a person the texts.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { openBrowser, verdict } from "./browser.mjs";
import * as faults from "./faults.mjs";
import { assertTextsKept, begin, built, click, picture, plantInWorkers, put, ready, reference, says, spun } from "./faults.mjs";
import { serveSite } from "./site.mjs";

const files = { detector: await built("unspin.wasm"), pack: await built("en.pack"), language: await built("language.wasm"), vectors: await built("vectors.pack") };

for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  describe(`faults in ${name}`, () => {
    /** @type {import("puppeteer-core").Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof serveSite>>} */ let site;
    /** @type {import("puppeteer-core").BrowserContext} */ let context;
    /** @type {import("puppeteer-core").Page} */ let page;

    before(async () => {
      browser = await openBrowser(name, { protocolTimeout: 300_000 });
    });
    after(() => browser?.close());
    beforeEach(async () => {
      site = await serveSite();
      context = await browser.createBrowserContext();
      page = await context.newPage();
      await page.setViewport({ width: 1200, height: 900 });
    });
    afterEach(async () => {
      await context.close();
      await site.close();
    });

    const trouble = "unspin-loading [role=alert]";
    const status = "unspin-verdict [role=status]";

    test("a detector that does not load says why, each time, and loads when asked again", async () => {
      site.replaced.set("/unspin.wasm", faults.notFound);
      await begin(page, site.url);
      for (const [reason, replacement, words] of /** @type {[string, import("./site.mjs").Replacement, RegExp][]} */ ([
        ["is not there", faults.notFound, /unspin\.wasm did not arrive, the server answers 404/],
        ["cannot be reached", faults.noConnection, /unspin\.wasm did not arrive, the server does not answer/],
        ["breaks off", faults.brokenOff(files.detector), /unspin\.wasm did not arrive, the connection broke off/],
        ["is cut short", files.detector.subarray(0, 2e6), /unspin\.wasm is not all there: 2\.0 of \d\.\d MB/],
        ["is damaged", faults.damaged(files.detector), /unspin\.wasm is damaged, or of another version/],
        ["is a page of the host's own", "<!doctype html><title>Welcome</title>", /unspin\.wasm is not all there/],
      ])) {
        site.replaced.set("/unspin.wasm", replacement);
        await click(page, reason === "breaks off" ? "Compare" : "Try again");
        await says(page, trouble, words);
        if (reason === "breaks off") await says(page, status, words);
        assert.equal(await page.$("html[data-ready], [data-verdict]"), null, reason);
        await assertTextsKept(page);
        await picture(page, `fault ${name} detector ${reason}`);
      }
      site.replaced.set("/unspin.wasm", (response) => {
        site.replaced.clear(); // half a file in a cache: it is asked for once more, past every cache
        response.writeHead(200, { "Content-Type": "text/plain" }).end(files.detector.subarray(0, 1e6));
      });
      await click(page, "Try again");
      assert.equal((await verdict(page)).code, "spun");
      await ready(page);
      assert.equal(await page.$eval(trouble, (node) => node.textContent), "");
      await assertTextsKept(page);
    });

    test("a lexicon that does not load: structure alone, which the report says, until it loads", async () => {
      site.replaced.set("/en.pack", faults.notFound);
      await begin(page, site.url);
      for (const [reason, replacement, words] of /** @type {[string, import("./site.mjs").Replacement, RegExp][]} */ ([
        ["is not there", faults.notFound, /by their structure alone.*en\.pack did not arrive/],
        ["is cut short", files.pack.subarray(0, 1e6), /by their structure alone.*en\.pack is not all there/],
        ["is of another version", faults.damaged(files.pack), /by their structure alone.*en\.pack is damaged, or of another version/],
      ])) {
        site.replaced.set("/en.pack", replacement);
        if (reason !== "is not there") await click(page, "Try again");
        await says(page, trouble, words);
        await ready(page);
        await verdict(page);
        await says(page, "unspin-verdict", /language pack is not loaded/);
        await assertTextsKept(page);
        await picture(page, `fault ${name} lexicon ${reason}`);
      }
      site.replaced.clear();
      await click(page, "Try again");
      await page.waitForFunction(() => !document.querySelector("unspin-verdict")?.textContent?.includes("language pack is not loaded"), { timeout: 240_000 });
      assert.equal((await verdict(page)).code, "spun");
      await ready(page);
    });

    test("word vectors that do not load: compared all the same, and complete", async () => {
      site.replaced.set("/vectors.pack", faults.damaged(files.vectors));
      await begin(page, site.url);
      assert.equal((await verdict(page)).code, "spun");
      await ready(page);
      await says(page, trouble, /only where they share words.*vectors\.pack is damaged/);
      await assertTextsKept(page);
    });

    test("a language program that does not load: compared all the same, and complete", async () => {
      // Of another type than it should be, the detector runs all the same.
      site.replaced.set("/unspin.wasm", (response) => response.writeHead(200, { "Content-Type": "text/plain" }).end(files.detector));
      site.replaced.set("/language.wasm", faults.damaged(files.language));
      await begin(page, site.url);
      assert.equal((await verdict(page)).code, "spun");
      await ready(page);
      await says(page, trouble, /names no language.*language\.wasm is damaged/);
      await assertTextsKept(page);
      await picture(page, `fault ${name} language`);
      const asked = site.requests.length;
      await put(page, "#suspect", reference);
      assert.equal((await verdict(page)).code, "identical");
      assert.equal(site.requests.length, asked, "it is not asked for again by itself");
    });

    test("a worker that dies or fails in the middle", async () => {
      await plantInWorkers(page, faults.insteadOfComparing(`
        const dies = number === 1 ? "deadlock" : "always";
        if (request.includes(dies)) throw new WebAssembly.RuntimeError("unreachable");
        if (request.includes("panics")) return '{"error":"internal error: planted"}';
        return compare(request);`) + faults.insteadOfIdentifying(`
        if (text.includes("foreign")) throw new WebAssembly.RuntimeError("unreachable");
        return identify(text);`));
      await begin(page, site.url);
      assert.equal((await verdict(page)).code, "spun", "once: a new worker is asked again");
      await assertTextsKept(page);

      await put(page, "#suspect", `${spun} always`);
      await says(page, status, /could not be compared: the program behind this page ended in the middle \(unreachable\), in a second try too\. They are still in their boxes/);
      await picture(page, `fault ${name} worker`);
      await put(page, "#suspect", spun);
      assert.equal((await verdict(page)).code, "spun", "other texts are compared by a new one");

      await put(page, "#suspect", `${spun} panics`);
      await says(page, status, /could not be compared: internal error: planted\. They are still in their boxes/);
      await put(page, "#suspect", spun);
      assert.equal((await verdict(page)).code, "spun", "and after a panic by the same one");
      await assertTextsKept(page);

      await put(page, "#suspect", "Bridge closed; foreign mayor blames council");
      assert.equal((await verdict(page)).code, "insufficient", "a language program that dies costs the languages alone");
    });

    test("a program that runs out of memory says so, and smaller texts are compared", async () => {
      await faults.limitMemory(page, 40);
      await begin(page, site.url);
      assert.equal((await verdict(page)).code, "spun");
      const long = Array.from({ length: 150 }, (_, i) => spun.replaceAll("the", `the ${i}`)).join("\n\n");
      await put(page, "#suspect", long);
      await says(page, status, /could not be compared: it needs more memory than this browser gives, in a second try too/);
      assert.equal(await page.$eval("#suspect", (box) => /** @type {HTMLTextAreaElement} */ (box).value.length), long.length);
      await picture(page, `fault ${name} memory`);
      await put(page, "#suspect", spun);
      assert.equal((await verdict(page)).code, "spun");
    });

    test("offline before anything has arrived: it goes on by itself with a network, and a reload keeps the texts", async () => {
      await page.evaluateOnNewDocument(() => Object.defineProperty(navigator, "onLine", { configurable: true, get: () => Boolean(/** @type {any} */ (globalThis).plugged) }));
      for (const file of ["/unspin.wasm", "/en.pack", "/language.wasm", "/vectors.pack"]) site.replaced.set(file, faults.noConnection);
      await begin(page, site.url);
      await says(page, trouble, /this device is offline.*tried again by itself once this device is online/);
      await picture(page, `fault ${name} offline`);
      await page.reload();
      await says(page, trouble, /this device is offline/);
      await assertTextsKept(page);
      site.replaced.clear();
      await page.evaluate(() => {
        Object.assign(globalThis, { plugged: true });
        dispatchEvent(new Event("online"));
      });
      assert.equal((await verdict(page)).code, "spun");
      await ready(page);
    });
  });
}
