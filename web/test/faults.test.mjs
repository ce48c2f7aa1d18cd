// Faults of the page's own parts: each has a clear message and a way on, and none costs a person the texts.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { openBrowser, paste, press, verdict } from "./browser.mjs";
import { assertTextsKept, brokenOff, built, damaged, insteadOfComparing, noConnection, notFound, picture, plantInWorkers, reference, says, spun } from "./faults.mjs";
import { serveSite } from "./site.mjs";

const files = { detector: await built("unspin.wasm"), pack: await built("en.pack"), language: await built("language.wasm") };

for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  describe(`faults in ${name}`, () => {
    /** @type {import("puppeteer-core").Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof serveSite>>} */ let site;
    /** @type {import("puppeteer-core").BrowserContext} */ let context;
    /** @type {import("puppeteer-core").Page} */ let page;

    before(async () => {
      browser = await openBrowser(name);
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

    /** Opens the page and pastes both texts, whatever else comes of it. */
    const begin = async () => {
      await page.goto(site.url, { waitUntil: "domcontentloaded" });
      await page.waitForSelector("textarea");
      await paste(page, "Reference", reference);
      await paste(page, "Suspect", spun);
    };
    const ready = () => page.waitForSelector("html[data-ready]", { timeout: 60_000 });

    for (const { reason, replacement, words } of [
      { reason: "is not there", replacement: notFound, words: /unspin\.wasm did not arrive, the server answers 404/ },
      { reason: "cannot be reached", replacement: noConnection, words: /unspin\.wasm did not arrive, the server does not answer/ },
      { reason: "breaks off", replacement: brokenOff(files.detector), words: /unspin\.wasm did not arrive, the connection broke off/ },
      { reason: "is cut short", replacement: files.detector.subarray(0, 2e6), words: /unspin\.wasm is not all there: 2\.0 of \d\.\d MB/ },
      { reason: "is damaged", replacement: damaged(files.detector), words: /unspin\.wasm is damaged, or of another version/ },
      { reason: "is a page of the host's own", replacement: "<!doctype html><title>Welcome</title>", words: /unspin\.wasm is not all there/ },
    ]) {
      test(`a detector that ${reason}: it says so, and loads when asked again`, async () => {
        site.replaced.set("/unspin.wasm", replacement);
        await begin();
        await says(page, "unspin-loading [role=alert]", words);
        await press(page, "Compare");
        await says(page, "[role=status]", words);
        assert.equal(await page.$("html[data-ready], [data-verdict]"), null);
        await assertTextsKept(page);
        await picture(page, `fault ${name} detector ${reason}`);
        site.replaced.clear();
        await press(page, "Try again");
        assert.equal((await verdict(page)).code, "spun");
        await ready();
        assert.equal(await page.$eval("unspin-loading [role=alert]", (node) => node.textContent), "");
        await assertTextsKept(page);
      });
    }

    test("a detector served as another type runs all the same", async () => {
      site.replaced.set("/unspin.wasm", (response) => response.writeHead(200, { "Content-Type": "text/plain" }).end(files.detector));
      await begin();
      assert.equal((await verdict(page)).code, "spun");
    });

    test("a detector whose first copy is half a file is fetched once more", async () => {
      site.replaced.set("/unspin.wasm", (response) => {
        site.replaced.clear();
        response.writeHead(200).end(files.detector.subarray(0, 1e6));
      });
      await begin();
      assert.equal((await verdict(page)).code, "spun");
      await ready();
    });

    for (const { reason, replacement, words } of [
      { reason: "is not there", replacement: notFound, words: /en\.pack did not arrive/ },
      { reason: "is cut short", replacement: files.pack.subarray(0, 1e6), words: /en\.pack is not all there/ },
      { reason: "is of another version", replacement: damaged(files.pack), words: /en\.pack is damaged, or of another version/ },
    ]) {
      test(`a lexicon that ${reason}: structure alone, which the report says`, async () => {
        site.replaced.set("/en.pack", replacement);
        await begin();
        await verdict(page);
        await says(page, "unspin-verdict", /language pack is not loaded/);
        await ready();
        await says(page, "unspin-loading [role=alert]", /by their structure alone/);
        await says(page, "unspin-loading [role=alert]", words);
        await assertTextsKept(page);
        await picture(page, `fault ${name} lexicon ${reason}`);
        site.replaced.clear();
        await press(page, "Try again");
        await page.waitForFunction(() => !document.querySelector("unspin-verdict")?.textContent?.includes("language pack is not loaded"), { timeout: 60_000 });
        assert.equal((await verdict(page)).code, "spun");
        await ready();
      });
    }

    for (const { reason, replacement } of [
      { reason: "is not there", replacement: notFound },
      { reason: "is damaged", replacement: damaged(files.language) },
    ]) {
      test(`a language program that ${reason}: compared all the same`, async () => {
        site.replaced.set("/language.wasm", replacement);
        await begin();
        assert.equal((await verdict(page)).code, "spun", "and complete");
        await ready();
        await says(page, "unspin-loading [role=alert]", /names no language.*language\.wasm/);
        await assertTextsKept(page);
        await picture(page, `fault ${name} language ${reason}`);
      });
    }

    test("a worker that dies in the middle is started anew, and asked again", async () => {
      await plantInWorkers(page, insteadOfComparing(`throw new WebAssembly.RuntimeError("unreachable");`), 1);
      await begin();
      assert.equal((await verdict(page)).code, "spun");
      await assertTextsKept(page);
    });

    test("a worker that dies every time: it says so, and other texts are compared", async () => {
      await plantInWorkers(page, insteadOfComparing(`if (request.includes("deadlock")) throw new WebAssembly.RuntimeError("unreachable"); return compare(request);`));
      await begin();
      await says(page, "[role=status]", /could not be compared: the program behind this page ended in the middle \(unreachable\), in a second try too\. They are still in their boxes/);
      await assertTextsKept(page);
      await picture(page, `fault ${name} worker dies`);
      await paste(page, "Suspect", reference);
      assert.equal((await verdict(page)).code, "identical");
    });

    test("a program that runs out of memory says so, and smaller texts are compared", async () => {
      await limitMemory(page, 96);
      await begin();
      assert.equal((await verdict(page)).code, "spun");
      const long = Array.from({ length: 400 }, (_, i) => spun.replaceAll("the", `the ${i}`)).join("\n\n");
      await paste(page, "Suspect", long);
      await says(page, "[role=status]", /could not be compared: it needs more memory than this browser gives, in a second try too/);
      assert.equal(await page.$eval("#suspect", (box) => /** @type {HTMLTextAreaElement} */ (box).value.length), long.length);
      await picture(page, `fault ${name} memory`);
      await paste(page, "Suspect", spun);
      assert.equal((await verdict(page)).code, "spun");
    });

    test("a panic that the detector reports is told, and the next texts are compared", async () => {
      await plantInWorkers(page, insteadOfComparing(`return request.includes("deadlock") ? '{"error":"internal error: planted"}' : compare(request);`));
      await begin();
      await says(page, "[role=status]", /could not be compared: internal error: planted\. They are still in their boxes/);
      await assertTextsKept(page);
      await paste(page, "Suspect", reference);
      assert.equal((await verdict(page)).code, "identical");
    });

    test("a language program that dies costs the languages alone", async () => {
      await plantInWorkers(
        page,
        `let language; Object.defineProperty(globalThis, "unspinLanguage", { configurable: true, get: () => language, set(value) {
           const { identify } = value;
           value.identify = (text) => { if (text.includes("deadlock")) throw new WebAssembly.RuntimeError("unreachable"); return identify(text); };
           language = value;
         } });`,
      );
      await begin();
      assert.equal((await verdict(page)).code, "spun");
      await assertTextsKept(page);
    });

    test("a reload after a fault brings the texts back", async () => {
      site.replaced.set("/unspin.wasm", notFound);
      await begin();
      await says(page, "unspin-loading [role=alert]", /404/);
      site.replaced.clear();
      await page.reload();
      assert.equal((await verdict(page)).code, "spun");
      await assertTextsKept(page);
    });

    test("offline before anything has arrived: it goes on by itself once there is a network", async () => {
      await page.evaluateOnNewDocument(() => Object.defineProperty(navigator, "onLine", { configurable: true, get: () => !(/** @type {any} */ (globalThis).unplugged ?? true) }));
      for (const file of ["/unspin.wasm", "/en.pack", "/language.wasm"]) site.replaced.set(file, noConnection);
      await begin();
      await says(page, "unspin-loading [role=alert]", /this device is offline.*tried again by itself once this device is online/s);
      await picture(page, `fault ${name} offline`);
      await assertTextsKept(page);
      site.replaced.clear();
      await page.evaluate(() => {
        Object.assign(globalThis, { unplugged: false });
        dispatchEvent(new Event("online"));
      });
      assert.equal((await verdict(page)).code, "spun");
      await ready();
    });
  });
}

/**
 * Gives the detector a memory that may not grow beyond some megabytes, as on a small device: Go's own limit cannot be
 * set from outside, so the program's own is.
 * @param {import("puppeteer-core").Page} page
 * @param {number} megabytes
 */
async function limitMemory(page, megabytes) {
  await page.evaluateOnNewDocument((pages) => {
    const number = (/** @type {Uint8Array} */ bytes, /** @type {number} */ at) => {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[at++];
        value += (byte & 0x7f) * 2 ** shift;
        if (byte < 0x80) return { value, at };
      }
    };
    const leb = (/** @type {number} */ value) => {
      const out = [];
      do out.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
      while ((value >>>= 7));
      return out;
    };
    const compile = WebAssembly.compileStreaming;
    let first = true;
    WebAssembly.compileStreaming = async (source) => {
      if (!first) return compile(source);
      first = false;
      const bytes = new Uint8Array(await (await source).arrayBuffer());
      for (let at = 8; at < bytes.length; ) {
        const id = bytes[at];
        const size = number(bytes, at + 1);
        if (id === 5) {
          const initial = number(bytes, number(bytes, size.at).at + 1).value;
          const section = [1, 1, ...leb(initial), ...leb(Math.max(initial, pages))];
          return WebAssembly.compile(new Uint8Array([...bytes.subarray(0, at), 5, ...leb(section.length), ...section, ...bytes.subarray(size.at + size.value)]));
        }
        at = size.at + size.value;
      }
      throw new Error("the program has no memory");
    };
  }, megabytes * 16);
}
