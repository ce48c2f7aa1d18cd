// Unspin beside jsdiff, diff-match-patch and Harper: the same texts, in the same worker of the same Chromium, in turn.
// Fails if Unspin is not five times as fast as jsdiff's word diff on every pair of seeds.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { openBrowser, openPage } from "../test/browser.mjs";
import { serveSite } from "../test/site.mjs";
import { pairs, quartiles } from "./texts.mjs";

const rounds = Number(process.env.ROUNDS ?? 11);
const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const { outputFiles } = await build({ entryPoints: [here("peers.js")], bundle: true, external: ["fs"], minify: true, format: "iife", target: "es2022", write: false, logLevel: "error" });

const site = await serveSite();
site.replaced.set("/harper_wasm_bg.wasm", await readFile(here("node_modules/harper.js/dist/harper_wasm_bg.wasm")));
const browser = await openBrowser("chromium", { protocolTimeout: 1_800_000 });
let slow = false;
try {
  const page = await openPage(browser, site.url);
  const [worker] = page.workers();
  await worker.evaluate(outputFiles[0].text);
  await worker.evaluate((url) => globalThis.peers.start(url), `${site.url}harper_wasm_bg.wasm`);
  console.log(`${await browser.version()}, ${rounds} rounds after some to warm up; milliseconds: median (quartiles), and how many times Unspin's median\n`);
  console.log("| pair | Unspin | jsdiff, words | diff-match-patch | Harper, the suspect alone |\n|---|---|---|---|---|");
  for (const { name, reference, suspect } of await pairs(process.env.SEEDS ?? "")) {
    const times = await worker.evaluate((...asked) => globalThis.peers.measure(...asked), reference, suspect, rounds);
    const own = quartiles(times.unspin).median;
    const cells = Object.values(times).map((each) => {
      const { low, median, high } = quartiles(each);
      return `${median.toFixed(1)} (${low.toFixed(1)}–${high.toFixed(1)})${each === times.unspin ? "" : ` ×${(median / own).toFixed(1)}`}`;
    });
    console.log(`| ${name} | ${cells.join(" | ")} |`);
    if (name !== "story" && quartiles(times.jsdiff).median < 5 * own) slow = true;
  }
} finally {
  await browser.close();
  await site.close();
}
if (slow) {
  console.error("make peers: error: on a pair of seeds Unspin is not five times as fast as jsdiff's word diff");
  process.exit(1);
}
