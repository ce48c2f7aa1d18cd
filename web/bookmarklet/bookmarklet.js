// From a site's address to the bookmarklet's.

/**
 * The address of the folder that the bookmarklet opens import.html in: the one fixed at build time, or the page's own.
 * @returns {string}
 */
export function siteAddress() {
  return new URL(".", SITE || location.href).href;
}

/**
 * The bookmarklet for a site, as one `javascript:` address. Characters that an address bar, a bookmark or an attribute
 * could change are percent-encoded; browsers decode them before the code runs.
 * @param {string} site an http or https address ending in a slash
 * @returns {string}
 */
export function bookmarkletURL(site) {
  const code = BOOKMARKLET_CODE.replace('"{site}"', () => JSON.stringify(new URL(site).href));
  return "javascript:" + code.replace(/[^!$&'()*+,./0-9:;=?@A-Z[\]_a-z{|}~-]/g, encodeURIComponent);
}
