// What the page loads after itself, in this order. build.mjs puts in how long
// each file is and its SHA-256: what arrives is run only if it is that file, so
// half a file, or one of another version, is never taken for the right one.

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

/** Thrown where a file arrived that is not the one this page was built with. */
export class WrongFile extends Error {}

/**
 * Loads an asset, telling of each piece that arrives, and of a negative number
 * of bytes where it begins anew. A program is compiled while it arrives, and
 * once: a worker started anew is handed the same module.
 * @param {Asset} asset
 * @param {(bytes: number) => void} arrived
 * @returns {Promise<WebAssembly.Module | ArrayBuffer>}
 */
export async function load(asset, arrived) {
  if (typeof WebAssembly !== "object")
    throw new Error("it computes with WebAssembly, which this browser lacks or forbids; a current Firefox, Chrome, Edge or Safari has it");
  const inside = embedded(asset.file);
  if (inside) return receive(asset, inside, arrived);
  for (const opens = [...(await keptOf(asset.file)), () => ask(asset.file, "default"), () => ask(asset.file, "reload")]; ; opens.shift()) {
    let counted = 0;
    try {
      return await receive(asset, await opens[0](), (bytes) => {
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
      return await receive(asset, kept, () => {});
    } catch {
      // It is of another version.
    }
  }
  const bytes = await load(asset, arrived);
  await cache?.put(asset.file, new Response(/** @type {ArrayBuffer} */ (bytes))).catch(() => {}); // there may be no room
  return bytes;
}

/**
 * What opens a file that is kept, of this version or another: asked directly, so that nothing is requested where the service
 * worker has kept the site and does not stand between it and this page yet.
 * @param {string} file
 */
async function keptOf(file) {
  try {
    const kept = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).match(file, { ignoreVary: true })));
    return kept.filter((each) => each !== undefined).map((each) => () => each);
  } catch {
    return []; // nothing can be kept here
  }
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

/**
 * @param {Asset} asset
 * @param {Response} response
 * @param {(bytes: number) => void} arrived
 */
async function receive({ file }, response, arrived) {
  const program = file.endsWith(".wasm") ? compiler() : undefined;
  program?.compiled.catch(() => {}); // what arrived may be at fault, which is said first
  const bytes = await whole(file, /** @type {ReadableStream<Uint8Array>} */ (response.body), (piece) => {
    arrived(piece.byteLength);
    program?.take(piece);
  }).finally(() => program?.end());
  try {
    return (await program?.compiled) ?? bytes;
  } catch (error) {
    throw new Error(`this browser cannot run ${file}: ${error instanceof Error ? error.message : error}`);
  }
}

/** Compiles a program while it arrives, piece by piece. */
function compiler() {
  /** @type {ReadableStreamDefaultController<Uint8Array> | undefined} */ let pieces;
  const stream = new ReadableStream({
    start: (controller) => void (pieces = controller),
    cancel: () => void (pieces = undefined), // it has seen enough to know that this is no program
  });
  return {
    compiled: WebAssembly.compileStreaming(new Response(stream, { headers: { "Content-Type": "application/wasm" } })),
    take: (/** @type {Uint8Array} */ piece) => pieces?.enqueue(piece),
    end: () => pieces?.close(),
  };
}

/**
 * The bytes of a file, if they are the right ones.
 * @param {string} file
 * @param {ReadableStream<Uint8Array>} stream
 * @param {(piece: Uint8Array) => void} arrived
 */
async function whole(file, stream, arrived) {
  const right = built[file];
  const bytes = new Uint8Array(right.bytes);
  let length = 0;
  for (const reader = stream.getReader(); ; ) {
    const { value } = await reader.read().catch(() => {
      throw new Error(`${file} did not arrive, the connection broke off`);
    });
    if (!value) break;
    if (length + value.byteLength <= right.bytes) bytes.set(value, length);
    length += value.byteLength;
    arrived(value);
  }
  if (length < right.bytes) throw new WrongFile(`${file} is not all there: ${megabytes(length)} of ${megabytes(right.bytes)} MB`);
  if (length > right.bytes || ((await sha256(bytes)) ?? right.sha256) !== right.sha256)
    throw new WrongFile(`${file} is damaged, or of another version than this page`);
  return bytes.buffer;
}

/** In base64; null on addresses that are not secure, where browsers offer none. @param {Uint8Array<ArrayBuffer>} bytes */
async function sha256(bytes) {
  if (!crypto.subtle) return null;
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))));
}

/** @param {number} bytes */
export const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/** What the page in one file carries inside itself, compressed. @param {string} file */
function embedded(file) {
  const inside = document.getElementById(file);
  if (!inside) return undefined;
  const bytes = Uint8Array.from(atob(inside.textContent ?? ""), (letter) => letter.charCodeAt(0));
  inside.remove();
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
}
