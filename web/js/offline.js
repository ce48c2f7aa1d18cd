// Keeps the site for use without a network, and offers a newer version.

import { scriptAddress } from "./policy.js";

/**
 * Resolves when this version is kept and every look for a newer one that
 * belongs to opening the page is over: nothing is requested afterwards.
 * @param {(take: () => void) => void} offer is called where a newer version waits to be taken
 * @returns {Promise<boolean>} whether it is kept
 */
export async function keepOffline(offer) {
  if (location.protocol === "file:") return true; // the page in one file
  if (!("serviceWorker" in navigator) || !isSecureContext) return false;
  try {
    const before = navigator.serviceWorker.controller;
    const registration = await navigator.serviceWorker.register(scriptAddress("sw.js"), { updateViaCache: "none" });
    if (before) await registration.update();
    await settled(registration.installing);
    if (registration.waiting && before) offer(() => takeOver(registration.waiting));
    return Boolean(registration.waiting ?? registration.active);
  } catch {
    return Boolean(navigator.serviceWorker.controller); // storage is full or forbidden, or the network is gone: the page works all the same
  }
}

/** Forgets what is kept of this site, and loads it from the server. The texts are kept by session.js. */
export async function loadAfresh() {
  try {
    const { scope } = (await navigator.serviceWorker.getRegistration()) ?? {};
    await (await navigator.serviceWorker.getRegistration())?.unregister();
    const prefix = `unspin-${new URL(scope ?? location.href).pathname}-`;
    for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
  } catch {
    // Nothing can be kept here.
  }
  location.reload();
}

/** @param {ServiceWorker | null} worker */
async function settled(worker) {
  while (worker?.state === "installing") await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
}

/** @param {ServiceWorker | null} waiting */
function takeOver(waiting) {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting?.postMessage("take over");
}
