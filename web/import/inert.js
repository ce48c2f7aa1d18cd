// Markup of strangers, parsed into documents that run nothing and fetch nothing.

let parsing = false;

// The page demands Trusted Types and knows this one policy, which lets markup through only while this module parses it:
// DOMParser and Readability then write into documents without a window. A script or its address it never lets through.
/** @type {any} */ (globalThis).trustedTypes?.createPolicy("default", {
  createHTML: (/** @type {string} */ markup) => (parsing ? markup : null),
});

/**
 * Parses markup into an inert document and hands it to `work`, the only code that may write markup, into that document.
 * @template T
 * @param {string} html
 * @param {(document: Document) => T} work
 * @returns {T}
 */
export function withInertDocument(html, work) {
  parsing = true;
  try {
    return work(new DOMParser().parseFromString(html, "text/html"));
  } finally {
    parsing = false;
  }
}
