// Draws a lineage as a tree of real text in SVG: a row for each text, missing
// ones as empty circles, on each branch what became of the text above it.

import { drawing } from "./element.js";
import { relationOf } from "./lineage.js";

/** @typedef {import("./lineage.js").Traced} Traced @typedef {import("./lineage.js").Branch} Branch */

const narrow = 560; // a drawing that is not this wide has the relation on a line of its own
const left = 12;
const radius = 7;
const line = 20;

/**
 * @param {Traced} traced
 * @param {ReturnType<typeof import("./lineage.js").rowsOf>} rows
 * @param {{width: number, open: Set<import("./lineage.js").Key>, font: string}} how
 */
export function drawStemma(traced, rows, { width, open, font }) {
  const deepest = Math.max(1, ...rows.map(({ depth }) => depth));
  const step = Math.max(8, Math.min(width < narrow ? 20 : 36, (width * 0.4) / deepest));
  const wide = width >= narrow;
  let height = 8;
  const at = rows.map(({ branch, depth }) => {
    const lines = 1 + Number(!wide && relationOf(traced, branch) !== "") + Number(branch.why !== "");
    const place = { x: left + depth * step, y: height + 12, lines };
    height += lines * line + 14;
    return place;
  });
  const fit = fitter(font);
  const items = rows.map(({ branch, depth, above }, i) => {
    const { x, y, lines } = at[i];
    const room = width - x - radius - 14;
    const relation = relationOf(traced, branch);
    const shown = open.has(branch.key);
    const name = fit(branch.name, wide && relation ? room * 0.6 : room, 600);
    const beside = wide && relation ? fit(relation, room - fit.width(name, 600) - 12, 400) : "";
    const words = (/** @type {string} */ kind, /** @type {number} */ row, /** @type {string} */ text) =>
      text && drawing("text", { class: kind, x: x + radius + 8, y: y + 5 + row * line }, fit(text, room, 400));
    return drawing(
      "g",
      {
        role: "treeitem",
        tabindex: i === 0 ? 0 : -1,
        class: `row ${branch.kind}`,
        "data-key": String(branch.key),
        "data-row": i,
        "data-relation": branch.link?.relation || null,
        "data-opens": Boolean(branch.link) || null,
        "aria-level": depth + 1,
        "aria-expanded": branch.below.length > 0 ? String(shown) : null,
      },
      drawing("title", {}, [branch.name, relation, branch.why].filter(Boolean).join(".\n")), // its name for ears, too
      drawing("rect", { class: "field", x: x - radius - 3, y: y - 14, width: width - x + radius + 2, height: lines * line + 8, rx: 6 }),
      above >= 0 && rows[above].branch.key !== "alone" && connection(at[above], at[i], branch),
      drawing("circle", { class: branch.below.length > 0 ? "node toggle" : "node", cx: x, cy: y, r: radius }),
      branch.below.length > 0 && drawing("path", { class: "sign toggle", d: `M${x - 3.5} ${y}h7${shown ? "" : `M${x} ${y - 3.5}v7`}` }),
      drawing(
        "text",
        { class: "name", x: x + radius + 8, y: y + 5 },
        drawing("tspan", {}, name),
        beside && drawing("tspan", { class: "relation", dx: 12 }, beside),
      ),
      !wide && words("relation", 1, relation),
      words("why", lines - 1, branch.why),
    );
  });
  return drawing(
    "svg",
    { role: "tree", class: "stemma", "aria-label": "Who copied whom", width, height, viewBox: `0 0 ${width} ${height}` },
    ...items,
  );
}

/**
 * From the node above down and over to the node; broken where it is not certain, with an arrow where there is room.
 * @param {{x: number, y: number}} from @param {{x: number, y: number}} to @param {Branch} branch
 */
function connection(from, to, { link }) {
  const end = to.x - radius - 1;
  const bend = Math.min(8, end - from.x);
  const arrow = link && end - from.x > 16;
  return drawing(
    "g",
    { class: link?.certain ? "branch" : "branch uncertain" },
    drawing("path", { class: "way", d: `M${from.x} ${from.y + radius + 1}V${to.y - bend}q0 ${bend} ${bend} ${bend}H${arrow ? end - 6 : end}` }),
    arrow && drawing("path", { class: "arrow", d: `M${end} ${to.y}l-8 -4.5v9z` }),
  );
}

/** Cuts text to a width, as a browser sets it. @param {string} font */
function fitter(font) {
  const pen = document.createElement("canvas").getContext("2d");
  const width = (/** @type {string} */ text, /** @type {number} */ weight) => {
    if (!pen) return text.length * 8;
    pen.font = `${weight} ${font}`;
    return pen.measureText(text).width;
  };
  const fit = (/** @type {string} */ text, /** @type {number} */ room, /** @type {number} */ weight) => {
    if (width(text, weight) <= room) return text;
    let [least, most] = [0, text.length];
    while (least < most) {
      const middle = Math.ceil((least + most) / 2);
      if (width(`${text.slice(0, middle)}…`, weight) <= room) least = middle;
      else most = middle - 1;
    }
    return `${text.slice(0, least).trimEnd()}…`;
  };
  return Object.assign(fit, { width });
}

/** How a drawing looks by itself, in any program. */
const style = `text{font:15px system-ui,sans-serif;fill:#1b1d21}.name{font-weight:600}.relation{font-weight:400;fill:#184a8c}.why{font-size:14px;fill:#565b64}
.field{fill:none}.node{fill:#1b1d21;stroke:#1b1d21;stroke-width:2}.missing .node{fill:#fff}.fold .node{fill:#d8d2c6}.sign{stroke:#fff;stroke-width:1.8}.missing .sign,.fold .sign{stroke:#1b1d21}
.way{fill:none;stroke:#8d8779;stroke-width:1.6}.uncertain .way{stroke-dasharray:5 4}.arrow{fill:#8d8779}
[data-relation=spun] .relation{fill:#b3301a}[data-relation=spun] .way{stroke:#b3301a}[data-relation=spun] .arrow{fill:#b3301a}[data-relation=paraphrase] .relation{fill:#87307f}`;

/** A drawing as a file of its own, on paper. @param {SVGSVGElement} svg */
export function fileOf(svg) {
  const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  for (const each of [copy, ...copy.querySelectorAll("*")]) for (const name of ["tabindex", "role", "aria-level", "aria-expanded", "data-row", "data-key", "data-opens"]) each.removeAttribute(name);
  copy.setAttribute("role", "img");
  const { width, height } = svg.viewBox.baseVal;
  copy.prepend(drawing("style", {}, style), drawing("rect", { width, height, fill: "#fff" }));
  return new XMLSerializer().serializeToString(copy);
}

/** The same as pixels, two to each of the drawing's. @param {SVGSVGElement} svg @returns {Promise<Blob>} */
export async function pictureOf(svg) {
  const { width, height } = svg.viewBox.baseVal;
  const scale = Math.min(2, 16_000 / height); // browsers draw no larger ones
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(fileOf(svg))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("this browser draws no picture so large"))), "image/png"));
}
