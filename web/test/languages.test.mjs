// Texts in a language other than English: its pack is asked for when the page knows that a suspect is in it and not before,
// of the page's own site and of nobody else, and once.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openPage, paste, press, verdict } from "./browser.mjs";
import { notFound, says } from "./faults.mjs";
import { openBrowser } from "./browser.mjs";
import { serveSite } from "./site.mjs";
import { openWatched } from "./watch.mjs";

const original =
  "El alcalde de la villa cerró el lunes el puente viejo porque una de sus columnas tenía una grieta. Los vecinos del barrio de la ermita, que cruzan el río cada mañana para ir al trabajo, protestaron delante del ayuntamiento. «Nadie nos avisó de la obra», dijo una panadera que tuvo que dar un rodeo de veinte kilómetros. El ingeniero de la provincia explicó que la grieta es antigua y que el peligro es pequeño, pero que no quiere correr riesgos antes del invierno. La reparación durará tres meses y costará 1.234,5 euros por metro. Mientras tanto un barco llevará gratis a los niños a la escuela y a los enfermos al hospital.";
const respun =
  "El regidor de la villa clausuró el lunes el puente anciano porque una de sus pilastras poseía una hendidura. Los moradores del distrito de la ermita, que atraviesan el río cada alba para ir al quehacer, reclamaron delante del ayuntamiento. «Nadie nos avisó de la obra», dijo una panadera que tuvo que dar un rodeo de veinte kilómetros. El ingeniero de la comarca aclaró que la hendidura es vetusta y que el riesgo es menudo, pero que no ansía correr riesgos antes del invierno. La compostura perdurará tres meses y valdrá 1.234,5 euros por metro. Mientras tanto un navío acarreará gratis a los críos a la academia y a los dolientes al sanatorio.";

/** @param {import("puppeteer-core").Page} page */
async function compareSpanish(page) {
  await paste(page, "Reference", original);
  await paste(page, "Suspect", respun);
  return verdict(page);
}

/** How many rows of the table of substitutions name a relation between the words. @param {import("puppeteer-core").Page} page */
const named = (page) => page.$$eval("unspin-substitutions .swatch:not([data-kind=other])", (nodes) => nodes.length);

for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  describe(`another language in ${name}`, () => {
    /** @type {Awaited<ReturnType<typeof openWatched>>} */ let watched;
    /** @type {import("puppeteer-core").Page} */ let page;
    /** @type {string} */ let downloads;
    before(async () => {
      downloads = await mkdtemp(join(tmpdir(), "unspin-downloads-"));
      watched = await openWatched(name, downloads);
      page = await openPage(watched.browser, watched.site.url);
    });
    after(async () => {
      await watched?.close();
      await rm(downloads, { recursive: true });
    });

    test("nobody is asked for a pack while texts are English", async () => {
      assert.ok(!watched.site.requests.some((path) => path.startsWith("/packs/")), "none before it is needed");
      watched.forget();
      await press(page, "Try an example");
      assert.equal((await verdict(page)).code, "spun");
      await paste(page, "Reference", "");
      await verdict(page);
      assert.deepEqual(watched.asked(), []);
    });

    test("one pack of the page's own site is asked for, once", async () => {
      watched.forget();
      assert.equal((await compareSpanish(page)).code, "spun");
      assert.ok((await named(page)) > 10, `${await named(page)} relations are named`);
      const asked = watched.asked().map((request) => request.replace(/^[^/]*:\/\/[^/]*/, "").replace(/^.*(?=\/packs\/)/, ""));
      assert.deepEqual([...new Set(asked)], ["/packs/es.pack"]);
      assert.equal(watched.site.requests.filter((path) => path.startsWith("/packs/")).length, 1); // a browser's own are none of ours
      watched.forget();
      await paste(page, "Suspect", respun.replace("lunes", "martes"));
      await verdict(page);
      assert.deepEqual(watched.asked(), []);
    });

    test("what is shown of the texts is marked as Spanish, and what Unspin says of it is not", async () => {
      const langs = (/** @type {string} */ selector) => page.$$eval(selector, (nodes) => [...new Set(nodes.map((node) => /** @type {HTMLElement} */ (node.closest("[lang]")).lang))]);
      assert.deepEqual(await langs("unspin-aligned p[dir], textarea#suspect, textarea#reference, unspin-substitutions td[dir], unspin-quotations td[dir]"), ["es"]);
      assert.deepEqual(await langs("unspin-substitutions td:last-child, .headline, .limits p"), ["en"]);
    });

    test("a later visit has the pack without a network", async () => {
      watched.forget();
      await page.reload();
      await page.waitForSelector("html[data-ready]", { timeout: 60_000 });
      await watched.site.close();
      await page.reload();
      await page.waitForSelector("html[data-ready]", { timeout: 60_000 });
      assert.equal((await compareSpanish(page)).code, "spun");
      assert.ok((await named(page)) > 10);
      assert.ok(!watched.site.requests.some((path) => path.startsWith("/packs/")), "and it was not asked for again");
    });
  });
}

test("a pack that does not arrive is done without, and is had when it is tried again", async () => {
  const site = await serveSite();
  const browser = await openBrowser("chromium");
  try {
    site.replaced.set("/packs/es.pack", notFound);
    const page = await openPage(browser, site.url);
    assert.equal((await compareSpanish(page)).code, "spun", "structure alone tells this one");
    assert.equal(await named(page), 0);
    await says(page, "unspin-loading [role=alert]", /The words of Spanish could not be loaded.*structure alone.*server answers 404/);
    await page.waitForSelector("[data-warning=language-unsupported]");
    site.replaced.clear();
    await press(page, "Try again");
    await page.waitForFunction(() => document.querySelectorAll("unspin-substitutions .swatch:not([data-kind=other])").length > 10, { timeout: 60_000 });
  } finally {
    await browser.close();
    await site.close();
  }
});
