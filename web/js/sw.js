// The service worker keeps the whole site of one version, so that it opens
// without a network. A newer version is fetched beside it and waits until the
// person takes it, or until no tab of this one is open. Every file is kept by
// its SHA-256: a version is there whole, or it is not there.

/** @type {any} */
const scope = globalThis;
const prefix = `unspin-${new URL(scope.registration.scope).pathname}-`; // a server may have more than one Unspin
const cacheName = prefix + SITE_VERSION;

scope.addEventListener("install", (/** @type {any} */ event) => {
  event.waitUntil(keepSite());
});

async function keepSite() {
  const cache = await caches.open(cacheName);
  // What the page has fetched lies in the browser's own cache and is of this version or not, whatever its host says of its age.
  await Promise.all(Object.keys(SITE_FILES).map((file) => keep(cache, file, "force-cache").catch(() => keep(cache, file, "no-cache"))));
}

/**
 * Keeps a file if it is the right one, which the browser itself sees to, without a copy of it for this script.
 * @param {Cache} cache @param {string} file @param {RequestCache} from
 */
async function keep(cache, file, from) {
  const response = await fetch(file, { cache: from, credentials: "omit", integrity: `sha256-${SITE_FILES[file]}` });
  if (!response.ok) throw new Error(`${file} is not there`);
  // Pages cannot be opened from a redirected one.
  await cache.put(file, response.redirected ? new Response(response.body, { headers: response.headers }) : response);
}

scope.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil(dropOthers());
});

async function dropOthers() {
  for (const name of await caches.keys()) if (name.startsWith(prefix) && name !== cacheName && name !== `${prefix}packs`) await caches.delete(name);
}

scope.addEventListener("message", (/** @type {any} */ event) => {
  if (event.data === "take over") scope.skipWaiting();
});

scope.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  event.respondWith(request.cache === "reload" && request.mode !== "navigate" ? anew(request) : answer(request));
});

/** @param {Request} request */
async function answer(request) {
  try {
    const cache = await caches.open(cacheName);
    if (request.mode === "navigate" && (await cache.keys()).length < Object.keys(SITE_FILES).length) {
      const response = await fetch(request).catch(() => undefined);
      if (response) return await withoutRest(response);
    }
    const kept = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
    if (kept) return kept;
  } catch {
    // The storage cannot be read: there is still the network.
  }
  return fetch(request);
}

/**
 * Opens a page where the site is no longer kept whole. What is left of it goes,
 * or the page would be put together from two versions; the page keeps it anew.
 * @param {Response} response
 */
async function withoutRest(response) {
  await caches.delete(cacheName);
  await scope.registration.unregister();
  return response;
}

/** Fetches what the page found to be damaged, and heals what is kept. @param {Request} request */
async function anew(request) {
  const file = request.url.slice(scope.registration.scope.length).replace(/[?#].*/, "");
  try {
    const cache = await caches.open(cacheName);
    await keep(cache, file, "reload");
    return (await cache.match(file)) ?? (await fetch(request));
  } catch {
    return fetch(request); // it is still not the right one, which the page says
  }
}
