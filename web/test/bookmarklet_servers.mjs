// Newspapers for the bookmarklet to be clicked on. Their host name is not the site's, so that to a browser they are
// another site.
import { createServer } from "node:http";

/**
 * Serves each page with its headers. Anything else that is asked for is answered with nothing, and remembered.
 * @param {Record<string, {headers?: Record<string, string>, html: string}>} pages by path
 */
export async function serveNews(pages) {
  /** @type {string[]} */
  const requests = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? "");
    const page = pages[request.url ?? ""];
    if (!page) return response.writeHead(204).end();
    // no-store, so that an article found in a browser's profile was put there by us
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store", ...page.headers });
    return response.end(page.html);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://localhost:${port}/`,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
