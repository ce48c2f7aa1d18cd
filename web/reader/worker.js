// The reader's worker: bytes of a file in, its text out, or the XML of a Word
// document, which only a page has a parser for. It asks for nothing and is
// ended when it has answered or takes too long.

import { documentXML } from "./docx.js";
import { readPDF } from "./pdf.js";

/** @type {any} */
const scope = globalThis;

scope.onmessage = async (/** @type {MessageEvent<{kind: "docx" | "pdf", bytes: Uint8Array}>} */ { data: { kind, bytes } }) => {
  try {
    scope.postMessage(
      kind === "docx"
        ? { xml: documentXML(bytes) }
        : { text: await readPDF(bytes, (page, pages) => scope.postMessage({ page, pages })) },
    );
  } catch (error) {
    scope.postMessage({ failure: error instanceof Error ? error.name : "Error", words: String(error) });
  }
};
