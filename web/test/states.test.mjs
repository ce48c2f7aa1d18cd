// In every state of the page axe finds nothing and nothing scrolls sideways. Dark and narrow are looked at in one browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe } from "./browser_axe.mjs";
import { openBrowser } from "./browser.mjs";
import { serveSite } from "./site.mjs";
import { eachState } from "./states.mjs";

for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  test(`in every state axe finds nothing and nothing sticks out, ${name}`, async (t) => {
    const site = await serveSite();
    const browser = await openBrowser(name, { protocolTimeout: 300_000 });
    try {
      await eachState(browser, site, (state, page) =>
        t.test(state, async () => {
          const dress = (/** @type {string} */ scheme) => page.evaluate((value) => void (document.documentElement.style.colorScheme = value), scheme);
          await page.setViewport({ width: 1440, height: 900 });
          assert.deepEqual(await axe(page), [], "light");
          if (state.endsWith("long")) return; // the colours and the parts are those of the short ones
          if (name === "chromium") {
            await dress("dark");
            assert.deepEqual(await axe(page, "colours"), [], "dark"); // which are the same in every browser
            await dress("");
          }
          for (const width of [360, 320]) {
            await page.setViewport({ width, height: 740 });
            assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${width} px`);
          }
          if (name === "chromium") assert.deepEqual(await axe(page, "all but colours"), [], "narrow, as at 400 % of 1280 px");
        }),
      );
    } finally {
      await browser.close();
      await site.close();
    }
  });
}
