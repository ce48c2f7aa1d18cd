// What build.mjs puts into the scripts.

declare const ASSET_SIZES: Record<string, number>;
declare const EXAMPLE: { reference: string; suspect: string };

declare const SITE_VERSION: string;
declare const SITE_FILES: string[];

declare module "worker:*" {
  const source: string;
  export default source;
}

// What reader/build.mjs makes pdf.js's core give away.
declare module "pdfjs-dist/build/pdf.worker.mjs" {
  export const LocalPdfManager: any;
  export const WorkerTask: any;
}
