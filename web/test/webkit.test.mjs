// What Safari's kin does: the page, the bookmarklet with its marks, and the page in one file, in WebKitGTK.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { serveNews } from "./bookmarklet_servers.mjs";
import { root, serveSite } from "./site.mjs";
import { openWebKit } from "./webkit.mjs";

const folder = join(root, "testdata/stories/strait-accord");
const story = async (/** @type {string} */ name) => (await readFile(join(folder, `${name}.txt`), "utf8")).trim();
const [reference, spun, paraphrase, independent] = await Promise.all(["reference", "spun", "paraphrase", "independent"].map(story));
const paragraphs = spun.split(/\n+/).filter(Boolean);
const html = `<!doctype html><html lang="en"><head><title>The copy</title></head><body><nav><a href="/">Home</a></nav>
  <article><h1>The copy</h1>${paragraphs.map((line) => `<p>${line}</p>`).join("\n")}</article></body></html>`;

describe("in WebKit", () => {
  /** @type {Awaited<ReturnType<typeof serveSite>>} */ let site;
  /** @type {import("./webkit.mjs").WebKit} */ let webkit;

  before(async () => {
    site = await serveSite();
    webkit = await openWebKit();
  });
  after(async () => {
    await webkit?.close();
    await site?.close();
  });

  /** What a script answers once it answers with something. @param {string} script @param {...unknown} given @returns {Promise<any>} */
  const wait = (script, ...given) => webkit.driver.wait(() => webkit.driver.executeScript(script, ...given), 90_000, script);

  const ready = () => wait("return document.documentElement.hasAttribute('data-ready')");
  const verdict = () => wait("const status = document.querySelector('[role=status][data-verdict][data-complete]'); return status && { ...status.dataset, words: status.textContent }");

  /** Pastes texts into the boxes and waits for the verdict. @param {string} suspect @param {string} from */
  async function compare(suspect, from) {
    await webkit.driver.executeScript("document.querySelector('[data-do=clear]').click()");
    await webkit.driver.executeScript(
      `for (const [box, text] of [["#reference", arguments[0]], ["#suspect", arguments[1]]]) {
        const area = document.querySelector(box);
        area.value = text;
        area.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
      document.querySelector("[data-do=compare]").click();`,
      from,
      suspect,
    );
    return verdict();
  }

  test("the page judges as it does elsewhere, and marks what it found", async () => {
    await webkit.driver.get(site.url);
    await ready();
    const said = await compare(spun, reference);
    const golden = await readFile(join(folder, "golden", "spun-reference.txt"), "utf8");
    const [, code, score] = /^verdict +([\w-]+)[^]*?^score +([\d.]+)/m.exec(golden) ?? [];
    assert.deepEqual([said.verdict, said.spinScore], [code, score], "the report is what it is natively");
    assert.ok((await wait("return document.querySelectorAll('unspin-result mark').length")) > 20, "marks are drawn");
    assert.equal((await compare(paraphrase, reference)).verdict, "paraphrase");
    assert.equal((await compare(independent, reference)).verdict, "independent");
    assert.match((await compare(spun, "")).words, /reference/);
  });

  test("the bookmarklet brings an article, and its findings go back onto its page", async () => {
    const news = await serveNews({ "/copy": { html } });
    try {
      await webkit.driver.get(`${site.url}import.html`);
      const bookmarklet = await wait("return document.querySelector('unspin-bookmarklet a')?.getAttribute('href')");
      await webkit.driver.get(`${news.url}copy`);
      const page = await webkit.driver.getWindowHandle();
      // WebDriver has no bookmarks: a link with its address stands in for one.
      await webkit.driver.executeScript("document.body.append(Object.assign(document.createElement('a'), { id: 'bookmark', href: arguments[0], textContent: 'Unspin this page' }))", bookmarklet);
      await webkit.driver.findElement({ id: "bookmark" }).click();
      await webkit.driver.executeScript("document.getElementById('bookmark').remove()");
      const tool = await webkit.driver.wait(async () => (await webkit.driver.getAllWindowHandles()).find((each) => each !== page), 30_000, "a new tab");
      await webkit.driver.switchTo().window(String(tool));
      await wait("return document.getElementById('status')?.dataset.state === 'article'");
      const text = await webkit.driver.executeScript("return document.getElementById('text').value");
      assert.equal(text, paragraphs.join("\n\n"));

      await webkit.driver.executeScript("document.getElementById('use-suspect').click()");
      await ready();
      await webkit.driver.executeScript(
        `const boxes = document.querySelector("unspin-texts");
        boxes.value = { suspect: boxes.value.suspect, references: [{ text: arguments[0] }] };
        boxes.dispatchEvent(new CustomEvent("edit"));`,
        reference,
      );
      assert.equal((await verdict()).verdict, "spun");
      await wait("const show = [...document.querySelectorAll('.handing button')].find(({ textContent }) => textContent === 'Show on its page'); show?.click(); return show");
      assert.match(await wait("return document.querySelector('.said')?.textContent"), /^(\d+) of \1 findings are marked on the article’s page/);
      await webkit.driver.close();
      await webkit.driver.switchTo().window(page);
      const marked = await webkit.driver.executeScript("return [...CSS.highlights.get('unspin')].map(String)");
      assert.ok(marked.includes("anglers protected"), marked.join(", "));
    } finally {
      await news.close();
    }
  });

  test("the page in one file, from a disk", async () => {
    const place = await mkdtemp(join(tmpdir(), "unspin-webkit-"));
    try {
      const file = join(place, "unspin.html");
      execFileSync(process.execPath, [fileURLToPath(new URL("../offline.mjs", import.meta.url)), file]);
      await webkit.driver.get(pathToFileURL(file).href);
      await ready();
      assert.equal((await compare(spun, reference)).verdict, "spun");
    } finally {
      await rm(place, { recursive: true });
    }
  });
});
