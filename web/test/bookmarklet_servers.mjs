// Two servers for the bookmarklet's tests: the site as built, and the newspapers. Their host names differ, so that to a
// browser they are two sites.
import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";

const dist = process.env.DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));

/** @type {Record<string, string>} */
const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

/**
 * A server that remembers what it was asked for.
 * @param {string} host
 * @param {(request: http.IncomingMessage, response: http.ServerResponse) => unknown} answer
 */
async function listen(host, answer) {
  /** @type {string[]} */
  const requests = [];
  const server = http.createServer((request, response) => {
    requests.push(`${request.method} ${request.headers.host}${request.url}`);
    void answer(request, response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://${host}:${port}/`, requests, close };
}

/** The site as `make site` builds it, as plain files with no headers of their own. */
export async function startSite() {
  await readFile(path.join(dist, "import.html")).catch(() => {
    throw new Error("the site is not built: run make site first");
  });
  return listen("127.0.0.1", async (request, response) => {
    const name = new URL(request.url ?? "", "http://site").pathname.replace(/\/$/, "/index.html");
    try {
      const body = await readFile(path.join(dist, name));
      response.writeHead(200, { "Content-Type": types[path.extname(name)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
}

/**
 * Newspapers: each path is a page with its headers. Anything else that is asked for is answered with nothing, and
 * remembered.
 * @param {Record<string, {headers?: Record<string, string>, html: string}>} pages
 */
export async function startNews(pages) {
  return listen("localhost", (request, response) => {
    const page = pages[request.url ?? ""];
    if (!page) return response.writeHead(204).end();
    // no-store, so that an article found in a browser's profile was put there by us
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store", ...page.headers });
    response.end(page.html);
  });
}
