// What drawing a pair costs Chromium's main thread, and how evenly the result of a very long text scrolls beside an
// empty page of the same length in the same browser: frames that took more than 34 ms, of 120, for each of several passes.

import { loadavg } from "node:os";
import { openBrowser, openPage } from "../test/browser.mjs";
import { put } from "../test/faults.mjs";
import { serveSite } from "../test/site.mjs";
import { pairs, quartiles } from "./texts.mjs";

const words = Number(process.env.WORDS ?? 100_000);
const rounds = Number(process.env.ROUNDS ?? 3);
const step = Number(process.env.STEP ?? 300);
const all = await pairs(process.env.SEEDS ?? "");
const { reference, suspect } = all[1] ?? all[0];
const times = Math.ceil(words / suspect.split(/\s+/).length);
const long = (text) => Array.from({ length: times }, (_, i) => text.replaceAll("the", `the ${i}`)).join("\n\n");

/** What it takes the main thread to draw the result anew, in milliseconds. */
async function drawings(page, session, times) {
  const took = [];
  for (let i = 0; i < times; i++) {
    await page.evaluate(async () => {
      const { findings } = document.querySelector("unspin-result");
      globalThis.held ??= [findings.report, findings.prose, findings.request];
      findings.clear();
      for (let frames = 0; frames < 10; frames++) await new Promise(requestAnimationFrame);
    });
    const metrics = async () => Object.fromEntries((await session.send("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value * 1000]));
    const before = await metrics();
    await page.evaluate(async () => {
      document.querySelector("unspin-result").findings.draw(...globalThis.held);
      await new Promise(requestAnimationFrame);
      await new Promise((resolve) => setTimeout(resolve));
    });
    const after = await metrics();
    took.push(Object.fromEntries(["TaskDuration", "ScriptDuration", "RecalcStyleDuration", "LayoutDuration"].map((name) => [name, after[name] - before[name]])));
  }
  return took;
}

/** Scrolls a step a frame; the durations of the frames. */
const pass = (page, from, by, frames = 120) =>
  page.evaluate(
    async (top, dy, n) => {
      const frame = () => new Promise(requestAnimationFrame);
      scrollTo({ top, behavior: "instant" });
      for (let i = 0; i < 30; i++) await frame();
      const took = [];
      let last = await frame();
      for (let i = 0; i < n; i++) {
        scrollBy({ top: dy, behavior: "instant" });
        const now = await frame();
        took.push(now - last);
        last = now;
      }
      return took;
    },
    from,
    by,
    frames,
  );

const site = await serveSite();
const browser = await openBrowser("chromium", { protocolTimeout: 600_000 });
try {
  console.log(`${await browser.version()}, under a load of ${loadavg()[0].toFixed(1)}\n`);
  const small = await openPage(browser, site.url);
  await small.setViewport({ width: 1280, height: 800 });
  const session = await small.createCDPSession();
  await session.send("Performance.enable", { timeDomain: "threadTicks" }); // of the processor, whatever else runs on it
  console.log("| drawing | main thread, ms | quartiles | of it script | style | layout |\n|---|---|---|---|---|---|");
  for (const pair of all) {
    await put(small, "#reference", pair.reference);
    await put(small, "#suspect", pair.suspect);
    await small.waitForSelector("[data-verdict][data-complete]", { timeout: 600_000 });
    await small.evaluate(() => delete globalThis.held);
    const took = (await drawings(small, session, 25)).slice(5);
    const of = (name) => quartiles(took.map((each) => each[name]));
    const { low, median, high } = of("TaskDuration");
    console.log(`| ${pair.name} | ${median.toFixed(0)} | ${low.toFixed(0)}–${high.toFixed(0)} | ${["ScriptDuration", "RecalcStyleDuration", "LayoutDuration"].map((name) => of(name).median.toFixed(0)).join(" | ")} |`);
  }
  await small.close();

  console.log("\n| page | pass | over 34 ms of 120, each round | longest, ms |\n|---|---|---|---|");
  const rows = new Map();
  for (let round = 0; round < rounds; round++) {
    const page = await openPage(browser, site.url);
    await page.setViewport({ width: 1280, height: 800 });
    await put(page, "#reference", long(reference));
    await put(page, "#suspect", long(suspect));
    await page.waitForSelector("[data-verdict][data-complete]", { timeout: 600_000 });
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const empty = await browser.newPage();
    await empty.setViewport({ width: 1280, height: 800 });
    await empty.setContent(`<!doctype html><title>Empty</title><div style="height:${height}px"></div>`);
    const start = await page.evaluate(() => document.querySelector("unspin-aligned").getBoundingClientRect().top + scrollY);
    for (const [name, which] of [["empty", empty], ["result", page]]) {
      await which.bringToFront();
      for (const [what, from, by] of [
        ["from the top", 0, step], ["from the top again", 0, step], ["first rows on", start + 120 * step, step],
        ["middle", height / 2, step], ["middle again, up", height / 2 + 120 * step, -step], ["dragged through", 0, Math.floor(height / 121)],
      ]) {
        const took = await pass(which, from, by);
        const key = `${name} | ${what}`;
        rows.set(key, [...(rows.get(key) ?? []), took]);
      }
    }
    await page.close();
    await empty.close();
  }
  for (const [key, rounds] of rows) console.log(`| ${key} | ${rounds.map((took) => took.filter((ms) => ms > 34).length).join(", ")} | ${Math.max(...rounds.flat()).toFixed(0)} |`);
} finally {
  await browser.close();
  await site.close();
}
