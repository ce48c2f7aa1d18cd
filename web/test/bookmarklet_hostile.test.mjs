// Senders who mean harm. Whatever they send, nothing of it runs, nothing is requested, and the page says what it refused.
import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { bookmarkletOf, closeTabs, importPage, pause, startReader, textOf } from "./bookmarklet_browsers.mjs";
import { named } from "./browser.mjs";
import { serveNews } from "./bookmarklet_servers.mjs";
import { serveSite } from "./site.mjs";

const nonce = "00112233445566778899aabbccddeeff";
const prose = Array.from({ length: 8 }, (_, i) => `<p>Paragraph ${i} of an article that has nothing to hide, and that is long enough to be taken for one by anybody who reads it.</p>`).join("");

// Everything in here would either set window.ran or ask the newspaper for a file called trap.
const hostile = `<!doctype html><html><head>
  <title></title><script>window.ran = "title"</script>
  <base href="/trap/base/" target="_top">
  <meta http-equiv="refresh" content="0;url=/trap-refresh">
  <meta http-equiv="Content-Security-Policy" content="default-src * 'unsafe-inline'">
  <link rel="stylesheet" href="/trap.css"><link rel="preload" as="image" href="/trap-preload"><link rel="prefetch" href="/trap-prefetch">
  <style>@import "/trap-import.css"; body { background: url(/trap-background) }</style>
  <script src="/trap.js"></script><script>window.ran = "script"</script><script type="module">window.ran = "module"</script>
  <script type="application/ld+json">{"@type":"NewsArticle","headline":"<img src=/trap-ld onerror=window.ran='ld'>"}</script>
  </head><body onload="window.ran='onload'" background="/trap-body">
  <article><h1>Harmless</h1>${prose}
  <img src="/trap-img" srcset="/trap-srcset 2x" onerror="window.ran='onerror'" onload="window.ran='img'">
  <svg onload="window.ran='svg'"><image href="/trap-svg"/><script>window.ran='svg script'</script><animate onbegin="window.ran='begin'" attributeName="x"/></svg>
  <noscript><p title="</noscript><img src=/trap-noscript onerror=window.ran='noscript'>"></noscript>
  <template><img src="/trap-template" onerror="window.ran='template'"></template>
  <iframe src="/trap-iframe"></iframe><iframe srcdoc="<script>parent.ran='srcdoc'</script><img src=/trap-srcdoc>"></iframe>
  <iframe src="javascript:parent.ran='frame'"></iframe><object data="/trap-object"></object><embed src="/trap-embed">
  <video poster="/trap-poster" src="/trap-video" autoplay onerror="window.ran='video'"></video><audio src="/trap-audio" autoplay></audio>
  <input autofocus onfocus="window.ran='focus'" type="image" src="/trap-input"><details open ontoggle="window.ran='toggle'">x</details>
  <a href="javascript:window.ran='link'" ping="/trap-ping">A link that is a script, in a paragraph of its own, so long that the link in it is less than most of what is written here and stays.</a>
  <p style="background:url(/trap-style)">The last paragraph says &lt;img src=/trap-escaped onerror=window.ran='escaped'&gt; and means it as text.</p>
  <math><mtext><table><mglyph><style><img src=/trap-math onerror=window.ran='math'></style></mglyph></table></mtext></math>
  </article></body></html>`;

const opener = `<!doctype html><title>Opener</title><iframe srcdoc="<p>Somebody else</p>"></iframe>`;

for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  describe(`hostile senders in ${name}`, () => {
    /** @type {Awaited<ReturnType<typeof serveSite>>} */
    let site;
    /** @type {Awaited<ReturnType<typeof serveNews>>} */
    let news;
    /** @type {import("./bookmarklet_browsers.mjs").Reader} */
    let reader;
    /** @type {string} */
    let bookmarklet;

    before(async () => {
      site = await serveSite();
      news = await serveNews({
        "/opener": { html: opener },
        "/article": { html: `<!doctype html><title>An article</title><article>${prose}</article>` },
        "/hostile": { html: hostile },
      });
      reader = await startReader(name);
      bookmarklet = await bookmarkletOf(reader.browser, site.url);
    });
    after(async () => {
      await reader?.stop();
      await site?.close();
      await news?.close();
    });
    afterEach(() => closeTabs(reader.browser));

    /** Opens the import page from a newspaper, as the bookmarklet would, and waits for its handshake. */
    async function openImport() {
      const page = await reader.browser.newPage();
      await page.goto(`${news.url}opener`);
      await page.evaluate(
        (address) =>
          new Promise((ready) => {
            addEventListener("message", ready, { once: true });
            /** @type {any} */ (window).tab = open(address);
          }),
        `${site.url}import.html#b1.${nonce}`,
      );
      const found = await importPage(reader.browser, site.url, ["waiting", "again"]);
      assert.ok(found);
      return { page, tab: found.tab };
    }

    /**
     * Posts what `make` makes, in the newspaper, to the import page.
     * @param {import("puppeteer-core").Page} page
     * @param {string} make an expression; `good` is an article as it should be
     */
    const send = (page, make) =>
      page.evaluate(
        (make, nonce) => {
          const good = {
            unspin: "article",
            nonce,
            html: "",
            text: "The text of a good article.",
            selection: "",
            title: "Good",
            url: location.href,
          };
          /** @type {any} */ (window).tab.postMessage(new Function("good", `return ${make}`)(good), "*");
        },
        make,
        nonce,
      );

    /** @param {import("puppeteer-core").Page} tab */
    const refusals = (tab) => tab.$eval("#refusals", (list) => /** @type {HTMLElement} */ (list).innerText);

    /** @param {import("puppeteer-core").Page} tab @param {RegExp} reason */
    async function refuses(tab, reason) {
      await tab.waitForSelector("#refusals p");
      assert.match(await refusals(tab), reason);
      assert.equal(await textOf(tab), "");
    }

    /** @type {[name: string, make: string, reason: RegExp][]} */
    const refused = [
      ["another origin than the article's", `({ ...good, url: "https://news.example/story" })`, /refused: it says that it comes from news\.example/],
      ["a wrong nonce", `({ ...good, nonce: "0".repeat(32) })`, /refused: it does not carry this page's one-time number/],
      ["no nonce", `({ ...good, nonce: undefined })`, /one-time number/],
      ["50 MB", `({ ...good, html: "<p>text</p>".repeat(5e6) })`, /refused: its html is too long: 55,000,000 characters/],
      ["a title of 1 MB", `({ ...good, title: "t".repeat(1e6) })`, /its title is too long/],
      ["a number for the markup", `({ ...good, html: 7 })`, /its html is not text/],
      ["an object for the text", `({ ...good, text: { toString: 1 } })`, /its text is not text/],
      ["a file", `new Blob(["text"])`, /it is not an article/],
      ["bytes", `new ArrayBuffer(8)`, /it is not an article/],
      ["a bare string", `JSON.stringify(good)`, /it is not an article/],
      ["nothing", `null`, /it is not an article/],
      ["an empty article", `({ ...good, text: "  " })`, /there is no text in it/],
    ];
    for (const [what, make, reason] of refused) {
      test(`${what}, then the right thing`, async () => {
        const { page, tab } = await openImport();
        await send(page, make);
        await refuses(tab, reason);
        await send(page, "good");
        await tab.waitForSelector("#status[data-state=article]");
        assert.equal(await textOf(tab), "The text of a good article.");
      });
    }

    test("another window than the opener", async () => {
      const { page, tab } = await openImport();
      await page.evaluate((nonce) => {
        const frame = /** @type {any} */ (window.frames[0]);
        frame.eval(`parent.tab.postMessage({ unspin: "article", nonce: "${nonce}", text: "Forged.", url: parent.location.href }, "*")`);
      }, nonce);
      await refuses(tab, /does not come from the page that opened this one/);
    });

    test("a replay", async () => {
      const { page, tab } = await openImport();
      await send(page, "good");
      await tab.waitForSelector("#status[data-state=article]");
      await send(page, `({ ...good, text: "Something else." })`);
      await tab.waitForSelector("#refusals p");
      assert.match(await refusals(tab), /takes only one/);
      assert.equal(await textOf(tab), "The text of a good article.");
    });

    test("ten thousand messages", async () => {
      const { page, tab } = await openImport();
      await page.evaluate(() => {
        for (let i = 0; i < 10_000; i++) /** @type {any} */ (window).tab.postMessage({ i }, "*");
      });
      await send(page, "good");
      await tab.waitForSelector("#status[data-state=article]");
      assert.equal((await tab.$$("#refusals p")).length, 6);
    });

    test("an address that is none on the web is not kept", async () => {
      for (const url of ["javascript:window.ran=1", "data:text/html,<script>window.ran=1</script>", "file:///etc/passwd", "not an address"]) {
        const { page, tab } = await openImport();
        await send(page, `({ ...good, url: ${JSON.stringify(url)} })`);
        await tab.waitForSelector("#status[data-state=article]");
        assert.doesNotMatch(await tab.$eval("#source", (source) => /** @type {HTMLElement} */ (source).innerText), /script|passwd|not an/);
        await closeTabs(reader.browser);
      }
    });

    test("a page full of traps: none springs", async () => {
      const { page, tab } = await openImport();
      const before = { site: site.requests.length, news: news.requests.length };
      await send(page, `({ ...good, html: ${JSON.stringify(hostile)}, text: ${JSON.stringify(hostile)}, title: "<img src=/trap-title onerror=window.ran='title'>" })`);
      await tab.waitForSelector("#status[data-state=article]");
      await tab.$eval("#left-out", (details) => details.setAttribute("open", ""));
      for (const put of await tab.$$("#left-out button")) await put.evaluate((button) => button.click());
      await pause(1_000);
      assert.match(await textOf(tab), /Paragraph 0 of an article/);
      assert.match(await textOf(tab), /<img src=\/trap-escaped onerror=window\.ran='escaped'>/, "text stays text");
      assert.equal(await tab.evaluate(() => /** @type {any} */ (window).ran), undefined, "nothing ran");
      assert.equal(await page.evaluate(() => /** @type {any} */ (window).ran), undefined);
      assert.equal(tab.url(), `${site.url}import.html`, "nobody was led away");
      assert.deepEqual(news.requests.slice(before.news), [], "the newspaper was asked for nothing");
      assert.deepEqual(site.requests.slice(before.site), [], "nor was the site");
      assert.equal(await tab.evaluate(() => document.querySelectorAll("img, iframe, base, svg, video, object, embed").length), 0);
    });

    test("traps, brought by a click on the page itself, into the two boxes", async () => {
      const page = await reader.browser.newPage();
      await page.goto(`${news.url}opener`);
      await page.evaluate((article) => (/** @type {HTMLElement} */ (document.body).textContent = article.repeat(3)), hostile);
      await reader.click(page, bookmarklet);
      const found = await importPage(reader.browser, site.url, ["article"]);
      assert.ok(found);
      const before = news.requests.length;
      const text = await textOf(found.tab);
      await Promise.all([found.tab.waitForNavigation(), found.tab.click("#use-suspect")]);
      const suspect = await found.tab.waitForSelector(named(found.tab, "textbox", "Suspect"));
      assert.equal(await suspect?.evaluate((box) => /** @type {HTMLTextAreaElement} */ (box).value), text);
      await pause(1_000);
      assert.equal(await found.tab.evaluate(() => /** @type {any} */ (window).ran), undefined);
      assert.deepEqual(news.requests.slice(before), []);
    });

    test("markup that takes long to read ends in the light extraction", async () => {
      for (const html of ["<b>".repeat(1_390_000), "<div>".repeat(830_000), "<p>x".repeat(60_000)]) {
        const { page, tab } = await openImport();
        await page.evaluate((html) => (/** @type {any} */ (window).html = html), html);
        await send(page, "({ ...good, html: window.html })");
        await tab.waitForSelector("#status[data-state=article]", { timeout: 20_000 });
        assert.equal(await textOf(tab), "The text of a good article.");
        await closeTabs(reader.browser);
      }
    });

    /** @type {[name: string, fragment: string, reason: RegExp][]} */
    const addresses = [
      ["no nonce", "a1..e30", /its address is damaged/],
      ["a short nonce", "a1.abc.e30", /its address is damaged/],
      ["no base64", `a1.${nonce}.%%%`, /its address is damaged/],
      ["no JSON", `a1.${nonce}.${Buffer.from("{").toString("base64url")}`, /its address is damaged/],
      ["no UTF-8", `a1.${nonce}.${Buffer.from([0x22, 0xff, 0x22]).toString("base64url")}`, /its address is damaged/],
      ["a list", `a1.${nonce}.${Buffer.from("[]").toString("base64url")}`, /there is no text in it/],
      ["a number", `a1.${nonce}.${Buffer.from('{"text":1}').toString("base64url")}`, /its text is not text/],
      ["a nonce with markup", `b1.<img src=x onerror=ran=1>`, /its address is damaged/],
    ];
    for (const [what, fragment, reason] of addresses) {
      test(`an address with ${what}`, async () => {
        const tab = await reader.browser.newPage();
        await tab.goto(`${site.url}import.html#${fragment}`);
        await refuses(tab, reason);
        assert.equal(tab.url(), `${site.url}import.html`);
      });
    }

    test("an address with traps in it, and the same a second time", async () => {
      const tab = await reader.browser.newPage();
      const address = `${site.url}import.html#a1.${nonce}.${Buffer.from(JSON.stringify({ text: hostile, html: hostile, url: "javascript:ran=1" })).toString("base64url")}`;
      await tab.goto(address);
      await tab.waitForSelector("#status[data-state=article]");
      assert.equal(await textOf(tab), hostile, "markup is text here");
      assert.match(await tab.$eval("#status", (status) => status.textContent ?? ""), /anybody can write/);
      assert.equal(tab.url(), `${site.url}import.html`);
      await tab.goto("about:blank");
      await tab.goto(address);
      await refuses(tab, /has been used before/);
      assert.equal(await tab.evaluate(() => /** @type {any} */ (window).ran), undefined);
    });

    test("a frame around the import page", async () => {
      const page = await reader.browser.newPage();
      await page.goto(`${news.url}opener`);
      await page.evaluate((address) => {
        /** @type {HTMLIFrameElement} */ (document.querySelector("iframe")).removeAttribute("srcdoc");
        /** @type {HTMLIFrameElement} */ (document.querySelector("iframe")).src = address;
      }, `${site.url}import.html#a1.${nonce}.${Buffer.from('{"text":"Forged."}').toString("base64url")}`);
      const frame = await page.waitForFrame((each) => each.url().startsWith(site.url));
      await frame.waitForSelector("#status[data-state=refused]");
      assert.equal(await frame.$eval("#article", (article) => /** @type {HTMLElement} */ (article).hidden), true);
    });

    test("the bookmarklet gives nothing to another window, another origin or a wrong nonce", async () => {
      const page = await reader.browser.newPage();
      await page.goto(`${news.url}opener`);
      // The page sees to it that the bookmarklet opens a tab of the page's own, and reads the nonce.
      await page.evaluate(() => {
        const mine = /** @type {any} */ (window);
        const realOpen = window.open;
        mine.open = (/** @type {string} */ address) => {
          mine.nonce = address.split(".").at(-1);
          mine.tab = realOpen("about:blank");
          mine.tab.got = [];
          mine.tab.onmessage = (/** @type {MessageEvent} */ event) => mine.tab.got.push(event.data);
          mine.got = [];
          mine.frames[0].onmessage = (/** @type {MessageEvent} */ event) => mine.got.push(event.data);
          return mine.tab;
        };
      });
      await reader.click(page, bookmarklet);
      await page.waitForFunction("window.nonce");
      const got = await page.evaluate(async () => {
        const mine = /** @type {any} */ (window);
        const ready = `parent.postMessage({ unspin: "ready", nonce: "${mine.nonce}" }, "*")`;
        mine.frames[0].eval(ready); // another window, the right nonce
        mine.tab.eval(ready.replace("parent", "opener")); // the right window and nonce, another origin
        mine.tab.eval(`opener.postMessage({ unspin: "ready", nonce: "${"0".repeat(32)}" }, "*")`);
        await new Promise((wake) => setTimeout(wake, 500));
        return [...mine.got, ...mine.tab.got];
      });
      assert.deepEqual(got, []);
    });
  });
}
