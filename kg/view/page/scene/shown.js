/**
 * A scene and the index in, what is drawn of it out: nodes and edges with their places, stories, and how much is not shown. Pure;
 * asked again with only the choice changed, it gives the same value.
 *
 * @typedef {{id: string, source: string, target: string, count: number}} StoryLink count: the edges folded in it
 * @typedef {{filtered: number, folded: number, alone: number, byUser: number, events: number}} NotShown entities left out by the
 *   filter, folded into stories or with no story, nothing joining them, hidden by hand; events not shown for whatever reason
 * @typedef {{nodes: object[], edges: object[], storyLinks: StoryLink[], hidden: NotShown}} Shown nodes: with x and y as drawn;
 *   stories among them with `folded`, the number of entities that they now hide
 */

import { isFiltering, shownBy } from '../graph/filter.js';
import { drawnNow, placesOf, storyId } from './standing.js';

const LINKS_PER_STORY = 6;

const lastOf = new WeakMap(); // index -> {parts, shown}

/** @param {object} index @param {import('./scene.js').Scene} scene @returns {Shown} */
export function shownOf(index, scene) {
  const parts = [scene.drawn, scene.places, scene.hidden, scene.opened, scene.filter];
  const last = lastOf.get(index);
  if (last && parts.every((part, at) => part === last.parts[at])) return last.shown;
  const shown = computeScene(index, scene);
  lastOf.set(index, { parts, shown });
  return shown;
}

function computeScene(index, scene) {
  const filtered = isFiltering(scene.filter) ? shownBy(index, scene.filter) : null;
  const now = drawnNow(index, scene);
  const edges = edgesAmong(index, now, filtered);
  const joined = new Set(edges.flatMap((edge) => [edge.source, edge.target]));
  const seen = [...now].map((id) => index.nodes.get(id)).filter((node) => node.kind !== 'Event' || joined.has(node.id));
  const { folded, hiding, hidden } = countHidden(index, scene, now, filtered);
  hidden.events -= seen.filter((node) => node.kind === 'Event').length;
  const stories = storiesOf(index, scene, hiding);
  const placeNow = placesOf(index, scene);
  return {
    nodes: [...seen, ...stories].map((node) => ({ ...node, ...placeNow(node.id) })),
    edges,
    storyLinks: stories.length ? storyLinksOf(index, now, folded, new Set(stories.map((node) => node.id)), filtered) : [],
    hidden,
  };
}

function edgesAmong(index, now, filtered) {
  const edges = [];
  for (const id of now) {
    for (const edgeId of index.touching.get(id)) {
      const edge = index.edges.get(edgeId);
      if (edge.source === id && now.has(edge.target) && (!filtered || filtered.edges.has(edgeId))) edges.push(edge);
    }
  }
  return edges;
}

/** Why each node that is not drawn is not, counted; folded: id -> the id of the story in which it is. */
function countHidden(index, scene, now, filtered) {
  const folded = new Map();
  const hiding = new Map();
  const hidden = { filtered: 0, folded: 0, alone: 0, byUser: scene.hidden.size, events: 0 };
  for (const node of index.nodes.values()) {
    if (node.kind === 'Story') continue;
    const isEvent = node.kind === 'Event';
    if (isEvent) hidden.events += 1; // those shown are taken off again
    if (now.has(node.id) || scene.hidden.has(node.id)) continue;
    const left = filtered && !filtered.nodes.has(node.id);
    if (!left && node.story >= 0) {
      folded.set(node.id, storyId(node.story));
      if (!isEvent) hiding.set(node.story, (hiding.get(node.story) || 0) + 1);
    }
    if (!isEvent) hidden[left ? 'filtered' : index.touching.get(node.id).length ? 'folded' : 'alone'] += 1;
  }
  return { folded, hiding, hidden };
}

function storiesOf(index, scene, hiding) {
  const stories = [];
  for (const [story, count] of hiding) {
    const node = index.nodes.get(storyId(story));
    if (node && !scene.hidden.has(node.id)) stories.push({ ...node, folded: count });
  }
  return stories;
}

/** What joins a story with others and with who is drawn: the strongest few of each. */
function storyLinksOf(index, now, folded, stories, filtered) {
  const links = new Map();
  const standsFor = (id) => (now.has(id) ? id : folded.get(id));
  for (const edge of index.edges.values()) {
    if (filtered && !filtered.edges.has(edge.id)) continue;
    const [one, two] = [standsFor(edge.source), standsFor(edge.target)];
    if (!one || !two || one === two || !(stories.has(one) || stories.has(two))) continue;
    const [source, target] = one < two ? [one, two] : [two, one];
    const id = `link/${source}/${target}`;
    const link = links.get(id);
    if (link) link.count += 1;
    else links.set(id, { id, source, target, count: 1 });
  }
  return strongest([...links.values()], stories);
}

function strongest(links, stories) {
  const has = (id) => stories.has(id) || !id.startsWith('story/');
  links.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  const taken = new Map();
  return links.filter(({ source, target }) => {
    if (!has(source) || !has(target)) return false;
    const free = [source, target].filter((end) => stories.has(end) && (taken.get(end) || 0) < LINKS_PER_STORY);
    for (const end of free) taken.set(end, (taken.get(end) || 0) + 1);
    return free.length > 0;
  });
}
