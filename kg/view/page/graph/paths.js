/**
 * Two nodes in, the ways between them out: the shortest first, then the next ones (Yen), over the whole file. Pure.
 *
 * A hop is an edge, or an event in which both take part; whichever way it points. Denied edges and events are never walked. Of
 * several that join the same two, a hop takes one: facts before claims, edges before events, what is told more often first; so
 * that the next way leads over somebody else. Among equally short ways, those with fewer claims come first.
 *
 * @typedef {{nodes: string[], edges: string[]}} Path in order from one end to the other, events among the nodes
 * @typedef {{to: string, edges: string[], via: string | null, claim: boolean, weight: number, onlyEnd?: boolean}} Hop via: the
 *   event that it leads over; onlyEnd: it leads to an event, where a way may end but not go on
 */

import { otherEnd } from './index.js';

const MOST_HOPS = 8;
const MOST_PATHS = 50;

const lastWalks = new WeakMap(); // index -> {key, allowed, walk, found}: the next way goes on where the last ended

/**
 * @param {object} index of graph/index.js
 * @param {{claims?: boolean, allowed?: Set<string> | null}} options claims: whether claims are walked too; allowed: the only
 *   edges walked
 * @returns {Iterator<Path>} at most 50 ways of at most 8 hops
 */
export function pathsBetween(index, from, to, { claims = false, allowed = null } = {}) {
  const known = index.nodes.has(from) && index.nodes.has(to) && from !== to;
  return known ? walkPaths(hopsOver(index, claims, allowed), from, to) : [].values();
}

/** The way of a number (0 is the shortest) or null; asked for one after another, each is found once. */
export function nthPath(index, { from, to, claims, nth }, allowed = null) {
  const key = JSON.stringify([from, to, claims]);
  let last = lastWalks.get(index);
  if (!last || last.key !== key || last.allowed !== allowed) {
    last = { key, allowed, walk: pathsBetween(index, from, to, { claims, allowed }), found: [] };
    lastWalks.set(index, last);
  }
  while (last.found.length <= nth) {
    const { value, done } = last.walk.next();
    if (done) return null;
    last.found.push(value);
  }
  return last.found[nth];
}

function* walkPaths(hopsFrom, from, to) {
  const found = [];
  const waiting = [];
  const seen = new Set();
  const offer = (route) => {
    const key = route && routeKey(route);
    if (!route || seen.has(key)) return;
    seen.add(key);
    waiting.push({ route, key, cost: costOf(route) });
  };
  offer(cheapest(hopsFrom, from, to, MOST_HOPS, new Set(), new Set()));
  while (waiting.length && found.length < MOST_PATHS) {
    waiting.sort((a, b) => b.cost - a.cost || (a.key < b.key ? 1 : -1));
    const { route } = waiting.pop();
    found.push(route);
    yield asPath(from, route);
    for (let at = 0; at < route.length; at += 1) offer(spurOf(hopsFrom, from, to, route, at, found));
  }
}

/** The cheapest way that keeps the first hops of a route and then leaves it, and all found routes that begin alike. */
function spurOf(hopsFrom, from, to, route, at, found) {
  const root = route.slice(0, at);
  const passed = new Set([from, ...root.map((hop) => hop.to)]);
  const start = at ? root[at - 1].to : from;
  passed.delete(start);
  const begun = routeKey(root);
  const closed = new Set(found.filter((other) => routeKey(other.slice(0, at)) === begun && other[at]).map((other) => other[at].to));
  const rest = cheapest(hopsFrom, start, to, MOST_HOPS - at, passed, closed);
  return rest && [...root, ...rest];
}

/**
 * The cheapest way from start to end in at most `most` hops, that passes none of `passed` and does not begin with a hop to one of
 * `closed`. Layer by layer; within a layer those reached over fewer claims first.
 */
function cheapest(hopsFrom, start, end, most, passed, closed) {
  const reached = new Map([[start, { back: null, hop: null, claims: 0 }]]);
  let layer = [start];
  for (let depth = 0; depth < most && layer.length && !reached.has(end); depth += 1) {
    const next = new Map();
    for (const id of layer) {
      for (const hop of hopsFrom(id)) {
        if (reached.has(hop.to) || passed.has(hop.to) || (depth === 0 && closed.has(hop.to))) continue;
        if (hop.onlyEnd && hop.to !== end) continue;
        const claims = reached.get(id).claims + Number(hop.claim);
        if (!next.has(hop.to) || next.get(hop.to).claims > claims) next.set(hop.to, { back: id, hop, claims });
      }
    }
    for (const [id, step] of next) reached.set(id, step);
    layer = [...next.keys()];
  }
  return reached.has(end) ? routeTo(reached, end) : null;
}

function routeTo(reached, end) {
  const route = [];
  for (let { back, hop } = reached.get(end); hop; { back, hop } = reached.get(back)) route.unshift(hop);
  return route;
}

/** The hops from a node, each neighbour once; worked out when first asked for. */
function hopsOver(index, claims, allowed) {
  const known = new Map();
  const walked = (edge) => edge.polarity !== false && (claims || edge.status === 'fact') && (!allowed || allowed.has(edge.id));
  return (id) => {
    if (!known.has(id)) known.set(id, computeHops(index, id, walked));
    return known.get(id);
  };
}

function computeHops(index, id, walked) {
  const best = new Map();
  const offer = (hop) => {
    const known = best.get(hop.to);
    if (hop.to !== id && (!known || hop.weight > known.weight)) best.set(hop.to, hop);
  };
  const self = index.nodes.get(id);
  if (self.kind === 'Event' && self.polarity === false) return [];
  for (const edge of walkedEdges(index, id, walked)) {
    const other = index.nodes.get(otherEnd(edge, id));
    if (other.kind !== 'Event') {
      offer(edgeHop(edge, other.id));
    } else if (other.polarity !== false) {
      offer({ ...edgeHop(edge, other.id), onlyEnd: true });
      if (self.kind !== 'Event') eventHops(index, edge, other, walked).forEach(offer);
    }
  }
  return [...best.values()];
}

function walkedEdges(index, id, walked) {
  return index.touching.get(id).map((edge) => index.edges.get(edge)).filter(walked);
}

function edgeHop(edge, to) {
  const claim = edge.status !== 'fact';
  return { to, edges: [edge.id], via: null, claim, weight: (claim ? 0 : 1e6) + 1e5 + edge.evidence.length };
}

/** From one who takes part in an event to all the others. */
function eventHops(index, edge, event, walked) {
  return walkedEdges(index, event.id, walked).map((next) => {
    const claim = edge.status !== 'fact' || next.status !== 'fact';
    const to = otherEnd(next, event.id);
    return { to, edges: [edge.id, next.id], via: event.id, claim, weight: (claim ? 0 : 1e6) + event.evidence.length };
  });
}

function costOf(route) {
  return route.length * 100 + route.filter((hop) => hop.claim).length; // hops first, then claims; both are few
}

function routeKey(route) {
  return route.map((hop) => hop.to).join('\n');
}

function asPath(from, route) {
  return {
    nodes: [from, ...route.flatMap((hop) => (hop.via ? [hop.via, hop.to] : [hop.to]))],
    edges: route.flatMap((hop) => hop.edges),
  };
}
