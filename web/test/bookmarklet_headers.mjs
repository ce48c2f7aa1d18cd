// The headers that newspapers send, as far as they stand between a bookmarklet and Unspin.

/**
 * @typedef {object} HeaderSet
 * @property {string} name
 * @property {Record<string, string>} headers
 * @property {number} clicks that it takes until the article has arrived; 0: it cannot, no bookmark runs in there
 */

const trusted = "require-trusted-types-for 'script'; trusted-types 'none'";
const noClipboard = "clipboard-read=(), clipboard-write=()";

/** @type {HeaderSet[]} */
export const headerSets = [
  { name: "plain", headers: {}, clicks: 1 },
  { name: "script-src 'self'", headers: { "Content-Security-Policy": "script-src 'self'" }, clicks: 1 },
  { name: "default-src 'none'", headers: { "Content-Security-Policy": "default-src 'none'" }, clicks: 1 },
  {
    name: "nonce-strict",
    headers: {
      "Content-Security-Policy": "script-src 'nonce-r4nd0m' 'strict-dynamic'; object-src 'none'; base-uri 'none'",
    },
    clicks: 1,
  },
  { name: "sandbox", headers: { "Content-Security-Policy": "sandbox" }, clicks: 0 },
  { name: "sandbox: scripts", headers: { "Content-Security-Policy": "sandbox allow-scripts" }, clicks: 1 },
  {
    name: "sandbox: scripts, popups",
    headers: { "Content-Security-Policy": "sandbox allow-scripts allow-popups" },
    clicks: 1,
  },
  {
    name: "sandbox: scripts, escaping popups",
    headers: { "Content-Security-Policy": "sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox" },
    clicks: 1,
  },
  { name: "COOP same-origin", headers: { "Cross-Origin-Opener-Policy": "same-origin" }, clicks: 2 },
  {
    name: "COOP same-origin, COEP",
    headers: { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" },
    clicks: 2,
  },
  {
    name: "COOP same-origin-allow-popups",
    headers: { "Cross-Origin-Opener-Policy": "same-origin-allow-popups" },
    clicks: 1,
  },
  {
    name: "COOP noopener-allow-popups",
    headers: { "Cross-Origin-Opener-Policy": "noopener-allow-popups" },
    clicks: 1,
  },
  { name: "Trusted Types", headers: { "Content-Security-Policy": trusted }, clicks: 1 },
  { name: "no clipboard", headers: { "Permissions-Policy": noClipboard }, clicks: 1 },
  {
    name: "all of the worst",
    headers: {
      "Content-Security-Policy": `default-src 'none'; ${trusted}`,
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
      "Permissions-Policy": noClipboard,
    },
    clicks: 2,
  },
];
