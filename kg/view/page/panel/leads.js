/** Where a newcomer may begin: who is accused, what is only planned, what is denied or contested. Index in, lists out. Pure. */

import { isLink, participants } from '../graph/index.js';

const BLAME = new Set(['accusedBy', 'targets']);

const lastLeads = new WeakMap(); // index -> {filter, leads}: the overview is opened again and again

/**
 * All of it in one pass over the file; only what is within the filter.
 *
 * @typedef {{id: string, things: object[]}[]} Groups things by a name, that of which most is told first
 * @returns {{accused: Groups, planned: Groups, done: object[], contested: object[], denied: object[]}} accused: claims that blame
 *   somebody, by who is blamed; planned: what is planned and, as far as the file knows, not done; done: planned, and told as done
 */
export function leadsOf(index, filter, passes) {
  const last = lastLeads.get(index);
  if (last && filter && last.filter === filter) return last.leads;
  const wanted = (thing) => underIt(index, thing).some(passes);
  const blames = [];
  const plans = [];
  const contested = [];
  const denied = [];
  for (const thing of statedThings(index)) {
    if (thing.status === 'fact' && thing.polarity && !thing.contested) continue;
    if (!wanted(thing)) continue;
    if (!thing.polarity && !thing.planned) denied.push(thing);
    else if (thing.contested) contested.push(thing);
    else if (isPlan(thing)) plans.push(thing);
    else if (BLAME.has(thing.predicate)) blames.push(thing);
  }
  const leads = { accused: accusedOf(index, blames), ...plansOf(index, plans), contested, denied };
  lastLeads.set(index, { filter, leads });
  return leads;
}

/** Whether something planned is told as a fact, too: the same edge, or an event of the same kind and the same who and whom. */
export function carriedOut(index, thing) {
  if (thing.kind === 'Event') return eventDone(index, thing);
  const same = (edge) => edge.predicate === thing.predicate && edge.source === thing.source && edge.target === thing.target;
  const [from, to] = [thing.source, thing.target].map((end) => index.touching.get(end));
  const fewer = from.length < to.length ? from : to;
  return fewer.some((id) => isFact(index.edges.get(id)) && same(index.edges.get(id)));
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

function* statedThings(index) {
  for (const edge of index.edges.values()) if (!edge.derived && !isLink(index, edge)) yield edge;
  for (const node of index.nodes.values()) if (node.kind === 'Event') yield node;
}

function underIt(index, thing) {
  return [...thing.evidence, ...(thing.events || [])].map((id) => index.evidence.get(id)).filter(Boolean);
}

/** Accusations before what is said to be done to others. */
function accusedOf(index, blames) {
  const first = (edge) => (edge.predicate === 'accusedBy' ? 0 : 1);
  return grouped(index, blames.sort((one, two) => first(one) - first(two)), (edge) => [edge.source]);
}

function plansOf(index, plans) {
  const told = new Set(plans.filter((thing) => thing.kind !== 'Event').flatMap((edge) => wordsUnder(index, edge)));
  const isNews = (thing) => thing.kind !== 'Event' || wordsUnder(index, thing).some((words) => !told.has(words));
  const done = plans.filter((thing) => isNews(thing) && carriedOut(index, thing));
  const undone = plans.filter((thing) => isNews(thing) && !carriedOut(index, thing));
  return { planned: grouped(index, undone, (thing) => endsOf(index, thing)), done };
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
