// What the page loads after itself, in this order.
// sizes are the bytes of the files as built, put in by build.mjs.

/** @typedef {{file: string, use: "detector" | "pack" | "language"}} Asset */

/** @type {Asset[]} */
export const assets = [
  { file: "unspin.wasm", use: "detector" },
  { file: "en.pack", use: "pack" },
  { file: "language.wasm", use: "language" },
];

/** @type {Record<string, number>} */
const sizes = ASSET_SIZES;

/** The bytes of everything there is to load. */
export const totalBytes = assets.reduce((sum, asset) => sum + (sizes[asset.file] ?? 0), 0);

/**
 * Fetches an asset, telling of each piece that arrives. A program is compiled
 * while it arrives, and once: a worker started anew is handed the same module.
 * @param {Asset} asset
 * @param {(bytes: number) => void} arrived
 * @returns {Promise<WebAssembly.Module | ArrayBuffer>}
 */
export async function load(asset, arrived) {
  const response = embedded(asset.file) ?? (await fetch(asset.file, { credentials: "omit" }));
  if (!response.ok || !response.body) throw new Error(`${asset.file}: ${response.status} ${response.statusText}`);
  const counted = response.body.pipeThrough(
    new TransformStream({
      transform(chunk, controller) {
        arrived(chunk.byteLength);
        controller.enqueue(chunk);
      },
    }),
  );
  if (!asset.file.endsWith(".wasm")) return new Response(counted).arrayBuffer();
  return WebAssembly.compileStreaming(new Response(counted, { headers: { "Content-Type": "application/wasm" } }));
}

/** What the page in one file carries inside itself, compressed. @param {string} file */
function embedded(file) {
  const inside = document.getElementById(file);
  if (!inside) return undefined;
  const bytes = Uint8Array.from(atob(inside.textContent ?? ""), (letter) => letter.charCodeAt(0));
  inside.remove();
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
}
