/**
 * The page's data in, an index over it out: who touches what, what stands under what. Pure.
 *
 * @typedef {{id: string, kind: string, name: string, importance: number, aliases: string[], evidence: string[],
 *   status: string}} Node
 * @typedef {{id: string, source: string, target: string, label: string, status: string, evidence: string[],
 *   events: string[]}} Edge
 * @typedef {{nodes: Map<string, Node>, edges: Map<string, Edge>, evidence: Map<string, object>,
 *   documents: Map<string, object>, names: Object<string, string>, touching: Map<string, string[]>,
 *   edgeOf: Map<string, string>, nodeOf: Map<string, string>}} Index touching: the edges of a node; edgeOf and nodeOf: where
 *   a piece of evidence stands
 * @typedef {{kind: 'node' | 'edge', id: string} | null} Chosen
 */

/** @param {object} graph the page's data @returns {Index} */
export function indexGraph(graph) {
  const byId = (list) => new Map(list.map((each) => [each.id, each]));
  const touching = new Map(graph.nodes.map((node) => [node.id, []]));
  const edgeOf = new Map();
  const nodeOf = new Map();
  for (const edge of graph.edges) {
    touching.get(edge.source).push(edge.id);
    if (edge.target !== edge.source) touching.get(edge.target).push(edge.id);
    for (const piece of [...edge.evidence, ...edge.events]) edgeOf.set(piece, edge.id);
  }
  for (const node of graph.nodes) for (const piece of node.evidence) nodeOf.set(piece, node.id);
  return {
    nodes: byId(graph.nodes),
    edges: byId(graph.edges),
    evidence: byId(graph.evidence),
    documents: byId(graph.documents),
    names: graph.names,
    touching,
    edgeOf,
    nodeOf,
  };
}

/** What stays lit when something is chosen: itself, its edges and their ends; an event lights all its participants. */
export function neighbourhood(index, chosen) {
  const nodes = new Set();
  const edges = new Set();
  const lightEdge = (id) => {
    const edge = index.edges.get(id);
    edges.add(id);
    nodes.add(edge.source).add(edge.target);
  };
  if (chosen.kind === 'edge') {
    lightEdge(chosen.id);
  } else {
    nodes.add(chosen.id);
    index.touching.get(chosen.id).forEach(lightEdge);
  }
  for (const id of [...nodes]) {
    if (index.nodes.get(id).kind === 'Event') index.touching.get(id).forEach(lightEdge);
  }
  return { nodes, edges };
}

/** The name of an entity or event, drawn or not. */
export function nameOf(index, id) {
  const node = index.nodes.get(id);
  return node ? node.name : index.names[id] || 'someone not in this view';
}

/** The most important entities first; ties by name. */
export function mostConnected(index, count) {
  return [...index.nodes.values()]
    .filter((node) => node.kind !== 'Event')
    .sort((a, b) => b.importance - a.importance || byText(a.name, b.name) || byText(a.id, b.id))
    .slice(0, count);
}

function byText(one, two) {
  return one < two ? -1 : one > two ? 1 : 0;
}

/** The end of an edge other than a node. */
export function otherEnd(edge, id) {
  return edge.source === id ? edge.target : edge.source;
}

/** Whether an edge is only the link of an event to who takes part, and no statement of its own. */
export function isLink(index, edge) {
  return index.nodes.get(edge.source).kind === 'Event' || index.nodes.get(edge.target).kind === 'Event';
}

/** Who takes part in an event, as [how, node] pairs. */
export function participants(index, event) {
  return index.touching.get(event).map((id) => {
    const edge = index.edges.get(id);
    return { how: edge.label, id: otherEnd(edge, event) };
  });
}
