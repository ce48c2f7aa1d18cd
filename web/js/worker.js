// The worker: it runs the detector and the language program, one question at
// a time, and can be ended at any moment. It is started from a blob, so it
// inherits the page's policy, and it requests nothing: the page hands it every
// program, or has it read what this browser has kept. wasm_exec.js stands in front of this file.

import { receiveKept } from "./receive.js";

/** @typedef {import("./report.js").Request} Request */

/** @type {any} */
const scope = globalThis;

/** What language.wasm, once it is there, said of a text, so that it is asked once for each. */
const identified = new Map();

/** @type {Record<string, (argument: any) => any>} */
const answers = {
  /** What this browser has kept: no drawing of the page stands in the way here. */
  kept: (/** @type {import("./receive.js").Right} */ right) => receiveKept(right),

  async detector(/** @type {WebAssembly.Module} */ module) {
    await run(module, () => scope.unspin, { GOGC: "400" }); // the first verdict comes before the first collection, whose code would be compiled beside what compares
    return { words: JSON.parse(call(scope.unspin.words)), version: JSON.parse(call(scope.unspin.version)) };
  },

  pack(/** @type {ArrayBuffer} */ bytes) {
    const answer = JSON.parse(call(scope.unspin.loadPack, new Uint8Array(bytes)));
    if (answer.error) throw new Error(answer.error);
    hasPack = true;
    return answer;
  },

  vectors(/** @type {ArrayBuffer} */ bytes) {
    const answer = JSON.parse(call(scope.unspin.loadVectors, new Uint8Array(bytes)));
    if (answer.error) throw new Error(answer.error);
    hasVectors = true;
    return answer;
  },

  async language(/** @type {WebAssembly.Module} */ module) {
    await run(module, () => scope.unspinLanguage);
    identify("The first identification reads the models, which takes a while.");
    return {};
  },

  /** The report's JSON, and what was there to make it. */
  compare: (/** @type {Request} */ request) => asked(request, scope.unspin.compare),

  /** The report as a file. */
  html: (/** @type {Request} */ request) => asked(request, scope.unspin.html),

  /** Who copied whom among texts: a program of its own asks the detector. It tells of progress on its way. */
  async trace({ texts, module }) {
    if (!scope.unspinVersions) await run(module, () => scope.unspinVersions);
    let told = 0;
    const has = { lacks: undefined };
    const progress = (/** @type {number} */ done, /** @type {number} */ total) => {
      if (performance.now() - told < 100) return;
      told = performance.now();
      scope.postMessage({ progress: [done, total] });
    };
    const compare = (/** @type {string} */ suspect, /** @type {string} */ reference) => {
      const { report, error, lacks } = JSON.parse(asked({ suspect: { text: suspect }, references: [{ text: reference }], brief: true }, scope.unspin.compare).answer);
      if (error) throw new Error(error);
      has.lacks ??= lacks;
      const reversed = report.warnings.some((/** @type {any} */ { code }) => code === "reversed");
      return { ...report, ...report.suspect, reversed, sha256: report.inputs[0].sha256 };
    };
    return { answer: call((/** @type {any} */ given) => scope.unspinVersions.trace(given, { compare, knows: scope.unspin.knows }, progress), texts), has };
  },

  /** Which of many texts one was made from: a program of its own asks the detector. It tells of progress on its way. */
  async search({ key, texts, suspect, module }) {
    if (!scope.unspinArchive) await run(module, () => scope.unspinArchive, { GOGC: "400" }); // reading a thousand texts leaves much, and takes a sixth less
    let told = 0;
    const progress = (/** @type {number} */ done, /** @type {number} */ total) => {
      if (performance.now() - told < 100) return;
      told = performance.now();
      scope.postMessage({ progress: [done, total] });
    };
    if (shelved !== key) {
      shelved = undefined;
      call(scope.unspinArchive.clear);
      for (const [i, { text, name }] of texts.entries()) {
        call(() => scope.unspinArchive.add(text, name));
        progress(i, texts.length);
      }
      shelved = key;
    }
    const has = { lacks: undefined };
    const compare = (/** @type {string} */ suspect, /** @type {string} */ reference) => {
      const { report, error, lacks } = JSON.parse(asked({ suspect: { text: suspect }, references: [{ text: reference }] }, scope.unspin.compare).answer);
      if (error) throw new Error(error);
      has.lacks ??= lacks;
      return report;
    };
    return { answer: call(() => scope.unspinArchive.find(suspect, 10, { compare }, (/** @type {number} */ done) => progress(done, Math.max(done, 16)))), has };
  },

  /** Whether a report comes out of its texts again. */
  verify: (/** @type {Request & {report: string}} */ request) => asked(request, scope.unspin.verify),
};

/**
 * Asks the detector, with what is known of the languages.
 * @param {Request} request
 * @param {(request: string) => string} detector
 */
function asked(request, detector) {
  const has = { pack: hasPack, language: Boolean(scope.unspinLanguage), vectors: hasVectors };
  const languages = has.language && languagesOf(request);
  return { answer: call(detector, JSON.stringify({ ...request, ...(languages && { languages }) })), has };
}

/** @param {Request} request */
function languagesOf(request) {
  if (languagesEnded) return undefined;
  try {
    return {
      suspect: identify(request.suspect.text),
      references: request.references.map((reference) => identify(reference.text)),
      model: scope.unspinLanguage.model(),
    };
  } catch {
    languagesEnded = true; // what letters and words tell of languages is better than no report
  }
}
let languagesEnded = false;
let shelved = /** @type {number | undefined} */ (undefined); // the key of the texts that archive.wasm holds
let hasPack = false;
let hasVectors = false;

/** @param {string} text */
function identify(text) {
  if (identified.size > 500) identified.clear();
  if (!identified.has(text)) identified.set(text, JSON.parse(call(scope.unspinLanguage.identify, text)));
  return identified.get(text);
}

/** Thrown when a Go program has ended, which ends what this worker is good for. */
class Ended extends Error {}

/**
 * Calls a function of a Go program. It answers everything, panics of its own
 * too, with a string: where it throws or says nothing, the program has ended.
 * @param {(argument?: any) => string} program
 * @param {any} [argument]
 */
function call(program, argument) {
  let answer;
  try {
    answer = program(argument);
  } catch (error) {
    throw new Ended(reason(error instanceof Error ? error.message : String(error)));
  }
  if (typeof answer !== "string") throw new Ended(reason(lastWords));
  return answer;
}

/** What Go wrote last to its standard error, a dying program's last words among it. */
let lastWords = "";
const { writeSync } = scope.fs;
scope.fs.writeSync = (/** @type {number} */ to, /** @type {Uint8Array} */ bytes) => {
  lastWords = (lastWords + new TextDecoder().decode(bytes)).slice(-20_000);
  return writeSync(to, bytes);
};

/** Why a program ended, for people. @param {string} words */
function reason(words) {
  if (/out of memory|allocation failed|cannot allocate/i.test(`${words} ${lastWords}`)) return "it needs more memory than this browser gives";
  return `the program behind this page ended in the middle (${words.match(/(?:fatal error|panic): .*/)?.[0] ?? words.split("\n", 1)[0]})`;
}

/**
 * Starts a Go program, which puts its functions into the scope and then waits
 * for calls without ever ending.
 * @param {WebAssembly.Module} module
 * @param {() => unknown} started
 * @param {Record<string, string>} [env] its environment
 */
async function run(module, started, env = {}) {
  const go = new scope.Go();
  Object.assign(go.env, env);
  go.run(await WebAssembly.instantiate(module, go.importObject));
  for (let tries = 0; !started(); tries++) {
    if (go.exited || tries > 1000) throw new Ended(reason(lastWords || "it does not start"));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

scope.onmessage = async (/** @type {MessageEvent} */ { data: { id, ask, argument } }) => {
  try {
    const result = await answers[ask](argument);
    scope.postMessage({ id, result }, result instanceof ArrayBuffer ? [result] : []);
  } catch (error) {
    scope.postMessage({ id, error: error instanceof Error ? error.message : String(error), ended: error instanceof Ended });
  }
};
