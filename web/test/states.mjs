// Every state a person can bring the page into, one after the other: what axe looks at and what screenshots.mjs
// makes pictures of.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { verdict } from "./browser.mjs";
import { partly, rewritten } from "./derived.mjs";
import { click, put } from "./faults.mjs";
import { root } from "./site.mjs";

/**
 * @typedef {import("puppeteer-core").Page} Page
 * @typedef {object} State
 * @property {string} name
 * @property {(page: Page) => Promise<unknown>} reach from a page that is cleared, or, where it is broken, from a new one
 * @property {[string, import("./site.mjs").Replacement]} [broken] what the server does with a file instead
 */

/** A version of the story. @param {string} name */
const whole = (name) => readFile(join(root, "testdata/stories/strait-accord", `${name}.txt`), "utf8");

/** Its beginning: the less there is of it, the sooner axe has seen it. @param {string} name */
const story = async (name) => (await whole(name)).split("\n\n").slice(0, 9).join("\n\n");
const [reference, spun, wire, paraphrase, independent] = await Promise.all(["reference", "spun", "wire", "paraphrase", "independent"].map(story));

const german =
  "Der Rat der Stadt hat am Dienstag beschlossen, den alten Hafen neu zu ordnen. Die Lagerhäuser bleiben stehen, doch in ihnen " +
  "sollen bald Wohnungen und Werkstätten Platz finden. Wer dort heute arbeitet, darf bleiben, sagte die Bürgermeisterin nach der Sitzung.";
const hebrew =
  "מועצת העיר החליטה ביום שלישי לשפץ את הנמל הישן. המחסנים יישארו במקומם, אך בקרוב ייפתחו בהם דירות ובתי מלאכה. " +
  "מי שעובד שם היום יוכל להישאר, אמרה ראש העיר אחרי הישיבה. ";
const hebrewSpun = hebrew.replace("לשפץ", "לתקן").replace("דירות", "מעונות").replace("הישיבה", "האסיפה");

/** 20,000 words and more, no two chapters alike. @param {string} text */
const long = (text) => Array.from({ length: Math.ceil(20_000 / text.split(/\s+/).length) }, (_, i) => text.replaceAll("the", `the ${i}`)).join("\n\n");

/** @param {Page} page @param {string} to @param {string} [from] */
async function compare(page, to, from = "") {
  await put(page, "#reference", from);
  await put(page, "#suspect", to);
  await click(page, "Compare");
  return verdict(page);
}

/** @param {string} code @param {string} to @param {string} [from] @returns {State} */
const judged = (code, to, from) => ({
  name: code,
  async reach(page) {
    const found = await compare(page, to, from);
    if (found.code !== code) throw new Error(`the verdict is ${found.code}, not ${code}`);
  },
});

/** @param {Page} page @param {string} selector */
const press = (page, selector) => page.$eval(selector, (node) => /** @type {HTMLElement} */ (node).click());

/** @param {Page} page @param {string} name @param {Uint8Array} bytes */
async function drop(page, name, bytes) {
  await page.$eval(
    "#suspect",
    (box, file, content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.from(content)], file));
      box.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    },
    name,
    [...bytes],
  );
  await page.waitForFunction(() => /could not be opened/.test(document.querySelector(".notice")?.textContent ?? ""));
}

/** @type {State[]} */
export const states = [
  { name: "empty", reach: async () => {} },
  judged("identical", reference, reference),
  judged("light-edit", wire, reference),
  judged("paraphrase", paraphrase, reference),
  judged("spun", spun, reference),
  judged("partial", partly, await whole("reference")),
  { name: "rewritten", reach: async (page) => compare(page, rewritten, await whole("reference")) },
  judged("independent", independent, reference),
  judged("insufficient", "The pact was signed on 9 November.", "The accord was signed on 9 November."),
  judged("other-language", german, reference),
  judged("likely-spun", await whole("spun")),
  judged("no-evidence", await whole("reference")),
  {
    name: "finding",
    async reach(page) {
      await compare(page, spun, reference);
      await press(page, ".reasons summary");
      await press(page, "unspin-aligned mark[data-evidence][data-number]");
    },
  },
  {
    name: "one-text",
    async reach(page) {
      await compare(page, spun, reference);
      await press(page, ".switch [data-view=unified]");
    },
  },
  {
    name: "export",
    async reach(page) {
      await compare(page, spun, reference);
      await press(page, "unspin-export > button");
    },
  },
  {
    name: "references",
    async reach(page) {
      await click(page, "Add a reference");
      await put(page, "#reference-2", wire);
      await compare(page, spun, reference);
    },
  },
  {
    name: "suspects",
    async reach(page) {
      await click(page, "Add a reference");
      await put(page, "#reference-2", wire);
      await click(page, "Add a suspect");
      await put(page, "#suspect-2", spun);
      await compare(page, independent, reference);
      await page.waitForFunction(() => document.querySelectorAll("unspin-suspects [data-verdict-of]").length > 2);
    },
  },
  { name: "right-to-left", reach: (page) => compare(page, hebrewSpun.repeat(4), hebrew.repeat(4)) },
  { name: "long", reach: (page) => compare(page, long(spun), long(reference)) },
  {
    name: "too-long",
    async reach(page) {
      await put(page, "#suspect", "A sentence of a text that never ends. ".repeat(110_000));
      await click(page, "Compare");
      await page.waitForFunction(() => /Too long/.test(document.querySelector("#suspect-size")?.textContent ?? ""));
    },
  },
  { name: "no-text", reach: (page) => drop(page, "harbour.jpg", Buffer.from("ffd8ffe000104a46494600010100", "hex")) },
  {
    name: "loading",
    broken: ["/unspin.wasm", (response) => void response.writeHead(200, { "Content-Type": "application/wasm" }).write(Buffer.alloc(1_500_000))],
    reach: (page) => page.waitForFunction(() => /Loading Unspin: 0\.[1-9]/.test(document.querySelector(".loading-words")?.textContent ?? "")),
  },
  {
    name: "no-program",
    broken: ["/unspin.wasm", (response) => void response.writeHead(404).end()],
    async reach(page) {
      await put(page, "#reference", reference);
      await put(page, "#suspect", spun);
      await click(page, "Compare");
      await page.waitForFunction(() => /could not be compared/.test(document.querySelector("unspin-verdict")?.textContent ?? ""));
    },
  },
  {
    name: "no-lexicon",
    broken: ["/en.pack", (response) => void response.writeHead(404).end()],
    reach: (page) => compare(page, spun, reference),
  },
];

/**
 * Calls back in every state, in one tab for those that need no fault.
 * @param {import("puppeteer-core").Browser} browser
 * @param {Awaited<ReturnType<typeof import("./site.mjs").serveSite>>} site
 * @param {(state: string, page: Page) => Promise<void>} look
 * @param {string[]} [only] these states
 */
export async function eachState(browser, site, look, only = states.map(({ name }) => name)) {
  const open = async () => {
    const context = await browser.createBrowserContext(); // nothing that another tab has kept
    const page = await context.newPage();
    await page.goto(site.url, { waitUntil: "domcontentloaded" });
    return { page, context };
  };
  const lasting = await open();
  await lasting.page.waitForSelector("html[data-ready]", { timeout: 240_000 });
  for (const { name, reach, broken } of states.filter((state) => only.includes(state.name))) {
    if (broken) site.replaced.set(...broken);
    const { page, context } = broken ? await open() : lasting;
    await page.bringToFront();
    if (!broken) await press(page, "[data-do=clear]");
    await reach(page);
    await look(name, page);
    if (broken) await context.close();
    site.replaced.clear();
    if (name === "one-text") await press(page, ".switch [data-view=split]");
  }
  await lasting.context.close();
}
