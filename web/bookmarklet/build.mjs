// Makes the bookmarklet's readable source one line of code, and writes the import page into the site.
import { copyFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const web = fileURLToPath(new URL("..", import.meta.url));

/** Returns the bookmarklet's code, minified, with a place left for the site's address. */
export async function bookmarkletCode() {
  const { outputFiles } = await build({
    entryPoints: [path.join(web, "bookmarklet/source.js")],
    bundle: true,
    format: "iife",
    minify: true,
    charset: "ascii", // nothing in the address that a browser would have to encode its own way
    target: "es2021",
    write: false,
  });
  const code = outputFiles[0].text.trim();
  if (code.split('"{site}"').length !== 2) throw new Error("the bookmarklet must name the site exactly once");
  return code;
}

/**
 * The constants that every script offering the bookmarklet is built with.
 * @param {string} site the address the bookmarklet opens; empty: the address of the page that offers it
 */
export async function bookmarkletConstants(site) {
  return { BOOKMARKLET_CODE: JSON.stringify(await bookmarkletCode()), SITE: JSON.stringify(folder(site)) };
}

/** @param {string} site */
function folder(site) {
  if (!site) return "";
  const { href, protocol } = URL.canParse(site) ? new URL(site.replace(/\/?$/, "/")) : { href: "", protocol: "" };
  if (!/^https?:$/.test(protocol)) throw new Error(`SITE must be an address such as https://host/path/, not ${site}`);
  return href;
}

/**
 * Writes import.html, import.js and import.css. The script is a classic one, because a module is fetched with CORS and
 * would not load where the tab has inherited a sandbox.
 * @param {string} dist
 * @param {string} site as above
 */
export async function buildImportPage(dist, site) {
  await build({
    entryPoints: [path.join(web, "import/import.js"), path.join(web, "import/import.css")],
    outdir: dist,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    define: await bookmarkletConstants(site),
    banner: { js: "// Contains @mozilla/readability, copyright 2010 Arc90 Inc, under the Apache License 2.0." },
    logLevel: "warning",
  });
  await copyFile(path.join(web, "import.html"), path.join(dist, "import.html"));
}
