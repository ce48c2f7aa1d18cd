// Watches what the browser asks for: at a listener that is its proxy, so that every host is seen, and in the browser's
// own log of the page, its workers and its service worker.

import { openBrowser } from "./browser.mjs";
import { serveSite } from "./site.mjs";

/** What the browsers ask for by themselves, of their makers; the page has no hand in it. */
const ofTheBrowser = /(^|\.)(mozilla\.(com|org|net)|firefox\.com|mozgcp\.net|googleapis\.com|google\.com|gvt1\.com)(:\d+)?(\/|$)|\.invalid|^dummy\.test/;

/**
 * @param {"chromium" | "firefox"} name
 * @param {string} downloads the folder that what is saved goes into
 */
export async function openWatched(name, downloads) {
  const site = await serveSite({ headers: true });
  const proxy = new URL(site.url);
  const browser = await openBrowser(name, {
    protocolTimeout: 300_000,
    args: name === "firefox" ? [] : [`--proxy-server=${proxy.host}`, "--proxy-bypass-list=<-loopback>"],
    extraPrefsFirefox: {
      "network.proxy.type": 1,
      "network.proxy.http": proxy.hostname,
      "network.proxy.http_port": Number(proxy.port),
      "network.proxy.ssl": proxy.hostname,
      "network.proxy.ssl_port": Number(proxy.port),
      "network.proxy.allow_hijacking_localhost": true,
      "browser.download.folderList": 2,
      "browser.download.dir": downloads,
      "browser.download.useDownloadDir": true,
      "browser.download.always_ask_before_handling_new_types": false,
      "browser.helperApps.neverAsk.saveToDisk": "text/html,text/csv,application/json",
      "browser.download.alwaysOpenPanel": false,
    },
  });
  /** @type {{by: string, url: string}[]} */
  const logged = [];
  /** What went against a policy, in a page or a worker. @type {string[]} */
  const violations = [];
  if (name === "chromium") await watchTargets(browser, logged, violations);
  return {
    browser,
    site,
    logged,
    violations,
    /** Begins anew to count. */
    forget() {
      site.requests.length = 0;
      logged.length = 0;
    },
    /**
     * What was asked for since, at the listener and in the browser's log. Browsers look for a newer service worker by
     * themselves, a second or more after a tab was opened: no page asks for that.
     */
    asked: () => [
      ...site.requests.filter((request) => !ofTheBrowser.test(request) && request !== "/sw.js").map((request) => `listener: ${request}`),
      ...logged.filter(({ url }) => /^(https?|wss?|ftp):/.test(url) && !ofTheBrowser.test(new URL(url).host)).map(({ by, url }) => `${by}: ${url}`),
    ],
    close: async () => {
      await browser.close();
      await site.close();
    },
  };
}

/**
 * Logs the requests of every target there is and will be: pages, their workers, service workers.
 * @param {import("puppeteer-core").Browser} browser
 * @param {{by: string, url: string}[]} logged
 * @param {string[]} violations
 */
async function watchTargets(browser, logged, violations) {
  const watch = async (/** @type {import("puppeteer-core").CDPSession} */ session, /** @type {string} */ by) => {
    session.on("Network.requestWillBeSent", ({ request }) => logged.push({ by, url: request.url }));
    session.on("Network.webSocketCreated", ({ url }) => logged.push({ by, url }));
    session.on("Network.webTransportCreated", ({ url }) => logged.push({ by, url }));
    session.on("Log.entryAdded", ({ entry }) => entry.source === "security" && violations.push(`${by}: ${entry.text}`));
    await Promise.all([session.send("Network.enable"), session.send("Log.enable")]).catch(() => {}); // it may be gone already
  };
  browser.on("targetcreated", async (target) => {
    if (target.type() === "service_worker") await watch(await target.createCDPSession(), "service worker");
    if (target.type() !== "page") return;
    const page = await target.page();
    if (!page) return;
    page.on("workercreated", (worker) => watch(/** @type {any} */ (worker).client, "worker"));
    await watch(await page.createCDPSession(), "page");
  });
}
