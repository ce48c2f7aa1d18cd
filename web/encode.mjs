// encoded turns what a file holds into what travels of it: compressed as well as
// an encoding can. Quality 11 of brotli takes a minute for the large programs, so
// results are kept in a folder by their content.
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** @type {Record<string, (data: Buffer, name: string) => Promise<Buffer>>} */
const encodings = {
  br: (data, name) =>
    promisify(brotliCompress)(data, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: data.length,
        // The detector is code throughout: in blocks of a megabyte it is 2 KB less, whatever changes in it; as one block it once was 10 KB more.
        ...(name.endsWith("unspin.wasm") && { [constants.BROTLI_PARAM_LGBLOCK]: 20 }),
      },
    }),
  gz: (data) => promisify(gzip)(data, { level: 9 }),
};

export const kinds = Object.keys(encodings);

/**
 * Returns where in the folder kept the bytes are that a host sends of a file, in one of the kinds.
 * @param {Buffer} data @param {string} name @param {string} kind @param {string} kept
 */
export async function encoded(data, name, kind, kept) {
  const path = join(kept, `${createHash("sha256").update(data).digest("hex")}.${kind}`);
  const known = await readFile(path).catch(() => null);
  if (known) return { path, bytes: known.length };
  const small = await encodings[kind](data, name);
  await mkdir(kept, { recursive: true });
  await writeFile(`${path}.part`, small);
  await rename(`${path}.part`, path);
  return { path, bytes: small.length };
}
