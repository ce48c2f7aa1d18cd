// A lineage as the program tells it, turned into what is drawn and listed: a
// tree with folds where it is wide, and sentences.

/**
 * @typedef {number | string} Key a text's index, or a missing source's id
 * @typedef {{from: Key, to: Key, relation: string, coverage: number, spinScore: number, confidence: number, certain: boolean,
 *   why: string, beside?: number, also?: {from: Key, words: number, text: string}[]}} Link
 * @typedef {{version: number, texts: {name: string, words: number}[], links: Link[], sources: {id: string, of: Key[], why: string}[],
 *   groups: number[][]}} Lineage
 * @typedef {{lineage: Lineage, relations: Record<string, string>, dot: string, html: string}} Traced
 * @typedef {object} Branch a node, the link to it if one leads there, and what hangs from it
 * @property {Key} key
 * @property {string} name
 * @property {"text" | "missing" | "fold"} kind
 * @property {string} why
 * @property {Link} [link]
 * @property {Branch[]} below
 */

/** A node with more leaves than this shows some of them, and the rest on demand. */
const mostLeaves = 12;
const leavesShown = 8;

/** @param {Lineage} lineage @param {Key} key */
export function nameOf({ texts }, key) {
  if (typeof key === "number") return texts[key].name || `Text ${key + 1}`;
  return `Missing text ${key.replace("source-", "")}`;
}

/** The trees, larger ones first, and last of all the texts that hang together with none. @param {Lineage} lineage */
export function treesOf(lineage) {
  /** @type {Map<Key, Branch>} */
  const branches = new Map();
  for (const { id, why } of lineage.sources) branches.set(id, { key: id, name: nameOf(lineage, id), kind: "missing", why, below: [] });
  lineage.texts.forEach((_, i) => branches.set(i, { key: i, name: nameOf(lineage, i), kind: "text", why: "", below: [] }));
  const tops = new Set(branches.values());
  for (const link of lineage.links) {
    const [from, to] = [branches.get(link.from), branches.get(link.to)];
    if (!from || !to) continue;
    Object.assign(to, { link, why: to.kind === "missing" ? to.why : link.why });
    from.below.push(to);
    tops.delete(to);
  }
  const trees = [...tops].filter(({ below }) => below.length > 0);
  const alone = [...tops].filter(({ below }) => below.length === 0);
  trees.forEach(fold);
  trees.sort((a, b) => sizeOf(b) - sizeOf(a));
  if (alone.length > 0) trees.push({ key: "alone", name: `By themselves: ${alone.length} of these texts`, kind: "fold", why: "", below: alone });
  return trees;
}

/** @param {Branch} branch @returns {number} */
export const sizeOf = ({ kind, below }) => below.reduce((sum, each) => sum + sizeOf(each), kind === "text" ? 1 : 0);

/** Larger branches stand first; of many leaves the last ones are folded. @param {Branch} branch */
function fold(branch) {
  branch.below.forEach(fold);
  branch.below.sort((a, b) => sizeOf(b) - sizeOf(a));
  const leaves = branch.below.filter(({ below }) => below.length === 0);
  if (leaves.length <= mostLeaves) return;
  const folded = leaves.slice(leavesShown);
  branch.below = branch.below.filter((each) => !folded.includes(each));
  branch.below.push({ key: `more-${branch.key}`, name: `${folded.length} more from ${branch.name}`, kind: "fold", why: "", below: folded });
}

/** Which branches stand open at first: as many as rows allow, from the tops down. @param {Branch[]} trees @param {number} rows */
export function opened(trees, rows) {
  const open = new Set();
  let queue = trees;
  rows -= trees.length;
  while (queue.length > 0) {
    const next = /** @type {Branch[]} */ ([]);
    for (const branch of queue) {
      if (branch.below.length === 0 || branch.below.length > rows || (branch.kind === "fold" && branch.below.length > leavesShown)) continue;
      rows -= branch.below.length;
      open.add(branch.key);
      next.push(...branch.below);
    }
    queue = next;
  }
  return open;
}

/**
 * The rows to draw, from the top down.
 * @param {Branch[]} trees @param {Set<Key>} open
 * @returns {{branch: Branch, depth: number, above: number}[]} above is the row of what it hangs from, or −1
 */
export function rowsOf(trees, open) {
  const rows = /** @type {{branch: Branch, depth: number, above: number}[]} */ ([]);
  const add = (/** @type {Branch} */ branch, /** @type {number} */ depth, /** @type {number} */ above) => {
    const at = rows.push({ branch, depth, above }) - 1;
    if (open.has(branch.key)) for (const each of branch.below) add(each, depth + 1, at);
  };
  for (const tree of trees) add(tree, 0, -1);
  return rows;
}

/** Every branch, as they stand in the drawing. @param {Branch[]} branches @returns {Branch[]} */
export const allOf = (branches) => branches.flatMap((branch) => [branch, ...allOf(branch.below)]);

/** What a branch says of its link. @param {Traced} traced @param {Branch} branch */
export function relationOf({ lineage, relations }, { link, kind }) {
  if (!link) return kind === "missing" ? "not among these texts" : "";
  if (kind === "missing") return "not among these texts";
  const words = relations[link.relation] ?? "";
  return link.beside === undefined || !words ? words : `${words}, beside ${nameOf(lineage, link.beside)}`;
}

/** The two texts that a branch holds against each other. @param {Link | undefined} link */
export function pairOf(link) {
  const reference = link && (typeof link.from === "number" ? link.from : link.beside);
  return typeof link?.to === "number" && typeof reference === "number" ? { suspect: link.to, reference } : undefined;
}

/** @param {string[]} names */
function listed(names) {
  if (names.length > 6) return `${names.slice(0, 4).join(", ")} and ${names.length - 4} others`;
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Who copied whom, in sentences: what was spun first, then missing sources, then the rest. @param {Lineage} lineage */
export function sentencesOf(lineage) {
  const name = (/** @type {Key} */ key) => nameOf(lineage, key);
  const children = (/** @type {Key} */ key, /** @type {(link: Link) => boolean} */ which) =>
    lineage.links.filter((link) => link.from === key && typeof link.to === "number" && which(link)).map(({ to }) => name(to));
  const spun = lineage.texts.flatMap((_, i) => {
    const from = children(i, ({ relation }) => relation === "spun");
    return from.length > 0 ? [`${listed(from)} ${from.length > 1 ? "were" : "was"} spun from ${name(i)}, or from a text close to it.`] : [];
  });
  const missing = lineage.sources.map(({ id, of }) => {
    const names = of.filter((key) => typeof key === "number").map(name);
    const others = of.length - names.length;
    return `${listed([...names, ...(others ? [others > 1 ? `${others} further missing texts` : "a further missing text"] : [])])} go back to a text that is not here.`;
  });
  const copied = lineage.texts.flatMap((_, i) => {
    const sure = children(i, ({ relation, certain }) => relation !== "spun" && certain);
    const likely = children(i, ({ relation, certain }) => relation !== "spun" && !certain);
    return [
      ...(sure.length > 0 ? [`${listed(sure)} ${sure.length > 1 ? "go" : "goes"} back to ${name(i)}.`] : []),
      ...(likely.length > 0 ? [`${listed(likely)} ${likely.length > 1 ? "are" : "is"} close to ${name(i)}; that ${likely.length > 1 ? "they go" : "it goes"} back to it is not certain.`] : []),
    ];
  });
  const linked = new Set(lineage.links.flatMap(({ from, to }) => [from, to]));
  const alone = lineage.texts.flatMap((_, i) => (linked.has(i) ? [] : [name(i)]));
  const own = alone.length > 0 ? [`${listed(alone)} ${alone.length > 1 ? "stand by themselves" : "stands by itself"}.`] : [];
  return [...spun, ...missing, ...copied, ...own];
}
