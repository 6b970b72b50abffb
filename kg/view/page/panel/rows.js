/** The rows of the panel: an edge, a position, an event, a name, each one button that leads on. Draws. */

import { make, press, shapeIcon } from '../draw/dom.js';
import { nameOf } from '../graph/index.js';
import { chosenFor, pieceWords } from '../graph/saying.js';
import { clipped } from '../graph/wording.js';
import { deedParts } from './deeds.js';
import { wordsInShort } from './quotes.js';
import { badge, whoInWords } from './badges.js';

const FIRST = 12;
const ROWS_MADE = 500;
const SAID_IN_ROW = 2;

/** A titled list of things, each made a row; what is beyond the first dozen unfolds. Nothing when there is none. */
export function section(title, things, toRow, first = FIRST) {
  if (!things.length) return null;
  const count = make('span', { class: 'count' }, things.length.toLocaleString('en'));
  return make('section', {}, make('h3', {}, title, count), listOf(things, toRow, first));
}

/** A list whose first things are seen at once; the others are made when somebody asks for them. */
export function listOf(things, toRow, first = FIRST) {
  const few = make('ul', { class: 'rows' }, things.slice(0, first).map(toRow));
  const rest = things.slice(first, ROWS_MADE);
  if (!rest.length) return few;
  const beyond = things.length - first - rest.length;
  const left = beyond ? make('p', { class: 'quiet' }, `and ${beyond.toLocaleString('en')} more: find them by their name`) : null;
  const more = unfolding(`${(things.length - first).toLocaleString('en')} more`, () => [
    make('ul', { class: 'rows' }, rest.map(toRow)),
    left,
  ]);
  return make('div', {}, few, more);
}

/** Something that unfolds; what is inside is made when it first opens. */
export function unfolding(title, fill, name = 'more') {
  const opened = ({ target }) => {
    if (target === details && details.open && details.childElementCount === 1) details.append(...fill().filter(Boolean));
  };
  const details = make('details', { class: name, toggle: opened }, make('summary', {}, title));
  return details;
}

/** A node by name. */
export function nodeRow(ctx, node) {
  const action = () => ctx.go({ kind: 'node', id: node.id });
  return make('li', {}, press('row', action, shapeIcon(node.kind), make('b', {}, clipped(node.name, 80))));
}

/** A name that leads to its node; plain text for who is not in the file. */
export function nameButton(ctx, id) {
  const node = ctx.index.nodes.get(id);
  if (!node) return make('span', {}, clipped(nameOf(ctx.index, id)));
  return press('name', () => ctx.go({ kind: 'node', id }), shapeIcon(node.kind), clipped(node.name));
}

/**
 * An edge as a sentence; the far end is bold, seen from `here`. Of a claim the row tells who says so, and the words. A plain fact
 * bears no badge, unless it stands beside what says the same (`badged`).
 */
export function edgeRow(ctx, edge, here = '', badged = false) {
  const end = (id, name) =>
    id === here
      ? make('span', { class: `quiet ${name}` }, `${clipped(nameOf(ctx.index, id), 40)} `)
      : make('b', {}, `${clipped(nameOf(ctx.index, id), 80)} `);
  const predicate = make('span', { class: 'predicate' }, `${predicateOf(edge)} `);
  const says = make('span', { class: 'says' }, end(edge.source, 'from-here'), predicate, end(edge.target, 'to-here'));
  return rowOf(ctx, edge, says, () => ctx.go({ kind: 'edge', id: edge.id }), badged);
}

/** A position held: its roles, where, and when. */
export function positionRow(ctx, edge) {
  const roles = [...new Set(piecesOf(ctx.index, edge).map((piece) => piece.role).filter(Boolean))];
  const held = make('b', {}, roles.length ? clipped(roles.join(', '), 120) : edge.label);
  const at = make('span', { class: 'quiet' }, roles.length ? ' at ' : ' ');
  const says = make('span', { class: 'says' }, held, at, clipped(nameOf(ctx.index, edge.target), 80));
  return rowOf(ctx, edge, says, () => ctx.go({ kind: 'edge', id: edge.id }));
}

/** An event as a sentence: who did what, to whom, where. */
export function eventRow(ctx, node) {
  const parts = deedParts(ctx.index, node);
  const says = make(
    'span',
    { class: 'says' },
    parts.map(({ text, name }) => (name ? make('b', {}, clipped(text, 120)) : make('span', { class: 'predicate' }, text))),
  );
  return rowOf(ctx, node, says, () => ctx.go({ kind: 'node', id: node.id }));
}

/** One who takes part in an event. */
export function participantRow(ctx, { how, id }) {
  const name = make('b', {}, clipped(nameOf(ctx.index, id), 80));
  const action = () => ctx.go({ kind: 'node', id });
  return make('li', {}, press('row', action, make('span', { class: 'predicate' }, how), name));
}

/** A piece in words, leading to the edge or node under which it stands. */
export function pieceRow(ctx, piece) {
  const says = make('span', { class: 'says' }, clipped(pieceWords(ctx.index, piece), 200));
  const chosen = chosenFor(ctx.index, piece);
  return rowOf(ctx, { ...piece, evidence: [piece.id], events: [] }, says, chosen && (() => ctx.go(chosen)));
}

/** An article: its title and day; it opens beside the network. */
export function documentRow(ctx, document) {
  const day = document.published ? make('span', { class: 'when' }, document.published) : null;
  const title = make('span', { class: 'says' }, clipped(document.title, 160));
  return make('li', {}, press('row row-article', () => ctx.act({ do: 'article', id: document.id }), title, day));
}

/** A predicate as said: denied ones begin with "not". */
export function predicateOf(edge) {
  return `${edge.polarity ? '' : 'not '}${edge.label}`;
}

/** The pieces under an edge or an event's node, statements first. */
export function piecesOf(index, thing) {
  return [...thing.evidence, ...(thing.events || [])].map((id) => index.evidence.get(id)).filter(Boolean);
}

/** A row: badge, words, day, and for whatever is no plain fact who says so, in which words. */
function rowOf(ctx, thing, says, action, badged = false) {
  const plain = thing.status === 'fact' && thing.polarity && !thing.contested && !thing.ended && !thing.derived;
  const claims = thing.status === 'claim' ? thing.evidence.map((id) => ctx.index.evidence.get(id)).filter(Boolean) : [];
  const when = thing.when || daysOf(ctx.index, thing);
  const parts = [
    plain && !badged ? null : badge(thing),
    says,
    when ? make('span', { class: 'when' }, when) : null,
    ...saidLines(ctx.index, claims),
  ];
  return make('li', {}, action ? press(`row row-${thing.status}`, action, parts) : make('div', { class: 'row' }, parts));
}

/** Who says so in which words: the first few that differ. */
function saidLines(index, pieces) {
  const lines = new Map(pieces.map((piece) => [`${whoInWords(index, piece)} ${wordsInShort(index, piece)}`, piece]));
  return [...lines.values()].slice(0, SAID_IN_ROW).map((piece) => {
    const who = make('span', { class: 'who-claim' }, whoInWords(index, piece));
    return make('span', { class: 'said-line' }, who, ' ', make('span', { class: 'words' }, wordsInShort(index, piece)));
  });
}

function daysOf(index, thing) {
  const days = [...new Set(piecesOf(index, thing).map((piece) => piece.when).filter(Boolean))];
  return days.slice(0, 2).join('; ');
}
