// Pages that hold several texts: each is offered, by its first lines and its words, the likeliest chosen. Pages of one
// text, whatever stands beside it, offer none.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, afterEach, before, describe, test } from "node:test";
import { axe } from "./browser_axe.mjs";
import { bookmarkletOf, closeTabs, importPage, startReader, textOf } from "./bookmarklet_browsers.mjs";
import { serveNews } from "./bookmarklet_servers.mjs";
import { serveSite } from "./site.mjs";

const fixture = (/** @type {string} */ name) => readFile(new URL(`fixtures/articles/${name}`, import.meta.url), "utf8");
const liveBlog = await fixture("live-blog.html");

/** Two stories of one page, and what a reader takes for each. */
const dredger = {
  title: "Dredger sinks at its moorings",
  paragraphs: [
    "The dredger Halcyon went down at its moorings in Perrin on Sunday night, four days before it was to clear the new channel. Nobody was on board, the harbour master said, and the two watchmen had gone ashore for supper.",
    "Divers found a sea valve open in the engine room. Whether it was left so or opened later is now a matter for the police, who have sealed the quay and taken the logbook with them.",
    "The channel will not be ready for the summer ferries. A second dredger lies in Oldcastle, but its hire costs nine thousand a day, which the council had not meant to spend.",
  ],
};
const orchestra = {
  title: "Orchestra plays to an empty hall",
  paragraphs: [
    "For the first time in its ninety years the Valley Orchestra gave its spring concert without a single listener. Tickets had been sold for a date that the hall’s own calendar did not have, and six hundred people stood before locked doors a day later.",
    "The musicians only noticed in the interval. “We thought that they were a quiet audience,” said the first horn, Jun Amsel, who has played in every spring concert since 1998.",
    "Ticket holders get their money back or a seat at a second concert in June. The conductor asks them all to bring a friend, and the printer to bring a diary.",
  ],
};
const [dredgerText, orchestraText] = [dredger, orchestra].map(({ paragraphs }) => paragraphs.join("\n\n"));

const body = (/** @type {{paragraphs: string[]}} */ { paragraphs }) => paragraphs.map((each) => `<p>${each}</p>`).join("\n");
const page = (/** @type {string} */ title, /** @type {string} */ within, head = "") =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><header><nav><a href="/">Valley Post</a><a href="/news">News</a></nav></header><main>${within}</main><footer><p>Valley Post, since 1887. Printed on Wednesdays and Saturdays.</p></footer></body></html>`;
const articleOf = (/** @type {typeof dredger} */ story) =>
  `<article><h1>${story.title}</h1><p class="byline">By Ewa Brandl</p>${body(story)}<div class="share"><button>Share</button></div></article>`;

const teasers = Array.from({ length: 12 }, (_, i) => ({ title: `Story number ${i + 1} of this day`, text: `This is what story ${i + 1} is about, told in a sentence or two that are long enough to be read by themselves: ${orchestra.paragraphs[i % 3].slice(0, 90).trim()}` }));
const liveBody = `<h1>Storm over the valley: live</h1><div class="feed">${dredger.paragraphs.map((each, i) => `<div class="post"><p><time datetime="2033-05-03T1${i}:00">1${i}:00</time></p><h3>Entry ${"abc"[i]} of the storm</h3><p>${each}</p></div>`).join("")}</div>`;
const hostileTitle = "<img src=/trap onerror='window.ran=1'>";

/** @type {Record<string, string>} */
const pages = {
  "/two": page("Valley Post", articleOf(dredger) + articleOf(orchestra)),
  "/named": page(`${orchestra.title} - Valley Post`, articleOf(dredger) + articleOf(orchestra)),
  "/headlines": page("Valley Post", `<div><h1>${dredger.title}</h1>${body(dredger)}</div><div><h1>${orchestra.title}</h1>${body(orchestra)}</div>`),
  "/front": page("Valley Post", `<h1>News</h1>${teasers.map(({ title, text }) => `<article><h2><a href="/x">${title}</a></h2><p>${text}</p></article>`).join("")}`),
  "/comments": page(dredger.title, `${articleOf(dredger)}<section><h2>Comments</h2>${teasers.map(({ text }) => `<article class="comment"><p>${text}</p></article>`).join("")}</section>`),
  "/beside": page(dredger.title, `<h1>${dredger.title}</h1><div class="story">${body(dredger)}${body(orchestra)}</div><div>${teasers.slice(0, 4).map(({ title, text }) => `<article><h3><a href="/x">${title}</a></h3><p>${text}</p></article>`).join("")}</div>`),
  "/live": liveBlog,
  "/live-times": page("Storm over the valley: live", liveBody, '<script type="application/ld+json">{"@type":"LiveBlogPosting"}</script>'),
  "/hostile": page("Valley Post", `<article><h2>${hostileTitle.replaceAll("<", "&lt;").repeat(200)}</h2>${body(dredger)}</article>`.repeat(400) + "<article>".repeat(300) + body(orchestra)),
};

describe("several texts on one page, in chromium", () => {
  /** @type {Awaited<ReturnType<typeof serveSite>>} */ let site;
  /** @type {Awaited<ReturnType<typeof serveNews>>} */ let news;
  /** @type {import("./bookmarklet_browsers.mjs").Reader} */ let reader;
  /** @type {string} */ let bookmarklet;

  before(async () => {
    site = await serveSite();
    news = await serveNews(Object.fromEntries(Object.entries(pages).map(([path, html]) => [path, { html }])));
    reader = await startReader("chromium");
    bookmarklet = await bookmarkletOf(reader.browser, site.url);
  });
  after(async () => {
    await reader?.stop();
    await site?.close();
    await news?.close();
  });
  afterEach(() => closeTabs(reader.browser));

  /** @param {string} path */
  async function arrive(path) {
    const tab = await reader.browser.newPage();
    await tab.goto(news.url + path.slice(1));
    await reader.click(tab, bookmarklet);
    const found = await importPage(reader.browser, site.url, ["article"]);
    assert.ok(found, "the article arrived");
    return found.tab;
  }
  /** @param {import("puppeteer-core").Page} tab */
  const offered = (tab) =>
    tab.$eval("#stories", (part) =>
      /** @type {HTMLElement} */ (part).hidden
        ? []
        : [...part.querySelectorAll("label")].map((label) => ({ name: label.querySelector("strong")?.textContent ?? "", words: label.querySelector(".hint")?.textContent, chosen: label.querySelector("input")?.checked, beginning: label.querySelector(".beginning")?.textContent ?? "" })),
    );
  /** @param {import("puppeteer-core").Page} tab @param {number} index */
  async function choose(tab, index) {
    await tab.$$eval("#stories input", (all, at) => /** @type {HTMLElement} */ (all[at]).click(), index);
    return textOf(tab);
  }

  for (const path of ["/two", "/headlines"]) {
    test(`two stories, ${path}: each is offered whole and by itself`, async () => {
      const tab = await arrive(path);
      const stories = await offered(tab);
      assert.deepEqual(stories.map(({ name }) => name), ["All of them", dredger.title, orchestra.title]);
      assert.deepEqual(stories.filter(({ chosen }) => chosen).length, 1);
      assert.ok(stories[1].beginning.startsWith("The dredger Halcyon went down"));
      assert.match(stories[1].words ?? "", /^1\d\d words$/);
      assert.equal(await choose(tab, 1), dredgerText);
      assert.equal(await choose(tab, 2), orchestraText);
      assert.equal(await tab.$eval(".source-title", (line) => line.textContent), orchestra.title);
    });
  }

  test("the story that the page is named after is chosen; what is edited is kept, and the one in view is handed over under its own title", async () => {
    const tab = await arrive("/named");
    assert.deepEqual((await offered(tab)).map(({ chosen }) => chosen), [false, false, true]);
    assert.equal(await textOf(tab), orchestraText);
    await tab.focus("#text");
    await tab.keyboard.type("Edited. ");
    await tab.focus("#stories input:checked");
    await tab.keyboard.press("ArrowUp");
    assert.equal(await textOf(tab), dredgerText, "by keys");
    await tab.keyboard.press("ArrowDown");
    assert.equal(await textOf(tab), `Edited. ${orchestraText}`);
    assert.deepEqual(await axe(tab), []);
    await tab.setViewport({ width: 360, height: 740 });
    assert.ok((await tab.evaluate(() => document.documentElement.scrollWidth)) <= 360);
    await tab.$eval("#stories input", (input) => /** @type {HTMLElement} */ (input.closest("label")?.nextElementSibling?.querySelector("input")).click());
    await tab.$eval("#use-suspect", (button) => /** @type {HTMLElement} */ (button).click());
    await tab.waitForFunction(() => /** @type {any} */ (document.querySelector("unspin-texts"))?.value?.suspect.text, { timeout: 30_000 });
    const { text, title } = await tab.$eval("unspin-texts", (boxes) => /** @type {any} */ (boxes).value.suspect);
    assert.deepEqual([text, title], [dredgerText, dredger.title]);
  });

  test("a front page: every teaser, and all of them unless somebody chooses", async () => {
    const tab = await arrive("/front");
    const stories = await offered(tab);
    assert.deepEqual(stories.slice(1).map(({ name }) => name), teasers.map(({ title }) => title));
    assert.ok(stories[0].chosen);
    assert.equal(await choose(tab, 5), teasers[4].text);
  });

  for (const path of ["/comments", "/beside"]) {
    test(`one story and short ones beside it, ${path}: nothing to choose`, async () => {
      const tab = await arrive(path);
      assert.deepEqual(await offered(tab), []);
      assert.ok((await textOf(tab)).includes(dredger.paragraphs[2]));
    });
  }

  test("a live blog: all of it, or an entry", async () => {
    const tab = await arrive("/live");
    const stories = await offered(tab);
    assert.deepEqual(stories.map(({ name }) => name), ["The whole live blog", "Minister: no one is missing any more", "Line closed until Friday", "What we know about the cause", "Nineteen hurt, none in danger", "Rescuers reach the train"]);
    assert.ok(stories[0].chosen);
    assert.equal(await textOf(tab), (await fixture("live-blog.txt")).trim());
    const entry = await choose(tab, 2);
    assert.ok(entry.startsWith("Line closed until Friday\n\nThe railway company says") && entry.endsWith("until the end of next week."), entry);
    assert.match(await tab.$eval("#left-out summary", (line) => line.textContent ?? ""), /\d+ pieces/);
  });

  test("a live blog whose entries are known by their times alone", async () => {
    const tab = await arrive("/live-times");
    const stories = await offered(tab);
    assert.deepEqual(stories.map(({ name }) => name), ["The whole live blog", ..."abc"].map((name, i) => (i === 0 ? name : `Entry ${name} of the storm`)));
    assert.equal(await choose(tab, 3), `Entry c of the storm\n\n${dredger.paragraphs[2]}`);
  });

  test("a page made to be too much: texts stay texts, and no more is offered than can be looked at", async () => {
    const tab = await arrive("/hostile");
    const stories = await offered(tab);
    assert.equal(stories.length, 101);
    assert.ok(stories.every(({ name }) => name.length < 130), "names are cut");
    assert.equal(await tab.$("#stories img"), null);
    assert.equal(await tab.evaluate(() => "ran" in window), false);
  });
});
