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
  const sourcesOff = new Set(
    [...index.documents.values()].filter((document) => off.sources.has(sourceOf(document))).map(({ id }) => id),
  );
  return (piece) =>
    !off.statuses.has(piece.status) &&
    !off.predicates.has(saysWhat(piece)) &&
    !off.speakers.has(piece.speaker) &&
    !sourcesOff.has(piece.document) &&
    piece.confidence >= filter.confidence &&
    dayPasses(index, filter, piece);
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

/** The source of a document as the filter names it: its site, or its source as it stands; '' for none. */
export function sourceOf(document) {
  const source = document?.source || '';
  const site = /^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec(source);
  return site ? site[1].toLowerCase() : source;
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
      if (!isLink(index, edge)) yield property === 'statuses' ? edge.status : edge.predicate;
    }
    for (const node of index.nodes.values()) {
      if (node.kind === 'Event') yield property === 'statuses' ? node.status : saysWhat(index.evidence.get(node.evidence[0]));
    }
  }
}

function saysWhat(piece) {
  return piece ? piece.predicate || piece.type : '';
}

function dayPasses(index, filter, piece) {
  if (!filter.from && !filter.to) return true;
  const span = spanOf(index, piece, filter.mode);
  return span ? spansMeet(span, { start: filter.from, end: filter.to }) : filter.undated;
}

function computeShown(index, filter) {
  const passing = passes(index, filter);
  const somePass = (ids) => ids.some((id) => index.evidence.has(id) && passing(index.evidence.get(id)));
  const kindOn = (node) => !filter.off.kinds.includes(node.kind);
  const wholeEvents = wholeEventsOf(index, somePass, kindOn);
  const mayEnd = (node) => (node.kind === 'Event' ? wholeEvents.has(node.id) : kindOn(node));
  const edges = new Set();
  for (const edge of index.edges.values()) {
    if (!mayEnd(index.nodes.get(edge.source)) || !mayEnd(index.nodes.get(edge.target))) continue;
    if (isLink(index, edge) || edgePasses(edge, filter, somePass)) edges.add(edge.id);
  }
  const nodes = new Set(wholeEvents);
  for (const node of index.nodes.values()) if (entityShown(index, node, edges, kindOn, somePass)) nodes.add(node.id);
  return { nodes, edges };
}

function wholeEventsOf(index, somePass, kindOn) {
  const whole = new Set();
  for (const node of index.nodes.values()) {
    if (node.kind !== 'Event' || !kindOn(node) || (node.evidence.length && !somePass(node.evidence))) continue;
    const ends = index.touching.get(node.id).flatMap((id) => [index.edges.get(id).source, index.edges.get(id).target]);
    if (ends.every((id) => kindOn(index.nodes.get(id)))) whole.add(node.id);
  }
  return whole;
}

/** A link of an event goes with the event; every other edge by itself. */
function edgePasses(edge, filter, somePass) {
  if (filter.off.statuses.includes(edge.status) || filter.off.predicates.includes(edge.predicate)) return false;
  const bare = edge.derived || !(edge.evidence.length || edge.events.length);
  return bare || somePass(edge.evidence) || somePass(edge.events);
}

function entityShown(index, node, edges, kindOn, somePass) {
  if (node.kind === 'Event' || node.kind === 'Story' || !kindOn(node)) return false;
  const joins = index.touching.get(node.id);
  if (joins.length) return joins.some((id) => edges.has(id));
  return !node.evidence.length || somePass(node.evidence);
}
