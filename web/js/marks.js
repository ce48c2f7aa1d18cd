// The marks inside the texts: a finding has one on each side, lit together.

import { element } from "./element.js";

/**
 * @typedef {import("./findings.js").Findings} Findings
 * @typedef {import("./report.js").Change} Change
 */

/**
 * A finding is a control that can be chosen; a difference without one is only shown.
 * @param {string} text
 * @param {Change} change
 * @param {"suspect" | "reference"} side
 * @param {Findings} findings
 * @param {boolean} [numbered] whether it is the mark of the finding that carries its number and takes the keyboard
 */
export function mark(text, change, side, findings, numbered = false) {
  const finding = findings.get(change.substitution);
  if (!finding) return element(side === "suspect" ? "ins" : "del", { "data-op": change.op }, text);
  const number = findings.number(finding.id);
  return element(
    "mark",
    {
      "data-id": finding.id,
      "data-kind": finding.kind,
      "data-evidence": finding.artifact && !findings.isOut(finding),
      class: text.length < 24 ? "short" : null, // so that its number stays with it
      "data-number": numbered ? number : null,
      "data-side": side,
      role: "button",
      tabindex: numbered && (findings.chosen === finding.id || (!findings.chosen && number === 1)) ? 0 : -1,
      "aria-description": `${findings.kindOf(finding)}, finding ${number} of ${findings.all.length}`,
    },
    text,
  );
}

/**
 * Lets the marks inside a view be hovered, clicked and worked by key.
 * @param {HTMLElement} view
 * @param {Findings} findings
 */
export function listen(view, findings) {
  const idAt = (/** @type {Event} */ event) =>
    /** @type {Element} */ (event.target).closest("[data-id]")?.getAttribute("data-id") ?? undefined;
  view.addEventListener("pointerover", (event) => findings.point(idAt(event)));
  view.addEventListener("pointerleave", () => findings.point(undefined));
  view.addEventListener("focusin", (event) => {
    const id = idAt(event);
    if (id && id !== findings.chosen) findings.choose(id);
  });
  view.addEventListener("click", (event) => {
    const id = idAt(event);
    if (id) findings.choose(id);
  });
  view.addEventListener("keydown", (event) => {
    if ((event.key === "Enter" || event.key === " ") && /** @type {Element} */ (event.target).localName === "mark") {
      event.preventDefault();
      findings.choose(idAt(event));
    }
  });
}
