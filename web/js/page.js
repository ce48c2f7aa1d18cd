// The page: texts in, a report out, drawn. What is decided is decided in Go.

import { client, framed } from "./begin.js";
import "../bookmarklet/element.js";
import "./loading.js";
import "./result.js";
import "./suspects.js";
import "./texts.js";
import { load as loadAsset } from "./assets.js";
import { Cancelled } from "./client.js";
import { loadReader } from "./documents.js";
import { element, fill } from "./element.js";
import { read } from "./files.js";
import { onArticle } from "./handover.js";
import { keepOffline, loadAfresh } from "./offline.js";
import { classes } from "./findings.js";
import { keepSettings } from "./settings.js";
import { textsOf } from "./verification.js";
import { showView } from "./views.js";

/** Typing must have stopped for this long before it is compared by itself. */
const pause = 500;

const part = (/** @type {string} */ name) => /** @type {any} */ (document.querySelector(name));
/** @type {import("./texts.js").TextsElement} */
const texts = part("unspin-texts");
/** @type {import("./loading.js").LoadingElement} */
const loading = part("unspin-loading");
/** @type {import("./result.js").ResultElement} */
const result = part("unspin-result");
/** @type {import("./verification.js").VerificationElement} */
const verification = part("unspin-verification");
const { findings } = result;
/** @type {import("./suspects.js").SuspectsElement} */
const suspects = part("unspin-suspects");

client.arrived = (bytes, asset) => loading.add(bytes, asset);

let latest = 0; // the number of the newest comparison: older ones are not drawn
let drawn = 0; // the number of the one on screen, once nothing more is waited for
let waiting = 0; // the timer of the next one
let startedAt = 0; // when the one that runs was asked for, 0 when none runs
let failed = false; // whether what it takes could not be loaded

/**
 * @param {{asked: boolean, again?: boolean}} how whether the person asked for it, or it happens by itself; and whether
 *   the same is compared again, so that what is on screen still holds
 */
async function compare({ asked, again = false }) {
  clearTimeout(waiting);
  const number = ++latest;
  if (startedAt && performance.now() - startedAt > 1500) client.cancel(); // a long one that nobody waits for any more
  const { obstacle, request } = texts;
  if (obstacle) {
    if (asked) texts.say(obstacle);
    return compareOthers(number);
  }
  if (asked) texts.say("");
  startedAt = performance.now();
  if (failed) load();
  const slow = again ? 0 : window.setTimeout(() => (texts.working = true), 150);
  result.verdict.stale(!again);
  try {
    if (findings.excluded.size > 0 && findings.fullScore === undefined) findings.fullScore = (await client.compare(request)).report.spinScore;
    const { report, prose, complete, preliminary } = await client.compare({ ...request, excluded: [...findings.excluded.keys()] });
    if (number !== latest) return;
    texts.fold(asked);
    findings.draw(report, prose, request);
    texts.speak(report);
    if (preliminary) result.verdict.preliminary();
    result.verdict.complete = complete;
    takeSuspects();
    if (!preliminary) suspects.found(request.suspect.text, report, prose);
    if (complete) drawn = number;
    document.title = `${preliminary ? "Preliminary: " : ""}${prose.headline} – Unspin`;
    if (asked) show();
    if (!complete) withTheRest(number, preliminary ? client.ready() : client.complete());
  } catch (error) {
    if (number !== latest || error instanceof Cancelled) return;
    suspects.working = false;
    result.verdict.fail(`The texts could not be compared: ${error instanceof Error ? error.message : error}. They are still in their boxes, and Compare tries again.`);
  } finally {
    clearTimeout(slow);
    if (number === latest) {
      startedAt = 0;
      texts.working = false;
    }
  }
  if (number === drawn) compareOthers(number);
}

/** Compares the suspects that are not in view, one after the other, until something else is asked. @param {number} number */
async function compareOthers(number) {
  takeSuspects();
  suspects.working = true;
  for (let request = suspects.next; request && number === latest; request = suspects.next) {
    const slow = window.setTimeout(() => (texts.working = true), 150);
    startedAt = performance.now();
    try {
      const { report, prose, complete } = await client.compare({ ...request, excluded: excludedOfAll(), brief: true });
      if (number !== latest) return;
      if (complete) suspects.found(request.suspect.text, report, prose);
      else await client.complete();
    } catch (error) {
      if (number !== latest || error instanceof Cancelled) return;
      suspects.failed(request.suspect.text, `It could not be compared: ${error instanceof Error ? error.message : error}.`);
    } finally {
      clearTimeout(slow);
      if (number === latest) {
        startedAt = 0;
        texts.working = false;
      }
    }
  }
  if (number === latest) suspects.working = texts.working = false;
}

/** What is left out of every comparison, whatever its texts. */
const excludedOfAll = () => [...findings.excluded.keys()].filter((id) => classes.has(id));

function takeSuspects() {
  suspects.take(texts.requests, texts.value.shown ?? 0, excludedOfAll());
}

suspects.addEventListener("open", async (event) => {
  const { suspect, reference } = /** @type {CustomEvent<{suspect: number, reference?: number}>} */ (event).detail;
  if (texts.look(suspect)) await compare({ asked: false });
  texts.fold(true);
  const passage = reference === undefined ? -1 : findings.firstOf(reference);
  if (passage >= 0) findings.visit(passage);
  else show();
});

/** Compares the same texts once more is there, unless others have come. @param {number} number @param {Promise<unknown>} more */
async function withTheRest(number, more) {
  await more;
  if ("ready" in document.documentElement.dataset) told();
  if (number === latest) compare({ asked: false, again: true });
}

/** Brings the verdict into view, and the keyboard with it, once it is laid out: to ask for its place before would lay it out twice. */
async function show() {
  await new Promise(requestAnimationFrame);
  await new Promise((resolve) => setTimeout(resolve));
  result.focus({ preventScroll: true });
  const { top } = result.getBoundingClientRect();
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (top > innerHeight * 0.5) result.scrollIntoView({ block: "start", behavior: calm ? "instant" : "smooth" });
}

function cancel() {
  clearTimeout(waiting);
  const whole = drawn === latest; // then what runs is about others
  latest++;
  startedAt = 0;
  client.cancel();
  texts.working = false;
  suspects.working = false;
  texts.say("Cancelled.");
  if (!whole) result.clear();
}

/** Other texts are in view: what was found no longer holds. */
function changed() {
  clearTimeout(waiting);
  latest++;
  if (findings.excluded.size > excludedOfAll().length) suspects.forget(findings.request.suspect.text);
  findings.forget();
  verification.clear();
  document.title = "Unspin";
  takeSuspects();
  suspects.working = true;
  if (texts.obstacle) result.clear();
  else result.verdict.stale();
}

texts.addEventListener("edit", () => {
  changed();
  waiting = window.setTimeout(() => compare({ asked: false }), pause);
});
texts.addEventListener("look", () => {
  changed();
  waiting = window.setTimeout(() => compare({ asked: false }));
});
texts.addEventListener("compare", () => compare({ asked: true }));
texts.addEventListener("cancel", cancel);
result.verdict.addEventListener("swap", () => texts.swap());
findings.addEventListener("exclude", () => {
  if (!texts.obstacle) compare({ asked: false });
});
keepSettings(findings);

onArticle(
  ({ role, nonce, ...article }) => {
    if (nonce && role === "suspect") result.way = { nonce, url: article.url };
    texts.receive(role, article);
    compare({ asked: false }); // nobody is typing: no pause
  },
  () => texts.wanted,
);

result.exporting.addEventListener("html", async () => {
  const { withoutTexts } = result.exporting;
  result.say("Writing the report…");
  try {
    result.exporting.save("html", "text/html", await client.html({ ...findings.request, excluded: [...findings.excluded.keys()], withoutTexts }));
  } catch (error) {
    result.say(`The report could not be written: ${error instanceof Error ? error.message : error}.`);
  }
});

texts.addEventListener("report", async (event) => {
  const report = /** @type {CustomEvent<string>} */ (event).detail;
  try {
    const within = textsOf(report);
    if (within) texts.show(within);
    else texts.say("");
    verification.show(await client.verify({ ...texts.request, report }));
    compare({ asked: false });
  } catch (error) {
    verification.fail(`${error instanceof Error ? error.message : error}.`);
  }
});

/** Inside another page it does nothing. */
function refuse() {
  const link = element("a", { href: location.href, target: "_blank", rel: "noopener" }, "Open Unspin");
  const why = "Unspin does not work inside another page, which could watch what you paste. Open it in a tab of its own.";
  part(".views").remove();
  fill(part("main"), element("p", { class: "failure" }, why, " ", link));
}

/**
 * A program that is loaded once it is asked for.
 * @param {string} file
 * @returns {() => Promise<any>}
 */
function program(file) {
  /** @type {Promise<any> | undefined} */ let loading;
  return () => {
    loading ??= loadAsset(/** @type {any} */ ({ file }), () => {});
    loading.catch(() => (loading = undefined)); // so that asking again tries again
    return loading;
  };
}
const versionsProgram = program("versions.wasm");
const archiveProgram = program("archive.wasm");

/** Begins what tells who copied whom: no verdict waits for it. */
async function beginVersions() {
  const versions = part("unspin-versions");
  if (versions.begun) return;
  try {
    if (!customElements.get("unspin-versions")) await import("./versions.js"); // the page in one file has it inside
    versions.begin({
      read,
      trace: async (/** @type {any} */ of, /** @type {any} */ told) => client.trace(await versionsProgram(), of, told),
      cancel: () => client.cancel(),
      cancelled: (/** @type {unknown} */ error) => error instanceof Cancelled,
      boxes: () => texts.value,
      show: () => showView(1),
      open(/** @type {any} */ suspect, /** @type {any} */ reference) {
        showView(0);
        texts.show({ suspect, references: [reference] }, "The boxes now hold these two versions.");
        compare({ asked: true });
      },
    });
    versions.begun = true;
  } catch {
    fill(versions, element("p", { class: "failure" }, "What this takes did not arrive. Reload the page to try again."));
  }
}

/** Begins what looks through a folder: no verdict waits for it either. */
async function beginArchive() {
  const archive = part("unspin-archive");
  if (archive.begun) return;
  try {
    if (!customElements.get("unspin-archive")) await import("./archive.js"); // the page in one file has it inside
    archive.begin({
      read,
      search: async (/** @type {any} */ of, /** @type {string} */ suspect, /** @type {any} */ told) => client.search(await archiveProgram(), of, suspect, told),
      cancel: () => client.cancel(),
      cancelled: (/** @type {unknown} */ error) => error instanceof Cancelled,
      suspect: () => texts.value.suspect,
      words: () => findings.words,
      open(/** @type {any} */ reference) {
        texts.show({ ...texts.value, references: [reference] }, "The box now holds this text of the archive.");
        compare({ asked: true });
      },
    });
    archive.begun = true;
  } catch {
    fill(archive, element("p", { class: "failure" }, "What a folder takes did not arrive. Reload the page to try again."));
  }
}
texts.addEventListener("folder", () => {
  const archive = part("unspin-archive");
  if (archive.begun) archive.choose();
  else archive.hidden = false;
});

const ways = { again: () => load(), afresh: loadAfresh };

/** Says that everything is there, or what is not. */
function told() {
  loading.ready("all");
  loading.lacks(client.lacking, ways);
}

/**
 * Loads what nobody has asked for yet, where it is not kept: nothing is requested afterwards. Whoever asks for what did not
 * arrive has it tried again, and is told.
 */
async function loadRest() {
  await client.identifying();
  for (const rest of [versionsProgram, archiveProgram, loadReader]) await rest().catch(() => {});
}

/** Loads what is missing; once more where a person asks for it. */
async function load() {
  failed = false;
  loading.begin();
  delete document.documentElement.dataset.ready;
  client.forgive();
  try {
    const { words, version } = await client.detector();
    findings.words = words;
    part(".version").textContent = `Unspin ${version.engine} (${version.commit})`;
    if (!texts.obstacle && !startedAt) compare({ asked: false }); // what a reload kept, or what was compared without all
    await client.ready();
    loading.ready("comparing");
    await client.complete();
    await beginVersions();
    await beginArchive();
    await document.fonts.ready;
    if (!(await keepOffline((take) => loading.offer(take)))) await loadRest();
    told();
    document.documentElement.dataset.ready = "";
  } catch (error) {
    failed = true;
    loading.failed(error instanceof Error ? error : new Error(String(error)), ways);
  }
}

if (framed) refuse();
else load();
delete document.documentElement.dataset.fonts;
