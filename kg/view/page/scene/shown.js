/**
 * A scene and the index in, what is drawn of it out: nodes and edges with their places, stories, and how much is not shown.
 * Pure; asked again with only the choice changed, it gives the same value.
 *
 * @typedef {{id: string, source: string, target: string, count: number}} StoryLink count: the edges folded in it
 * @typedef {{filtered: number, folded: number, alone: number, byUser: number, events: number}} NotShown entities left out by the
 *   filter, folded into stories or with no story, nothing joining them, hidden by hand; events not shown for whatever reason
 * @typedef {{nodes: object[], edges: object[], storyLinks: StoryLink[], hidden: NotShown}} Shown nodes: with x and y as drawn;
 *   stories among them with `folded`, the number of entities that they now hide
 */

import { isFiltering, shownBy } from '../graph/filter.js';
import { numberedOf } from '../graph/numbered.js';
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
  const { standsFor, hiding, hidden } = countHidden(index, scene, now, filtered);
  const stories = storiesShown(index, scene, hiding);
  const { edges, storyLinks } = joinsAmong(index, standsFor, filtered, new Set(stories.map((node) => node.id)));
  const joined = new Set(edges.flatMap((edge) => [edge.source, edge.target]));
  const seen = [...now].map((id) => index.nodes.get(id)).filter((node) => node.kind !== 'Event' || joined.has(node.id));
  hidden.events -= seen.filter((node) => node.kind === 'Event').length;
  const placeNow = placesOf(index, scene);
  return {
    nodes: [...seen, ...stories].map((node) => ({ ...node, ...placeNow(node.id) })),
    edges,
    storyLinks,
    hidden,
  };
}

/**
 * Why each node that is not drawn is not, counted; standsFor: by number, the number of the node that stands for it in the
 * picture: itself, the story in which it is folded, or -1.
 */
function countHidden(index, scene, now, filtered) {
  const { nodes, at } = numberedOf(index);
  const standsFor = new Int32Array(nodes.length).fill(-1);
  const hiding = new Map();
  const hidden = { filtered: 0, folded: 0, alone: 0, byUser: scene.hidden.size, events: 0 };
  for (const id of now) standsFor[at.get(id)] = at.get(id);
  nodes.forEach((node, number) => {
    if (node.kind === 'Story') return;
    const isEvent = node.kind === 'Event';
    if (isEvent) hidden.events += 1; // those shown are taken off again
    if (standsFor[number] >= 0 || scene.hidden.has(node.id)) return;
    const left = filtered && !filtered.nodes.has(node.id);
    if (!left && node.story >= 0) {
      standsFor[number] = at.get(storyId(node.story)) ?? -1;
      if (!isEvent) hiding.set(node.story, (hiding.get(node.story) || 0) + 1);
    }
    if (!isEvent) hidden[left ? 'filtered' : index.touching.get(node.id).length ? 'folded' : 'alone'] += 1;
  });
  return { standsFor, hiding, hidden };
}

function storiesShown(index, scene, hiding) {
  const stories = [];
  for (const [story, count] of hiding) {
    const node = index.nodes.get(storyId(story));
    if (node && !scene.hidden.has(node.id)) stories.push({ ...node, folded: count });
  }
  return stories;
}

/** The edges among those drawn, and what joins a story with others and with who is drawn. */
function joinsAmong(index, standsFor, filtered, stories) {
  const { nodes, edges, source, target } = numberedOf(index);
  const drawnEdges = [];
  const folded = new Map();
  edges.forEach((edge, number) => {
    const [one, two] = [standsFor[source[number]], standsFor[target[number]]];
    if (one < 0 || two < 0 || (filtered && !filtered.edges.has(edge.id))) return;
    if (one === source[number] && two === target[number]) {
      drawnEdges.push(edge);
    } else if (one !== two && stories.size) {
      const key = Math.min(one, two) * nodes.length + Math.max(one, two);
      folded.set(key, (folded.get(key) || 0) + 1);
    }
  });
  const ends = (key) => ({ one: nodes[Math.floor(key / nodes.length)], two: nodes[key % nodes.length] });
  const pairs = [...folded].map(([key, count]) => ({ ...ends(key), count }));
  return { edges: drawnEdges, storyLinks: strongest(pairs, stories) };
}

/** The strongest few links of each story; none to a story that is not shown. */
function strongest(pairs, stories) {
  const present = ({ id, kind }) => kind !== 'Story' || stories.has(id);
  const links = pairs.filter(({ one, two }) => present(one) && present(two)).map(({ one, two, count }) => {
    const [source, target] = one.id < two.id ? [one.id, two.id] : [two.id, one.id];
    return { id: `link/${source}/${target}`, source, target, count };
  });
  links.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  const taken = new Map();
  return links.filter(({ source, target }) => {
    const free = [source, target].filter((end) => stories.has(end) && (taken.get(end) || 0) < LINKS_PER_STORY);
    for (const end of free) taken.set(end, (taken.get(end) || 0) + 1);
    return free.length > 0;
  });
}
