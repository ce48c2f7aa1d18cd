// Starts the real browsers that the page is tested in.

import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer, { Puppeteer } from "puppeteer-core";

/**
 * @param {"chromium" | "firefox"} name
 * @param {import("puppeteer-core").LaunchOptions} [options]
 * @returns {Promise<import("puppeteer-core").Browser>}
 */
export async function openBrowser(name, options = {}) {
  const packaged = name === "chromium" ? "chromium" : "firefox-esr";
  return puppeteer.launch({
    ...(name === "firefox" && !options.userDataDir && { userDataDir: await newProfile(name) }),
    ...options,
    browser: name === "chromium" ? "chrome" : "firefox",
    executablePath: find(packaged),
    headless: true,
    extraPrefsFirefox: {
      "ui.prefersReducedMotion": 1, // a click must not aim at what is still scrolling
      "dom.ipc.processPrelaunch.enabled": false, // no process is begun for a tab that nobody opens
      ...options.extraPrefsFirefox,
    },
    args:
      name === "firefox"
        ? (options.args ?? [])
        : [
            ...(options.args ?? []),
            "--force-prefers-reduced-motion",
            // A program of Chromium's own, which every window loads: two seconds of a processor.
            "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
          ],
  });
}

/**
 * Starts Firefox once and returns the profile with what its first start has made, which takes two seconds of a processor. Once
 * FIREFOX_PROFILE names it, every profile begins as a copy of it.
 */
export async function usedFirefox() {
  const profile = await newProfile("firefox");
  const browser = await openBrowser("firefox", { userDataDir: profile });
  await (await browser.newPage()).goto("data:text/html,");
  await browser.close();
  return profile;
}

/** The folder of a profile of its own, which is gone with this process. @param {"chromium" | "firefox"} name */
export async function newProfile(name) {
  const profile = await mkdtemp(join(tmpdir(), `unspin-${name}-`));
  process.once("exit", () => rmSync(profile, { recursive: true, force: true, maxRetries: 3 }));
  const used = name === "firefox" && process.env.FIREFOX_PROFILE;
  if (used) await cp(used, profile, { recursive: true });
  return profile;
}

/** @param {string} packaged the name of Debian's package and of its program */
function find(packaged) {
  try {
    return execFileSync("which", [packaged], { encoding: "utf8" }).trim();
  } catch {
    throw new Error(`the page's tests need ${packaged}: apt-get install ${packaged}`);
  }
}

/** What went wrong in the pages, which no test may leave behind. @type {unknown[]} */
export const errors = [];

/**
 * Opens the page and waits until everything it needs has arrived.
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} url
 */
export async function openPage(browser, url) {
  const page = await browser.newPage();
  page.on("pageerror", (error) => errors.push(error));
  await page.goto(url);
  await page.waitForSelector("html[data-ready]", { timeout: 60_000 });
  return page;
}

Puppeteer.registerCustomQueryHandler("named", {
  // Every step is plain DOM: where a name is given in a way this does not
  // know, Chromium's run of the same test, by accessibility tree, shows it.
  queryAll: (node, wanted) => {
    const [role, ...words] = wanted.split(" ");
    const tags = { button: "button", textbox: "textarea, input", table: "table", region: "section" }[role] ?? "";
    const text = (/** @type {Element | null | undefined} */ element) => element?.textContent?.replace(/\s+/g, " ").trim() ?? "";
    const name = (/** @type {Element} */ element) => {
      const by = element.getAttribute("aria-labelledby")?.split(" ").map((id) => text(document.getElementById(id)));
      const label = /** @type {HTMLInputElement} */ (element).labels?.[0];
      return by?.join(" ") ?? element.getAttribute("aria-label") ?? (label ? text(label) : text(element.querySelector("caption") ?? element));
    };
    const found = /** @type {Element} */ (node).querySelectorAll([`[role="${role}"]`, tags].filter(Boolean).join(", "));
    return [...found].filter((element) => element.checkVisibility() && name(element) === words.join(" "));
  },
});

/**
 * The selector of what has this role and name: by the accessibility tree, but
 * in Firefox, which takes half a minute for it while a long text is drawn, by
 * the document.
 * @param {import("puppeteer-core").Page} page
 * @param {"button" | "textbox" | "table" | "region" | "tab"} role
 * @param {string} name
 */
export function named(page, role, name) {
  const firefox = page.browser().process()?.spawnfile.includes("firefox");
  return firefox ? `::-p-named("${role} ${name}")` : `::-p-aria([name="${name}"][role="${role}"])`;
}

/**
 * Puts a text into a box as pasting does: at once, with one event.
 * @param {import("puppeteer-core").Page} page
 * @param {string} label
 * @param {string} text
 */
export async function paste(page, label, text) {
  const box = await page.waitForSelector(named(page, "textbox", label));
  await box?.evaluate((node, value) => {
    const area = /** @type {HTMLTextAreaElement} */ (node);
    area.focus();
    area.select();
    if (value.length < 100_000) document.execCommand("insertText", false, value);
    else {
      area.value = value; // the command takes minutes for a long one
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  }, text);
}

/** @param {import("puppeteer-core").Page} page @param {string} name */
export async function press(page, name) {
  await clickInView(page, named(page, "button", name), { visible: true });
}

/**
 * Clicks what may lie far down the page, once it is drawn there and holds still:
 * the browser skips rows out of sight, the page brings a passage into view for
 * some frames, and a click while that scrolls falls through. What was drawn anew
 * under the pointer is looked for again.
 * @param {import("puppeteer-core").Page} page
 * @param {string} selector
 * @param {import("puppeteer-core").WaitForSelectorOptions} [options]
 */
export async function clickInView(page, selector, options) {
  for (let again = 5; ; again--) {
    const target = await page.waitForSelector(selector, options);
    try {
      await target?.evaluate(bringIntoView);
      return await target?.click();
    } catch (error) {
      if (again === 0) throw error;
    }
  }
}

/** @param {Element} node */
async function bringIntoView(node) {
  const frame = () => Promise.race([new Promise(requestAnimationFrame), new Promise((resolve) => setTimeout(resolve, 100))]); // a tab behind others has none
  for (let at = NaN, still = 0, frames = 0; still < 2 && frames < 120; frames++) {
    const { top, bottom } = node.getBoundingClientRect();
    const seen = top >= 0 && bottom <= innerHeight;
    if (!seen) node.scrollIntoView({ block: "center", behavior: "instant" });
    still = seen && top === at ? still + 1 : 0;
    at = top;
    await frame();
  }
}

/**
 * Waits for the verdict and reads the status element.
 * @param {import("puppeteer-core").Page} page
 */
export async function verdict(page) {
  const status = await page.waitForSelector("[role=status][data-verdict][data-complete]", { timeout: 240_000 });
  return /** @type {{code: string, score: string, words: string}} */ (
    await status?.evaluate((node) => ({
      code: node.getAttribute("data-verdict"),
      score: node.getAttribute("data-spin-score"),
      words: node.textContent,
    }))
  );
}

/**
 * From now on what the page saves or copies stays in the page, where saved()
 * and copied() find it.
 * @param {import("puppeteer-core").Page} page
 */
export async function catchWhatLeaves(page) {
  await page.evaluate(() => {
    HTMLAnchorElement.prototype.click = () => {};
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      /** @type {Blob} */ (blob).text().then((saved) => Object.assign(globalThis, { saved }));
      return create(blob);
    };
    const writeText = async (/** @type {string} */ copied) => void Object.assign(globalThis, { copied });
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText } });
  });
}

/** @param {import("puppeteer-core").Page} page @param {"saved" | "copied"} what @param {() => Promise<unknown>} act */
export async function caught(page, what, act) {
  await page.evaluate((name) => void delete /** @type {any} */ (globalThis)[name], what);
  await act();
  const found = await page.waitForFunction((name) => /** @type {any} */ (globalThis)[name], { timeout: 60_000 }, what);
  return String(await found.jsonValue());
}
