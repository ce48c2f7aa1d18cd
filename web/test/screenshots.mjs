// Pictures of the page in every state, for people to look at: node test/screenshots.mjs [state…] writes them into
// build/screenshots, after make site. Chromium shows the whole page up to a height, so that they can be looked through.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { openBrowser } from "./browser.mjs";
import { root, serveSite } from "./site.mjs";
import { eachState } from "./states.mjs";

const folder = join(root, "build/screenshots");
await mkdir(folder, { recursive: true });
const wanted = process.argv.length > 2 ? process.argv.slice(2) : undefined;
const highest = 5000; // pixels

const looks = [
  ...[1440, 768, 360].flatMap((width) => ["light", "dark"].map((scheme) => ({ name: `${width}-${scheme}`, width, scheme, forced: "none", scale: 1 }))),
  { name: "1440-forced", width: 1440, scheme: "dark", forced: "active", scale: 1 },
  { name: "zoom-400", width: 320, scheme: "light", forced: "none", scale: 4 },
];

const site = await serveSite();
const browser = await openBrowser("chromium", { protocolTimeout: 600_000 });
try {
  await eachState(browser, site, async (state, page) => {
    const session = await page.createCDPSession();
    for (const { name, width, scheme, forced, scale } of looks) {
      await page.setViewport({ width, height: Math.round((width * 2) / 3), deviceScaleFactor: scale });
      const features = [{ name: "prefers-color-scheme", value: scheme }, { name: "forced-colors", value: forced }];
      await session.send("Emulation.setEmulatedMedia", { features });
      const height = Math.min(scale > 1 ? 1500 : highest, await page.evaluate(() => document.documentElement.scrollHeight));
      await page.setViewport({ width, height, deviceScaleFactor: scale }); // all of it in sight: what is not is not drawn
      await page.evaluate(() => scrollTo(0, 0));
      await page.screenshot({ path: /** @type {`${string}.png`} */ (join(folder, `${state}-${name}.png`)) });
    }
    await session.detach();
  }, wanted);
} finally {
  await browser.close();
  await site.close();
}
