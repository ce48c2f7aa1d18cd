// After one visit the site works without a network, in both browsers.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser, openPage, press, verdict } from "./browser.mjs";
import { dist, serveSite } from "./site.mjs";

for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  test(`a second visit without a network, ${name}`, async () => {
    const site = await serveSite();
    const browser = await openBrowser(name);
    try {
      const page = await openPage(browser, site.url);
      await site.close();
      await page.goto("about:blank");
      await page.goto(site.url);
      await page.waitForSelector("html[data-ready]", { timeout: 60_000 });
      await press(page, "Try an example");
      assert.equal((await verdict(page)).code, "spun");
      await page.goto(`${site.url}import.html`);
      assert.match(await page.title(), /Unspin/);
    } finally {
      await browser.close();
      await site.close().catch(() => {});
    }
  });
}

test("nothing is requested after data-ready on a second visit either", async () => {
  const site = await serveSite();
  const browser = await openBrowser("chromium");
  try {
    const page = await openPage(browser, site.url);
    await page.goto("about:blank");
    await page.goto(site.url);
    await page.waitForSelector("html[data-ready]", { timeout: 60_000 });
    const asked = site.requests.length;
    await press(page, "Try an example");
    await verdict(page);
    await new Promise((resolve) => setTimeout(resolve, 4000)); // a browser looks for a newer worker by itself, some time after a visit
    assert.deepEqual(site.requests.slice(asked), []);
  } finally {
    await browser.close();
    await site.close();
  }
});

test("a newer version is offered, and taken only when asked for", async () => {
  const site = await serveSite();
  const browser = await openBrowser("chromium");
  try {
    const page = await openPage(browser, site.url);
    const html = await readFile(join(dist, "index.html"), "utf8");
    site.replaced.set("/", html.replace("See the proof.", "See it, newly."));
    site.replaced.set("/sw.js", (await readFile(join(dist, "sw.js"), "utf8")).replace(/"[0-9a-f]{16}"/, '"newer"'));
    await page.reload();
    await page.waitForSelector("html[data-ready]", { timeout: 60_000 });
    const tagline = () => page.$eval(".tagline", (node) => node.textContent);
    assert.match((await tagline()) ?? "", /See the proof/);
    const reloaded = page.waitForNavigation();
    await press(page, "Use it now");
    await reloaded;
    assert.match((await tagline()) ?? "", /newly/);
  } finally {
    await browser.close();
    await site.close();
  }
});
