/** The bookmarklet's code, minified, in which "{site}" stands for the site's address. Put in by build.mjs. */
declare const BOOKMARKLET_CODE: string;
/** The site's address as fixed by `make site SITE=`; empty when the page's own is to be used. */
declare const SITE: string;
