// The client is the page's one door to the detector. Behind it stands a worker
// that answers one question at a time.

import workerSource from "worker:./worker.js";
import { assets, load } from "./assets.js";
import { scriptAddress } from "./policy.js";

/**
 * @typedef {import("./report.js").Report} Report
 * @typedef {import("./report.js").Request} Request
 * @typedef {import("./report.js").Words} Words
 */

/** Thrown at who waits for a comparison that a newer one or cancel() ended. */
export class Cancelled extends Error {}

export class Client {
  /** @type {Worker | undefined} */ #worker;
  /** @type {Map<number, {resolve: (value: any) => void, reject: (reason: Error) => void}>} */ #waiting = new Map();
  /** @type {Map<import("./assets.js").Asset, WebAssembly.Module | ArrayBuffer>} */ #loaded = new Map();
  /** @type {Map<string, Promise<any>>} */ #steps = new Map();
  #asked = 0;
  /** @type {(bytes: number) => void} */ #arrived;

  /** @param {(bytes: number) => void} arrived is told of every piece of an asset that arrives */
  constructor(arrived = () => {}) {
    this.#arrived = arrived;
  }

  /**
   * Loads what a comparison needs: the detector and its language pack, without
   * which the verdict would be another. What identifies languages may still be
   * on its way then.
   * @returns {Promise<{words: Words, version: {engine: string, commit: string}}>}
   */
  async ready() {
    await this.#step("pack");
    return this.#step("detector");
  }

  /** Resolves when every asset has arrived and runs. */
  async complete() {
    await Promise.all(assets.map((asset) => this.#step(asset.use)));
  }

  /**
   * Compares. The report names no languages while complete is false: ask again
   * once complete() has resolved.
   * @param {Request} request
   * @returns {Promise<{report: Report, told: import("./report.js").Told, complete: boolean}>}
   */
  async compare(request) {
    await this.ready();
    const { answer, complete } = await this.#ask("compare", request);
    const { report, told, error } = JSON.parse(answer);
    if (error) throw new Error(error);
    return { report, told, complete };
  }

  /**
   * The report as one HTML file that needs nothing else, made for the same request.
   * @param {Request} request
   * @returns {Promise<string>}
   */
  async html(request) {
    await this.complete();
    const { html, error } = JSON.parse((await this.#ask("html", request)).answer);
    if (error) throw new Error(error);
    return html;
  }

  /**
   * Computes a report again from its texts.
   * @param {Request & {report: string}} request
   * @returns {Promise<import("./verification.js").Verification>}
   */
  async verify(request) {
    await this.complete();
    const { verification, error } = JSON.parse((await this.#ask("verify", request)).answer);
    if (error) throw new Error(error);
    return verification;
  }

  /** Ends whatever is being compared. The programs are kept, so a new worker starts at once. */
  cancel() {
    this.#stop(new Cancelled("cancelled"));
    this.complete().catch(() => {}); // who needs it asks again, and is told
  }

  /** @param {Error} reason */
  #stop(reason) {
    this.#worker?.terminate();
    this.#worker = undefined;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#steps.clear();
    for (const { reject } of waiting) reject(reason);
  }

  /**
   * One asset, loaded and started after those before it, at most once a worker.
   * @param {string} use
   * @returns {Promise<any>}
   */
  #step(use) {
    let step = this.#steps.get(use);
    if (!step) {
      const index = assets.findIndex((asset) => asset.use === use);
      step = this.#start(assets[index], index > 0 ? this.#step(assets[index - 1].use) : Promise.resolve());
      this.#steps.set(use, step);
      step.catch(() => {
        if (this.#steps.get(use) === step) this.#steps.delete(use); // so that trying again loads again
      });
    }
    return step;
  }

  /** @param {import("./assets.js").Asset} asset @param {Promise<any>} before */
  async #start(asset, before) {
    await before;
    let loaded = this.#loaded.get(asset);
    if (!loaded) {
      loaded = await load(asset, this.#arrived);
      this.#loaded.set(asset, loaded);
    }
    return this.#ask(asset.use, loaded);
  }

  /**
   * @param {string} ask
   * @param {unknown} argument
   * @returns {Promise<any>}
   */
  #ask(ask, argument) {
    const id = ++this.#asked;
    this.#worker ??= this.#open();
    this.#worker.postMessage({ id, ask, argument });
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #open() {
    const address = URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" }));
    const worker = new Worker(scriptAddress(address), { name: "unspin" });
    worker.onmessage = ({ data: { id, result, error } }) => {
      URL.revokeObjectURL(address);
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) waiting?.resolve(result);
      else waiting?.reject(new Error(error));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#stop(new Error(event.message || "the worker failed"));
    };
    return worker;
  }
}
