// compress.mjs FOLDER CACHE writes FILE.br and FILE.gz beside every file of
// the folder that gains by it, for hosts that serve them as they are. Quality 11
// of brotli takes a minute for the large programs, so results are kept in
// CACHE by their content.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const [folder, cache] = process.argv.slice(2);
const compressible = /\.(html|css|js|mjs|json|webmanifest|svg|txt|wasm|pack)$/;
/** @type {Record<string, (data: Buffer, name: string) => Promise<Buffer>>} */
const encodings = {
  br: (data, name) =>
    promisify(brotliCompress)(data, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: data.length,
        // The detector is code throughout: seen as one block it is 2 KB less. What has models or packs in it is more.
        ...(name.endsWith("unspin.wasm") && { [constants.BROTLI_PARAM_LGBLOCK]: 24 }),
      },
    }),
  gz: (data) => promisify(gzip)(data, { level: 9 }),
};

await mkdir(cache, { recursive: true });
const files = (await readdir(folder, { recursive: true })).filter((name) => compressible.test(name));
await Promise.all(files.flatMap((name) => Object.keys(encodings).map((kind) => compress(join(folder, name), kind))));

/** @param {string} path @param {string} kind */
async function compress(path, kind) {
  const data = await readFile(path);
  const kept = join(cache, `${createHash("sha256").update(data).digest("hex")}.${kind}`);
  try {
    await copyFile(kept, `${path}.${kind}`);
    return;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOENT") throw error;
  }
  const small = await encodings[kind](data, path);
  await writeFile(`${kept}.part`, small);
  await rename(`${kept}.part`, kept);
  await copyFile(kept, `${path}.${kind}`);
}
