/** The page of an entity: who it is, what is known of it, what is said about it and by it. Draws. */

import { make, outward, press, shapeIcon } from '../draw/dom.js';
import { nameOf, otherEnd } from '../graph/index.js';
import { clipped, counted } from '../graph/wording.js';
import { cards, outside } from './evidence.js';
import { carriedOut, isPlan } from './leads.js';
import { thingRow } from './overview.js';
import { documentRow, edgeRow, eventRow, nameButton, pieceRow, piecesOf, positionRow, section } from './rows.js';

const POSITIONS = new Set(['holdsPositionIn', 'leads', 'employedBy']);
const AT_ONCE = 25;

/** Everything known of an entity. */
export function entityParts(ctx, node) {
  const known = sortedOut(ctx, node);
  const row = (edge) => edgeRow(ctx, edge, node.id);
  const thing = (each) => thingRow(ctx, each, node.id);
  return [
    make('p', { class: 'kind' }, shapeIcon(node.kind), node.kind),
    make('h2', {}, clipped(node.name)),
    node.aliases.length ? make('p', { class: 'aliases' }, 'also ', clipped(node.aliases.join(', '))) : null,
    wikidata(node),
    sameAs(ctx, node),
    aroundIt(ctx, node),
    section('Positions', known.positions, (edge) => positionRow(ctx, edge)),
    section('Claims about it', known.claims, row),
    section('Only planned', known.plans, thing),
    section('Planned, and since done', known.done, thing),
    section('Facts', known.facts, row),
    section('Events', known.events, (event) => eventRow(ctx, event)),
    section('Claims by it', claimsBy(ctx, node.id), (piece) => pieceRow(ctx, piece)),
    node.evidence.length ? make('section', {}, make('h3', {}, 'Also said'), cards(ctx, node.evidence, true)) : null,
    section('Articles', documentsOf(ctx.index, node, known.all), (document) => documentRow(ctx, document)),
    outside(known.without, thing),
    leadsOut(node),
  ];
}

/** The edges and events of an entity by what they are; those outside the filters apart. */
function sortedOut(ctx, node) {
  const all = thingsAt(ctx.index, node);
  const within = all.filter((thing) => thing.derived || piecesOf(ctx.index, thing).some((piece) => ctx.passes(piece)));
  const inside = new Set(within);
  const planned = within.filter(isPlan);
  const rest = within.filter((thing) => !isPlan(thing));
  const edges = rest.filter((thing) => thing.kind !== 'Event');
  const isFact = (edge) => edge.status === 'fact' && edge.polarity;
  const isPosition = (edge) => isFact(edge) && edge.source === node.id && POSITIONS.has(edge.predicate);
  const byStart = (one, two) => inOrder(startOf(ctx.index, one), startOf(ctx.index, two));
  return {
    all,
    without: all.filter((thing) => !inside.has(thing)),
    positions: edges.filter(isPosition).sort(byStart),
    facts: edges.filter((edge) => edge.status === 'fact' && !isPosition(edge)),
    claims: edges.filter((edge) => edge.status === 'claim'),
    plans: planned.filter((thing) => !carriedOut(ctx.index, thing)),
    done: planned.filter((thing) => carriedOut(ctx.index, thing)),
    events: rest.filter((thing) => thing.kind === 'Event').sort(byStart),
  };
}

/** The edges of an entity, by their words, and the events in which it takes part. */
function thingsAt(index, node) {
  const spelt = (edge) => `${edge.label} ${nameOf(index, otherEnd(edge, node.id))}`;
  const edges = index.touching.get(node.id).map((id) => index.edges.get(id));
  const ends = (edge) => index.nodes.get(otherEnd(edge, node.id));
  const events = new Set(edges.map(ends).filter((end) => end.kind === 'Event'));
  const direct = edges.filter((edge) => ends(edge).kind !== 'Event').map((edge) => [spelt(edge), edge]);
  return [...direct.sort(([one], [two]) => inOrder(one, two)).map(([, edge]) => edge), ...events];
}

/** The first day that the pieces of a thing speak of; what has none comes last. */
function startOf(index, thing) {
  const days = piecesOf(index, thing).map((piece) => piece.start || piece.end).filter(Boolean);
  return days.sort()[0] || '9999';
}

function inOrder(one, two) {
  return one < two ? -1 : one > two ? 1 : 0;
}

function claimsBy({ index, passes }, id) {
  const speaks = (piece) => piece.status === 'claim' && (piece.speaker === id || piece.reportedBy === id);
  return [...index.evidence.values()].filter((piece) => speaks(piece) && passes(piece));
}

/** How many neighbours are not drawn, with the way to more of them. */
function aroundIt({ index, scene, act }, node) {
  const neighbours = new Set(index.touching.get(node.id).map((id) => otherEnd(index.edges.get(id), node.id)));
  const undrawn = [...neighbours].filter((id) => !scene.drawn.has(id)).length;
  if (!undrawn) return null;
  const told = make('span', { class: 'quiet' }, `${counted(undrawn, 'neighbour is', 'neighbours are')} not drawn`);
  const more = press('act', () => act({ do: 'expand', id: node.id }), `Show ${Math.min(undrawn, AT_ONCE)} more`);
  return make('div', { class: 'acts' }, told, more);
}

function sameAs(ctx, node) {
  if (!node.candidates.length) return null;
  const named = node.candidates.map((id) => nameButton(ctx, id));
  const listed = named.flatMap((name, place) => (place ? [', ', name] : [name]));
  return make('p', { class: 'notice' }, 'May be the same as ', listed, ' (not joined: too little says so).');
}

function wikidata(node) {
  const number = node.wikidata.slice(node.wikidata.lastIndexOf('/') + 1);
  if (!/^Q\d+$/.test(number)) return null;
  return make('p', { class: 'quiet' }, 'Wikidata ', outward(`https://www.wikidata.org/wiki/${number}`, number));
}

function documentsOf(index, node, things) {
  const pieces = [node, ...things].flatMap((thing) => piecesOf(index, thing));
  const ids = new Set(pieces.map((piece) => piece.document));
  const documents = [...ids].map((id) => index.documents.get(id)).filter(Boolean);
  return documents.sort((one, two) => inOrder(two.day, one.day) || inOrder(one.title, two.title));
}

function leadsOut(node) {
  if (!node.outside) return null;
  const lead = counted(node.outside, 'more connection leads', 'more connections lead');
  return make('p', { class: 'notice' }, `${lead} to what is not in this file.`);
}
