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
  const ids = somebodyIn(columns);
  const { base, ontology, title, focus, limit, hidden, styles, options, labels } = columns;
  const pieces = [...idsOf(columns.statements), ...idsOf(columns.events)];
  const documents = rowsOf(columns.documents, (row) => ({ ...row, published: dayWords(row.day) }));
  const read = { ids, pieces, documents, labels };
  return {
    nodes: [...rowsOf(columns.nodes, (row) => nodeOfRow(row, read)), ...rowsOf(columns.stories, storyOfRow)],
    edges: rowsOf(columns.edges, (row, place) => edgeOfRow(row, place, read)),
    evidence: [
      ...rowsOf(columns.statements, (row) => statementOfRow(row, read)),
      ...rowsOf(columns.events, (row) => eventOfRow(row, read)),
    ],
    documents,
    names: namesIn(columns),
    ...{ hidden, focus, limit, base, ontology, title, styles, options },
  };
}

/** Make the words of each document. @param {object} columns of kg/view/payload/words.py @param {object} network decoded */
export function decodeWords(columns, network) {
  const wordsOf = (place) => ({
    text: columns.texts[place],
    sentences: columns.sentences[place],
    boilerplate: rowsOfNumbers(columns.boilerplate[place], 2).map(([start, length]) => [start, start + length]),
    mentions: rowsOfNumbers(columns.mentions[place], 3).map(([start, length, who]) => [start, start + length, network.nodes[who].id]),
  });
  return new Map(network.documents.map(({ id }, place) => [id, wordsOf(place)]));
}

function idsOf(table) {
  return rowsOf({ count: table.count, id: table.id || [] }, ({ id }) => id);
}

/** The ids by their numbers: nodes first, then who is only spoken of. */
function somebodyIn(columns) {
  return [...idsOf(columns.nodes), ...columns.others];
}

function namesIn({ others, names }) {
  return Object.fromEntries(others.map((id, place) => [id, names[place]]).filter(([, name]) => name !== null));
}

function nodeOfRow(row, { ids, pieces }) {
  return { ...row, candidates: row.candidates.map((who) => ids[who]), evidence: row.evidence.map((piece) => pieces[piece]) };
}

/** A story is a node too, so that it can be drawn, chosen and opened. */
function storyOfRow({ number, name, members, folded, x, y, size }) {
  const told = { status: 'fact', polarity: true, planned: false, when: '', wikidata: '', outside: 0 };
  const lists = { aliases: [], candidates: [], evidence: [] };
  const drawn = folded > 0;
  return { id: `story/${number}`, kind: 'Story', name, importance: members, size, x, y, ...lists, ...told, drawn, story: number, members };
}

function edgeOfRow(row, place, { ids, pieces, labels }) {
  return {
    ...row,
    id: `e${place}`,
    source: ids[row.source],
    target: ids[row.target],
    label: labels[row.predicate],
    evidence: row.evidence.map((piece) => pieces[piece]),
    events: row.events.map((piece) => pieces[piece]),
  };
}

function statementOfRow(row, read) {
  const { ids, pieces, labels } = read;
  return {
    ...pieceOfRow(row, read),
    what: 'statement',
    says: labels[row.predicate],
    subject: ids[row.subject],
    object: row.object < 0 ? null : ids[row.object],
    contradicts: row.contradicts.map((piece) => pieces[piece]),
  };
}

function eventOfRow(row, read) {
  const named = (numbers) => numbers.map((who) => read.ids[who]);
  return {
    ...pieceOfRow(row, read),
    what: 'event',
    says: read.labels[row.type],
    agents: named(row.agents),
    targets: named(row.targets),
    places: named(row.places),
    contested: false,
    contradicts: [],
  };
}

function pieceOfRow(row, { ids, documents }) {
  return {
    ...row,
    speaker: ids[row.speaker],
    reportedBy: row.reportedBy < 0 ? null : ids[row.reportedBy],
    document: row.document < 0 ? '' : documents[row.document].id,
    spans: rowsOfNumbers(row.spans, 4).map(([first, inward, length, whole]) => {
      const start = first + inward;
      return [start, start + length, first, first + whole];
    }),
  };
}
