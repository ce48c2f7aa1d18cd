// The service worker keeps the whole site of one version, so that it opens
// without a network. A newer version is fetched beside it and waits until the
// person takes it, or until no tab of this one is open.

/** @type {any} */
const scope = globalThis;
const prefix = "unspin-";
const cacheName = prefix + SITE_VERSION;

scope.addEventListener("install", (/** @type {any} */ event) => {
  event.waitUntil(keepSite());
});

async function keepSite() {
  const cache = await caches.open(cacheName);
  await cache.addAll(SITE_FILES.map((file) => new Request(file, { cache: "no-cache", credentials: "omit" })));
}

scope.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil(dropOthers());
});

async function dropOthers() {
  for (const name of await caches.keys()) if (name.startsWith(prefix) && name !== cacheName) await caches.delete(name);
}

scope.addEventListener("message", (/** @type {any} */ event) => {
  if (event.data === "take over") scope.skipWaiting();
});

scope.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  event.respondWith(answer(request));
});

/** @param {Request} request */
async function answer(request) {
  const cache = await caches.open(cacheName);
  return (await cache.match(request, { ignoreSearch: true, ignoreVary: true })) ?? fetch(request);
}
