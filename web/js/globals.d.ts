// What build.mjs puts into the scripts.

declare const ASSET_SIZES: Record<string, number>;
declare const EXAMPLE: { reference: string; suspect: string };

declare const SITE_VERSION: string;
declare const SITE_FILES: string[];

declare module "worker:*" {
  const source: string;
  export default source;
}
