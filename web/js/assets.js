// What the page loads after itself, in this order. build.mjs puts in how long
// each file is and its SHA-256: what arrives is run only if it is that file, so
// half a file, or one of another version, is never taken for the right one.

import { keptOf, receive } from "./receive.js";

/** @typedef {{file: string, use: string}} Asset use: "detector", "pack", "vectors", "language", or the language whose words it has */

/** @type {Asset[]} */
export const assets = [
  { file: "unspin.wasm", use: "detector" },
  { file: "en.pack", use: "pack" },
  { file: "vectors.pack", use: "vectors" },
];

const built = ASSETS;

/** The packs of other languages, by code: each is loaded when a text is in it, and not before. @type {Map<string, Asset>} */
export const packs = new Map(
  Object.keys(built)
    .filter((file) => file.startsWith("packs/"))
    .map((file) => [file.slice("packs/".length, -".pack".length), file])
    .map(([use, file]) => [use, { file, use }]),
);

/** What is run once a text wants it, by its use: what identifies a language that letters and common words do not, and those packs. */
export const wanted = new Map([["language", { file: "language.wasm", use: "language" }], ...packs]);

/** How many bytes of files travel when a host compresses them, nearly. @param {Asset[]} some */
export const travelOf = (some) => some.reduce((sum, { file }) => sum + built[file].sent, 0);

/** How many of them have when so many bytes of a file have arrived. @param {Asset} asset @param {number} bytes */
export const travelled = ({ file }, bytes) => (bytes / built[file].bytes) * built[file].sent;

/** What an asset has to be. @param {Asset} asset */
export const rightOf = ({ file }) => ({ file, address: new URL(file, document.baseURI).href, ...built[file] });

/** Whether this page itself came from what this browser has kept, told without asking for it, which takes an old machine its time. */
export const isKept = () => Boolean(navigator.serviceWorker?.controller);

/**
 * Loads an asset, telling of each piece that arrives, and of a negative number
 * of bytes where it begins anew. A program is compiled while it arrives, and
 * once: a worker started anew is handed the same module.
 * @param {Asset} asset
 * @param {(bytes: number) => void} arrived
 * @param {boolean} [unkept] whether it is not looked for among what this browser has kept
 * @returns {Promise<WebAssembly.Module | ArrayBuffer>}
 */
export async function load(asset, arrived, unkept = false) {
  if (typeof WebAssembly !== "object")
    throw new Error("it computes with WebAssembly, which this browser lacks or forbids; a current Firefox, Chrome, Edge or Safari has it");
  const inside = embedded(asset.file);
  if (inside) return receive(rightOf(asset), inside, arrived);
  const kept = unkept ? [] : await keptOf(rightOf(asset));
  for (const opens = [...kept.map((each) => () => each), () => ask(asset.file, "default"), () => ask(asset.file, "reload")]; ; opens.shift()) {
    let counted = 0;
    try {
      return await receive(rightOf(asset), await opens[0](), (bytes) => {
        counted += bytes;
        arrived(bytes);
      });
    } catch (error) {
      arrived(-counted);
      if (opens.length === 1) throw error; // that was past every cache, which may have held half a file
    }
  }
}

/**
 * Loads the pack of another language. It is kept by this browser from then on, apart from the site's versions: whichever
 * has the same pack finds it there, with a network or without.
 * @param {Asset} asset
 * @param {(bytes: number) => void} arrived
 */
export async function loadPack(asset, arrived) {
  const cache = await openCache();
  const kept = await cache?.match(asset.file).catch(() => undefined);
  if (kept) {
    try {
      return await receive(rightOf(asset), kept, () => {});
    } catch {
      // It is of another version.
    }
  }
  const bytes = await load(asset, arrived);
  await cache?.put(asset.file, new Response(/** @type {ArrayBuffer} */ (bytes))).catch(() => {}); // there may be no room
  return bytes;
}

/** Undefined where nothing can be kept. */
async function openCache() {
  try {
    return await caches.open(`unspin-${new URL(".", location.href).pathname}-packs`);
  } catch {
    return undefined;
  }
}

/** @param {string} file @param {RequestCache} cache */
async function ask(file, cache) {
  if (location.protocol === "file:") throw new Error(`${file} is not in this file; the page on a server has it`);
  let response;
  try {
    response = await fetch(file, { credentials: "omit", cache });
  } catch {
    throw new Error(navigator.onLine ? `${file} did not arrive, the server does not answer` : `${file} did not arrive, this device is offline`);
  }
  if (!response.ok) throw new Error(`${file} did not arrive, the server answers ${`${response.status} ${response.statusText}`.trim()}`);
  return response;
}

/** What the page in one file carries inside itself, compressed. @param {string} file */
function embedded(file) {
  const inside = document.getElementById(file);
  if (!inside) return undefined;
  const bytes = Uint8Array.from(atob(inside.textContent ?? ""), (letter) => letter.charCodeAt(0));
  inside.remove();
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
}
