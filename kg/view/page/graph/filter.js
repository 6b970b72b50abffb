/**
 * An index and a filter in, what it shows out, over the whole file and not only over what is drawn. Pure.
 *
 * @typedef {{off: {kinds: string[], statuses: string[], predicates: string[], speakers: string[], sources: string[]},
 *   confidence: number, mode: 'known' | 'true', from: string, to: string, undated: boolean}} Filter
 *   off: the values that are not shown; confidence: the least shown; from, to: ISO days or '', of the documents' days ("known")
 *   or of the days spoken of ("true"); undated: whether pieces without such a day pass while from or to is set
 */

import { spanOf, spansMeet } from './dates.js';
import { isLink } from './index.js';
import { numberedOf, piecesByEdge } from './numbered.js';

/** @type {Filter} */
export const NO_FILTER = Object.freeze({
  off: Object.freeze({ kinds: [], statuses: [], predicates: [], speakers: [], sources: [] }),
  confidence: 0,
  mode: 'known',
  from: '',
  to: '',
  undated: true,
});

const lastShown = new WeakMap(); // index -> {filter, shown}: the same filter is asked again with every click

/** Whether the filter leaves anything out. */
export function isFiltering(filter) {
  return Boolean(filter.confidence || filter.from || filter.to || Object.values(filter.off).some((values) => values.length));
}

/** Whether a piece of evidence passes: its status, predicate (an event's type), speaker, source, confidence and day. */
export function passes(index, filter) {
  const off = Object.fromEntries(Object.entries(filter.off).map(([key, values]) => [key, new Set(values)]));
  const documentsOff = documentsLeftOut(index, filter);
  const dayMatters = filter.mode === 'true' && (filter.from || filter.to);
  return (piece) =>
    piece.confidence >= filter.confidence &&
    !off.statuses.has(piece.status) &&
    !off.predicates.has(saysWhat(piece)) &&
    !off.speakers.has(piece.speaker) &&
    !documentsOff.has(piece.document) &&
    (!dayMatters || dayPasses(index, filter, piece));
}

/**
 * What is shown. An edge: when its status and predicate are on, both its ends may be, and one of its pieces passes (one without
 * pieces needs none). An event: when one of its pieces passes and the kinds of all who take part are on; half an event would
 * mislead. An entity: when its kind is on and one of its edges is shown; one that nothing joins, when one of its pieces passes.
 *
 * @returns {{nodes: Set<string>, edges: Set<string>}} ids
 */
export function shownBy(index, filter) {
  const last = lastShown.get(index);
  if (last && last.filter === filter) return last.shown;
  const shown = computeShown(index, filter);
  lastShown.set(index, { filter, shown });
  return shown;
}

/** The source of a document as the filter names it: its site, else its source as it stands, else its title; '' for none. */
export function sourceOf(document) {
  const source = document?.source || '';
  const site = /^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec(source);
  return site ? site[1].toLowerCase() : source || document?.title || '';
}

/**
 * How often each value occurs in the file, the most frequent first: kinds of nodes, statuses and predicates of edges and events
 * (an event's predicate is its type), speakers and sources of pieces.
 *
 * @param {'kinds' | 'statuses' | 'predicates' | 'speakers' | 'sources'} property @returns {Map<string, number>}
 */
export function countsOf(index, property) {
  const counts = new Map();
  for (const value of valuesOf(index, property)) counts.set(value, (counts.get(value) || 0) + 1);
  return new Map([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}

function* valuesOf(index, property) {
  if (property === 'kinds') {
    for (const node of index.nodes.values()) if (node.kind !== 'Story') yield node.kind;
  } else if (property === 'speakers' || property === 'sources') {
    const sources = new Map([...index.documents.values()].map((document) => [document.id, sourceOf(document)]));
    for (const piece of index.evidence.values()) {
      yield property === 'speakers' ? piece.speaker : sources.get(piece.document) || '';
    }
  } else {
    for (const edge of index.edges.values()) {
      if (isLink(index, edge) || (property === 'statuses' && edge.derived)) continue;
      yield property === 'statuses' ? edge.status : edge.predicate;
    }
    for (const node of index.nodes.values()) {
      if (node.kind === 'Event') yield property === 'statuses' ? node.status : saysWhat(index.evidence.get(node.evidence[0]));
    }
  }
}

function saysWhat(piece) {
  return piece ? piece.predicate || piece.type : '';
}

/** The documents none of whose pieces passes: their source is off, or they came out on another day. */
function documentsLeftOut(index, filter) {
  const dayMatters = filter.mode === 'known' && (filter.from || filter.to);
  if (!dayMatters && !filter.off.sources.length) return new Set();
  const sourcesOff = new Set(filter.off.sources);
  const left = [...index.documents.values()].filter(
    (document) => sourcesOff.has(sourceOf(document)) || (dayMatters && !dayPasses(index, filter, { document: document.id })),
  );
  return new Set([...left.map((document) => document.id), ...(dayMatters && !filter.undated ? [''] : [])]); // '': of no document
}

function dayPasses(index, filter, piece) {
  const span = spanOf(index, piece, filter.mode);
  return span ? spansMeet(span, { start: filter.from, end: filter.to }) : filter.undated;
}

function computeShown(index, filter) {
  const { nodes, edges, source, target, link } = numberedOf(index);
  const pieces = piecesByEdge(index);
  const passing = passes(index, filter);
  const somePass = (node) => node.evidence.some((id) => index.evidence.has(id) && passing(index.evidence.get(id)));
  const mayEnd = endsOn(index, filter, somePass);
  const joined = new Uint8Array(nodes.length);
  const shownEdges = new Set();
  edges.forEach((edge, number) => {
    if (!mayEnd[source[number]] || !mayEnd[target[number]]) return;
    if (!link[number] && !edgePasses(edge, filter, pieces[number], passing)) return;
    shownEdges.add(edge.id);
    joined[source[number]] = joined[target[number]] = 1;
  });
  const alone = (node) => !index.touching.get(node.id).length && standsAlone(node, somePass);
  const isShown = (node, number) => mayEnd[number] && (joined[number] || node.kind === 'Event' || alone(node));
  return { nodes: new Set(nodes.filter(isShown).map((node) => node.id)), edges: shownEdges };
}

/** By number: entities whose kind is on, and events that pass with all who take part. */
function endsOn(index, filter, somePass) {
  const { nodes, edges, source, target, link } = numberedOf(index);
  const kindsOff = new Set([...filter.off.kinds, 'Story']);
  const kindOn = Uint8Array.from(nodes, (node) => !kindsOff.has(node.kind));
  const said = (node) => node.kind !== 'Event' || standsAlone(node, somePass);
  const mayEnd = Uint8Array.from(nodes, (node, number) => kindOn[number] && said(node));
  edges.forEach((_, number) => {
    const whole = kindOn[source[number]] && kindOn[target[number]];
    if (!link[number] || whole) return;
    for (const end of [source[number], target[number]]) if (nodes[end].kind === 'Event') mayEnd[end] = 0;
  });
  return mayEnd;
}

/** A link of an event goes with the event; every other edge by itself. */
function edgePasses(edge, filter, pieces, passing) {
  if (filter.off.statuses.includes(edge.status) || filter.off.predicates.includes(edge.predicate)) return false;
  return edge.derived || !pieces.length || pieces.some(passing);
}

function standsAlone(node, somePass) {
  return !node.evidence.length || somePass(node);
}
