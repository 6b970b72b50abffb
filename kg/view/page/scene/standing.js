/**
 * A scene and the index in, who is drawn now and where each stands out. Pure; what was worked out for the last scene is kept.
 *
 * A place is the one given by hand or when revealed; else the one of the layout, pushed outwards by each story opened since. The
 * members of an opened story stand round its centre.
 */

import { isFiltering, shownBy } from '../graph/filter.js';
import { otherEnd } from '../graph/index.js';
import { piecesByEdge } from '../graph/numbered.js';
import { pushedOut } from './arrange.js';

const lastDrawn = new WeakMap(); // index -> {drawn, hidden, filter, now}
const orders = new WeakMap(); // index -> {sorted, at}
const sizes = new WeakMap(); // index -> {limit, radii}

/** Work out, while nobody waits, what the first filter and the first newcomer would wait for. */
export function getReady(index) {
  byWorth(index);
  piecesByEdge(index);
}

/** The ids now drawn: the scene's own; while filtering, those of them that pass and the most important others that do. */
export function drawnNow(index, scene) {
  const last = lastDrawn.get(index);
  const { drawn, hidden, filter } = scene;
  if (last && last.drawn === drawn && last.hidden === hidden && last.filter === filter) return last.now;
  const now = isFiltering(filter) ? drawnWhileFiltering(index, scene) : withoutAll(drawn, hidden);
  lastDrawn.set(index, { drawn, hidden, filter, now });
  return now;
}

/** Entities by importance, each event with the least important of its participants; ties by id. */
export function byWorth(index) {
  return orderOf(index).sorted;
}

/** The most important of some ids first. */
export function sortByWorth(index, ids) {
  const { at } = orderOf(index);
  return [...ids].sort((a, b) => at.get(a) - at.get(b));
}

/** How many may be drawn; a file that begins with more keeps them. */
export function limitOf(index) {
  return sizesOf(index).limit;
}

/** Where each node stands in a scene. @returns {(id: string) => {x: number, y: number}} */
export function placesOf(index, scene) {
  const openings = openingsOf(index, scene, scene.opened);
  return (id) => {
    const node = index.nodes.get(id);
      if (node.kind === 'Story' && scene.opened.has(node.story)) return storyPlace(openings, node.story);
    return scene.places.get(id) || ownPlace(index, scene, node, openings);
  };
}

/** The disc that a story's folded members take round its centre, once the stories opened before it have pushed it. */
export function openingOf(index, scene, story) {
  const opened = scene.opened.has(story) ? scene.opened : [...scene.opened, story];
  return openingsOf(index, scene, opened).find((each) => each.story === story);
}

function openingsOf(index, scene, opened) {
  const openings = [];
  for (const story of opened) {
    const node = index.nodes.get(storyId(story));
    const centre = scene.places.get(node.id) || pushedBy(openings, node);
    openings.push({ story, centre, radius: sizesOf(index).radii.get(story) || 0 });
  }
  return openings;
}

/** The id of a story's node. */
export function storyId(story) {
  return `story/${story}`;
}

function pushedBy(openings, place) {
  return openings.reduce((at, { centre, radius }) => pushedOut(at, centre, radius), { x: place.x, y: place.y });
}

/** An opened story that still hides somebody stands above the disc of its members. */
function storyPlace(openings, story) {
  const at = openings.findIndex((each) => each.story === story);
  const { centre, radius } = openings[at];
  return pushedBy(openings.slice(at + 1), { x: centre.x, y: centre.y - radius });
}

function ownPlace(index, scene, node, openings) {
  if (node.drawn || node.kind === 'Story') return pushedBy(openings, node);
  const at = openings.findIndex((each) => each.story === node.story);
  const centre = at >= 0 ? openings[at].centre : scene.places.get(storyId(node.story)) || index.nodes.get(storyId(node.story));
  const place = { x: (centre?.x || 0) + node.x, y: (centre?.y || 0) + node.y };
  return pushedBy(at >= 0 ? openings.slice(at + 1) : openings, place);
}

function withoutAll(ids, left) {
  if (!left.size) return ids;
  return new Set([...ids].filter((id) => !left.has(id)));
}

function drawnWhileFiltering(index, { drawn, hidden, filter }) {
  const shown = shownBy(index, filter).nodes;
  const now = new Set([...drawn].filter((id) => shown.has(id) && !hidden.has(id)));
  const most = limitOf(index);
  for (const id of byWorth(index)) {
    if (now.size >= most) break;
    if (shown.has(id) && !hidden.has(id) && index.touching.get(id).length) now.add(id);
  }
  return now;
}

function orderOf(index) {
  if (!orders.has(index)) orders.set(index, computeOrder(index));
  return orders.get(index);
}

function computeOrder(index) {
  const ranked = [...index.nodes.values()]
    .filter((node) => node.kind !== 'Story')
    .map((node) => ({ id: node.id, worth: worthOf(index, node), event: Number(node.kind === 'Event') }));
  ranked.sort((a, b) => b.worth - a.worth || a.event - b.event || (a.id < b.id ? -1 : 1));
  const sorted = ranked.map(({ id }) => id);
  return { sorted, at: new Map(sorted.map((id, place) => [id, place])) };
}

function worthOf(index, node) {
  if (node.kind !== 'Event') return node.importance;
  const ends = index.touching.get(node.id).map((id) => otherEnd(index.edges.get(id), node.id));
  return ends.length ? Math.min(...ends.map((id) => index.nodes.get(id).importance)) : 0;
}

function sizesOf(index) {
  if (!sizes.has(index)) sizes.set(index, computeSizes(index));
  return sizes.get(index);
}

function computeSizes(index) {
  const nodes = [...index.nodes.values()].filter((node) => node.kind !== 'Story');
  const atStart = nodes.filter((node) => node.drawn).length;
  return { limit: Math.max(index.limit, atStart), radii: radiiOf(nodes) };
}

/** How far the folded members of each story reach from its centre. */
function radiiOf(nodes) {
  const radii = new Map();
  for (const { drawn, story, x, y, size } of nodes) {
    if (!drawn && story >= 0) radii.set(story, Math.max(radii.get(story) || 0, Math.hypot(x, y) + size));
  }
  return radii;
}
