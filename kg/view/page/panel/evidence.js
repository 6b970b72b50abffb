/** What stands under an edge or event: each piece as a card with its words, its speaker and its document. Draws. */

import { nameOf } from '../graph/index.js';
import { lineIcon, make, outward, press } from '../draw/dom.js';

const STANDING = {
  fact: 'fact',
  over: 'fact, now over',
  claim: 'claim',
  planned: 'planned',
  denied: 'denied',
  contested: 'contested fact',
};

/** The cards of several pieces, facts before claims. */
export function cards(index, pieces, go) {
  const known = pieces.map((id) => index.evidence.get(id)).filter(Boolean);
  known.sort((a, b) => (a.status === b.status ? 0 : a.status === 'fact' ? -1 : 1));
  return known.map((piece) => card(index, piece, go));
}

/** A piece in words: "Ana Ruiz accused by the Ministry". */
export function sentenceOf(index, piece) {
  if (piece.what === 'event') {
    const named = (how, ids) => (ids.length ? ` ${how} ${ids.map((id) => nameOf(index, id)).join(', ')}` : '');
    return `${piece.says}${named('by', piece.agents)}${named('of', piece.targets)}${named('in', piece.places)}`;
  }
  const denial = piece.polarity ? '' : 'not ';
  return `${nameOf(index, piece.subject)} ${denial}${piece.says} ${piece.object ? nameOf(index, piece.object) : piece.value}`;
}

/** The standing of a piece, edge or event in one badge. */
export function badge(thing) {
  const style = lineStyle(thing);
  return make('span', { class: `badge badge-${thing.status}` }, lineIcon(style), STANDING[style]);
}

function lineStyle(thing) {
  if (!thing.polarity) return 'denied';
  if (thing.status === 'fact') return thing.contested ? 'contested' : thing.ended ? 'over' : 'fact';
  return thing.planned || thing.modality === 'planned' ? 'planned' : 'claim';
}

function card(index, piece, go) {
  const event = piece.what === 'event' ? make('span', { class: 'quiet' }, `event: ${piece.says}`) : null;
  const rows = details(index, piece, go).flatMap(([term, value]) => [make('dt', {}, term), make('dd', {}, value)]);
  return make(
    'article',
    { class: `card card-${piece.status}` },
    make('div', { class: 'card-head' }, badge(piece), event),
    quotesOf(piece),
    make('dl', {}, rows),
    contradictions(index, piece, go),
  );
}

/** The sentences, with the exact words marked. */
function quotesOf(piece) {
  return piece.quotes.map(([before, words, after]) => make('blockquote', {}, before, make('mark', {}, words), after));
}

function details(index, piece, go) {
  const modality = piece.modality === 'asserted' ? '' : piece.modality;
  const rows = [
    ['said by', speaker(index, piece.speaker, go)],
    ['according to', piece.reportedBy ? speaker(index, piece.reportedBy, go) : ''],
    ['put as', [modality, piece.polarity ? '' : 'a denial'].filter(Boolean).join(', ')],
    ['when', piece.when],
    ['role', piece.role],
    ['share', typeof piece.share === 'number' ? `${piece.share} %` : ''],
    ['program', piece.program],
    ['legal basis', piece.legalBasis],
    ['article', documentLine(index.documents.get(piece.document))],
    ['confidence', `${Math.round(piece.confidence * 100)} %`],
  ];
  return rows.filter(([, value]) => value);
}

function speaker(index, id, go) {
  if (id === 'narrator') return 'the article itself';
  if (id === 'unnamed') return 'somebody not named';
  const name = nameOf(index, id);
  return index.nodes.has(id) ? press('inline', () => go({ kind: 'node', id }), name) : name;
}

/** A document's title, where it came from and its day. */
export function documentLine(document) {
  if (!document) return 'unknown';
  const day = document.published ? make('span', { class: 'day' }, document.published) : null;
  return make('span', {}, outward(document.source, document.title), ' ', day);
}

function contradictions(index, piece, go) {
  if (!piece.contradicts.length) return null;
  const rows = piece.contradicts.map((id) => {
    const other = index.evidence.get(id);
    const edge = index.edgeOf.get(id);
    const label = [badge(other), make('span', {}, sentenceOf(index, other))];
    return make('li', {}, edge ? press('row', () => go({ kind: 'edge', id: edge }), label) : label, quotesOf(other));
  });
  const title = piece.status === 'fact' ? 'Contradicted by' : 'Contradicts';
  return make('div', { class: 'against' }, make('h3', {}, title), make('ul', { class: 'rows' }, rows));
}
