/**
 * The page's data in, an index over it out: who touches what, what stands under what, what is read from where. Pure.
 *
 * @typedef {{id: string, kind: string, name: string, importance: number, aliases: string[], evidence: string[],
 *   status: string, drawn: boolean, story: number}} Node
 * @typedef {{id: string, source: string, target: string, label: string, status: string, evidence: string[],
 *   events: string[]}} Edge
 * @typedef {{nodes: Map<string, Node>, edges: Map<string, Edge>, evidence: Map<string, object>,
 *   documents: Map<string, object>, names: Object<string, string>, touching: Map<string, string[]>,
 *   edgeOf: Map<string, string>, nodeOf: Map<string, string>, byDocument: Map<string, string[]>,
 *   stories: Map<number, string[]>, words: Map<string, object> | null}} Index touching: the edges of a node; edgeOf and nodeOf:
 *   where a piece of evidence stands; byDocument: the pieces of a document in the order of their words; stories: the members of
 *   each; words: of each document, null until they are decoded. And what else the page's data tell: focus, limit, hidden ...
 * @typedef {{kind: 'node' | 'edge', id: string} | {kind: 'sentence', document: string, start: number, end: number}
 *   | {kind: 'path', edges: string[], nodes: string[]} | null} Chosen
 */

/** @param {object} network decoded @returns {Index} */
export function indexGraph(network) {
  const { nodes, edges, evidence, documents, ...rest } = network;
  const index = {
    ...rest,
    nodes: byId(nodes),
    edges: byId(edges),
    evidence: byId(evidence),
    documents: byId(documents),
    touching: new Map(nodes.map((node) => [node.id, []])),
    edgeOf: new Map(),
    nodeOf: new Map(),
    byDocument: byDocumentOf(evidence),
    stories: storiesOf(nodes),
    words: null,
  };
  for (const edge of edges) {
    index.touching.get(edge.source).push(edge.id);
    if (edge.target !== edge.source) index.touching.get(edge.target).push(edge.id);
    for (const piece of edge.evidence) index.edgeOf.set(piece, edge.id);
    for (const piece of edge.events) index.edgeOf.set(piece, edge.id);
  }
  for (const node of nodes) for (const piece of node.evidence) index.nodeOf.set(piece, node.id);
  return index;
}

function byId(things) {
  return new Map(things.map((each) => [each.id, each]));
}

function storiesOf(nodes) {
  const stories = new Map();
  for (const { id, kind, story } of nodes) {
    if (kind === 'Story' || !(story >= 0)) continue;
    if (!stories.has(story)) stories.set(story, []);
    stories.get(story).push(id);
  }
  return stories;
}

function byDocumentOf(evidence) {
  const pieces = new Map();
  for (const piece of evidence) {
    if (!pieces.has(piece.document)) pieces.set(piece.document, []);
    pieces.get(piece.document).push(piece);
  }
  const first = ({ spans }) => (spans && spans.length ? spans[0][0] : 0);
  const ordered = (one, two) => first(one) - first(two) || byText(one.id, two.id);
  return new Map([...pieces].map(([id, all]) => [id, all.sort(ordered).map((piece) => piece.id)]));
}

/**
 * What stays lit when something is chosen: itself, its edges and their ends; an event lights all its participants; a sentence
 * what was read from it; a path what lies on it.
 */
export function neighbourhood(index, chosen) {
  const nodes = new Set();
  const edges = new Set();
  if (chosen.kind === 'path') return { nodes: new Set(chosen.nodes), edges: new Set(chosen.edges) };
  const lightEdge = (id) => {
    const edge = index.edges.get(id);
    edges.add(id);
    nodes.add(edge.source).add(edge.target);
  };
  for (const { kind, id } of chosen.kind === 'sentence' ? readFrom(index, chosen) : [chosen]) {
    if (kind === 'edge' && index.edges.has(id)) lightEdge(id);
    if (kind !== 'node' || !index.nodes.has(id)) continue;
    nodes.add(id);
    if (chosen.kind !== 'sentence') index.touching.get(id).forEach(lightEdge);
  }
  for (const id of [...nodes]) {
    if (index.nodes.get(id).kind === 'Event') index.touching.get(id).forEach(lightEdge);
  }
  return { nodes, edges };
}

/** The edges and nodes under which the pieces of a sentence stand. */
function readFrom(index, chosen) {
  return piecesIn(index, chosen.document, chosen.start, chosen.end).flatMap((piece) => [
    { kind: 'edge', id: index.edgeOf.get(piece.id) },
    { kind: 'node', id: index.nodeOf.get(piece.id) },
  ]);
}

/** The pieces whose exact words stand, wholly or in part, in a stretch of a document. */
export function piecesIn(index, document, start, end) {
  const inside = ({ spans }) => spans.some(([from, to]) => from < end && start < to);
  return (index.byDocument.get(document) || []).map((id) => index.evidence.get(id)).filter(inside);
}

/** The name of an entity or event, drawn or not. */
export function nameOf(index, id) {
  const node = index.nodes.get(id);
  return node ? node.name : index.names[id] || 'someone not in this view';
}

/** The most important entities first; ties by name. */
export function mostConnected(index, count) {
  return [...index.nodes.values()]
    .filter((node) => node.kind !== 'Event' && node.kind !== 'Story')
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

/** The nodes that what is chosen is drawn at, as far as it is drawn. @returns {string[]} */
export function endsOfChosen(index, chosen) {
  if (chosen.kind === 'node') return [chosen.id];
  if (chosen.kind === 'path') return chosen.nodes;
  if (chosen.kind === 'edge') return [index.edges.get(chosen.id).source, index.edges.get(chosen.id).target];
  return [];
}
