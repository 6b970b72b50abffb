/** A scene and ids in, the scene in which they are drawn out; who must fold for it folds, and the note says so. Pure. */

import { isFiltering, shownBy } from '../graph/filter.js';
import { otherEnd } from '../graph/index.js';
import { arrange } from './arrange.js';
import { byWorth, drawnNow, limitOf, placesOf, sortByWorth } from './standing.js';

/**
 * The neighbours of a node that are not drawn and could be, the most important first: an event is a neighbour of who takes part.
 * Those hidden by hand, or left out by the filter, are not among them.
 *
 * @returns {{ids: string[], count: number}}
 */
export function notDrawnNeighbours(index, scene, id) {
  const now = drawnNow(index, scene);
  const shown = isFiltering(scene.filter) ? shownBy(index, scene.filter) : null;
  const ids = new Set();
  for (const edgeId of index.touching.get(id) || []) {
    const other = otherEnd(index.edges.get(edgeId), id);
    if (!now.has(other) && !scene.hidden.has(other) && (!shown || shown.edges.has(edgeId))) ids.add(other);
  }
  return { ids: sortByWorth(index, ids), count: ids.size };
}

/** Draw these too: in their own places where they have one, else in free spots near a point or a node; hidden ones come back. */
export function reveal(index, scene, ids, near) {
  const wanted = [...new Set(ids)].filter((id) => index.nodes.has(id) && index.nodes.get(id).kind !== 'Story');
  const newcomers = wanted.filter((id) => !scene.drawn.has(id)).slice(0, Math.floor(limitOf(index) / 3));
  const hidden = wanted.some((id) => scene.hidden.has(id)) ? without(scene.hidden, wanted) : scene.hidden;
  if (!newcomers.length) return hidden === scene.hidden ? scene : makeRoom(index, { ...scene, hidden }, new Set(wanted));
  const places = new Map([...scene.places, ...placesForNew(index, scene, newcomers, near)]);
  const drawn = new Set([...scene.drawn, ...newcomers]);
  return makeRoom(index, { ...scene, drawn, hidden, places }, new Set(wanted));
}

/** Fold the least important while too many are drawn; never the pinned, the chosen, the path or `keep` while others are left. */
export function makeRoom(index, scene, keep) {
  const present = [...scene.drawn].filter((id) => !scene.hidden.has(id)).length;
  const over = present - limitOf(index);
  if (over <= 0) return scene;
  const firm = new Set([...scene.pinned, ...chosenNodes(index, scene.chosen)]);
  const folded = new Set();
  for (const kept of [new Set([...firm, ...keep]), firm, new Set()]) foldLeast(index, scene, over, kept, folded);
  const places = new Map([...scene.places].filter(([id]) => !folded.has(id)));
  const said = `${folded.size.toLocaleString('en')} of the least important folded away to make room: at most`;
  const note = joinNotes(scene.note, `${said} ${limitOf(index).toLocaleString('en')} are drawn.`);
  return { ...scene, drawn: without(scene.drawn, folded), places, note };
}

/** The nodes that what is chosen stands on: itself, an edge's ends, those whom a sentence joins, a path's. */
export function chosenNodes(index, chosen) {
  if (!chosen) return [];
  if (chosen.kind === 'path') return chosen.nodes;
  if (chosen.kind === 'node') return [chosen.id];
  const edges = chosen.kind === 'edge' ? [chosen.id] : edgesOfSentence(index, chosen);
  const ends = edges.map((id) => index.edges.get(id)).filter(Boolean);
  return [...new Set(ends.flatMap((edge) => [edge.source, edge.target]))];
}

/** One note after another; '' is none. */
export function joinNotes(...notes) {
  return notes.filter(Boolean).join(' ');
}

/** A set without some. */
export function without(set, left) {
  const gone = new Set(left);
  return new Set([...set].filter((each) => !gone.has(each)));
}

function foldLeast(index, scene, over, kept, folded) {
  const order = byWorth(index);
  for (let at = order.length - 1; at >= 0 && folded.size < over; at -= 1) {
    const id = order[at];
    if (scene.drawn.has(id) && !scene.hidden.has(id) && !kept.has(id)) folded.add(id);
  }
}

function edgesOfSentence(index, { document, start, end }) {
  const pieces = (index.byDocument?.get(document) || []).map((id) => index.evidence.get(id)).filter(Boolean);
  const inside = pieces.filter((piece) => piece.spans.some(([, , first, last]) => first < end && last > start));
  return inside.map((piece) => index.edgeOf.get(piece.id)).filter(Boolean);
}

/** Places for those that have none of their own; who is seen already, because a filter let it in, stays where it is. */
function placesForNew(index, scene, newcomers, near) {
  const placeNow = placesOf(index, scene);
  const now = drawnNow(index, scene);
  const ownPlaced = (node) => node.drawn || (node.story >= 0 && scene.opened.has(node.story));
  const homeless = newcomers.filter((id) => !scene.places.has(id) && !ownPlaced(index.nodes.get(id)));
  const seen = homeless.filter((id) => now.has(id)).map((id) => [id, placeNow(id)]);
  const strangers = homeless.filter((id) => !now.has(id)).map((id) => index.nodes.get(id));
  if (!strangers.length) return seen;
  const taken = new Map();
  for (const id of now) taken.set(id, { ...placeNow(id), size: index.nodes.get(id).size });
  for (const node of index.nodes.values()) {
    if (node.kind === 'Story') taken.set(node.id, { ...placeNow(node.id), size: node.size });
  }
  return [...seen, ...arrange(taken, strangers, nearPoint(index, scene, strangers[0], near, placeNow, now, taken))];
}

/** The point given, the place of the node given, that of the newcomer's first drawn neighbour, its story's, or below all. */
function nearPoint(index, scene, newcomer, near, placeNow, now, taken) {
  if (near && typeof near === 'object') return near;
  if (index.nodes.has(near) && taken.has(near)) return placeNow(near);
  const others = index.touching.get(newcomer.id).map((id) => otherEnd(index.edges.get(id), newcomer.id));
  const neighbour = sortByWorth(index, others.filter((id) => now.has(id)))[0];
  if (neighbour) return placeNow(neighbour);
  if (newcomer.story >= 0) return placeNow(`story/${newcomer.story}`);
  let lowest = 0;
  for (const { y } of taken.values()) lowest = Math.max(lowest, y);
  return { x: 0, y: lowest + 80 };
}
