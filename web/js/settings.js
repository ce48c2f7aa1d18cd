// Keeps how the result is shown in the page's address, so that a link brings
// the same view: never anything of the texts.

import { classes } from "./findings.js";

/**
 * Takes the settings from the address, and keeps them there from now on.
 * @param {import("./findings.js").Findings} findings
 */
export function keepSettings(findings) {
  const take = () => {
    const settings = new URLSearchParams(location.hash.slice(1));
    findings.view = settings.get("view") === "unified" ? "unified" : "split";
    findings.hiddenKinds = new Set(list(settings, "hide"));
    findings.evidenceOnly = settings.has("evidence");
    const out = list(settings, "without");
    for (const [id, name] of classes) {
      if (out.includes(id)) findings.excluded.set(id, name);
      else findings.excluded.delete(id);
    }
  };
  take();
  addEventListener("hashchange", () => {
    take();
    for (const event of ["view", "filter", "exclude"]) findings.dispatchEvent(new CustomEvent(event));
  });
  for (const event of ["view", "filter", "exclude"])
    findings.addEventListener(event, () => history.replaceState(history.state, "", addressOf(findings)));
}

/** The page's address with the settings in it. @param {import("./findings.js").Findings} findings */
export function addressOf({ view, hiddenKinds, evidenceOnly, excluded }) {
  const settings = [
    view !== "split" && `view=${view}`,
    hiddenKinds.size > 0 && `hide=${[...hiddenKinds].join(",")}`,
    evidenceOnly && "evidence",
    [...classes.keys()].some((id) => excluded.has(id)) && `without=${[...classes.keys()].filter((id) => excluded.has(id)).join(",")}`,
  ].filter(Boolean);
  const address = new URL(location.href);
  address.hash = settings.join("&");
  return address.href;
}

/** @param {URLSearchParams} settings @param {string} name */
const list = (settings, name) => (settings.get(name) ?? "").split(",").filter((item) => /^[a-z-]+$/.test(item));
