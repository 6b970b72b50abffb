/**
 * The packed blocks of the page in, the objects that everything else uses out; kg/view/payload writes them. Pure.
 *
 * @typedef {{text: string | null, sentences: Object<string, string>, boilerplate: number[][],
 *   mentions: [number, number, string][]}} Words of a document: `sentences` by their beginning, where the text is left out. All
 *   places count UTF-16 units
 */

import { rowsOf, rowsOfNumbers } from './columns.js';
import { dayWords } from './dates.js';
import { textIn } from './packed.js';

/** Unpack a block. @param {string} packed @returns {Promise<object>} */
export async function unpack(packed) {
  return JSON.parse(await textIn(packed));
}

/** Make nodes, edges, evidence and documents of their columns. @param {object} columns of kg/view/payload/network.py */
export function decodeNetwork(columns) {
  const { base, ontology, title, focus, limit, hidden, styles, labels } = columns;
  const ids = [...idsOf(columns.nodes), ...columns.others];
  const pieces = [...idsOf(columns.statements), ...idsOf(columns.events)];
  const documents = rowsOf(columns.documents, (row) => (row.published = dayWords(row.day)));
  const read = { ids, pieces, documents, labels };
  const completed = (table, complete) => rowsOf(table, (row, place) => complete(row, read, place));
  return {
    nodes: [...completed(columns.nodes, completeNode), ...completed(columns.stories, completeStory)],
    edges: completed(columns.edges, completeEdge),
    evidence: [...completed(columns.statements, completeStatement), ...completed(columns.events, completeEvent)],
    documents,
    names: namesIn(columns),
    ...{ hidden, focus, limit, base, ontology, title, styles },
  };
}

/** Make the words of each document. @param {object} columns of kg/view/payload/words.py @param {object} network decoded */
export function decodeWords(columns, network) {
  const wordsOf = (place) => ({
    text: columns.texts[place],
    sentences: columns.sentences[place],
    boilerplate: rowsOfNumbers(columns.boilerplate[place], 2).map(([start, length]) => [start, start + length]),
    mentions: rowsOfNumbers(columns.mentions[place], 3).map(([start, length, who]) => {
      return [start, start + length, network.nodes[who].id];
    }),
  });
  return new Map(network.documents.map(({ id }, place) => [id, wordsOf(place)]));
}

function idsOf({ count, id }) {
  return rowsOf({ count, id }, () => {}).map((row) => row.id);
}

function namesIn({ others, names }) {
  return Object.fromEntries(others.map((id, place) => [id, names[place]]).filter(([, name]) => name !== null));
}

/** What numbers mean, in a list of its own. */
function meant(numbers, things) {
  return numbers.map((number) => things[number]);
}

function completeNode(row, { ids, pieces }) {
  row.candidates = meant(row.candidates, ids);
  row.evidence = meant(row.evidence, pieces);
}

/** A story is a node too, so that it can be drawn, chosen and opened. */
function completeStory(row) {
  const told = { kind: 'Story', status: 'fact', polarity: true, planned: false, when: '', wikidata: '', outside: 0 };
  const lists = { aliases: [], candidates: [], evidence: [] };
  const own = { id: `story/${row.number}`, story: row.number, importance: row.members, drawn: row.folded > 0 };
  Object.assign(row, told, lists, own);
}

function completeEdge(row, { ids, pieces, labels }, place) {
  row.id = `e${place}`;
  row.source = ids[row.source];
  row.target = ids[row.target];
  row.label = labels[row.predicate];
  row.evidence = meant(row.evidence, pieces);
  row.events = meant(row.events, pieces);
}

function completeStatement(row, read) {
  completePiece(row, read);
  row.what = 'statement';
  row.says = read.labels[row.predicate];
  row.subject = read.ids[row.subject];
  row.object = row.object < 0 ? null : read.ids[row.object];
  row.contradicts = meant(row.contradicts, read.pieces);
}

function completeEvent(row, read) {
  completePiece(row, read);
  row.what = 'event';
  row.says = read.labels[row.type];
  row.agents = meant(row.agents, read.ids);
  row.targets = meant(row.targets, read.ids);
  row.places = meant(row.places, read.ids);
  row.contested = false;
  row.contradicts = [];
}

function completePiece(row, { ids, documents }) {
  row.speaker = ids[row.speaker];
  row.reportedBy = row.reportedBy < 0 ? null : ids[row.reportedBy];
  row.document = row.document < 0 ? '' : documents[row.document].id;
  row.spans = rowsOfNumbers(row.spans, 4).map(([first, inward, length, whole]) => {
    const start = first + inward;
    return [start, start + length, first, first + whole];
  });
}
