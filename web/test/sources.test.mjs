// What our sources and the built site may not contain: ways to run text as code, to turn text into markup, or to send
// something that the policy does not stop.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { dist, root } from "./site.mjs";

const forbidden = {
  "code from text": /\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(|\bset(?:Timeout|Interval)\s*\(\s*["'`]|\bimportScripts\b/,
  "markup from text": /\.(?:inner|outer)HTML\s*\+?=(?!=)|\binsertAdjacentHTML\b|\bdocument\.write|\bsetHTMLUnsafe\b|\bcreateContextualFragment\b/,
  "a way out": /\bRTC(?:Peer|Data)\w*|\bWebTransport\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b|\bXMLHttpRequest\b/,
};
/** Readability reads and writes the markup of its own inert document, in the import page alone, under a policy of its own. */
const allowed = [{ file: /^import\.js$/, what: "markup from text" }];

/** @param {string} script */
const findings = (script) => Object.entries(forbidden).filter(([, pattern]) => pattern.test(script)).map(([what]) => what);

/** An element with code or style in it, or with a listener in its attributes. @param {string} html */
const inline = (html) => html.match(/<script(?![^>]*\bsrc=)[^>]*>|<style\b|\son\w+\s*=|\sstyle\s*=|javascript:/gi) ?? [];

/** @param {string} folder @param {RegExp} names */
async function filesIn(folder, names) {
  const found = (await readdir(folder, { recursive: true })).filter((name) => names.test(name) && !name.includes("node_modules"));
  return Promise.all(found.sort().map(async (name) => ({ name, text: await readFile(join(folder, name), "utf8") })));
}

const withoutComments = (/** @type {string} */ script) => script.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, "$1");

describe("what the sources may not contain", () => {
  for (const folder of ["web/js", "web/import", "web/bookmarklet"]) {
    test(folder, async () => {
      const files = await filesIn(join(root, folder), /\.js$/);
      assert.ok(files.length > 0);
      for (const { name, text } of files) assert.deepEqual(findings(withoutComments(text)), [], name);
    });
  }

  test("the built scripts", async () => {
    const files = await filesIn(dist, /^(page|versions|archive|import|sw)\.js$/);
    assert.equal(files.length, 5);
    for (const { name, text } of files) {
      const known = allowed.filter(({ file }) => file.test(name)).map(({ what }) => what);
      assert.deepEqual(findings(text).filter((what) => !known.includes(what)), [], name);
    }
  });

  test("the pages: no inline script, style or listener, and a policy", async () => {
    for (const { name, text } of await filesIn(dist, /^(index|import)\.html$/)) {
      assert.deepEqual(inline(text), [], name);
      assert.match(text, /http-equiv="Content-Security-Policy" content="default-src 'none';[^"]*require-trusted-types-for 'script'/, name);
      assert.doesNotMatch(text, /'unsafe-(inline|eval)'/, name);
    }
  });

  test("and it is found where it is planted", () => {
    for (const [what, planted] of /** @type {const} */ ([
      ["code from text", 'eval("1")'], ["code from text", 'new Function("1")'], ["code from text", 'setTimeout("1")'],
      ["markup from text", "box.innerHTML = text"], ["markup from text", 'box.insertAdjacentHTML("beforeend", text)'],
      ["a way out", "new RTCPeerConnection()"], ["a way out", "navigator.sendBeacon(url, text)"],
    ])) assert.deepEqual(findings(withoutComments(planted)), [what], planted);
    for (const planted of ["<script>1</script>", '<p onclick="1">', '<a href="javascript:1">', "<style>p{}</style>"]) assert.equal(inline(planted).length, 1, planted);
  });
});
