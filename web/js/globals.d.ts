// What build.mjs puts into the scripts.

declare const ASSETS: Record<string, { bytes: number; sent: number; sha256: string }>;
declare const EXAMPLE: { reference: string; suspect: string };

declare const SITE_VERSION: string;
declare const SITE_FILES: Record<string, string>; // to their SHA-256

declare module "worker:*" {
  const source: string;
  export default source;
}

declare module "css:*" {
  const rules: string;
  export default rules;
}

// What reader/build.mjs makes pdf.js's core give away.
declare module "pdfjs-dist/build/pdf.worker.mjs" {
  export const LocalPdfManager: any;
}
