// Reads the text of a PDF with the core of pdf.js, page by page.

import { LocalPdfManager } from "pdfjs-dist/build/pdf.worker.mjs";
import { textOf } from "./lines.js";

/** @typedef {import("./lines.js").Item} Item */

/** Fonts' own tables that pdf.js would fetch are not there: a text that needs them has gaps. */
const handler = {
  destroyed: false,
  send() {},
  sendWithPromise: () => Promise.reject(new Error("nothing is fetched")),
};

/** What pdf.js is told to do without. */
const evaluatorOptions = {
  maxImageSize: 0,
  disableFontFace: true,
  ignoreErrors: true,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  canvasMaxAreaInBytes: 0,
  fontExtraProperties: false,
  useSystemFonts: false,
  useWasm: false,
  useWorkerFetch: false,
  cMapUrl: null,
  iccUrl: null,
  standardFontDataUrl: null,
  wasmUrl: null,
};

/**
 * @param {Uint8Array} bytes
 * @param {(page: number, pages: number) => void} onpage
 * @returns {Promise<string>}
 */
export async function readPDF(bytes, onpage) {
  const manager = await open(bytes);
  const pages = await manager.ensureDoc("numPages");
  const read = [];
  for (let page = 0; page < pages; page++) {
    onpage(page + 1, pages);
    read.push(await itemsOf(await manager.getPage(page), page));
  }
  return textOf(read);
}

/** Opened as it should be or, where its tables are broken, by looking through all of it. @param {Uint8Array} bytes */
async function open(bytes) {
  const manager = () => new LocalPdfManager({ source: bytes, docId: "file", password: "", enableXfa: false, handler, evaluatorOptions: { ...evaluatorOptions } });
  let opened = manager();
  try {
    await opened.initDocument(false);
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException") throw error;
    opened = manager();
    await opened.initDocument(true);
  }
  return opened;
}

/**
 * @param {{extractTextContent(asked: object): Promise<void>}} page
 * @param {number} number
 * @returns {Promise<Item[]>}
 */
async function itemsOf(page, number) {
  /** @type {Item[]} */
  const items = [];
  const sink = {
    desiredSize: Infinity,
    ready: Promise.resolve(),
    enqueue: (/** @type {{items: Item[]}} */ chunk) => items.push(...chunk.items),
  };
  await page.extractTextContent({ handler, task: { name: `page ${number}`, terminated: false, ensureNotTerminated() {} }, includeMarkedContent: false, disableNormalization: false, sink });
  return items;
}
