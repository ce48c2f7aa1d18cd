// Runs the page's tests, several files at a time, each in a process of its own:
// half of what they do is to wait for a browser. A file that fails beside others
// is said to have, with all that it printed, and is run again by itself: on a
// busy machine a browser may be late for what a person would never notice. What
// fails then fails.

import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { usedFirefox } from "./browser.mjs";

const atOnce = 3;
/** More than these few are no accident. */
const forgiven = 3;
/** What takes longest, which is begun first, so that nothing is left to wait for at the end. */
const long = ["faults", "states", "page", "bookmarklet_hostile", "onpage", "kept", "bookmarklet_extraction", "webkit"];

const here = fileURLToPath(new URL(".", import.meta.url));
const asked = process.argv.slice(2).map((path) => path.replace(/^.*\//, ""));
const place = (/** @type {string} */ file) => (long.indexOf(file.replace(".test.mjs", "")) + long.length + 1) % (long.length + 1);
const files = (await readdir(here)).filter((file) => file.endsWith(".test.mjs") && (asked.length === 0 || asked.includes(file))).sort((a, b) => place(a) - place(b));

/** @type {Record<string, number>} */ const counts = { tests: 0, pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 };

/**
 * @param {string} file
 * @returns {Promise<{file: string, passed: boolean, printed: string}>}
 */
function run(file) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(process.execPath, ["--test", "--test-reporter=tap", file], { cwd: here, stdio: ["ignore", "pipe", "pipe"] });
    /** @type {Buffer[]} */ const printed = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => printed.push(part));
    child.on("error", reject);
    child.on("close", (code) => resolve({ file, passed: code === 0, printed: `# ${file}, ${Math.round((performance.now() - began) / 1000)} s\n${Buffer.concat(printed)}` }));
  });
}

/** Prints what counts, and counts it. @param {string} printed */
function tell(printed) {
  for (const [, name, number] of printed.matchAll(/^# (\w+) (\d+)$/gm)) if (name in counts) counts[name] += Number(number);
  process.stdout.write(printed);
}

process.env.FIREFOX_PROFILE = await usedFirefox();
/** @type {string[]} */ const late = [];
const queue = [...files];
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      const { passed, printed } = await run(file);
      if (passed) tell(printed);
      else {
        late.push(file);
        process.stdout.write(`# FAILED beside others, and is run again by itself: ${file}\n${printed.replace(/^/gm, "# | ")}\n`);
      }
    }
  }),
);
let failed = files.length === 0 || late.length > forgiven;
for (const file of late) {
  const { passed, printed } = await run(file);
  tell(printed);
  failed ||= !passed;
}
const total = Object.entries(counts).map(([name, number]) => `${name} ${number}`);
console.log(`# in all: ${total.join(", ")}; files run twice: ${late.join(", ") || "none"}`);
process.exitCode = failed ? 1 : 0;
