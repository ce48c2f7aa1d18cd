// Nothing leaves the browser: after data-ready nobody is asked for anything, whatever a person does, and the policy
// would stop it. The first tests are of the watch itself, which must see a request that is planted.

import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { verdict } from "./browser.mjs";
import { begin, click, put, ready, reference, says, spun } from "./faults.mjs";
import { openWatched } from "./watch.mjs";

for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  describe(`privacy in ${name}`, () => {
    /** @type {Awaited<ReturnType<typeof openWatched>>} */ let watched;
    /** @type {import("puppeteer-core").Page} */ let page;
    /** @type {string} */ let downloads;

    before(async () => {
      downloads = await mkdtemp(join(tmpdir(), "unspin-downloads-"));
      watched = await openWatched(name, downloads);
      page = await watched.browser.newPage();
      await page.evaluateOnNewDocument(() => {
        Object.assign(globalThis, { violated: [] });
        document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
          /** @type {any} */ (globalThis).violated.push(`${violatedDirective} ${blockedURI} ${sample}`),
        );
      });
      if (name === "chromium") await (await page.createCDPSession()).send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: downloads });
      await begin(page, watched.site.url);
      await ready(page);
      await verdict(page);
    });
    after(async () => {
      await watched?.close();
      await rm(downloads, { recursive: true });
    });

    /** The file that was saved last, once it is there whole. @param {RegExp} wanted */
    const saved = async (wanted) => {
      for (let tries = 0; tries < 600; tries++) {
        const found = (await readdir(downloads)).find((file) => wanted.test(file));
        if (found && (await readFile(join(downloads, found))).length > 0) return join(downloads, found);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`no file like ${wanted} was saved`);
    };
    /** @param {string} format */
    const exportAs = (format) => page.$$eval("[role=menuitem]", (items, words) => /** @type {any} */ (items.find(({ textContent }) => textContent === words))?.click(), format);
    const violated = () => page.evaluate(() => /** @type {string[]} */ (/** @type {any} */ (globalThis).violated));

    test("nobody is asked for anything while comparing, exporting, verifying, leaving out and importing", async () => {
      assert.ok(watched.site.requests.includes("/language.wasm"), "the listener sees requests");
      watched.forget();

      await put(page, "#suspect", reference);
      assert.equal((await verdict(page)).code, "identical");
      await click(page, "Try an example");
      assert.equal((await verdict(page)).code, "spun");

      for (const [format, file] of /** @type {[string, RegExp][]} */ ([["JSON", /\.json$/], ["CSV", /\.csv$/], ["HTML", /\.html$/]])) {
        await exportAs(format);
        await saved(file);
      }
      const [input] = await page.$$("input[type=file]");
      await /** @type {any} */ (input).uploadFile(await saved(/\.html$/));
      await says(page, "unspin-verification", /reproduced exactly/);
      await verdict(page);

      await page.$eval("unspin-aligned mark[data-evidence][data-number]", (mark) => /** @type {HTMLElement} */ (mark).click());
      await click(page, "Leave it out");
      await page.waitForSelector(".left-out");
      await verdict(page);
      assert.deepEqual(watched.asked(), []);
    });

    test("nobody is asked for what is kept and run once it is wanted: what tells languages, and who copied whom", async () => {
      watched.forget();
      await put(page, "#suspect", "Deich Norderoog, Fähre Amrum, Leuchtturm Wittdün");
      await verdict(page);
      await says(page, "unspin-verdict", /perhaps German/);
      await says(page, "unspin-loading", /Ready: from here on nothing is requested/);
      await put(page, "#suspect", spun);
      await verdict(page);
      assert.deepEqual(watched.asked(), []);
    });

    test("nobody is asked for anything while an article is imported into an open tab", async () => {
      await put(page, "#suspect", "");
      const other = await watched.browser.newPage();
      const article = { url: "https://news.example/story", title: "A story", text: spun };
      await other.goto(`${watched.site.url}import.html#a1.${"0".repeat(32)}.${Buffer.from(JSON.stringify(article)).toString("base64url")}`);
      await says(other, "#status", /say which of the two texts it is/);
      watched.forget();
      await click(other, "Use as suspect");
      await says(other, "#status", /in your open Unspin tab/);
      assert.equal((await verdict(page)).code, "spun");
      assert.deepEqual(watched.asked(), []);
      await other.close();
    });

    test("nothing went against the policy, in the page or the worker", async () => {
      assert.deepEqual(await violated(), []);
      assert.deepEqual(watched.violations, []);
    });

    test("the policy: other hosts, eval and markup are refused, in the page and in the worker", async () => {
      // Not at once: what a debugger runs may use eval, what happens later may not.
      const tried = `new Promise((resolve) => setTimeout(resolve)).then(async () => {
        const attempt = async (f) => { try { await f(); return "let through"; } catch { return "refused"; } };
        const seen = {
          fetch: await attempt(() => fetch("http://elsewhere.example/leak", { mode: "no-cors" })),
          eval: await attempt(() => (0, eval)("1")),
          Function: await attempt(() => new Function("1")),
        };
        if (globalThis.document) seen.markup = await attempt(() => document.createElement("p").innerHTML = "<b>bold</b>");
        if (globalThis.document) seen.image = await attempt(() => new Promise((resolve, reject) => Object.assign(new Image(), { onload: resolve, onerror: reject, src: "http://elsewhere.example/leak.png" })));
        if (globalThis.document) seen.worker = await attempt(() => new Worker("page.js"));
        return seen;
      })`;
      watched.forget();
      const refusedAll = { fetch: "refused", eval: "refused", Function: "refused" };
      assert.deepEqual(await page.evaluate(tried), { ...refusedAll, markup: "refused", image: "refused", worker: "refused" });
      if (name === "chromium") assert.deepEqual(await page.workers()[0].evaluate(tried), refusedAll); // BiDi reaches no worker in Firefox
      assert.deepEqual(watched.asked().filter((request) => request.startsWith("listener")), []);
      assert.ok((await violated()).length >= 4, "and the violations are seen");
    });

    test("the watch sees a request that is planted in the page, a worker or the service worker", async () => {
      watched.forget();
      await page.evaluate(() => fetch("planted-in-page").catch(() => {}));
      assert.ok(watched.asked().some((request) => request.endsWith("/planted-in-page") && request.startsWith("listener")), "at the listener");
      if (name !== "chromium") return;
      await page.workers()[0].evaluate((url) => fetch(`${url}planted-in-worker`).catch(() => {}), watched.site.url);
      const target = await watched.browser.waitForTarget((each) => each.type() === "service_worker");
      await (await target.worker())?.evaluate(() => fetch("planted-in-service-worker").catch(() => {}));
      await (await target.worker())?.evaluate(() => fetch("http://elsewhere.example/planted").catch(() => {}));
      const asked = watched.asked();
      for (const where of ["page", "worker", "service worker"]) {
        const path = `planted-in-${where.replace(" ", "-")}`;
        assert.ok(asked.includes(`listener: /${path}`), `the listener sees ${path}: ${asked}`);
        assert.ok(asked.some((request) => request.startsWith(`${where}: `) && request.endsWith(path)), `the browser's log of the ${where} has it: ${asked}`);
      }
      assert.ok(!asked.includes("listener: elsewhere.example/planted"), "a host that sends the headers keeps the service worker in, too");
    });

    test("a host that sends the headers is not shown inside another page", async () => {
      const outer = await watched.browser.newPage();
      await outer.goto("about:blank");
      watched.forget();
      await outer.evaluate((address) => document.body.append(Object.assign(document.createElement("iframe"), { src: address })), watched.site.url);
      for (let tries = 0; !watched.site.requests.includes("/") && tries < 600; tries++) await new Promise((resolve) => setTimeout(resolve, 100));
      const within = await outer.waitForFrame((each) => each.parentFrame() !== null, { timeout: 240_000 });
      assert.equal(await within.$("textarea, .failure").catch(() => null), null, "the browser shows none of it");
      assert.ok(!watched.site.requests.includes("/page.js"));
      await outer.close();
    });
  });
}
