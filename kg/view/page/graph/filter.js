/** An index and the boxes ticked in the legend in, what is shown out. Pure. */

/**
 * An edge is shown when its status and the kinds of both its ends are; an entity when its kind is and, unless nothing ever joined
 * it, one of its edges is; an event when its status is and all its participants are.
 *
 * @param {object} index of graph.js
 * @param {{kinds: Set<string>, statuses: Set<string>}} ticked
 */
export function shownBy(index, ticked) {
  const wanted = (node) => ticked.kinds.has(node.kind) && (node.kind !== 'Event' || ticked.statuses.has(node.status));
  const whole = (node) =>
    node.kind !== 'Event' || index.touching.get(node.id).every((id) => endsWanted(index.edges.get(id), index, wanted));
  const edges = new Set();
  for (const edge of index.edges.values()) {
    const ends = [index.nodes.get(edge.source), index.nodes.get(edge.target)];
    if (ticked.statuses.has(edge.status) && ends.every(wanted) && ends.every(whole)) edges.add(edge.id);
  }
  const nodes = new Set();
  for (const node of index.nodes.values()) {
    const joins = index.touching.get(node.id);
    if (wanted(node) && (joins.length === 0 || joins.some((id) => edges.has(id)))) nodes.add(node.id);
  }
  return { nodes, edges };
}

function endsWanted(edge, index, wanted) {
  return wanted(index.nodes.get(edge.source)) && wanted(index.nodes.get(edge.target));
}

/** How many nodes or edges bear each value of a property: what the legend counts. */
export function countBy(things, property) {
  const counts = new Map();
  for (const thing of things) counts.set(thing[property], (counts.get(thing[property]) || 0) + 1);
  return counts;
}
