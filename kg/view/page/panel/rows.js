/** The rows of the panel: an edge, a position, an event, a name, each one button that leads on. Draws. */

import { nameOf, participants } from '../graph/index.js';
import { make, press, shapeIcon } from '../draw/dom.js';
import { badge, sentenceOf } from './evidence.js';
import { clipped } from '../graph/wording.js';

/** A titled list, or nothing when it is empty. */
export function section(title, rows) {
  if (!rows.length) return null;
  const count = make('span', { class: 'count' }, String(rows.length));
  return make('section', {}, make('h3', {}, title, count), make('ul', { class: 'rows' }, rows));
}

/** A list of nodes by name. */
export function nodeList(nodes, go) {
  const row = (node) =>
    press('row', () => go({ kind: 'node', id: node.id }), shapeIcon(node.kind), make('b', {}, clipped(node.name, 80)));
  return make('ul', { class: 'rows' }, nodes.map((node) => make('li', {}, row(node))));
}

/** A name that leads to its node. */
export function nameButton(index, id, go) {
  const node = index.nodes.get(id);
  return press('name', () => go({ kind: 'node', id }), shapeIcon(node.kind), clipped(node.name));
}

/** An edge as a sentence; the far end is bold, seen from `here`. */
export function edgeRow(index, edge, here, go) {
  const end = (id) =>
    id === here
      ? make('span', { class: 'quiet' }, clipped(nameOf(index, id), 40))
      : make('b', {}, clipped(nameOf(index, id), 80));
  const predicate = make('span', { class: 'predicate' }, predicateOf(edge));
  const says = make('span', { class: 'says' }, end(edge.source), ' ', predicate, ' ', end(edge.target));
  return row(edge, says, whenOf(index, edge), () => go({ kind: 'edge', id: edge.id }));
}

/** A position held: its roles, where, and when. */
export function positionRow(index, edge, go) {
  const roles = [...new Set(edge.evidence.map((id) => index.evidence.get(id).role).filter(Boolean))];
  const held = make('b', {}, roles.length ? roles.join(', ') : edge.label);
  const at = make('span', { class: 'quiet' }, roles.length ? ' at ' : ' ');
  const says = make('span', { class: 'says' }, held, at, nameOf(index, edge.target));
  return row(edge, says, whenOf(index, edge), () => go({ kind: 'edge', id: edge.id }));
}

/** An event with all who take part. */
export function eventRow(index, id, go) {
  const node = index.nodes.get(id);
  const others = participants(index, id).map((each) => `${each.how} ${nameOf(index, each.id)}`).join(', ');
  const predicate = make('span', { class: 'predicate' }, clipped(others, 160));
  const says = make('span', { class: 'says' }, make('b', {}, node.name), ' ', predicate);
  return row(node, says, node.when, () => go({ kind: 'node', id }));
}

/** One who takes part in an event. */
export function participantRow(index, { how, id }, go) {
  const predicate = make('span', { class: 'predicate' }, how);
  return make('li', {}, press('row', () => go({ kind: 'node', id }), predicate, make('b', {}, nameOf(index, id))));
}

/** A claim in words, leading to the edge or event under which it stands. */
export function claimRow(index, piece, go) {
  const edge = index.edgeOf.get(piece.id);
  const node = index.nodeOf.get(piece.id);
  const says = make('span', { class: 'says' }, clipped(sentenceOf(index, piece), 200));
  if (edge) return row(piece, says, '', () => go({ kind: 'edge', id: edge }));
  return node ? row(piece, says, '', () => go({ kind: 'node', id: node })) : make('li', {}, says);
}

/** A predicate as said: denied ones begin with "not". */
export function predicateOf(edge) {
  return `${edge.polarity ? '' : 'not '}${edge.label}`;
}

function row(thing, says, when, action) {
  const plain = thing.status === 'fact' && thing.polarity && !thing.contested && !thing.ended;
  const day = when ? make('span', { class: 'when' }, when) : null;
  return make('li', {}, press(`row row-${thing.status}`, action, plain ? null : badge(thing), says, day));
}

function whenOf(index, edge) {
  const days = [...new Set(edge.evidence.map((id) => index.evidence.get(id).when).filter(Boolean))];
  return days.slice(0, 2).join('; ');
}
