// The substitutions of a report as comma-separated values (RFC 4180), in the
// columns of the command's -format csv.

/** @typedef {import("./report.js").Report} Report */

const header =
  "id,kind,artifact,rule,weight,reference,reference_start,reference_end,reference_text,suspect_start,suspect_end,suspect_text,why,suggestions,suspect,verdict,spin_score";

/** By it spreadsheets know that the file is in UTF-8. */
const mark = "\ufeff";

/**
 * @param {Report} report
 * @returns {string}
 */
export function csvOf(report) {
  const suspectName = report.inputs.find(({ role }) => role === "suspect")?.name ?? "";
  const rows = report.substitutions.map(({ id, kind, artifact, rule, weight, reference, suspect, why, suggestions }) => [
    ...[id, kind, artifact, rule, Number(weight.toFixed(2))],
    ...(reference
      ? [report.references[reference.reference]?.name || `Reference ${reference.reference + 1}`, reference.start, reference.end, reference.text]
      : ["", "", "", ""]),
    ...[suspect.start, suspect.end, suspect.text, why, (suggestions ?? []).join("; "), suspectName, report.verdict, report.spinScore],
  ]);
  return csvOfRows(header, rows);
}

/** @param {string} header @param {(string | number | boolean)[][]} rows */
export const csvOfRows = (header, rows) => mark + [header, ...rows.map((row) => row.map(field).join(","))].join("\r\n") + "\r\n";

/**
 * A spreadsheet must not compute what comes from a hostile text: what begins
 * like a formula, perhaps after blanks and characters that cannot be seen, is
 * preceded by an apostrophe (OWASP, CSV injection).
 * @param {string | number | boolean} value
 */
export function field(value) {
  const text = typeof value === "string" && /^[\s\p{C}]*[=+\-@＝＋－＠]/u.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
