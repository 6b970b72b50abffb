/** The panel beside the network: how to read it, a node, or an edge. Draws; every name and line in it is a button. */

import { mostConnected, nameOf, otherEnd, participants } from './graph.js';
import { lineIcon, make, outward, shapeIcon } from './dom.js';
import { badge, cards, documentLine, sentenceOf } from './evidence.js';

const POSITIONS = new Set(['holdsPositionIn', 'leads', 'employedBy']);
const LONG = 400;

/** What is shown when nothing is chosen. */
export function overviewPanel(index, hidden, go) {
  const keys = [
    ['fact', 'A solid line is a fact: an article asserts it.'],
    ['claim', 'A dashed line is a claim: somebody says so, the graph does not.'],
    ['planned', 'Dotted: planned, called for or offered.'],
    ['denied', 'Struck through: denied.'],
    ['contested', 'Contested: a fact that somebody contradicts.'],
    ['over', 'Pale: over.'],
  ];
  const everyone = mostConnected(index, Infinity);
  return [
    make('h2', {}, 'How to read this'),
    make('p', {}, 'Click a name or a line to read the exact words behind it.'),
    make('ul', { class: 'keys' }, keys.map(([style, text]) => make('li', {}, lineIcon(style), make('span', {}, text)))),
    hiddenWords(hidden).map((text) => make('p', { class: 'notice' }, text)),
    make('h3', {}, 'Most connected'),
    nodeList(everyone.slice(0, 10), go),
    everyone.length > 10
      ? make('details', {}, make('summary', {}, `All ${everyone.length} names`), nodeList([...everyone].sort((a, b) => a.name.localeCompare(b.name, 'en')), go))
      : null,
  ].flat();
}

/** What is not drawn, and why: a sentence each. */
export function hiddenWords(hidden) {
  const many = (count, one, more) => `${count.toLocaleString('en')} ${count === 1 ? one : more}`;
  const lines = [];
  if (hidden.entities) lines.push(`${many(hidden.entities, 'entity is', 'entities are')} not drawn: beyond the focus or the limit of this view, the least connected first.`);
  if (hidden.edges) lines.push(`${many(hidden.edges, 'connection leads', 'connections lead')} to what is not drawn.`);
  if (hidden.alone) lines.push(`${many(hidden.alone, 'entity is', 'entities are')} not drawn because no statement joins ${hidden.alone === 1 ? 'it' : 'them'} with another.`);
  if (hidden.events) lines.push(`${many(hidden.events, 'event is', 'events are')} not drawn: nobody in this view takes part.`);
  return lines;
}

/** Everything known of an entity or event. */
export function nodePanel(index, id, go) {
  const node = index.nodes.get(id);
  return node.kind === 'Event' ? eventPanel(index, node, go) : entityPanel(index, node, go);
}

/** Every piece under an edge. */
export function edgePanel(index, id, go) {
  const edge = index.edges.get(id);
  const event = [edge.source, edge.target].map((end) => index.nodes.get(end)).find((node) => node.kind === 'Event');
  if (event) return eventPanel(index, event, go);
  const pieces = [...edge.evidence, ...edge.events];
  const counted = pieces.length === 1 ? 'One passage' : `${pieces.length} passages`;
  return [
    backButton(go),
    make('p', { class: 'kind' }, badge(edge)),
    make('h2', { class: 'triple' }, nameButton(index, edge.source, go), make('span', { class: 'predicate' }, `${edge.polarity ? '' : 'not '}${edge.label}`), nameButton(index, edge.target, go)),
    make('p', { class: 'quiet' }, `${counted} in ${counted === 'One passage' ? 'one article' : articles(index, pieces)}`),
    ...cards(index, pieces, go),
  ];
}

function entityPanel(index, node, go) {
  const spelt = (edge) => `${edge.label} ${nameOf(index, otherEnd(edge, node.id))}`;
  const edges = index.touching.get(node.id).map((id) => index.edges.get(id));
  edges.sort((a, b) => spelt(a).localeCompare(spelt(b), 'en'));
  const direct = edges.filter((edge) => index.nodes.get(otherEnd(edge, node.id)).kind !== 'Event');
  const positions = direct.filter((edge) => edge.status === 'fact' && edge.source === node.id && POSITIONS.has(edge.predicate));
  const facts = direct.filter((edge) => edge.status === 'fact' && !positions.includes(edge));
  const claims = direct.filter((edge) => edge.status === 'claim');
  const events = [...new Set(edges.map((edge) => otherEnd(edge, node.id)))].filter((id) => index.nodes.get(id).kind === 'Event');
  const aliases = node.aliases.filter((alias) => alias !== node.name);
  return [
    backButton(go),
    make('p', { class: 'kind' }, shapeIcon(node.kind), node.kind),
    make('h2', { title: node.name.length > LONG ? `${node.name.length} characters` : null }, clipped(node.name)),
    aliases.length ? make('p', { class: 'aliases' }, 'also ', clipped(aliases.join(', '))) : null,
    /^(https?:.*\/)?Q\d+$/.test(node.wikidata) ? make('p', { class: 'quiet' }, 'Wikidata ', wikidata(node.wikidata)) : null,
    candidates(index, node, go),
    section('Positions', positions.map((edge) => positionRow(index, edge, go))),
    section('Facts', facts.map((edge) => edgeRow(index, edge, node.id, go))),
    section('Claims about it', claims.map((edge) => edgeRow(index, edge, node.id, go))),
    section('Claims by it', claimsBy(index, node.id, go)),
    section('Events', events.map((id) => eventRow(index, id, go))),
    node.evidence.length ? make('section', {}, make('h3', {}, 'Also said'), cards(index, node.evidence, go)) : null,
    section('Articles', documentsOf(index, edges, node).map((document) => make('li', {}, documentLine(document)))),
    node.undrawn ? make('p', { class: 'notice' }, `${node.undrawn} more ${node.undrawn === 1 ? 'connection leads' : 'connections lead'} to what is not drawn.`) : null,
  ].filter(Boolean);
}

function eventPanel(index, node, go) {
  return [
    backButton(go),
    make('p', { class: 'kind' }, shapeIcon('Event'), 'Event', badge(node)),
    make('h2', {}, node.name),
    node.when ? make('p', { class: 'aliases' }, node.when) : null,
    section('Who and where', participants(index, node.id).map(({ how, id }) => make('li', {}, make('button', { type: 'button', class: 'row', click: () => go({ kind: 'node', id }) }, make('span', { class: 'predicate' }, how), make('b', {}, nameOf(index, id)))))),
    ...cards(index, node.evidence, go),
  ].filter(Boolean);
}

function backButton(go) {
  return make('button', { type: 'button', class: 'back', click: () => go(null) }, '← Overview');
}

function section(title, rows) {
  return rows.length ? make('section', {}, make('h3', {}, title, make('span', { class: 'count' }, String(rows.length))), make('ul', { class: 'rows' }, rows)) : null;
}

function nodeList(nodes, go) {
  const button = (node) => make('button', { type: 'button', class: 'row', click: () => go({ kind: 'node', id: node.id }) }, shapeIcon(node.kind), make('b', {}, clipped(node.name, 80)));
  return make('ul', { class: 'rows' }, nodes.map((node) => make('li', {}, button(node))));
}

function nameButton(index, id, go) {
  const node = index.nodes.get(id);
  return make('button', { type: 'button', class: 'name', click: () => go({ kind: 'node', id }) }, shapeIcon(node.kind), clipped(node.name));
}

/** An edge as a sentence whose far end is bold. */
function edgeRow(index, edge, here, go) {
  const end = (id) => (id === here ? make('span', { class: 'quiet' }, clipped(nameOf(index, id), 40)) : make('b', {}, clipped(nameOf(index, id), 80)));
  const predicate = make('span', { class: 'predicate' }, `${edge.polarity ? '' : 'not '}${edge.label}`);
  return make('li', {}, make('button', { type: 'button', class: `row row-${edge.status}`, click: () => go({ kind: 'edge', id: edge.id }) },
    badgeWhenTelling(edge), make('span', { class: 'says' }, end(edge.source), ' ', predicate, ' ', end(edge.target)), whenOf(index, edge)));
}

function positionRow(index, edge, go) {
  const roles = [...new Set(edge.evidence.map((id) => index.evidence.get(id).role).filter(Boolean))];
  return make('li', {}, make('button', { type: 'button', class: 'row', click: () => go({ kind: 'edge', id: edge.id }) },
    badgeWhenTelling(edge), make('span', { class: 'says' }, make('b', {}, roles.length ? roles.join(', ') : edge.label), ' ', make('span', { class: 'quiet' }, roles.length ? 'at ' : ''), nameOf(index, edge.target)), whenOf(index, edge)));
}

function eventRow(index, id, go) {
  const node = index.nodes.get(id);
  const others = participants(index, id).map((each) => `${each.how} ${nameOf(index, each.id)}`).join(', ');
  return make('li', {}, make('button', { type: 'button', class: `row row-${node.status}`, click: () => go({ kind: 'node', id }) },
    badgeWhenTelling(node), make('span', { class: 'says' }, make('b', {}, node.name), ' ', make('span', { class: 'predicate' }, clipped(others, 160))), node.when ? make('span', { class: 'when' }, node.when) : null));
}

function claimsBy(index, id, go) {
  const spoken = [...index.evidence.values()].filter((piece) => piece.status === 'claim' && (piece.speaker === id || piece.reportedBy === id));
  return spoken.map((piece) => {
    const edge = index.edgeOf.get(piece.id);
    const target = edge ? { kind: 'edge', id: edge } : index.nodeOf.has(piece.id) ? { kind: 'node', id: index.nodeOf.get(piece.id) } : null;
    const text = make('span', { class: 'says' }, clipped(sentenceOf(index, piece), 200));
    return make('li', {}, target ? make('button', { type: 'button', class: 'row row-claim', click: () => go(target) }, badgeWhenTelling(piece), text) : text);
  });
}

/** The badge of whatever is not simply a fact. */
function badgeWhenTelling(thing) {
  const plain = thing.status === 'fact' && thing.polarity && !thing.contested && !thing.ended;
  return plain ? null : badge(thing);
}

function whenOf(index, edge) {
  const days = [...new Set(edge.evidence.map((id) => index.evidence.get(id).when).filter(Boolean))];
  return days.length ? make('span', { class: 'when' }, days.slice(0, 2).join('; ')) : null;
}

function candidates(index, node, go) {
  if (!node.candidates.length) return null;
  const named = node.candidates.map((id) => (index.nodes.has(id) ? nameButton(index, id, go) : make('span', {}, nameOf(index, id))));
  return make('p', { class: 'notice' }, 'May be the same as ', ...named, ' (not joined: too little says so).');
}

function documentsOf(index, edges, node) {
  const pieces = new Set([...node.evidence, ...edges.flatMap((edge) => [...edge.evidence, ...edge.events])]);
  const ids = new Set([...pieces].map((id) => index.evidence.get(id).document));
  return [...ids].map((id) => index.documents.get(id)).filter(Boolean).sort((a, b) => (a.title < b.title ? -1 : 1));
}

function articles(index, pieces) {
  const count = new Set(pieces.map((id) => index.evidence.get(id).document)).size;
  return count === 1 ? 'one article' : `${count} articles`;
}

function wikidata(value) {
  const number = value.slice(value.lastIndexOf('/') + 1);
  return outward(`https://www.wikidata.org/wiki/${number}`, number);
}

function clipped(text, length = LONG) {
  return text.length <= length ? text : `${text.slice(0, length)}… (${text.length.toLocaleString('en')} characters)`;
}
