/**
 * An index in, the same by numbers out: what is asked of all 40,000 edges at once is asked of arrays. Pure; made once per index.
 *
 * @typedef {{nodes: object[], edges: object[], at: Map<string, number>, source: Int32Array, target: Int32Array,
 *   link: Uint8Array}} Numbered at: the number of a node's id; source, target and link (whether it only joins an event with who
 *   takes part): by the number of the edge
 */

const numberedBefore = new WeakMap();
const piecesBefore = new WeakMap();

/** @param {object} index of graph/index.js @returns {Numbered} */
export function numberedOf(index) {
  if (!numberedBefore.has(index)) numberedBefore.set(index, numberAll(index));
  return numberedBefore.get(index);
}

/** The pieces of evidence and events under each edge, by its number. @returns {object[][]} */
export function piecesByEdge(index) {
  if (!piecesBefore.has(index)) piecesBefore.set(index, numberedOf(index).edges.map((edge) => piecesUnder(index, edge)));
  return piecesBefore.get(index);
}

function numberAll(index) {
  const nodes = [...index.nodes.values()];
  const edges = [...index.edges.values()];
  const at = new Map(nodes.map((node, number) => [node.id, number]));
  const source = Int32Array.from(edges, (edge) => at.get(edge.source));
  const target = Int32Array.from(edges, (edge) => at.get(edge.target));
  const isEvent = (number) => nodes[number].kind === 'Event';
  const link = Uint8Array.from(edges, (_, number) => isEvent(source[number]) || isEvent(target[number]));
  return { nodes, edges, at, source, target, link };
}

function piecesUnder(index, edge) {
  return [...edge.evidence, ...edge.events].map((id) => index.evidence.get(id)).filter(Boolean);
}
