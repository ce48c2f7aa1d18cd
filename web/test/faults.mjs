// What can go wrong with the page's own parts, brought about in a browser.

import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { dist, root } from "./site.mjs";

const story = (/** @type {string} */ name) => readFile(join(root, "testdata/stories/strait-accord", `${name}.txt`), "utf8");
export const reference = await story("reference");
export const spun = await story("spun");

/** Milliseconds. The machine may be a busy one: tests wait for what happens, not for a time. */
const wait = 240_000;

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
 * Makes the page's workers carry a piece of code of the test after their own, and `number`, which of them they are.
 * @param {import("puppeteer-core").Page} page
 * @param {string} code
 */
export async function plantInWorkers(page, code) {
  await page.evaluateOnNewDocument((planted) => {
    let number = 0;
    const Original = Blob;
    globalThis.Blob = class extends Original {
      constructor(/** @type {any} */ parts, /** @type {any} */ options) {
        super(options?.type === "text/javascript" ? [...parts, `;{ const number = ${++number}; ${planted} }`] : parts, options);
      }
    };
  }, code);
}

/** Code for a worker: what it does instead of comparing, given `request` and `compare`. @param {string} code */
export const insteadOfComparing = (code) => insteadOf("unspin", "compare", "request", code);

/** Code for a worker: what it does instead of telling a language, given `text` and `identify`. @param {string} code */
export const insteadOfIdentifying = (code) => insteadOf("unspinLanguage", "identify", "text", code);

/** @param {string} object @param {string} method @param {string} argument @param {string} code */
const insteadOf = (object, method, argument, code) => `{
  let held;
  Object.defineProperty(globalThis, "${object}", {
    configurable: true,
    get: () => held,
    set(value) {
      const { ${method} } = value;
      value.${method} = (${argument}) => { ${code} };
      held = value;
    },
  });
}`;

/**
 * Opens the page, whatever comes of it, and puts both texts into their boxes.
 * @param {import("puppeteer-core").Page} page
 * @param {string} url
 */
export async function begin(page, url) {
  await page.goto(url, { waitUntil: "domcontentloaded" });
  await put(page, "#reference", reference);
  await put(page, "#suspect", spun);
}

/** @param {import("puppeteer-core").Page} page @param {string} box @param {string} text */
export async function put(page, box, text) {
  await page.$eval(
    box,
    (node, value) => {
      /** @type {HTMLTextAreaElement} */ (node).value = value;
      node.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
    text,
  );
}

/**
 * Clicks a button by its words, as soon as there is one. The click may take the page away, and with it the answer to whoever
 * clicked, who would wait for the button in the next page.
 * @param {import("puppeteer-core").Page} page
 * @param {string} words
 */
export async function click(page, words) {
  for (let clicked = false; !clicked; ) {
    await page.waitForFunction((wanted) => [...document.querySelectorAll("button")].some(({ textContent }) => textContent?.trim() === wanted), { timeout: wait, polling: 100 }, words);
    const answer = page.evaluate((wanted) => {
      const button = [...document.querySelectorAll("button")].find(({ textContent }) => textContent?.trim() === wanted);
      if (button) setTimeout(() => button.click());
      return Boolean(button);
    }, words);
    clicked = await Promise.race([answer.catch(() => true), new Promise((resolve) => setTimeout(resolve, 5_000, true).unref())]);
  }
}

/** Waits until everything there is has arrived, or has been given up. @param {import("puppeteer-core").Page} page */
export const ready = (page) => page.waitForSelector("html[data-ready]", { timeout: wait });

/** No fault may cost a person the texts. @param {import("puppeteer-core").Page} page */
export async function assertTextsKept(page) {
  const texts = await page.$$eval("textarea#reference, textarea#suspect", (boxes) => boxes.map((box) => box.value));
  assert.deepEqual(texts, [reference, spun], "both texts are where they were");
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
      { timeout: wait, polling: 100 },
      part,
      words.source,
    );
  } catch {
    assert.fail(`${part} says “${await page.$eval(part, (node) => node.textContent).catch(() => "nothing")}”, not ${words}`);
  }
}

const screenshots = join(root, "build/screenshots");

/** For people to look at. @param {import("puppeteer-core").Page} page @param {string} name */
export async function picture(page, name) {
  await mkdir(screenshots, { recursive: true });
  await page.screenshot({ path: /** @type {`${string}.png`} */ (join(screenshots, `${name.replaceAll(/[^a-z0-9]+/gi, "-")}.png`)) });
}

/**
 * Gives the detector a memory that may not grow beyond some megabytes, as on a small device: Go's own limit cannot be
 * set from outside, so the program's own is.
 * @param {import("puppeteer-core").Page} page
 * @param {number} megabytes
 */
export async function limitMemory(page, megabytes) {
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
