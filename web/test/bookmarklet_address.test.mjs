// The bookmarklet's address: one line of plain characters that any bookmark takes, naming the site that offers it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bookmarkletCode, bookmarkletConstants } from "../bookmarklet/build.mjs";

const code = await bookmarkletCode();
Object.assign(globalThis, { BOOKMARKLET_CODE: code, SITE: "", location: { href: "https://host.example/tools/unspin/index.html?x#y" } });
const { bookmarkletURL, siteAddress } = await import("../bookmarklet/bookmarklet.js");

test("it is short, and plain", (t) => {
  const address = bookmarkletURL("https://unspin.example/");
  t.diagnostic(`${address.length} characters`);
  assert.ok(address.length <= 11_000); // what drops an address begins far above: Firefox at 65,530
  assert.match(address, /^javascript:[!-~]+$/);
  assert.doesNotMatch(address, /["<>`\\^#]/);
});

test("it is the code, with the site in it, once a browser has decoded it", () => {
  for (const site of ["https://unspin.example/", "http://127.0.0.1:8080/", "https://h.example/a%20b/$&/$1/'x'/%25/"]) {
    const decoded = decodeURIComponent(bookmarkletURL(site).slice("javascript:".length));
    assert.equal(decoded, code.split('"{site}"').join(JSON.stringify(site)));
    assert.doesNotThrow(() => new Function(decoded));
  }
});

test("it injects no script, and uses nothing that a policy forbids", () => {
  assert.doesNotMatch(code, /\beval\b|\bFunction\b|innerHTML|outerHTML\s*=|document\.write|DOMParser|\.src\b|createElement\(["'`]script|setTimeout\((?!\(\))/);
});

test("it opens the folder of the page that offers it", () => assert.equal(siteAddress(), "https://host.example/tools/unspin/"));

test("or the address that was fixed when the site was built", async () => {
  for (const site of ["https://fixed.example/path/", "https://fixed.example/path"]) {
    Object.assign(globalThis, { SITE: JSON.parse((await bookmarkletConstants(site)).SITE) });
    assert.equal(siteAddress(), "https://fixed.example/path/");
  }
  for (const site of ["fixed.example", "ftp://fixed.example/", "javascript:alert(1)"]) {
    await assert.rejects(bookmarkletConstants(site), /SITE must be an address/);
  }
});
