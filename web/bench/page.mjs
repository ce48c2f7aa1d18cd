// What a person waits for, in Chromium: loading cold and from the cache until the page can compare, the first verdict, a
// warm comparison, drawing, and memory. Figures for people to read, none for a test to fail on.

import { cpus, loadavg } from "node:os";
import { openBrowser } from "../test/browser.mjs";
import { serveSite } from "../test/site.mjs";
import { pairs, quartiles } from "./texts.mjs";

const repeats = Number(process.env.ROUNDS ?? 5);
const all = await pairs(process.env.SEEDS ?? "");
const { name, reference, suspect } = all[1] ?? all[0];
const words = suspect.split(/\s+/).length;

/** Keeps both texts before the page's own script runs, as a reload does, and notes when things happen. */
const instrument = (/** @type {string} */ kept) => {
  if (location.protocol === "about:") return;
  if (kept) sessionStorage.setItem("unspin.texts", kept);
  const seen = { preliminary: 0, detector: 0, pack: 0, answered: 0, verdict: 0, drawn: 0, ready: 0 };
  Object.assign(globalThis, { seen });
  const Original = Worker;
  globalThis.Worker = class extends Original {
    constructor(address, options) {
      super(address, options);
      this.addEventListener("message", ({ data: { result } }) => {
        if (result?.words) seen.detector ||= performance.now();
        if (result?.pack) seen.pack ||= performance.now();
        if (result?.answer) seen.answered = performance.now();
      });
    }
  };
  new MutationObserver(() => {
    if (!seen.ready && document.documentElement.hasAttribute("data-ready")) seen.ready = performance.now();
    if (!seen.preliminary && document.querySelector("[data-preliminary]")) seen.preliminary = performance.now();
    const status = document.querySelector("[data-verdict]");
    if (!status) seen.verdict = seen.drawn = 0;
    else if (!seen.verdict) {
      seen.verdict = performance.now();
      requestAnimationFrame(() => setTimeout(() => (seen.drawn = performance.now())));
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-verdict", "data-ready", "data-preliminary"] });
};

const say = (/** @type {string} */ what, /** @type {number[]} */ values, unit = "ms") => {
  const { low, median, high } = quartiles(values);
  console.log(`| ${what} | ${median.toFixed(unit === "ms" ? 0 : 1)} ${unit} | ${low.toFixed(0)}–${high.toFixed(0)} | ${values.length} |`);
};

const site = await serveSite({ compressed: true });
const browser = await openBrowser("chromium", { protocolTimeout: 600_000 });
try {
  console.log(`${await browser.version()}, ${cpus().length} cores under a load of ${loadavg()[0].toFixed(1)}; pair ${name}, ${words} words\n`);
  console.log("| what | median | quartiles | times |\n|---|---|---|---|");
  const both = JSON.stringify({ suspect: { text: suspect }, references: [{ text: reference }] });
  const open = async (/** @type {import("puppeteer-core").BrowserContext} */ context, kept = both) => {
    const page = await context.newPage();
    await page.evaluateOnNewDocument(instrument, kept);
    return page;
  };
  /** On a line of 1.5 Mbit/s and a processor four times slower: both texts are pasted as soon as the boxes are there. */
  const visitSlowly = async (/** @type {import("puppeteer-core").Page} */ page) => {
    await page.emulateNetworkConditions({ download: 1.5e6 / 8, upload: 0.75e6 / 8, latency: 40 });
    await page.emulateCPUThrottling(4);
    const loaded = page.goto(site.url);
    await page.waitForFunction(() => customElements.get("unspin-texts") && document.querySelector("#suspect"), { polling: 20, timeout: 60_000 });
    const usable = await page.evaluate(
      (from, to) => {
        for (const [box, text] of [["#reference", from], ["#suspect", to]]) {
          const area = /** @type {HTMLTextAreaElement} */ (document.querySelector(box));
          area.value = text;
          area.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }
        return performance.now();
      },
      reference,
      suspect,
    );
    const drawn = await page.waitForFunction(() => globalThis.seen.verdict && { ...globalThis.seen }, { timeout: 240_000, polling: 50 });
    const figures = await drawn.jsonValue();
    await page.waitForFunction(() => globalThis.seen.ready, { timeout: 240_000, polling: 50 });
    await loaded;
    await page.close();
    return { ...figures, usable };
  };
  const visit = async (/** @type {import("puppeteer-core").Page} */ page) => {
    await page.goto(site.url);
    const drawn = await page.waitForFunction(() => globalThis.seen.drawn && { ...globalThis.seen }, { timeout: 240_000, polling: 50 });
    const first = await drawn.jsonValue();
    await page.waitForFunction(() => globalThis.seen.ready, { timeout: 240_000, polling: 50 });
    return { ...first, usable: Math.max(first.detector, first.pack) };
  };
  const slow = { usable: [], preliminary: [], verdict: [], again: [] };
  for (let i = 0; i < repeats; i++) {
    const context = await browser.createBrowserContext();
    const first = await visitSlowly(await open(context, ""));
    slow.usable.push(first.usable);
    slow.preliminary.push(first.preliminary - first.usable);
    slow.verdict.push(first.verdict - first.usable);
    const again = await open(context);
    await again.emulateCPUThrottling(4);
    slow.again.push((await visit(again)).verdict);
    await context.close();
  }
  say("slow line and processor, until something can be pasted", slow.usable);
  say("slow line and processor, from pasting to the preliminary verdict", slow.preliminary);
  say("slow line and processor, from pasting to the verdict", slow.verdict);
  say("slow processor, opened again, to the verdict", slow.again);

  const visits = { cold: [], cached: [] };
  let page;
  for (let i = 0; i < repeats; i++) {
    const context = await browser.createBrowserContext();
    page = await open(context);
    visits.cold.push(await visit(page));
    await page.close();
    page = await open(context);
    visits.cached.push(await visit(page));
    if (i < repeats - 1) await context.close();
  }
  for (const kind of ["cold", "cached"]) {
    say(`load, ${kind}, until the page can compare`, visits[kind].map(({ usable }) => usable));
    say(`load, ${kind}, to the first verdict`, visits[kind].map(({ verdict }) => verdict));
    say(`load, ${kind}, to its being drawn`, visits[kind].map(({ drawn }) => drawn));
  }

  const [worker] = page.workers();
  const compare = (from, to, times) =>
    worker.evaluate(
      (a, b, n) => {
        const took = [];
        for (let i = 0; i < n; i++) {
          const begun = performance.now();
          JSON.parse(globalThis.unspin.compare(JSON.stringify({ suspect: { text: b }, references: [{ text: a }] })));
          took.push(performance.now() - begun);
        }
        return took;
      },
      from,
      to,
      times,
    );
  await compare(reference, suspect, 10);
  for (const pair of all) say(`compare ${pair.name}, warm, without languages`, await compare(pair.reference, pair.suspect, 30));

  const draw = async (/** @type {string} */ text) => {
    await page.evaluate(() => (globalThis.seen.drawn = globalThis.seen.verdict = 0));
    await page.$eval("#suspect", (box, value) => {
      box.value = value;
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, text);
    const drawn = await page.waitForFunction(() => globalThis.seen.drawn && { ...globalThis.seen }, { timeout: 240_000, polling: 50 });
    const { answered, drawn: at } = await drawn.jsonValue();
    return at - answered;
  };
  const long = Array.from({ length: 40 }, (_, i) => suspect.replaceAll("the", `the ${i}`)).join("\n\n");
  for (const [what, text] of [[`${words} words`, suspect], [`${long.split(/\s+/).length} words`, long]]) {
    const took = [];
    for (let i = 0; i < repeats; i++) took.push(await draw(`${text} ${i}`));
    say(`from the answer to the drawn page, ${what}`, took);
  }

  /** What JavaScript and the programs' own memories take, in MB. */
  const heap = async (/** @type {import("puppeteer-core").CDPSession} */ session) => {
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    const { result: prototype } = await session.send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
    const { objects } = await session.send("Runtime.queryObjects", { prototypeObjectId: prototype.objectId });
    const { result: programs } = await session.send("Runtime.callFunctionOn", {
      objectId: objects.objectId,
      functionDeclaration: "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }",
      returnByValue: true,
    });
    return (usedSize + programs.value) / 1e6;
  };
  say("memory of the page, after that", [await heap(await page.createCDPSession())], "MB");
  say("memory of the worker with both programs, after that", [await heap(worker.client)], "MB");
} finally {
  await browser.close();
  await site.close();
}
