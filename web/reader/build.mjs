// Builds the reader of .docx and .pdf files: the source of a worker, which the
// page starts from a blob when a person opens such a file.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** Parts of pdf.js that draw, print, fill in or decode pictures: half of it, which reading text never reaches. */
const leftOut = (await readFile(join(folder, "pdf-left-out.txt"), "utf8")).trim().split("\n");

/**
 * pdf.js's core without those parts, among them what answers the messages of its
 * own page: ours asks for text directly. Only its worker is used, whose parts can
 * be told apart by the names of their files that stand between them; each name
 * that a part declares becomes an empty class.
 */
const pdfCore = {
  name: "pdf-core",
  /** @param {import("esbuild").PluginBuild} plugin */
  setup(plugin) {
    plugin.onLoad({ filter: /pdf\.worker\.mjs$/ }, async ({ path }) => ({ contents: cutDown(await readFile(path, "utf8")), loader: "js" }));
  },
};

/** @param {string} source */
function cutDown(source) {
  const missing = new Set(leftOut);
  const parts = source.split(/^(?=;\/\/ \.\/)/m).map((part) => {
    const name = /^;\/\/ \.\/(\S+)/.exec(part)?.[1] ?? "";
    const cause = leftOut.find((each) => (each.endsWith("/") ? name.startsWith(each) : name === each));
    if (!cause) return part;
    missing.delete(cause);
    const names = [...part.matchAll(/^(?:async )?(?:class|function\*?|const|let|var) (\w+)/gm)].map((found) => found[1]);
    return [...new Set(names)].map((each) => `class ${each} {}\n`).join("");
  });
  if (missing.size > 0) throw new Error(`pdf.js has no part ${[...missing].join(", ")}`);
  return replace(parts.join(""), /globalThis\.pdfjsWorker = \{[^}]*\};\s*export \{ WorkerMessageHandler \};/, "export { LocalPdfManager };");
}

/** @param {string} source @param {RegExp} place @param {string} by */
function replace(source, place, by) {
  if (!place.test(source)) throw new Error(`pdf.js has nothing like ${place}`);
  return source.replace(place, by);
}

/** @param {string} outfile @param {import("esbuild").BuildOptions} common */
export async function buildReader(outfile, common) {
  await build({ ...common, entryPoints: [join(folder, "worker.js")], outfile, format: "iife", plugins: [pdfCore] });
}
