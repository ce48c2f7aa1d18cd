// Starts WebKitGTK, which draws pages as Safari and the phones' browsers do, and puts what the tests need of it in one place.
// Puppeteer does not drive it: WebDriver does.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { Builder, Capabilities } from "selenium-webdriver";

/**
 * @typedef {object} WebKit
 * @property {import("selenium-webdriver").WebDriver} driver
 * @property {() => Promise<void>} close
 */

/**
 * Starts it in a screen that nobody sees.
 * @returns {Promise<WebKit>}
 */
export async function openWebKit() {
  const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1440x900x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const [number] = await once(/** @type {import("node:stream").Readable} */ (screen.stdio[3]), "data");
  const port = await freePort();
  const server = spawn("WebKitWebDriver", [`--port=${port}`], {
    stdio: "ignore",
    env: { ...process.env, DISPLAY: `:${String(number).trim()}`, NO_AT_BRIDGE: "1", GSETTINGS_BACKEND: "memory", WEBKIT_DISABLE_DMABUF_RENDERER: "1" },
  });
  const end = () => {
    server.kill();
    screen.kill();
  };
  try {
    const driver = await new Builder().usingServer(`http://127.0.0.1:${await listening(port)}`).withCapabilities(
        new Capabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] } }),
      ).build();
    await driver.manage().setTimeouts({ script: 120_000, pageLoad: 60_000 });
    const close = () => driver.quit().finally(end);
    return { driver, close };
  } catch (error) {
    end();
    throw error;
  }
}

/** Debian keeps it out of the way. */
function miniBrowser() {
  const libraries = readdirSync("/usr/lib").filter((name) => name.endsWith("-linux-gnu"));
  const places = libraries.flatMap((name) => ["4.1", "4.0"].map((api) => `/usr/lib/${name}/webkit2gtk-${api}/MiniBrowser`));
  const found = places.find((place) => existsSync(place));
  if (!found) throw new Error("the page's tests need WebKit: apt-get install webkit2gtk-driver xvfb");
  return found;
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until the driver answers. @param {number} port */
async function listening(port) {
  for (let tries = 0; ; tries++) {
    const there = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (there) return port;
    if (tries === 200) throw new Error("WebKitWebDriver does not answer");
    await new Promise((wake) => setTimeout(wake, 100));
  }
}
