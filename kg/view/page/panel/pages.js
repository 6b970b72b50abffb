/** The panel beside the network: how to read it, a node, or an edge. Draws; every name and line in it is a button. */

import { mostConnected, nameOf, otherEnd, participants } from '../graph/index.js';
import { lineIcon, make, outward, press, shapeIcon } from '../draw/dom.js';
import { badge, cards, documentLine } from './evidence.js';
import { claimRow, edgeRow, eventRow, nameButton, nodeList, participantRow, positionRow, predicateOf, section } from './rows.js';
import { clipped, counted, hiddenWords } from '../graph/wording.js';

const POSITIONS = new Set(['holdsPositionIn', 'leads', 'employedBy']);
const FIRST = 10;
const KEYS = [
  ['fact', 'A solid line is a fact: an article asserts it.'],
  ['claim', 'A dashed line is a claim: somebody says so, the graph does not.'],
  ['planned', 'Dotted: planned, called for or offered.'],
  ['denied', 'Struck through: denied.'],
  ['contested', 'Contested: a fact that somebody contradicts.'],
  ['over', 'Pale: over.'],
];

/** What is shown when nothing is chosen. */
export function overviewPanel(index, hidden, go) {
  const everyone = mostConnected(index, Infinity);
  const byName = [...everyone].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const all = make('details', {}, make('summary', {}, `All ${everyone.length} names`), nodeList(byName, go));
  return [
    make('h2', {}, 'How to read this'),
    make('p', {}, 'Click a name or a line to read the exact words behind it.'),
    make('ul', { class: 'keys' }, KEYS.map(([style, text]) => make('li', {}, lineIcon(style), make('span', {}, text)))),
    ...hiddenWords(hidden).map((text) => make('p', { class: 'notice' }, text)),
    make('h3', {}, 'Most connected'),
    nodeList(everyone.slice(0, FIRST), go),
    everyone.length > FIRST ? all : null,
  ];
}

/** Everything known of an entity or event. */
export function nodePanel(index, id, go) {
  const node = index.nodes.get(id);
  return node.kind === 'Event' ? eventPanel(index, node, go) : entityPanel(index, node, go);
}

/** Every piece under an edge; the link of an event shows the event. */
export function edgePanel(index, id, go) {
  const edge = index.edges.get(id);
  const event = [edge.source, edge.target].map((end) => index.nodes.get(end)).find((node) => node.kind === 'Event');
  if (event) return eventPanel(index, event, go);
  const pieces = [...edge.evidence, ...edge.events];
  const documents = new Set(pieces.map((piece) => index.evidence.get(piece).document));
  const articles = counted(documents.size, 'article', 'articles');
  const predicate = make('span', { class: 'predicate' }, predicateOf(edge));
  const ends = [edge.source, edge.target].map((end) => nameButton(index, end, go));
  return [
    backButton(go),
    make('p', { class: 'kind' }, badge(edge)),
    make('h2', { class: 'triple' }, ends[0], predicate, ends[1]),
    make('p', { class: 'quiet' }, `${counted(pieces.length, 'passage', 'passages')} in ${articles}`),
    ...cards(index, pieces, go),
  ];
}

function entityPanel(index, node, go) {
  const edges = edgesByWords(index, node);
  const direct = edges.filter((edge) => index.nodes.get(otherEnd(edge, node.id)).kind !== 'Event');
  const isPosition = (edge) => edge.source === node.id && POSITIONS.has(edge.predicate);
  const facts = direct.filter((edge) => edge.status === 'fact');
  const claims = direct.filter((edge) => edge.status === 'claim');
  const ends = [...new Set(edges.map((edge) => otherEnd(edge, node.id)))];
  const events = ends.filter((id) => index.nodes.get(id).kind === 'Event');
  const row = (edge) => edgeRow(index, edge, node.id, go);
  const documents = documentsOf(index, edges, node);
  return [
    backButton(go),
    make('p', { class: 'kind' }, shapeIcon(node.kind), node.kind),
    make('h2', {}, clipped(node.name)),
    node.aliases.length ? make('p', { class: 'aliases' }, 'also ', clipped(node.aliases.join(', '))) : null,
    wikidata(node),
    candidates(index, node, go),
    section('Positions', facts.filter(isPosition).map((edge) => positionRow(index, edge, go))),
    section('Facts', facts.filter((edge) => !isPosition(edge)).map(row)),
    section('Claims about it', claims.map(row)),
    section('Claims by it', claimsBy(index, node.id).map((piece) => claimRow(index, piece, go))),
    section('Events', events.map((id) => eventRow(index, id, go))),
    node.evidence.length ? make('section', {}, make('h3', {}, 'Also said'), cards(index, node.evidence, go)) : null,
    section('Articles', documents.map((document) => make('li', {}, documentLine(document)))),
    undrawn(node),
  ];
}

function eventPanel(index, node, go) {
  return [
    backButton(go),
    make('p', { class: 'kind' }, shapeIcon('Event'), 'Event', badge(node)),
    make('h2', {}, node.name),
    node.when ? make('p', { class: 'aliases' }, node.when) : null,
    section('Who and where', participants(index, node.id).map((each) => participantRow(index, each, go))),
    ...cards(index, node.evidence, go),
  ];
}

function backButton(go) {
  return press('back', () => go(null), '← Overview');
}

function edgesByWords(index, node) {
  const spelt = (edge) => `${edge.label} ${nameOf(index, otherEnd(edge, node.id))}`;
  const edges = index.touching.get(node.id).map((id) => index.edges.get(id));
  return edges.sort((a, b) => spelt(a).localeCompare(spelt(b), 'en'));
}

function claimsBy(index, id) {
  const speaks = (piece) => piece.speaker === id || piece.reportedBy === id;
  return [...index.evidence.values()].filter((piece) => piece.status === 'claim' && speaks(piece));
}

function candidates(index, node, go) {
  if (!node.candidates.length) return null;
  const named = node.candidates.map((id) => (index.nodes.has(id) ? nameButton(index, id, go) : nameOf(index, id)));
  const listed = named.flatMap((name, place) => (place ? [', ', name] : [name]));
  return make('p', { class: 'notice' }, 'May be the same as ', listed, ' (not joined: too little says so).');
}

function documentsOf(index, edges, node) {
  const pieces = [...node.evidence, ...edges.flatMap((edge) => [...edge.evidence, ...edge.events])];
  const ids = new Set(pieces.map((id) => index.evidence.get(id).document));
  const documents = [...ids].map((id) => index.documents.get(id)).filter(Boolean);
  return documents.sort((a, b) => a.title.localeCompare(b.title, 'en'));
}

function wikidata(node) {
  const number = node.wikidata.slice(node.wikidata.lastIndexOf('/') + 1);
  if (!/^Q\d+$/.test(number)) return null;
  return make('p', { class: 'quiet' }, 'Wikidata ', outward(`https://www.wikidata.org/wiki/${number}`, number));
}

function undrawn(node) {
  if (!node.undrawn) return null;
  const lead = counted(node.undrawn, 'more connection leads', 'more connections lead');
  return make('p', { class: 'notice' }, `${lead} to what is not drawn.`);
}
