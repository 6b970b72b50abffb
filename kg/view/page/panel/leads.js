/** Where a newcomer may begin: who is accused, what is only planned, what is denied or contested. Index in, lists out. Pure. */

import { isLink, participants } from '../graph/index.js';

const BLAME = new Set(['accusedBy', 'targets']);

/** The claims that blame somebody, by who is blamed: [{id, things}], the most blamed first. */
export function accusations(index, wanted) {
  const blames = (edge) => edge.status === 'claim' && edge.polarity && !edge.planned && BLAME.has(edge.predicate);
  const edges = statedEdges(index).filter((edge) => blames(edge) && wanted(edge));
  const first = (edge) => (edge.predicate === 'accusedBy' ? 0 : 1);
  return grouped(index, edges.sort((one, two) => first(one) - first(two)), (edge) => [edge.source]);
}

/** What is planned and, as far as the file knows, not done: by the name that most of it is about. */
export function plans(index, wanted) {
  const open = plannedThings(index, wanted).filter((thing) => !carriedOut(index, thing));
  return grouped(index, open, (thing) => endsOf(index, thing));
}

/** What was planned, and is told as done elsewhere. */
export function donePlans(index, wanted) {
  return plannedThings(index, wanted).filter((thing) => carriedOut(index, thing));
}

/** What somebody says is not so. */
export function denials(index, wanted) {
  const denied = (thing) => !thing.polarity && !thing.planned && wanted(thing);
  return [...statedEdges(index).filter(denied), ...eventNodes(index).filter(denied)];
}

/** The facts that somebody contradicts. */
export function contestedFacts(index, wanted) {
  return statedEdges(index).filter((edge) => edge.contested && wanted(edge));
}

/** Whether something planned is told as a fact, too: the same edge, or an event of the same kind and the same who and whom. */
export function carriedOut(index, thing) {
  if (thing.kind === 'Event') return eventDone(index, thing);
  const same = (edge) => edge.predicate === thing.predicate && edge.source === thing.source && edge.target === thing.target;
  return index.touching.get(thing.source).some((id) => isFact(index.edges.get(id)) && same(index.edges.get(id)));
}

/** Whether a thing is only planned: an edge or event that nobody tells as done or denied. */
export function isPlan(thing) {
  return thing.status === 'claim' && thing.polarity && thing.planned;
}

function eventDone(index, plan) {
  const wanted = participants(index, plan.id).filter((each) => each.how !== 'in');
  if (!wanted.length) return false;
  const ends = index.touching.get(wanted[0].id).map((id) => index.edges.get(id)).flatMap((edge) => [edge.source, edge.target]);
  return ends.some((id) => {
    const event = index.nodes.get(id);
    if (event.kind !== 'Event' || event.name !== plan.name || !isFact(event)) return false;
    const present = participants(index, id);
    return wanted.every((each) => present.some((other) => other.id === each.id && other.how === each.how));
  });
}

function isFact(thing) {
  return thing.status === 'fact' && thing.polarity;
}

function statedEdges(index) {
  return [...index.edges.values()].filter((edge) => !edge.derived && !isLink(index, edge));
}

function eventNodes(index) {
  return [...index.nodes.values()].filter((node) => node.kind === 'Event');
}

function plannedThings(index, wanted) {
  const planned = (thing) => isPlan(thing) && wanted(thing);
  const edges = statedEdges(index).filter(planned);
  const told = new Set(edges.flatMap((edge) => wordsUnder(index, edge)));
  const isNews = (node) => wordsUnder(index, node).some((words) => !told.has(words));
  return [...edges, ...eventNodes(index).filter((node) => planned(node) && isNews(node))];
}

/** Where the words under a thing stand: an event in the very words of an edge says nothing more. */
function wordsUnder(index, thing) {
  const pieces = thing.evidence.map((id) => index.evidence.get(id)).filter(Boolean);
  return pieces.map((piece) => `${piece.document} ${JSON.stringify(piece.spans.map(([start, end]) => [start, end]))}`);
}

function endsOf(index, thing) {
  return thing.kind === 'Event' ? participants(index, thing.id).map((each) => each.id) : [thing.source, thing.target];
}

/** Put each thing under one of its names, that of which most is told; the largest groups first, ties by name. */
function grouped(index, things, namesOf) {
  const told = new Map();
  const weigh = (thing) => thing.evidence.length + (thing.events || []).length;
  for (const thing of things) for (const id of new Set(namesOf(thing))) told.set(id, (told.get(id) || 0) + weigh(thing));
  const first = (one, two) => told.get(two) - told.get(one) || (index.nodes.get(one).name < index.nodes.get(two).name ? -1 : 1);
  const groups = new Map();
  for (const thing of things) {
    const [id] = [...namesOf(thing)].sort(first);
    if (id && !groups.has(id)) groups.set(id, []);
    if (id) groups.get(id).push(thing);
  }
  return [...groups.entries()].sort(([one], [two]) => first(one, two)).map(([id, group]) => ({ id, things: group }));
}
