/**
 * Ids to the short names that an address holds, and back. Pure. A name outlives the numbers of a page: a story goes by its most
 * important member, an edge by its ends and what it says.
 */

import { sortByWorth, storyId } from './standing.js';

const ID_FORMS = { n: 'entity/', v: 'event/', s: 'statement/', d: 'document/' };
const EDGE_MARKS = [(edge) => edge.status === 'fact', (edge) => edge.polarity, (edge) => edge.planned, (edge) => edge.derived];

/** The name of an id. */
export function shortId(id) {
  const form = Object.entries(ID_FORMS).find(([, prefix]) => id.startsWith(prefix));
  return form ? form[0] + id.slice(form[1].length) : `=${id}`;
}

/** The id of a name. Throws for what is no name. */
export function longId(name) {
  if (typeof name !== 'string') throw new TypeError('a name is a text');
  if (name[0] === '=') return name.slice(1);
  if (!Object.hasOwn(ID_FORMS, name[0])) throw new TypeError(`no name: ${name}`);
  return ID_FORMS[name[0]] + name.slice(1);
}

/** The name of a node or story. */
export function nodeName(index, id) {
  const node = index.nodes.get(id);
  return node?.kind === 'Story' ? `t${storyName(index, node.story)}` : shortId(id);
}

/** The id of a node or story by its name, null when it is not in the file. */
export function namedNode(index, name) {
  const id = typeof name === 'string' && name[0] === 't' ? storyId(namedStory(index, name.slice(1))) : longId(name);
  return index.nodes.has(id) ? id : null;
}

/** The name of a story's number. */
export function storyName(index, story) {
  return shortId(sortByWorth(index, index.stories.get(story) || [])[0] || '');
}

/** The number of a story by its name, null when it is not in the file. */
export function namedStory(index, name) {
  const story = index.nodes.get(longId(name))?.story;
  return index.nodes.has(storyId(story)) ? story : null;
}

/** The name of an edge: its ends, its predicate, and its marks. */
export function edgeName(index, id) {
  const edge = index.edges.get(id);
  return [shortId(edge.source), shortId(edge.target), edge.predicate, edgeMarks(edge)];
}

/** The id of an edge by its name, null when it is not in the file. */
export function namedEdge(index, name) {
  if (!Array.isArray(name)) throw new TypeError('the name of an edge is a list');
  const [source, target] = [longId(name[0]), longId(name[1])];
  const same = (edge) => edge.source === source && edge.target === target && edge.predicate === name[2];
  const found = (index.touching.get(source) || []).map((id) => index.edges.get(id));
  return found.find((edge) => same(edge) && edgeMarks(edge) === name[3])?.id || null;
}

function edgeMarks(edge) {
  return EDGE_MARKS.reduce((sum, mark, place) => sum + (mark(edge) ? 2 ** place : 0), 0);
}
