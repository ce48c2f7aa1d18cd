// The two WebAssembly programs as they are shipped: the border in JavaScript's own terms. What a report should say is
// the stories' business (detector); what the page does with it is the page's.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** @type {any} */
const scope = globalThis;

/** @param {string} name */
const story = (name) => readFile(join(root, "testdata/stories/strait-accord", `${name}.txt`), "utf8");

/** @param {string} name */
async function start(name) {
  const go = new scope.Go();
  const { instance } = await WebAssembly.instantiate(await readFile(join(root, "dist", name)), go.importObject);
  go.run(instance); // never ends
}

/** @param {object} request */
const compare = (request) => JSON.parse(scope.unspin.compare(JSON.stringify(request)));

/**
 * Every span in a report, with its owner: the suspect, or a reference's index.
 * @param {any} value
 * @param {string} [key]
 * @returns {{ start: number, end: number, text: string, reference?: number }[]}
 */
function spans(value, key) {
  if (Array.isArray(value)) return value.flatMap((each) => spans(each, key));
  if (value === null || typeof value !== "object") return [];
  const own = "start" in value && "end" in value ? [value] : [];
  return [...own, ...Object.entries(value).flatMap(([name, each]) => spans(each, name))];
}

before(async () => {
  const goroot = execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim();
  await import(join(goroot, "lib/wasm/wasm_exec.js"));
});

describe("unspin.wasm", () => {
  let ready = 0;
  before(async () => {
    scope.unspinReady = () => ready++;
    await start("unspin.wasm");
  });

  test("is there as soon as it runs, and says so once", () => {
    assert.deepEqual(Object.keys(scope.unspin).sort(), ["compare", "html", "inspect", "knows", "loadPack", "loadVectors", "verify", "version", "words"]);
    assert.equal(ready, 1);
  });

  test("names its engine and the commit it was built from", () => {
    const { engine, commit } = JSON.parse(scope.unspin.version());
    assert.match(engine, /^\d+\.\d+\.\d+$/);
    assert.equal(typeof commit, "string");
  });

  test("has words for every verdict", () => {
    const { verdicts } = JSON.parse(scope.unspin.words());
    assert.match(verdicts.spun, /word-by-word substitution/);
    assert.equal(Object.keys(verdicts).length, 10);
  });

  test("takes the language pack, and refuses half of one", async () => {
    const pack = await readFile(join(root, "dist/en.pack"));
    assert.ok(JSON.parse(scope.unspin.loadPack(pack.subarray(0, 1000))).error);
    assert.ok(JSON.parse(scope.unspin.loadPack("en.pack")).error);
    const { pack: version } = JSON.parse(scope.unspin.loadPack(pack));
    const { report } = compare({ suspect: { text: "a" }, references: [{ text: "b" }] });
    assert.ok(version);
    assert.equal(report.method.pack, version);
  });

  test("takes word vectors, and refuses half of them", async () => {
    const vectors = await readFile(join(root, "dist/vectors.pack"));
    assert.ok(JSON.parse(scope.unspin.loadVectors(vectors.subarray(0, 1000))).error);
    const { vectors: version } = JSON.parse(scope.unspin.loadVectors(vectors));
    const { report } = compare({ suspect: { text: await story("paraphrase") }, references: [{ text: await story("reference") }] });
    assert.ok(version);
    assert.equal(report.method.vectors, version);
  });

  test("compares a story, with spans that JavaScript's own slices agree with", async () => {
    const smile = "“😀” — ";
    const suspect = smile + (await story("spun"));
    const reference = smile + smile + (await story("reference"));
    const { report } = compare({ suspect: { text: suspect }, references: [{ text: reference, name: "The original" }] });
    assert.equal(report.verdict, "spun");
    assert.equal(report.references[0].name, "The original");
    const all = spans(report);
    assert.ok(all.length > 100);
    for (const { start, end, text, reference: index } of all) {
      assert.equal((index === undefined ? suspect : reference).slice(start, end), text);
    }
  });

  test("takes half a surrogate pair, and keeps counting right after it", async () => {
    const suspect = `\ud83d ${await story("spun")}`;
    const { report } = compare({ suspect: { text: suspect }, references: [{ text: await story("reference") }] });
    for (const { start, end, text, reference } of spans(report)) {
      if (reference === undefined) assert.equal(suspect.slice(start, end).replace("\ud83d", "\ufffd"), text);
    }
  });

  test("passes on the languages it is told", async () => {
    const request = { suspect: { text: await story("spun") }, references: [{ text: await story("reference") }] };
    const told = (/** @type {string} */ code) => ({ code, confidence: 0.97 });
    const { report } = compare({ ...request, languages: { suspect: told("en"), references: [told("fr")], model: "a model" } });
    assert.equal(report.verdict, "other-language");
    assert.deepEqual([report.suspect.language, report.suspect.languageConfidence], ["en", 0.97]);
    assert.equal(report.method.languageModel, "a model");
  });

  test("inspects where there is no reference", () => {
    const text = "One line of text.";
    const asked = JSON.parse(scope.unspin.inspect(JSON.stringify({ suspect: { text } })));
    assert.deepEqual(asked, compare({ suspect: { text }, references: [] }));
    assert.ok(asked.report.verdict);
  });

  test("answers wrong use with an error, and goes on", () => {
    for (const wrong of [undefined, 7, "", "{", '{"suspect":{"text":7}}']) {
      assert.match(JSON.parse(scope.unspin.compare(wrong)).error, /request/);
    }
    assert.ok(compare({ suspect: { text: "a" }, references: [{ text: "b" }] }).report);
  });
});

describe("versions.wasm", () => {
  let ready = 0;
  before(async () => {
    scope.unspinVersionsReady = () => ready++;
    await start("versions.wasm");
  });
  const engine = {
    knows: (/** @type {string} */ word) => scope.unspin.knows(word),
    compare(/** @type {string} */ suspect, /** @type {string} */ reference) {
      const { report } = compare({ suspect: { text: suspect }, references: [{ text: reference }] });
      return { ...report, ...report.suspect, reversed: report.warnings.some((/** @type {any} */ { code }) => code === "reversed"), sha256: report.inputs[0].sha256 };
    },
  };

  test("says who copied whom, with the detector beside it", async () => {
    assert.equal(ready, 1);
    const names = ["independent", "spun", "reference"];
    const texts = await Promise.all(names.map(async (name) => ({ name, text: await story(name) })));
    const told = /** @type {number[][]} */ ([]);
    const { lineage, relations, dot, html } = JSON.parse(scope.unspinVersions.trace(texts, engine, (/** @type {number[]} */ ...done) => told.push(done)));
    assert.deepEqual(lineage.texts.map((/** @type {any} */ { name }) => name), names);
    assert.deepEqual(lineage.links.map((/** @type {any} */ { from, to, relation }) => [from, to, relation]), [[2, 1, "spun"]]);
    assert.match(relations.spun, /word-by-word/);
    assert.match(dot, /"text-2" -> "text-1"/);
    assert.match(html, /^<!DOCTYPE html>/);
    assert.deepEqual(told, [[1, 3], [2, 3], [3, 3]]);
  });

  test("answers wrong use, and what the engine throws, with an error, and goes on", () => {
    const texts = [{ text: "a", name: "a" }, { text: "b", name: "b" }];
    for (const wrong of [[], [texts], ["texts", engine, () => {}], [texts, engine, "told"], [texts, {}, () => {}]]) assert.ok(JSON.parse(scope.unspinVersions.trace(...wrong)).error);
    assert.match(JSON.parse(scope.unspinVersions.trace(texts.slice(1), engine, () => {})).error, /two texts/);
    assert.match(JSON.parse(scope.unspinVersions.trace(texts, { ...engine, compare() { throw new Error("a reason"); } }, () => {})).error, /a reason/);
    assert.ok(JSON.parse(scope.unspinVersions.trace(texts, engine, () => {})).lineage);
  });
});

describe("archive.wasm", () => {
  let ready = 0;
  before(async () => {
    scope.unspinArchiveReady = () => ready++;
    await start("archive.wasm");
  });
  const engine = { compare: (/** @type {string} */ suspect, /** @type {string} */ reference) => compare({ suspect: { text: suspect }, references: [{ text: reference }] }).report };
  const find = (/** @type {any[]} */ ...args) => JSON.parse(scope.unspinArchive.find(...args));

  test("says which of many texts one was made from, with the detector beside it", async () => {
    assert.equal(ready, 1);
    for (const name of ["independent", "reference", "paraphrase"]) assert.equal(scope.unspinArchive.add(await story(name), name), "{}");
    const told = /** @type {number[]} */ ([]);
    const { matches } = find(await story("spun"), 2, engine, (/** @type {number} */ done) => told.push(done));
    assert.equal(matches.length, 2);
    const { reference, verdict, derived, share } = matches[0];
    assert.deepEqual({ reference, verdict, derived }, { reference: "reference", verdict: "spun", derived: true });
    assert.ok(share > 0.9);
    assert.deepEqual(told, [1, 2, 3]);
    scope.unspinArchive.clear();
    assert.deepEqual(find(await story("spun"), 2, engine, () => {}), { matches: [] });
  });

  test("answers wrong use, and what the engine throws, with an error, and goes on", async () => {
    scope.unspinArchive.add(await story("reference"), "reference");
    const suspect = await story("spun");
    for (const wrong of [[], [suspect], [7, 2, engine, () => {}], [suspect, "2", engine, () => {}], [suspect, 2, engine, "told"], [suspect, 2, {}, () => {}]]) assert.ok(find(...wrong).error);
    assert.ok(JSON.parse(scope.unspinArchive.add()).error);
    assert.match(find(suspect, 2, { compare() { throw new Error("a reason"); } }, () => {}).error, /a reason/);
    assert.equal(find(suspect, 2, engine, () => {}).matches.length, 1);
  });
});

describe("language.wasm", () => {
  let ready = 0;
  before(async () => {
    scope.unspinLanguageReady = () => ready++;
    await start("language.wasm");
  });

  test("identifies a language beside the detector", async () => {
    assert.equal(ready, 1);
    const { code, confidence } = JSON.parse(scope.unspinLanguage.identify(await story("reference")));
    assert.equal(code, "en");
    assert.ok(confidence > 0.9 && confidence <= 1);
    assert.match(scope.unspinLanguage.model(), /^lingua-go /);
    assert.ok(scope.unspin.words());
  });

  test("answers anything", () => {
    for (const text of ["", "\ud83d", "\0".repeat(10_000), "😀".repeat(1000)]) {
      assert.deepEqual(JSON.parse(scope.unspinLanguage.identify(text)), { code: "und", confidence: 0 });
    }
    assert.ok(JSON.parse(scope.unspinLanguage.identify()).error);
  });
});
