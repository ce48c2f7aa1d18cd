// The client is the page's one door to the detector. Behind it stands a worker
// that answers one question at a time. A worker that ends in the middle is
// started anew from what was loaded; what cannot be loaded is done without,
// except for the detector itself.

import workerSource from "worker:./worker.js";
import { assets, isKept, load, loadPack, packs, rightOf, wanted } from "./assets.js";
import { scriptAddress } from "./policy.js";

/**
 * @typedef {import("./assets.js").Asset} Asset
 * @typedef {import("./report.js").Report} Report
 * @typedef {import("./report.js").Request} Request
 * @typedef {import("./report.js").Words} Words
 */

const [detector, pack] = assets;

/** A pack that arrives within so many milliseconds after the detector is waited for: no verdict flashes by. */
const patience = 700;

/** Where the detector itself takes so many milliseconds to arrive, its pack, twice as large, is not waited for. */
const slow = 2_000;

/** Thrown at who waits for a comparison that a newer one or cancel() ended. */
export class Cancelled extends Error {}

/** Thrown at who waits when the worker has ended by itself. */
class Ended extends Error {
  /** @param {string} words @param {boolean} own whether it ended over this question, not over another */
  constructor(words, own) {
    super(words);
    this.own = own;
  }
}

export class Client {
  /** @type {Worker | undefined} */ #worker;
  /** @type {Map<number, {resolve: (value: any) => void, reject: (reason: Error) => void}>} */ #waiting = new Map();
  /** @type {Map<Asset, Promise<WebAssembly.Module | ArrayBuffer>>} */ #loads = new Map();
  /** What has arrived. @type {Set<Asset>} */ #loaded = new Set();
  /** @type {Map<string, Promise<any>>} */ #steps = new Map();
  /** What texts wanted besides what all want. @type {Set<string>} */ #wanted = new Set();
  #asked = 0;
  /** Resolves when what was last compared is. @type {Promise<unknown> | undefined} */ #compared;
  #slow = false; // whether the detector took long to arrive
  /** @type {((done: number, total: number) => void) | undefined} who is told how far a lineage is */ #told;

  /** What could not be loaded and is done without, and why. @type {Map<string, Error>} */
  lacking = new Map();

  /** Is told of every piece of an asset that arrives. @param {number} bytes @param {Asset} asset */
  arrived = (bytes, asset) => {};

  /**
   * Loads the detector, which without its language pack compares by structure alone: a preliminary answer.
   * @returns {Promise<{words: Words, version: {engine: string, commit: string}}>}
   */
  detector() {
    return this.#step("detector");
  }

  /**
   * Loads what a comparison needs: the detector and its language pack, without
   * which the verdict would be another. Word vectors may still be on their way then.
   */
  ready() {
    return this.#settled(() => ["detector", "pack"]);
  }

  /**
   * Resolves when every asset that texts wanted runs or is given up.
   */
  complete() {
    return this.#settled(() => [...assets.map((asset) => asset.use), ...this.#wanted]);
  }

  /** Resolves when what identifies any language runs, too, or is given up. */
  identifying() {
    this.#wanted.add("language");
    return this.complete();
  }

  /** A worker that is ended on the way is started anew. @param {() => string[]} uses */
  async #settled(uses) {
    for (;;) {
      try {
        await Promise.all(uses().map((use) => this.#step(use)));
        return;
      } catch (error) {
        if (!(error instanceof Cancelled || (error instanceof Ended && !error.own))) throw error;
      }
    }
  }

  /** Lets what is lacking be loaded once more. */
  forgive() {
    for (const use of this.lacking.keys()) this.#steps.delete(use);
    this.lacking.clear();
  }

  /**
   * Compares. While complete is false the report links sentences by the words that they share alone, names no languages
   * or knows no words of the suspect's language: ask again once complete() has resolved. While it is preliminary it knows
   * no words at all: ask again once ready() has.
   * @param {Request} request
   * @returns {Promise<{report: Report, prose: import("./report.js").Prose, complete: boolean, preliminary: boolean}>}
   */
  async compare(request) {
    if (this.#told) this.cancel();
    const asked = this.#detector("compare", request);
    this.#compared = asked.catch(() => {});
    const { answer, has } = await asked;
    const { report, prose, lacks } = read(answer);
    const preliminary = !has.pack && !this.lacking.has("pack");
    return { report, prose, preliminary, complete: !preliminary && !this.#wants(lacks, has) && (has.vectors || this.lacking.has("vectors")) };
  }

  /**
   * The report as one HTML file that needs nothing else, made for the same request.
   * @param {Request} request
   * @returns {Promise<string>}
   */
  async html(request) {
    return (await this.#whole("html", request)).html;
  }

  /**
   * Computes a report again from its texts.
   * @param {Request & {report: string}} request
   * @returns {Promise<import("./verification.js").Verification>}
   */
  async verify(request) {
    return (await this.#whole("verify", request)).verification;
  }

  /**
   * The answer when everything is there that makes a difference to it.
   * @param {"html" | "verify"} ask
   * @param {Request} request
   */
  async #whole(ask, request) {
    for (;;) {
      await this.complete();
      const { answer, has } = await this.#detector(ask, request);
      const held = read(answer);
      if (!this.#wants(held.lacks, has)) return held;
    }
  }

  /**
   * Whether there is something that an answer went without; complete() then loads it.
   * @param {string | undefined} use
   * @param {{language: boolean}} has what the answer did not go without
   */
  #wants(use, has) {
    if (!use || !wanted.has(use) || this.lacking.has(use) || (use === "language" && has.language)) return false;
    this.#wanted.add(use);
    return true;
  }

  /**
   * Says who copied whom among texts. A comparison that is asked for meanwhile ends it.
   * @param {WebAssembly.Module | ArrayBuffer} module the program that does
   * @param {import("./report.js").Text[]} texts
   * @param {(done: number, total: number) => void} told
   * @returns {Promise<import("./lineage.js").Traced>}
   */
  async trace(module, texts, told) {
    for (;;) {
      await this.identifying(); // of many texts one wants it
      this.#told = told;
      try {
        const { answer, has } = await this.#detector("trace", { module, texts });
        if (!this.#wants(has.lacks, has)) return read(answer);
      } finally {
        this.#told = undefined;
      }
    }
  }

  /**
   * Says which of many texts one was made from. A comparison that is asked for meanwhile ends it.
   * @param {WebAssembly.Module | ArrayBuffer} module the program that does
   * @param {{key: number, texts: import("./report.js").Text[]}} archive other texts have another key
   * @param {string} suspect
   * @param {(done: number, total: number) => void} told
   * @returns {Promise<{matches: import("./archive.js").Match[]}>}
   */
  async search(module, archive, suspect, told) {
    for (;;) {
      await this.identifying();
      this.#told = told;
      try {
        const { answer, has } = await this.#detector("search", { module, suspect, ...archive });
        if (!this.#wants(has.lacks, has)) return read(answer);
      } finally {
        this.#told = undefined;
      }
    }
  }

  /** Ends whatever is being compared. The programs are kept, so a new worker starts at once. */
  cancel() {
    this.#stop(() => new Cancelled("cancelled"));
    this.complete().catch(() => {}); // who needs it asks again, and is told
  }

  /**
   * Asks the detector, with its language pack if that is there soon. Where that ends its worker, a new one is asked once more.
   * @param {string} ask
   * @param {unknown} request
   * @returns {Promise<{answer: string, has: {pack: boolean, language: boolean, vectors: boolean, lacks?: string}}>}
   */
  async #detector(ask, request) {
    for (let again = true; ; again = false) {
      try {
        await this.#comparable();
        return await this.#ask(ask, request);
      } catch (error) {
        if (!(error instanceof Ended)) throw error;
        if (again) continue;
        this.complete().catch(() => {}); // for what is asked next
        throw new Error(`${error.message}, in a second try too`);
      }
    }
  }

  /**
   * Resolves when there is something to ask: the detector, with its pack unless that still takes long to arrive, and with all
   * else that has arrived. A worker started anew is so asked once: to compare again would end what somebody looks for meanwhile.
   */
  async #comparable() {
    await this.detector();
    const ready = this.#step("pack");
    if (!this.#loaded.has(pack)) await Promise.race([ready, new Promise((resolve) => setTimeout(resolve, this.#slow ? 0 : patience))]);
    for (const { use } of this.#loaded) await this.#step(use);
  }

  /** @param {(id: number) => Error} reason */
  #stop(reason) {
    this.#worker?.terminate();
    this.#worker = undefined;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    this.#steps.clear();
    for (const [id, { reject }] of waiting) reject(reason(id));
  }

  /**
   * One asset, started after those before it, at most once a worker. It is loaded while they are started.
   * @param {string} use
   * @returns {Promise<any>}
   */
  #step(use) {
    let step = this.#steps.get(use);
    if (!step) {
      const index = assets.findIndex((asset) => asset.use === use);
      step = this.#start(wanted.get(use) ?? assets[index], wanted.has(use) ? pack : assets[index - 1]);
      this.#steps.set(use, step);
      step.catch(() => {
        if (this.#steps.get(use) === step) this.#steps.delete(use); // so that trying again loads again
      });
    }
    return step;
  }

  /** @param {Asset} asset @param {Asset} [before] */
  async #start(asset, before) {
    const started = before && this.#step(before.use);
    if (this.lacking.has(asset.use)) return started;
    const load = this.#load(asset, before);
    load.catch(() => {}); // what is at fault before it is said first
    this.#worker ??= this.#open(); // it starts while its program is on its way
    await started;
    if (asset === detector) return this.#run(asset, load);
    try {
      return await this.#run(asset, load);
    } catch (error) {
      if (error instanceof Cancelled || (error instanceof Ended && !error.own)) throw error;
      this.lacking.set(asset.use, /** @type {Error} */ (error));
      if (error instanceof Ended) throw new Ended(error.message, false); // the worker went with it: begin again, without
    }
  }

  /** @param {Asset} asset @param {Promise<WebAssembly.Module | ArrayBuffer>} load */
  async #run(asset, load) {
    return this.#ask(packs.has(asset.use) ? "pack" : asset.use, await load);
  }

  /**
   * What an asset is, loaded once: after what comes before it, for they share one line.
   * @param {Asset} asset
   * @param {Asset} [before]
   */
  #load(asset, before) {
    let loads = this.#loads.get(asset);
    if (!loads) {
      loads = this.#loadAfter(asset, before && this.#loads.get(before));
      this.#loads.set(asset, loads);
      loads.then(
        () => this.#loaded.add(asset),
        () => this.#loads.delete(asset),
      );
    }
    return loads;
  }

  /** @param {Asset} asset @param {Promise<unknown>} [before] */
  async #loadAfter(asset, before) {
    const kept = isKept() && (asset === detector || asset === pack) && (await this.#kept(asset)); // it shares no line
    if (kept) return kept;
    if (asset === pack) await before; // without a detector it is of no use
    else if (before) await before.catch(() => {}); // the first is asked for before anything else on the page is done
    // What makes a verdict complete takes neither line nor processor from the verdict itself.
    if (asset !== detector && asset !== pack) for (let last; last !== this.#compared; await last) last = this.#compared;
    const begun = performance.now();
    const loaded = await (packs.has(asset.use) ? loadPack : load)(asset, (bytes) => this.arrived(bytes, asset), asset === detector && !isKept());
    if (asset === detector) this.#slow = performance.now() - begun > slow;
    return loaded;
  }

  /**
   * An asset that this browser keeps, read by the worker while the page is drawn; undefined if it is not, or not rightly.
   * @param {Asset} asset
   * @returns {Promise<WebAssembly.Module | ArrayBuffer | undefined>}
   */
  async #kept(asset) {
    try {
      const right = rightOf(asset);
      const kept = await this.#ask("kept", right);
      if (kept) this.arrived(right.bytes, asset);
      return kept;
    } catch {
      return undefined; // its worker has ended: the page loads it
    }
  }

  /**
   * @param {string} ask
   * @param {unknown} argument
   * @returns {Promise<any>}
   */
  #ask(ask, argument) {
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#worker ??= this.#open();
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ask, argument });
    });
  }

  #open() {
    if (typeof Worker !== "function") throw new Error("it computes in a worker, which this browser lacks or forbids");
    const address = URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" }));
    const worker = new Worker(scriptAddress(address), { name: "unspin" });
    worker.onmessage = ({ data: { id, result, error, ended, progress } }) => {
      URL.revokeObjectURL(address);
      if (progress) return this.#told?.(progress[0], progress[1]);
      if (ended) return this.#ended(error, id);
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) waiting?.resolve(result);
      else waiting?.reject(new Error(error));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (worker === this.#worker) this.#ended(event.message || "its worker could not be started", Math.min(...this.#waiting.keys()));
    };
    return worker;
  }

  /** @param {string} words @param {number} culprit the number of the question that ended the worker */
  #ended(words, culprit) {
    this.#stop((id) => new Ended(words, id === culprit));
  }
}

/** What an answer of the detector holds. @param {string} answer */
function read(answer) {
  const { error, ...held } = JSON.parse(answer);
  if (error) throw new Error(error);
  return held;
}
