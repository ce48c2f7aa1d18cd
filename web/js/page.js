// The page: texts in, a report out, drawn. What is decided is decided in Go.

import "../bookmarklet/element.js";
import "./loading.js";
import "./result.js";
import "./texts.js";
import { Cancelled, Client } from "./client.js";
import { loadReader } from "./documents.js";
import { element, fill } from "./element.js";
import { onArticle } from "./handover.js";
import { keepOffline } from "./offline.js";
import { shown } from "./report.js";
import { keepSettings } from "./settings.js";
import { textsOf } from "./verification.js";

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

const client = new Client((bytes) => loading.add(bytes));

let latest = 0; // the number of the newest comparison: older ones are not drawn
let waiting = 0; // the timer of the next one
let startedAt = 0; // when the one that runs was asked for, 0 when none runs

/**
 * @param {{asked: boolean}} by whether the person asked for it, or it happens by itself
 */
async function compare({ asked }) {
  clearTimeout(waiting);
  const number = ++latest;
  if (startedAt && performance.now() - startedAt > 1500) client.cancel(); // a long one that nobody waits for any more
  const { obstacle, request } = texts;
  if (obstacle) {
    if (asked) texts.say(obstacle);
    return;
  }
  if (asked) texts.say("");
  startedAt = performance.now();
  const slow = window.setTimeout(() => (texts.working = true), 150);
  result.verdict.stale();
  try {
    if (findings.excluded.size > 0 && findings.fullScore === undefined) findings.fullScore = (await client.compare(request)).report.spinScore;
    const { report, told, complete } = await client.compare({ ...request, excluded: [...findings.excluded.keys()] });
    if (number !== latest) return;
    findings.draw(report, told, request);
    result.verdict.complete = complete;
    document.title = `${shown(findings.words, "verdicts", report.verdict)} – Unspin`;
    if (asked) show();
    if (!complete) again(number);
  } catch (error) {
    if (number !== latest || error instanceof Cancelled) return;
    result.verdict.fail(`The texts could not be compared: ${error instanceof Error ? error.message : error}.`);
  } finally {
    clearTimeout(slow);
    if (number === latest) {
      startedAt = 0;
      texts.working = false;
    }
  }
}

/** Compares the same texts once the languages are there, unless others have come. @param {number} number */
async function again(number) {
  await whenComplete();
  if (number === latest) compare({ asked: false });
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
  latest++;
  startedAt = 0;
  client.cancel();
  texts.working = false;
  texts.say("Cancelled.");
  result.clear();
}

texts.addEventListener("edit", () => {
  clearTimeout(waiting);
  latest++;
  findings.forget();
  verification.clear();
  document.title = "Unspin";
  if (texts.obstacle) result.clear();
  else {
    result.verdict.stale();
    waiting = window.setTimeout(() => compare({ asked: false }), pause);
  }
});
texts.addEventListener("compare", () => compare({ asked: true }));
texts.addEventListener("cancel", cancel);
findings.addEventListener("exclude", () => {
  if (!texts.obstacle) compare({ asked: false });
});
keepSettings(findings);

onArticle(
  ({ role, ...article }) => {
    texts.receive(role, article);
    compare({ asked: false }); // nobody is typing: no pause
  },
  () => texts.wanted,
);

/** Every program runs; one that was cancelled on the way is started again. */
async function whenComplete() {
  for (;;) {
    try {
      return await client.complete();
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
    }
  }
}

result.exporting.addEventListener("html", async () => {
  const { withoutTexts } = result.exporting;
  try {
    result.exporting.save("html", "text/html", await client.html({ ...findings.request, excluded: [...findings.excluded.keys()], withoutTexts }));
  } catch (error) {
    texts.say(`The report could not be written: ${error instanceof Error ? error.message : error}.`);
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

/** Why this page cannot work where it is, or "". */
function hindrance() {
  if (window.top !== window.self) return "Unspin does not work inside another page, which could watch what you paste. Open it in a tab of its own.";
  if (typeof WebAssembly !== "object") return "Unspin computes in your browser with WebAssembly, which this browser lacks or forbids. A current Firefox, Chrome, Edge or Safari has it.";
  if (typeof Worker !== "function") return "Unspin computes in a worker, which this browser lacks or forbids.";
  return "";
}

async function start() {
  const why = hindrance();
  if (why) {
    const words = element("p", { class: "failure" }, why, " ", element("a", { href: location.href, target: "_blank", rel: "noopener" }, "Open Unspin"));
    return fill(part("main"), words);
  }
  try {
    const { words, version } = await client.ready();
    findings.words = words;
    part(".version").textContent = `Unspin ${version.engine} (${version.commit})`;
    loading.ready("comparing");
    if (!texts.obstacle && !startedAt && !findings.report) compare({ asked: false }); // what a reload kept
    await whenComplete();
    await loadReader().catch(() => {}); // whoever opens such a file has it tried again, and is told
    await document.fonts.ready;
    await keepOffline((take) => loading.offer(take));
    loading.ready("all");
    document.documentElement.dataset.ready = "";
  } catch (error) {
    loading.failed(error instanceof Error ? error : new Error(String(error)));
  }
}

start();
