// The worker: it runs the detector and the language program, one question at
// a time, and can be ended at any moment. It is started from a blob, so it
// inherits the page's policy, and it asks for nothing by itself: the page
// hands it every program. wasm_exec.js stands in front of this file.

/** @typedef {import("./report.js").Request} Request */

/** @type {any} */
const scope = globalThis;

/** What language.wasm said of a text, so that it is asked once for each. */
const identified = new Map();

/** @type {Record<string, (argument: any) => any>} */
const answers = {
  async detector(/** @type {WebAssembly.Module} */ module) {
    await run(module, () => scope.unspin);
    return { words: JSON.parse(scope.unspin.words()), version: JSON.parse(scope.unspin.version()) };
  },

  pack(/** @type {ArrayBuffer} */ bytes) {
    const answer = JSON.parse(scope.unspin.loadPack(new Uint8Array(bytes)));
    if (answer.error) throw new Error(answer.error);
    return answer;
  },

  async language(/** @type {WebAssembly.Module} */ module) {
    await run(module, () => scope.unspinLanguage);
    scope.unspinLanguage.identify("The first identification reads the models, which takes a while.");
    return {};
  },

  /** The report's JSON, and whether the languages are in it. */
  compare: (/** @type {Request} */ request) => asked(request, scope.unspin.compare),

  /** The report as a file. */
  html: (/** @type {Request} */ request) => asked(request, scope.unspin.html),

  /** Whether a report comes out of its texts again. */
  verify: (/** @type {Request & {report: string}} */ request) => asked(request, scope.unspin.verify),
};

/**
 * Asks the detector, with what is known of the languages.
 * @param {Request} request
 * @param {(request: string) => string} detector
 */
function asked(request, detector) {
  const complete = Boolean(scope.unspinLanguage);
  const languages = complete && {
    suspect: identify(request.suspect.text),
    references: request.references.map((reference) => identify(reference.text)),
    model: scope.unspinLanguage.model(),
  };
  return { answer: detector(JSON.stringify({ ...request, ...(languages && { languages }) })), complete };
}

/** @param {string} text */
function identify(text) {
  if (identified.size > 50) identified.clear();
  if (!identified.has(text)) identified.set(text, JSON.parse(scope.unspinLanguage.identify(text)));
  return identified.get(text);
}

/**
 * Starts a Go program, which puts its functions into the scope and then waits
 * for calls without ever ending.
 * @param {WebAssembly.Module} module
 * @param {() => unknown} started
 */
async function run(module, started) {
  const go = new scope.Go();
  go.run(await WebAssembly.instantiate(module, go.importObject));
  for (let tries = 0; !started(); tries++) {
    if (tries > 1000) throw new Error("the program does not start");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

scope.onmessage = async (/** @type {MessageEvent} */ { data: { id, ask, argument } }) => {
  try {
    scope.postMessage({ id, result: await answers[ask](argument) });
  } catch (error) {
    scope.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
};
