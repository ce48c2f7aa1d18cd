// Writes the site in dist/ as one HTML file that does everything from a disk:
// styles, fonts, scripts and programs are inside it. Its policy lets nothing
// in or out; its scripts are allowed by their hashes.

import { createHash } from "node:crypto";
import { readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = process.env.DIST ?? join(root, "dist");
const out = process.argv[2] ?? join(root, "build", "unspin.html");

const read = (/** @type {string} */ name) => readFile(join(dist, name));
const base64 = async (/** @type {string} */ name) => (await read(name)).toString("base64");
const hash = (/** @type {string} */ text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

let css = await readFile(join(dist, "page.css"), "utf8");
for (const font of ["source-serif-4.woff2", "source-sans-3.woff2"]) css = css.replaceAll(font, `data:font/woff2;base64,${await base64(font)}`);
const script = await readFile(join(dist, "page.js"), "utf8");
const [versions, archive] = await Promise.all(["versions.js", "archive.js"].map((name) => readFile(join(dist, name), "utf8"))); // which the page else asks for
const policy = [
  "default-src 'none'",
  `script-src ${hash(script)} ${hash(versions)} ${hash(archive)} 'wasm-unsafe-eval'`,
  `style-src ${hash(css)}`,
  "font-src data:",
  "img-src data:",
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types unspin",
].join("; ");

const programs = [];
for (const name of ["unspin.wasm", "en.pack", "language.wasm", "vectors.pack", "versions.wasm", "archive.wasm", "reader.js"]) {
  const small = await promisify(gzip)(await read(name), { level: 9 });
  programs.push(`<script type="application/gzip" id="${name}">${small.toString("base64")}</script>`);
}

let html = await readFile(join(dist, "index.html"), "utf8");
/** Every replacement must find its place: a page that has changed must not lose a part in silence. */
function replace(/** @type {RegExp} */ place, /** @type {string} */ by) {
  if (!place.test(html)) throw new Error(`index.html has nothing like ${place}`);
  html = html.replace(place, () => by);
}
replace(/content="default-src[^"]*"/, `content="${policy}"`);
replace(/\s*<link rel="manifest"[^>]*>/, "");
replace(/ data-fonts="later"/, "");
replace(/<link rel="icon"[^>]*>/, `<link rel="icon" href="data:image/svg+xml;base64,${await base64("icon.svg")}">`);
replace(/<link rel="stylesheet"[^>]*>/, `<style>${css}</style>`);
replace(/\s*<script src="page.js"[^>]*><\/script>/, "");
if (!process.env.SITE) replace(/\s*<unspin-bookmarklet><\/unspin-bookmarklet>/, ""); // it needs a site to open
replace(/<\/body>/, `${programs.join("\n")}\n<script type="module">${versions}</script>\n<script type="module">${archive}</script>\n<script type="module">${script}</script>\n</body>`);
await writeFile(out, html);
console.log(`${out.slice(root.length + 1)}: ${((await stat(out)).size / 1e6).toFixed(1)} MB`);
