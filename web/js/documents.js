// Reads .docx and .pdf files. What reads them is a worker whose source arrives
// last of all, and which runs only while a file is being read.

import { load } from "./assets.js";
import { parseInertXML, scriptAddress } from "./policy.js";

/** @typedef {"docx" | "pdf"} Kind */

const file = "reader.js";

/** A page that takes longer than this, in milliseconds, is not waited for. */
const patience = 60_000;

/** @type {Promise<string> | undefined} */
let source;

/** Fetches the reader, once; a try that failed is followed by another. */
export function loadReader() {
  source ??= load(/** @type {any} */ ({ file }), () => {}).then((bytes) => new TextDecoder().decode(/** @type {ArrayBuffer} */ (bytes)));
  source.catch(() => (source = undefined));
  return source;
}

/** What a zip file is that says so at its beginning. @type {Record<string, string>} */
const openDocuments = { "vnd.oasis.opendocument.text": "an OpenDocument text (.odt)", "vnd.oasis": "an OpenDocument file", epub: "an e-book (.epub)" };

/** What a file would be by its name. @type {Record<string, string>} */
const called = { pdf: "PDF", docx: "Word document", odt: "OpenDocument text", doc: "Word document", rtf: "RTF file" };

/**
 * Says that a file is not what it is called, or nothing where its name promises no more than text.
 * @param {string} name
 * @param {string} holds what it is
 */
export function misnamed(name, holds) {
  const extension = name.toLowerCase().match(/\.(\w+)$/)?.[1] ?? "";
  const kind = Object.hasOwn(called, extension) && called[extension];
  return kind ? `${name} is no ${kind}: it holds ${holds}, which was opened.` : "";
}

/**
 * What a file is by its first bytes, whatever it is called: a kind that is
 * read here, or undefined for what may be plain text. Throws in words for what
 * is neither.
 * @param {Uint8Array} bytes
 * @returns {Kind | undefined}
 */
export function kindOf(bytes) {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (head.includes("%PDF-")) return "pdf";
  if (head.startsWith("PK\x03\x04")) {
    const type = head.match(/mimetypeapplication\/(vnd\.oasis\.opendocument\.text|vnd\.oasis|epub)/)?.[1];
    if (type) throw new Error(`it is ${openDocuments[type]}, which Unspin does not read. Save it as .docx, PDF or plain text, or copy its text`);
    return "docx";
  }
  if (head.startsWith("\xd0\xcf\x11\xe0")) throw new Error("it is an old Word file (.doc), or one that a password protects. Open it in Word, save it as .docx without a password, or copy its text");
  if (head.startsWith("{\\rtf")) throw new Error("it is an RTF file. Save it as .docx or plain text, or copy its text");
  return undefined;
}

/**
 * @param {Kind} kind
 * @param {Uint8Array} bytes
 * @param {(words: string) => void} tell of progress
 * @returns {Promise<string>}
 */
export async function readDocument(kind, bytes, tell) {
  const answer = await ask(kind, bytes, tell);
  const text = answer.xml === undefined ? (answer.text ?? "") : textOfXML(answer.xml);
  if (text.trim() === "") {
    const pictures = "there is no text in it, only pictures of text. Let a program for text recognition (OCR) read it first, or type what matters";
    throw new Error(kind === "pdf" ? pictures : "there is no text in it");
  }
  return text;
}

/**
 * @param {Kind} kind
 * @param {Uint8Array} bytes
 * @param {(words: string) => void} tell
 * @returns {Promise<{text?: string, xml?: string}>}
 */
async function ask(kind, bytes, tell) {
  const script = await loadReader().catch(() => {
    throw new Error("what reads such files could not be loaded. Reload the page, or copy the text from the program that shows the file");
  });
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(scriptAddress(address), { name: "unspin-reader" });
  let late = 0;
  try {
    return await new Promise((resolve, reject) => {
      const wait = () => {
        clearTimeout(late);
        late = window.setTimeout(() => reject(new Error("it takes too long. Copy its text from the program that shows it")), patience);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error(failures.Error[kind]));
      };
      worker.onmessage = ({ data }) => {
        wait();
        if (data.pages) tell(`Reading page ${data.page} of ${data.pages}…`);
        else if (data.failure) reject(new Error((failures[data.failure] ?? failures.Error)[kind]));
        else resolve(data);
      };
      wait();
      worker.postMessage({ kind, bytes });
    });
  } finally {
    clearTimeout(late);
    worker.terminate();
    URL.revokeObjectURL(address);
  }
}

const tooLong = "it holds more text than Unspin takes";

/** What went wrong, by the name of the reader's error. @type {Record<string, Record<Kind, string>>} */
const failures = {
  PasswordException: { pdf: "a password protects it. Open it with the password, and save it without or copy its text", docx: "a password protects it" },
  TooLong: { pdf: tooLong, docx: tooLong },
  NoDocument: { pdf: "", docx: "it is no Word document (.docx). Save it as .docx or plain text, or copy its text" },
  Error: {
    pdf: "it is damaged or no PDF. If another program shows it, copy its text there",
    docx: "it is damaged or no Word document. If another program shows it, copy its text there",
  },
};

/** Parts that are not what a reader sees: deleted and moved text, codes of fields, and the second of two ways to draw a thing. */
const unseen = new Set(["del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "tblPr", "sectPr"]);

/**
 * The text of a Word document's main part: a paragraph a line, an empty line between them.
 * @param {string} xml
 */
export function textOfXML(xml) {
  const page = parseInertXML(xml);
  if (page.querySelector("parsererror")) throw new Error(failures.Error.docx);
  /** @type {string[]} */
  const paragraphs = [];
  let text = "";
  const end = () => {
    if (text.trim() !== "") paragraphs.push(text.trim());
    text = "";
  };
  const read = (/** @type {Element} */ node) => {
    for (const child of node.children) {
      const { localName } = child;
      if (unseen.has(localName)) continue;
      if (localName === "t") text += child.textContent;
      else if (localName === "tab") text += " ";
      else if (localName === "br" || localName === "cr") text += "\n";
      else if (localName === "noBreakHyphen") text += "\u2011";
      else if (localName === "p") {
        end(); // a text box stands inside a paragraph and has its own
        read(child);
        end();
      } else read(child);
    }
  };
  read(page.documentElement);
  return paragraphs.join("\n\n");
}
