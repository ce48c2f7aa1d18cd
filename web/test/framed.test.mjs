// Inside another page, which could watch what is pasted, neither page works: also on a host that sends no headers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser } from "./browser.mjs";
import { serveSite } from "./site.mjs";

for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  test(`inside another page Unspin refuses to work, ${name}`, async () => {
    const [site, other] = [await serveSite(), await serveSite()];
    const browser = await openBrowser(name, { protocolTimeout: 300_000 });
    try {
      for (const around of [site, other]) {
        around.replaced.set("/around.html", `<!doctype html><title>Around</title><iframe src="${site.url}"></iframe><iframe src="${site.url}import.html"></iframe>`);
        const page = await browser.newPage();
        await page.goto(`${around.url}around.html`);
        const frames = page.frames().filter((frame) => frame.parentFrame() !== null);
        assert.equal(frames.length, 2);
        for (const frame of frames) {
          const refusal = await frame.waitForSelector(".failure, [data-state=refused]", { timeout: 240_000 });
          assert.match((await refusal?.evaluate((node) => node.textContent)) ?? "", /does not work inside another page/, frame.url());
          const usable = await frame.$$eval("main :is(textarea, button)", (nodes) => nodes.filter((node) => node.checkVisibility()).length);
          assert.equal(usable, 0, "there is nothing to work with");
        }
        await page.close();
      }
    } finally {
      await browser.close();
      await site.close();
      await other.close();
    }
  });
}
