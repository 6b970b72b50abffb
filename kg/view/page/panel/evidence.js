/** What stands under an edge or event: each piece as a card with who says so, its words and its document. Draws. */

import { make, outward, press } from '../draw/dom.js';
import { chosenFor, pieceWords } from '../graph/saying.js';
import { clipped } from '../graph/wording.js';
import { quotations } from './quotes.js';
import { readAt } from './reach.js';
import { listOf, unfolding } from './rows.js';
import { badge, whoSays } from './badges.js';

const FIRST_CARDS = 20;

/** The cards of several pieces, facts before claims, the newest document first; what the filters leave out stands apart. */
export function cards(ctx, ids, told = false) {
  const known = [...new Set(ids)].map((id) => ctx.index.evidence.get(id)).filter(Boolean);
  const sorted = known.sort((one, two) => order(ctx.index, one, two));
  const within = sorted.filter((piece) => ctx.passes(piece));
  const without = sorted.filter((piece) => !ctx.passes(piece));
  const toCard = (piece) => make('li', {}, card(ctx, piece, told));
  return [
    within.length ? make('div', { class: 'cards' }, listOf(within, toCard, FIRST_CARDS)) : null,
    without.length && !within.length ? make('p', { class: 'notice' }, 'Nothing here is within your filters.') : null,
    outside(without, toCard),
  ].filter(Boolean);
}

/** What the filters leave out, folded away under its count; null when there is nothing. */
export function outside(things, toRow) {
  if (!things.length) return null;
  const title = `Outside your filters (${things.length.toLocaleString('en')})`;
  return unfolding(title, () => [listOf(things, toRow, FIRST_CARDS)], 'outside');
}

function order(index, one, two) {
  if (one.status !== two.status) return one.status === 'fact' ? -1 : 1;
  const [first, second] = [one, two].map((piece) => (index.documents.get(piece.document) || { day: '' }).day);
  return first < second ? 1 : first > second ? -1 : one.id < two.id ? -1 : 1;
}

/** One piece; `told` also says what it states, where no heading does. */
function card(ctx, piece, told) {
  const says = told || piece.what === 'event' ? statedLine(ctx, piece, told) : null;
  const rows = details(piece).map(([term, value]) => make('div', {}, make('dt', {}, term), make('dd', {}, value)));
  return make(
    'article',
    { class: `card card-${piece.status}`, 'aria-label': clipped(pieceWords(ctx.index, piece), 120) },
    make('div', { class: 'card-head' }, badge(piece), whoSays(ctx, piece)),
    says,
    quotations(ctx, piece),
    make('dl', {}, rows),
    source(ctx, piece),
    contradictions(ctx, piece),
  );
}

function statedLine(ctx, piece, told) {
  const words = clipped(pieceWords(ctx.index, piece), 200);
  const chosen = chosenFor(ctx.index, piece);
  if (told && chosen) return make('p', { class: 'stated' }, press('inline', () => ctx.go(chosen), words));
  return make('p', { class: 'stated quiet' }, piece.what === 'event' ? `event: ${words}` : words);
}

function details(piece) {
  const rows = [
    ['date', piece.when || 'not dated'],
    ['put as', `${piece.modality}${piece.polarity ? '' : ', as a denial'}`],
    ['confidence', `${Math.round(piece.confidence * 100)} %`],
    ['role', piece.role],
    ['share', typeof piece.share === 'number' ? `${piece.share} %` : ''],
    ['program', piece.program],
    ['legal basis', piece.legalBasis],
  ];
  return rows.filter(([, value]) => value);
}

/** The document of a piece, and the way to the sentence in it. */
function source(ctx, piece) {
  const document = ctx.index.documents.get(piece.document);
  if (!document) return make('p', { class: 'source' }, 'article not in this page');
  const day = document.published ? make('span', { class: 'day' }, document.published) : null;
  const open = press('read', () => readAt(ctx, piece), 'Read in the article');
  open.setAttribute('aria-label', `Read in the article: ${clipped(document.title, 120)}`);
  return make('p', { class: 'source' }, make('span', {}, outward(document.source, clipped(document.title, 200)), ' ', day), open);
}

function contradictions(ctx, piece) {
  const others = piece.contradicts.map((id) => ctx.index.evidence.get(id)).filter(Boolean);
  if (!others.length) return null;
  const rows = others.map((other) => {
    const chosen = chosenFor(ctx.index, other);
    const label = [badge(other), make('span', {}, clipped(pieceWords(ctx.index, other), 200))];
    const title = chosen ? press('row', () => ctx.go(chosen), label) : make('div', { class: 'row' }, label);
    return make('li', {}, title, whoSays(ctx, other), quotations(ctx, other));
  });
  const title = piece.status === 'fact' ? 'Contradicted by' : 'Contradicts';
  return make('div', { class: 'against' }, make('h3', {}, title), make('ul', { class: 'rows' }, rows));
}
