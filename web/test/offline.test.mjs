// Without a network: after one visit, and as one file.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { openBrowser, openPage, press, verdict } from "./browser.mjs";
import { serveSite } from "./site.mjs";

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
    await new Promise((resolve) => setTimeout(resolve, 4000));
    const byTheBrowser = "/sw.js"; // it looks for a newer service worker by itself, a second or more after a visit: no page asks for that
    assert.deepEqual(site.requests.slice(asked).filter((request) => request !== byTheBrowser), []);
  } finally {
    await browser.close();
    await site.close();
  }
});

for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  test(`the page in one file, from a disk, ${name}`, async () => {
    const folder = await mkdtemp(join(tmpdir(), "unspin-offline-"));
    const browser = await openBrowser(name);
    try {
      const file = join(folder, "unspin.html");
      execFileSync(process.execPath, [fileURLToPath(new URL("../offline.mjs", import.meta.url)), file]);
      const page = await openPage(browser, pathToFileURL(file).href);
      await press(page, "Try an example");
      assert.equal((await verdict(page)).code, "spun");
    } finally {
      await browser.close();
      await rm(folder, { recursive: true });
    }
  });
}
