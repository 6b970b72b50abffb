/**
 * What the page shows, as one value, and the deeds that lead from one to the next. Pure: a scene never changes.
 *
 * @typedef {import('../graph/filter.js').Filter} Filter
 * @typedef {{from: string, to: string, claims: boolean, nth: number}} PathAsked nth: 0 is the shortest
 * @typedef {{kind: 'node' | 'edge', id: string} | {kind: 'sentence', document: string, start: number, end: number}
 *   | {kind: 'path', edges: string[], nodes: string[]} | null} Chosen
 * @typedef {{drawn: Set<string>, places: Map<string, {x: number, y: number}>, pinned: Set<string>, hidden: Set<string>,
 *   opened: Set<number>, filter: Filter, chosen: Chosen, path: PathAsked | null, article: string | null, note: string}} Scene
 *   places: of those that do not stand where the layout put them; opened: stories, in the order of opening; note: what the last
 *   deed has to say, or ''
 */

import { NO_FILTER, isFiltering, shownBy } from '../graph/filter.js';
import { nthPath } from '../graph/paths.js';
import { pulledIn, pushedOut, rounded } from './arrange.js';
import { chosenNodes, joinNotes, makeRoom, notDrawnNeighbours, reveal, without } from './reveal.js';
import { byWorth, drawnNow, limitOf, openingOf, placesOf, sortByWorth, storyId } from './standing.js';

const MOST_BROUGHT = 25;

const DEEDS = {
  choose: (index, scene, { chosen }) => chooseOne(index, scene, chosen),
  expand: (index, scene, { id }) => expandNode(index, scene, id),
  reveal: (index, scene, { ids, near }) => reveal(index, scene, ids, near),
  hide: (index, scene, { id }) => hideNode(scene, id),
  showAll: (index, scene) => makeRoom(index, { ...scene, hidden: new Set() }, scene.hidden),
  pin: (index, scene, { id }) => pinNode(index, scene, id),
  move: (index, scene, action) => moveNode(index, scene, action),
  open: (index, scene, { story }) => openStory(index, scene, story),
  close: (index, scene, { story }) => closeStory(index, scene, story),
  filter: (index, scene, { patch }) => ({ ...scene, filter: patched(scene.filter, patch) }),
  path: (index, scene, { path }) => followPath(index, scene, path),
  article: (index, scene, { id }) => ({ ...scene, article: id ?? null }),
  start: (index) => startScene(index),
};

/** The scene with which a page opens. @returns {Scene} */
export function startScene(index) {
  const drawn = [...index.nodes.values()].filter((node) => node.drawn && node.kind !== 'Story').map((node) => node.id);
  return {
    drawn: new Set(drawn),
    places: new Map(),
    pinned: new Set(),
    hidden: new Set(),
    opened: new Set(),
    filter: NO_FILTER,
    chosen: index.nodes.has(index.focus) ? { kind: 'node', id: index.focus } : null,
    path: null,
    article: null,
    note: '',
  };
}

/**
 * The scene after a deed. A node, story or document that is not in the file changes nothing.
 *
 * @param {object} index @param {Scene} scene @param {{do: string}} action @returns {Scene}
 */
export function step(index, scene, action) {
  if (!Object.hasOwn(DEEDS, action.do)) throw new TypeError(`no such deed: ${action.do}`);
  const note = action.do === 'article' ? scene.note : ''; // it opens by itself after others, and has nothing to say
  return DEEDS[action.do](index, { ...scene, note }, action);
}

/** Choose; who is not drawn is revealed. */
function chooseOne(index, scene, chosen) {
  const known = !chosen || !chosen.id || index.nodes.has(chosen.id) || index.edges.has(chosen.id);
  if (!known) return scene;
  const ids = chosenNodes(index, chosen);
  const next = reveal(index, { ...scene, chosen: chosen || null }, ids.slice(0, MOST_BROUGHT));
  const leftOut = isFiltering(scene.filter) && ids.length && !ids.some((id) => drawnNow(index, next).has(id));
  const story = ids.length === 1 && index.nodes.get(ids[0]).kind === 'Story';
  return leftOut && !story ? { ...next, note: joinNotes(next.note, 'What is chosen is left out by the filter.') } : next;
}

function expandNode(index, scene, id) {
  const node = index.nodes.get(id);
  if (!node) return scene;
  if (node.kind === 'Story') return openStory(index, scene, node.story);
  const { ids, count } = notDrawnNeighbours(index, scene, id);
  const brought = ids.slice(0, MOST_BROUGHT);
  const rest = count - brought.length;
  const said = `${brought.length} of ${count.toLocaleString('en')} brought; ${rest.toLocaleString('en')} more are not drawn.`;
  const note = rest ? said : count ? '' : 'All its neighbours are drawn already, hidden by hand, or left out by the filter.';
  return reveal(index, { ...scene, note }, brought, id);
}

function hideNode(scene, id) {
  const chosen = scene.chosen?.kind === 'node' && scene.chosen.id === id ? null : scene.chosen;
  return { ...scene, hidden: new Set([...scene.hidden, id]), chosen };
}

/** Pin to where it stands, or let go. */
function pinNode(index, scene, id) {
  if (!index.nodes.has(id)) return scene;
  if (scene.pinned.has(id)) return { ...scene, pinned: without(scene.pinned, [id]) };
  const places = new Map(scene.places).set(id, rounded(placesOf(index, scene)(id)));
  const drawn = reveal(index, { ...scene, places }, [id]);
  return { ...drawn, pinned: new Set([...drawn.pinned, id]) };
}

function moveNode(index, scene, { id, x, y }) {
  const node = index.nodes.get(id);
  if (!node || !Number.isFinite(x) || !Number.isFinite(y)) return scene;
  const opened = node.kind === 'Story' && scene.opened.has(node.story);
  const drop = opened ? openingOf(index, scene, node.story).radius : 0; // an opened story stands above its centre
  return reveal(index, { ...scene, places: new Map(scene.places).set(id, rounded({ x, y: y + drop })) }, [id]);
}

/** Bring a story's members round its centre, a third of the limit at once; the others make way. */
function openStory(index, scene, story) {
  if (!index.nodes.has(storyId(story))) return scene;
  const shown = isFiltering(scene.filter) ? shownBy(index, scene.filter).nodes : null;
  const inside = (index.stories.get(story) || []).filter((id) => !scene.drawn.has(id) && !scene.hidden.has(id));
  const waiting = sortByWorth(index, shown ? inside.filter((id) => shown.has(id)) : inside);
  const brought = waiting.slice(0, Math.max(1, Math.floor(limitOf(index) / 3)));
  const rest = waiting.length - brought.length;
  const note = rest ? `${brought.length} brought; ${rest.toLocaleString('en')} more of this story are still folded.` : '';
  const opened = new Set([...scene.opened, story]);
  const next = { ...scene, opened, places: madeWay(index, scene, story), drawn: new Set([...scene.drawn, ...brought]), note };
  return makeRoom(index, next, new Set(brought));
}

/** The places given by hand, pushed outwards; the story's own members go home into it, and who is pinned stays. */
function madeWay(index, scene, story) {
  if (scene.opened.has(story)) return scene.places;
  const { centre, radius } = openingOf(index, scene, story);
  const places = new Map();
  for (const [id, place] of scene.places) {
    const node = index.nodes.get(id);
    const home = node.story === story && !node.drawn && node.kind !== 'Story';
    if (scene.pinned.has(id) || id === storyId(story)) places.set(id, place);
    else if (!home) places.set(id, pushedOut(place, centre, radius));
  }
  return places;
}

/** Fold a story's members again; the others come back, those that had to make room too. */
function closeStory(index, scene, story) {
  if (!index.nodes.has(storyId(story))) return scene;
  const kept = new Set([...scene.pinned, ...(scene.chosen?.kind === 'path' ? scene.chosen.nodes : [])]);
  const folds = (id) => index.nodes.get(id).story === story && !index.nodes.get(id).drawn && !kept.has(id);
  const drawn = new Set([...scene.drawn].filter((id) => !folds(id)));
  for (const id of byWorth(index)) {
    if (drawn.size >= limitOf(index)) break;
    if (index.nodes.get(id).drawn) drawn.add(id);
  }
  const opened = without(scene.opened, [story]);
  return { ...scene, opened, drawn, places: cameBack(index, scene, story, folds) };
}

function cameBack(index, scene, story, folds) {
  const opening = scene.opened.has(story) ? openingOf(index, scene, story) : null;
  const places = new Map();
  for (const [id, place] of scene.places) {
    if (index.nodes.get(id).kind !== 'Story' && folds(id)) continue;
    const stays = !opening || scene.pinned.has(id) || id === storyId(story);
    places.set(id, stays ? place : pulledIn(place, opening.centre, opening.radius));
  }
  return places;
}

/** The filter itself when the patch changes nothing, so that no step comes of it. */
function patched(filter, patch) {
  const next = { ...filter, ...patch, off: { ...filter.off, ...patch.off } };
  return JSON.stringify(next) === JSON.stringify(filter) ? filter : next;
}

/** Find the way asked for among what the filter shows, and draw all of it. */
function followPath(index, scene, path) {
  const chosen = scene.chosen?.kind === 'path' ? null : scene.chosen;
  if (!path) return { ...scene, path: null, chosen };
  const asked = { from: path.from, to: path.to, claims: Boolean(path.claims), nth: Math.max(0, Math.floor(path.nth) || 0) };
  const allowed = isFiltering(scene.filter) ? shownBy(index, scene.filter).edges : null;
  const way = nthPath(index, asked, allowed);
  if (way) {
    const next = { ...scene, path: asked, chosen: { kind: 'path', ...way } };
    return reveal(index, next, way.nodes, midway(index, scene, way));
  }
  if (asked.nth > 0) return { ...scene, note: 'There is no further way between these two.' };
  const over = asked.claims ? 'over facts or claims' : 'over facts alone';
  return { ...scene, path: asked, chosen, note: `There is no way between these two ${over}.` };
}

/** The middle of those on the way that are drawn: there the others come in. */
function midway(index, scene, way) {
  const now = drawnNow(index, scene);
  const placeNow = placesOf(index, scene);
  const there = way.nodes.filter((id) => now.has(id)).map(placeNow);
  if (!there.length) return undefined;
  const mean = (axis) => there.reduce((sum, place) => sum + place[axis], 0) / there.length;
  return { x: mean('x'), y: mean('y') };
}
