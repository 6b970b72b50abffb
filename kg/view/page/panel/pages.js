/** What the panel shows: the overview, a node, an edge or a sentence. Each gives the elements of one page. Draws. */

import { make, press, shapeIcon } from '../draw/dom.js';
import { isLink, participants, piecesIn } from '../graph/index.js';
import { clipped, counted } from '../graph/wording.js';
import { entityParts } from './entity.js';
import { cards } from './evidence.js';
import { howToRead, whatIsHidden, whatIsRead, whereToBegin, whoIsThere } from './overview.js';
import { edgeRow, nameButton, participantRow, piecesOf, predicateOf, section } from './rows.js';
import { badge } from './badges.js';
import { storyParts } from './story.js';

/**
 * @typedef {{index: object, scene: object, passes: (piece: object) => boolean, go: (chosen: object | null) => void,
 *   act: (action: object) => void}} Context what a page is made of, and the two ways on: choosing and acting
 */

/** What is shown when nothing is chosen. */
export function overviewPage(ctx) {
  const parts = present([whereToBegin(ctx), whoIsThere(ctx), whatIsRead(ctx), whatIsHidden(ctx)]);
  return [...howToRead(ctx.index, parts.filter((part) => part.tagName === 'SECTION')), ...parts];
}

/** Everything known of an entity, an event or a story. */
export function nodePage(ctx, id) {
  const node = ctx.index.nodes.get(id);
  const parts = { Event: eventParts, Story: storyParts }[node.kind] || entityParts;
  return present([backButton(ctx), ...parts(ctx, node)]);
}

/** Every piece under an edge; the link of an event shows the event. */
export function edgePage(ctx, id) {
  const { index } = ctx;
  const edge = index.edges.get(id);
  if (isLink(index, edge)) {
    const event = [edge.source, edge.target].find((end) => index.nodes.get(end).kind === 'Event');
    return nodePage(ctx, event);
  }
  const [from, to] = [edge.source, edge.target].map((end) => nameButton(ctx, end));
  const beside = edgesBeside(index, edge);
  return present([
    backButton(ctx),
    make('p', { class: 'kind' }, badge(edge)),
    make('h2', { class: 'triple' }, from, make('span', { class: 'predicate' }, predicateOf(edge)), to),
    edge.derived ? derivedNotice() : passages(index, edge),
    ...cards(ctx, edge.evidence),
    edge.events.length ? make('h3', {}, 'Told as an event, too') : null,
    ...cards(ctx, edge.events),
    section('Also between the two', beside, (other) => edgeRow(ctx, other, '', true)),
  ]);
}

/** What was read from one sentence of an article. */
export function sentencePage(ctx, chosen) {
  const { index } = ctx;
  const document = index.documents.get(chosen.document);
  const ids = piecesIn(index, chosen.document, chosen.start, chosen.end).map((piece) => piece.id);
  return present([
    backButton(ctx),
    make('p', { class: 'kind' }, 'A sentence'),
    make('h2', {}, document ? clipped(document.title, 120) : 'An article'),
    make('p', { class: 'quiet' }, `${counted(ids.length, 'thing', 'things')} read from it`),
    ...cards(ctx, ids, true),
  ]);
}

function eventParts(ctx, node) {
  return [
    make('p', { class: 'kind' }, shapeIcon('Event'), 'Event', badge(node)),
    make('h2', {}, `${node.polarity ? '' : 'not '}${node.name}`),
    node.when ? make('p', { class: 'aliases' }, node.when) : null,
    section('Who and where', participants(ctx.index, node.id), (each) => participantRow(ctx, each)),
    ...cards(ctx, node.evidence),
  ];
}

function edgesBeside(index, edge) {
  const others = index.touching.get(edge.source).map((id) => index.edges.get(id));
  const ends = (other) => [other.source, other.target].sort().join(' ');
  return others.filter((other) => other !== edge && ends(other) === ends(edge));
}

function passages(index, edge) {
  const pieces = piecesOf(index, edge);
  const documents = new Set(pieces.map((piece) => piece.document));
  const told = `${counted(pieces.length, 'passage', 'passages')} in ${counted(documents.size, 'article', 'articles')}`;
  return make('p', { class: 'quiet' }, told);
}

function derivedNotice() {
  return make('p', { class: 'notice' }, 'This line was made by the query that is drawn here. It has no words of its own.');
}

function backButton(ctx) {
  return press('back', () => ctx.go(null), '← Overview');
}

function present(parts) {
  return parts.flat().filter(Boolean);
}
