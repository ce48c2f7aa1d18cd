// How a file of the site comes in, from a server or from what this browser has kept, in the page and in its worker: it is
// taken only if it is the one that this page was built with.

/** @typedef {{file: string, address: string, bytes: number, sha256: string}} Right what a file has to be */

/** Thrown where a file arrived that is not the one this page was built with. */
export class WrongFile extends Error {}

/**
 * What a response brings, if it is the right file: a program compiled, while it arrives unless it is there already, when at
 * once takes less of the processor.
 * @param {Right} right
 * @param {Response} response
 * @param {(bytes: number) => void} arrived is told of each piece
 * @param {{kept?: boolean}} [how]
 * @returns {Promise<WebAssembly.Module | ArrayBuffer>}
 */
export async function receive(right, response, arrived, { kept = false } = {}) {
  const { file } = right;
  const program = file.endsWith(".wasm");
  const arriving = program && !kept ? compiler() : undefined;
  arriving?.compiled.catch(() => {}); // what arrived may be at fault, which is said first
  const bytes = await whole(right, /** @type {ReadableStream<Uint8Array>} */ (response.body), (piece) => {
    arrived(piece.byteLength);
    arriving?.take(piece);
  }).finally(() => arriving?.end());
  const compiled = program ? (arriving?.compiled ?? WebAssembly.compile(bytes)) : bytes;
  const [sum, content] = await Promise.allSettled([sha256(bytes), compiled]);
  if (sum.status === "fulfilled" && (sum.value ?? right.sha256) !== right.sha256) throw new WrongFile(damaged(file));
  if (content.status === "fulfilled") return content.value;
  throw new Error(`this browser cannot run ${file}: ${content.reason instanceof Error ? content.reason.message : content.reason}`);
}

/** @param {string} file */
const damaged = (file) => `${file} is damaged, or of another version than this page`;

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
 * The bytes of a file, if they are as many as it has.
 * @param {Right} right
 * @param {ReadableStream<Uint8Array>} stream
 * @param {(piece: Uint8Array) => void} arrived
 */
async function whole(right, stream, arrived) {
  const { file } = right;
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
  if (length > right.bytes) throw new WrongFile(damaged(file));
  return bytes.buffer;
}

/** In base64; null on addresses that are not secure, where browsers offer none. @param {BufferSource} bytes */
async function sha256(bytes) {
  if (!crypto.subtle) return null;
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))));
}

/**
 * A file as it is kept, of this version or another: asked directly, so that nothing is requested where the service worker
 * has kept the site and does not stand between it and this page yet.
 * @param {Right} right
 * @returns {Promise<Response[]>}
 */
export async function keptOf({ address }) {
  try {
    const kept = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).match(address, { ignoreVary: true })));
    return kept.filter((each) => each !== undefined);
  } catch {
    return []; // nothing can be kept here
  }
}

/** A file that is kept, if it is the right one. @param {Right} right */
export async function receiveKept(right) {
  for (const kept of await keptOf(right)) {
    const content = await receive(right, kept, () => {}, { kept: true }).catch(() => undefined);
    if (content) return content;
  }
  return undefined;
}

/** @param {number} bytes */
export const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
