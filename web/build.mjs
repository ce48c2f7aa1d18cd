// Writes the page into dist/, beside the programs that make has put into
// build/wasm. SITE fixes the address the bookmarklet opens.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFile, cp, mkdir, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bookmarkletConstants, buildImportPage } from "./bookmarklet/build.mjs";
import { encoded } from "./encode.mjs";
import { buildReader } from "./reader/build.mjs";

const web = dirname(fileURLToPath(import.meta.url));
const root = dirname(web);
const dist = process.env.DIST ?? join(root, "dist");
const site = process.env.SITE ?? "";
const programs = join(root, "build", "wasm");
const compressed = join(root, "build", "compressed");

/** What the page loads after itself; it knows beforehand what they are. */
const programsAndPack = ["unspin.wasm", "en.pack", "language.wasm", "vectors.pack", "versions.wasm", "archive.wasm"];

/** @satisfies {import("esbuild").BuildOptions} */
const common = {
  absWorkingDir: web,
  bundle: true,
  minify: true,
  target: ["es2022"],
  legalComments: "none",
  logLevel: /** @type {const} */ ("warning"),
};

/** The worker is one string: Go's own support for its programs, then ours. */
const worker = {
  name: "worker",
  /** @param {import("esbuild").PluginBuild} plugin */
  setup(plugin) {
    plugin.onResolve({ filter: /^worker:/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.slice("worker:".length)),
      namespace: "worker",
    }));
    plugin.onLoad({ filter: /.*/, namespace: "worker" }, async ({ path }) => {
      const goroot = execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim();
      const support = await readFile(join(goroot, "lib", "wasm", "wasm_exec.js"), "utf8");
      const ours = await build({ ...common, entryPoints: [path], write: /** @type {const} */ (false), format: "iife" });
      return { contents: `${support}\n${ours.outputFiles[0].text}`, loader: "text" };
    });
  },
};

/** The rules of a script that brings its own, as one string. */
const rules = {
  name: "rules",
  /** @param {import("esbuild").PluginBuild} plugin */
  setup(plugin) {
    plugin.onResolve({ filter: /^css:/ }, ({ path, resolveDir }) => ({ path: join(resolveDir, path.slice("css:".length)), namespace: "rules" }));
    plugin.onLoad({ filter: /.*/, namespace: "rules" }, async ({ path }) => {
      const small = await build({ ...common, entryPoints: [path], write: /** @type {const} */ (false) });
      return { contents: small.outputFiles[0].text, loader: "text" };
    });
  },
};

await mkdir(dist, { recursive: true });

/** @param {Buffer} content */
const sha256 = (content) => createHash("sha256").update(content).digest("base64");

/**
 * What is told of a file while it loads. A host sends it compressed, and so many bytes are what travels.
 * @type {Record<string, {bytes: number, sent: number, sha256: string}>}
 */
const assets = {};
for (const name of programsAndPack) {
  await copyFile(join(programs, name), join(dist, name)).catch(() => {
    throw new Error(`build/wasm/${name} is missing: run make wasm first`);
  });
}
/** The packs of other languages, each with its licence: the page loads one when a text is in its language. */
const packs = join(root, "detector", "internal", "lexicon", "packs");
await cp(packs, join(dist, "packs"), { recursive: true, filter: (path) => !path.endsWith(".md") });
const ofLanguages = (await readdir(packs)).filter((name) => name.endsWith(".pack")).map((name) => `packs/${name}`);
await buildReader(join(dist, "reader.js"), common);
const loaded = [...programsAndPack, ...ofLanguages, "reader.js"];
const known = await Promise.all(loaded.map(know));
loaded.forEach((name, i) => (assets[name] = known[i]));

/** @param {string} name */
async function know(name) {
  const content = await readFile(join(dist, name));
  const { bytes: sent } = await encoded(content, name, "br", compressed);
  return { bytes: content.length, sent, sha256: sha256(content) };
}

/** "Try an example" shows an invented story of the tests, which is not kept twice. */
const story = join(root, "testdata", "stories", "strait-accord");
const example = {
  reference: await readFile(join(story, "reference.txt"), "utf8"),
  suspect: await readFile(join(story, "spun.txt"), "utf8"),
};

await build({
  ...common,
  entryPoints: [join(web, "js/page.js")],
  outfile: join(dist, "page.js"),
  format: "esm",
  external: ["./versions.js", "./archive.js"],
  plugins: [worker],
  define: {
    ...(await bookmarkletConstants(site)),
    ASSETS: JSON.stringify(assets),
    EXAMPLE: JSON.stringify(example),
  },
});
for (const later of ["versions.js", "archive.js"]) await build({ ...common, entryPoints: [join(web, "js", later)], outfile: join(dist, later), format: "esm", plugins: [rules] });
await build({
  ...common,
  entryPoints: [join(web, "css/page.css")],
  outfile: join(dist, "page.css"),
  external: ["*.woff2"],
});
await buildImportPage(dist, site);

for (const family of ["source-serif-4", "source-sans-3"]) {
  const file = join(web, "node_modules", "@fontsource-variable", family, "files", `${family}-latin-wght-normal.woff2`);
  await copyFile(file, join(dist, `${family}.woff2`));
}
for (const name of ["index.html", "icon.svg", "manifest.webmanifest", "_headers"]) await copyFile(join(web, name), join(dist, name));

/** The service worker knows every file but the packs by its content, and is known by them: any change makes a new version. */
const names = (await readdir(dist)).filter((name) => !/^(sw\.js|_headers|packs)$|\.(br|gz)$/.test(name)).sort();
/** @type {Record<string, string>} */
const files = {};
for (const name of names) files[name === "index.html" ? "./" : name] = sha256(await readFile(join(dist, name)));
await build({
  ...common,
  entryPoints: [join(web, "js/sw.js")],
  outfile: join(dist, "sw.js"),
  format: "iife",
  define: {
    SITE_VERSION: JSON.stringify(createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16)),
    SITE_FILES: JSON.stringify(files),
  },
});
