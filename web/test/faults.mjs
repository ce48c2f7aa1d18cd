// What can go wrong with the page's own parts, brought about in a browser.

import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { dist, root } from "./site.mjs";

const story = (/** @type {string} */ name) => readFile(join(root, "testdata/stories/strait-accord", `${name}.txt`), "utf8");
export const reference = await story("reference");
export const spun = await story("spun");

/** The bytes of a file as built. @param {string} file */
export const built = (file) => readFile(join(dist, file));

/** @type {(response: import("node:http").ServerResponse) => void} */
export const notFound = (response) => response.writeHead(404).end();

/** @type {(response: import("node:http").ServerResponse) => void} */
export const noConnection = (response) => response.destroy();

/** Half of it arrives, then the connection breaks. @param {Buffer} bytes */
export const brokenOff = (bytes) => (/** @type {import("node:http").ServerResponse} */ response) => {
  response.writeHead(200, { "Content-Length": bytes.length });
  response.write(bytes.subarray(0, bytes.length / 2), () => setImmediate(() => response.destroy()));
};

/** The same length, with a stretch in the middle turned over. @param {Buffer} bytes */
export function damaged(bytes) {
  const copy = Buffer.from(bytes);
  for (let i = copy.length >> 1; i < (copy.length >> 1) + 64; i++) copy[i] ^= 0xff;
  return copy;
}

/**
 * Makes the page's first workers carry a piece of code of the test, after their own.
 * @param {import("puppeteer-core").Page} page
 * @param {string} code
 * @param {number} [workers] how many of them
 */
export async function plantInWorkers(page, code, workers = Infinity) {
  await page.evaluateOnNewDocument(
    (planted, most) => {
      let made = 0;
      const Original = Blob;
      globalThis.Blob = class extends Original {
        constructor(/** @type {any} */ parts, /** @type {any} */ options) {
          super(options?.type === "text/javascript" && made++ < most ? [...parts, planted] : parts, options);
        }
      };
    },
    code,
    workers === Infinity ? 1e9 : workers,
  );
}

/** Code for a worker: what it does in place of comparing texts that hold a word, given `request` and `compare`. @param {string} instead */
export const insteadOfComparing = (instead) => `
  let unspin;
  Object.defineProperty(globalThis, "unspin", {
    configurable: true,
    get: () => unspin,
    set(value) {
      unspin = value;
      const { compare } = value;
      value.compare = (request) => { ${instead} };
    },
  });`;

/** @param {import("puppeteer-core").Page} page @returns {Promise<string[]>} what both boxes hold */
export const inBoxes = (page) => page.$$eval("textarea", (boxes) => boxes.map((box) => box.value));

/** No fault may cost a person the texts. @param {import("puppeteer-core").Page} page */
export async function assertTextsKept(page) {
  assert.deepEqual(await inBoxes(page), [reference, spun], "both texts are where they were");
}

/**
 * Waits for words in a part of the page.
 * @param {import("puppeteer-core").Page} page
 * @param {string} part
 * @param {RegExp} words
 */
export async function says(page, part, words) {
  try {
    await page.waitForFunction(
      (selector, pattern) => new RegExp(pattern).test(document.querySelector(selector)?.textContent ?? ""),
      { timeout: 60_000, polling: 100 },
      part,
      words.source,
    );
  } catch {
    assert.fail(`${part} says “${await page.$eval(part, (node) => node.textContent)}”, not ${words}`);
  }
}

const screenshots = join(root, "build/screenshots");

/** For people to look at. @param {import("puppeteer-core").Page} page @param {string} name */
export async function picture(page, name) {
  await mkdir(screenshots, { recursive: true });
  await page.screenshot({ path: /** @type {`${string}.png`} */ (join(screenshots, `${name.replaceAll(/[^a-z0-9]+/gi, "-")}.png`)) });
}
