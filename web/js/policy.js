// The page's Trusted Types policy: the addresses of our own two scripts, and
// parsing of HTML into a document that runs and loads nothing.

const ours = {
  /** @param {string} address */
  createScriptURL(address) {
    if (address.startsWith("blob:") || address === "sw.js") return address;
    throw new TypeError("not a script of this page");
  },
  /** @param {string} html */
  createHTML: (html) => html,
};

const { trustedTypes } = /** @type {any} */ (globalThis);

/** @type {{createScriptURL(address: string): any, createHTML(html: string): any}} */
const policy = trustedTypes ? trustedTypes.createPolicy("unspin", ours) : ours;

/** @param {string} address */
export const scriptAddress = (address) => policy.createScriptURL(address);

/** Of XML, likewise. @param {string} xml */
export const parseInertXML = (xml) => new DOMParser().parseFromString(policy.createHTML(xml), "application/xml");

/** Nothing from this document may be put into the page but its text. @param {string} html */
export const parseInert = (html) => new DOMParser().parseFromString(policy.createHTML(html), "text/html");
