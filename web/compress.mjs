// compress.mjs FOLDER CACHE writes FILE.br and FILE.gz beside every file of
// the folder that gains by it, for hosts that serve them as they are.
import { copyFile, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { encoded, kinds } from "./encode.mjs";

const [folder, cache] = process.argv.slice(2);
const compressible = /\.(html|css|js|mjs|json|webmanifest|svg|txt|wasm|pack)$/;

const files = (await readdir(folder, { recursive: true })).filter((name) => compressible.test(name));
await Promise.all(files.flatMap((name) => kinds.map((kind) => compress(join(folder, name), kind))));

/** @param {string} path @param {string} kind */
async function compress(path, kind) {
  const { path: small } = await encoded(await readFile(path), path, kind, cache);
  await copyFile(small, `${path}.${kind}`);
}
