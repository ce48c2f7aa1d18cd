// The result in plain text, for an e-mail: what was found, the plainest
// evidence, and what it does not show.

import { shown } from "./report.js";

/** So many of the plainest findings are told. */
const most = 8;

/**
 * @param {import("./findings.js").Findings} findings
 * @returns {string}
 */
export function summaryOf(findings) {
  const { report, prose, words, excluded, fullScore } = findings;
  if (!report) return "";
  const strongest = findings.plainest(most);
  const altered = report.quotations.filter(({ status }) => status === "altered");
  return [
    `Unspin: ${prose.headline}.`,
    report.inputs.map(({ role, name, url }) => `${capital(role)}: ${[name, url].filter(Boolean).join(", ")}`).join("\n"),
    bullets("Found", prose.counts.map((count) => `${count}.`)),
    report.derivation?.extent === "part" &&
      bullets(prose.derived, findings.derived.slice(0, most).map(({ passage: { kind, suspect } }) => `${shown(words, "passages", kind)}: “${oneLine(suspect.text)}”`)),
    bullets("Figures", prose.figures.map(({ name, value, meaning }) => `${name}: ${value}. ${meaning}`)),
    bullets(findings.alone ? "The plainest findings" : "The plainest findings, reference → suspect", strongest.map(line)),
    bullets("Quotations worded differently from the reference", altered.slice(0, most).map(({ reference, suspect }) => `“${oneLine(reference?.text)}” → “${oneLine(suspect?.text)}”`)),
    bullets("Warnings", report.warnings.map(({ text }) => text)),
    excluded.size > 0 && bullets(`Left out by the reader${fullScore === undefined ? "" : ` (the score was ${fullScore.toFixed(1)} before)`}`, [...excluded.values()]),
    bullets("Limits", prose.limits),
    `${report.method.engine} (${report.method.commit}), language pack ${report.method.pack || "none"}.\n` +
      report.inputs.map(({ role, sha256 }) => `SHA-256 of the ${role}: ${sha256}`).join("\n"),
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** @param {import("./report.js").Substitution} finding */
function line({ reference, suspect, why, suggestions = [] }) {
  const perhaps = suggestions.length > 0 && !reference ? ` (perhaps: ${suggestions.slice(0, 3).join(", ")})` : "";
  return `${reference ? `“${oneLine(reference.text)}” → ` : ""}“${oneLine(suspect.text)}”${perhaps}: ${why}`;
}

/** @param {string} heading @param {string[]} lines */
const bullets = (heading, lines) => lines.length > 0 && `${heading}:\n${lines.map((each) => `- ${each}`).join("\n")}`;

const oneLine = (text = "") => text.replace(/\s+/g, " ");

/** @param {string} word */
const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
