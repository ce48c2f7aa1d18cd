// Serves the built site to the tests and counts what is asked of it.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const dist = process.env.DIST ?? join(root, "dist");

/** @type {Record<string, string>} */
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};

/**
 * What is served in place of a file of the site: other content, or what a function does with the response.
 * @typedef {string | Buffer | ((response: import("node:http").ServerResponse) => void)} Replacement
 */

/**
 * Also a proxy for browsers that are told to use it: what they ask of other hosts is counted with the host's name,
 * and answered by nobody.
 * @param {{headers?: boolean, compressed?: boolean}} [options] whether to send what _headers recommends to hosts, and the compressed files
 * @returns {Promise<{url: string, requests: string[], replaced: Map<string, Replacement>, close: () => Promise<void>}>}
 */
export async function serveSite({ headers = false, compressed = false } = {}) {
  /** @type {string[]} */
  const requests = [];
  /** @type {Map<string, Replacement>} */
  const replaced = new Map();
  const recommended = headers ? await recommendedHeaders() : [];
  let own = "";
  const server = createServer(async (request, response) => {
    const { host, pathname: path } = new URL(request.url ?? "/", `http://${own}`);
    requests.push(host === own ? path : `${host}${path}`);
    if (host !== own) return void response.writeHead(502).end();
    for (const { pattern, name, value } of recommended) if (pattern.test(path)) response.appendHeader(name, value);
    const file = join(dist, normalize(path.endsWith("/") ? `${path}index.html` : path));
    try {
      const replacement = replaced.get(path);
      if (typeof replacement === "function") return replacement(response);
      const brotli = compressed && replacement === undefined && (await readFile(`${file}.br`).catch(() => null));
      if (brotli) response.setHeader("Content-Encoding", "br");
      const content = brotli || (replacement ?? (await readFile(file)));
      response.setHeader("Content-Type", types[extname(file)] ?? "application/octet-stream");
      response.writeHead(200, { "Cache-Control": "no-cache" }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.on("connect", (request, socket) => {
    requests.push(request.url ?? "");
    socket.on("error", () => {}).end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  own = `127.0.0.1:${port}`;
  return {
    url: `http://${own}/`,
    requests,
    replaced,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What _headers says, a header a line. */
async function recommendedHeaders() {
  const lines = (await readFile(join(dist, "_headers"), "utf8")).split("\n");
  const headers = [];
  let pattern = /^$/;
  for (const line of lines) {
    if (line.startsWith("/")) pattern = new RegExp(`^${line.trim().replaceAll(".", "\\.").replace("*", ".*")}$`);
    const [, name, value] = /^ +([^:]+): (.*)/.exec(line) ?? [];
    if (name) headers.push({ pattern, name, value });
  }
  return headers;
}
