// Clicking a bookmark in a real browser, and looking at what comes of it.
import { rm } from "node:fs/promises";
import { newProfile, openBrowser } from "./browser.mjs";

/**
 * @typedef {object} Reader somebody with a browser and a profile of their own
 * @property {import("puppeteer-core").Browser} browser
 * @property {string} profile the folder with all that the browser keeps
 * @property {(page: import("puppeteer-core").Page, bookmarklet: string) => Promise<void>} click
 *   clicks the bookmark while looking at the page
 * @property {() => Promise<void>} quit ends the browser; the profile stays
 * @property {() => Promise<void>} stop ends the browser and removes the profile
 */

/**
 * @param {"chromium" | "firefox"} name
 * @returns {Promise<Reader>}
 */
export async function startReader(name) {
  const profile = await newProfile(name);
  const browser = await openBrowser(name, {
    userDataDir: profile,
    ignoreDefaultArgs: ["--disable-popup-blocking"], // puppeteer lets every popup through; a reader's browser does not
  });
  const quit = async () => {
    if (browser.connected) await browser.close();
  };
  const stop = async () => {
    await quit();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return { browser, profile, click: name === "chromium" ? clickInChromium : clickInFirefox, quit, stop };
}

/** @param {import("puppeteer-core").Page} page @param {string} url */
async function clickInChromium(page, url) {
  await page.bringToFront();
  const session = await page.createCDPSession();
  // It answers net::ERR_ABORTED, for a javascript: address goes nowhere, and runs as a click on the toolbar does.
  await session.send("Page.navigate", { url });
  await session.detach().catch(() => {}); // the page may be gone by now
}

/** @param {import("puppeteer-core").Page} page @param {string} url */
async function clickInFirefox(page, url) {
  await page.bringToFront();
  const { connection } = /** @type {any} */ (page.browser());
  const context = /** @type {any} */ (page.mainFrame())._id;
  // WebDriver BiDi runs it and never answers.
  connection.send("browsingContext.navigate", { context, url, wait: "none" }).catch(() => {});
}

/**
 * The bookmarklet as the site offers it.
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} site
 */
export async function bookmarkletOf(browser, site) {
  const tab = await browser.newPage();
  await tab.goto(`${site}import.html`);
  const address = await tab.$eval("unspin-bookmarklet a", (link) => link.getAttribute("href") ?? "");
  await tab.close();
  return address;
}

/**
 * Waits until one of the site's import pages is in one of the states, and returns it, or null if none gets there.
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} site
 * @param {string[]} states
 * @param {number} [milliseconds]
 */
export async function importPage(browser, site, states, milliseconds = 30_000) {
  for (const end = Date.now() + milliseconds; Date.now() < end; await pause(50)) {
    // A tab may be loading, or close itself, just now.
    for (const tab of await browser.pages().catch(() => [])) {
      if (!addressOf(tab).startsWith(`${site}import.html`)) continue;
      // Asked at once: where a tab goes away halfway through puppeteer's $eval, an error is left to nobody and ends the test.
      const state = await tab.evaluate(() => document.getElementById("status")?.dataset.state ?? "").catch(() => "");
      if (states.includes(state)) return { tab, state };
    }
  }
  return null;
}

/** A tab's address; none for one so new that it has no frame yet. @param {import("puppeteer-core").Page} tab */
export function addressOf(tab) {
  try {
    return tab.url();
  } catch {
    return "";
  }
}

/** @param {import("puppeteer-core").Page} tab an import page */
export const textOf = (tab) => tab.$eval("#text", (box) => /** @type {HTMLTextAreaElement} */ (box).value);

/** @param {number} milliseconds */
export const pause = (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds));

/** Leaves one empty tab. @param {import("puppeteer-core").Browser} browser */
export async function closeTabs(browser) {
  const [first, ...others] = await browser.pages();
  await first.goto("about:blank");
  for (const other of others) await other.close().catch(() => {}); // an import page that is done closes itself
}
