/**
 * Two nodes in, the ways between them out: the shortest first, then the next ones (Yen), over the whole file. Pure.
 *
 * Denied edges and events are never walked. The next way always leads over somebody else (see hops.js); of equally short ones,
 * that with fewer claims comes first.
 *
 * @typedef {{nodes: string[], edges: string[]}} Path in order from one end to the other, events among the nodes
 */

import { hopsAway, hopsOver } from './hops.js';

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
  const walked = (edge) => edge.polarity !== false && (claims || edge.status === 'fact') && (!allowed || allowed.has(edge.id));
  const search = { hopsFrom: hopsOver(index, walked), away: hopsAway(index, walked, to, MOST_HOPS), to };
  return known ? walkPaths(search, from) : [].values();
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

function* walkPaths(search, from) {
  const found = [];
  const waiting = [];
  const seen = new Set();
  const offer = (route) => {
    const key = route && routeKey(route);
    if (!route || seen.has(key)) return;
    seen.add(key);
    waiting.push({ route, key, cost: costOf(route) });
  };
  offer(cheapest(search, from, MOST_HOPS, new Set(), new Set()));
  while (waiting.length && found.length < MOST_PATHS) {
    waiting.sort((a, b) => b.cost - a.cost || (a.key < b.key ? 1 : -1));
    const { route } = waiting.pop();
    found.push(route);
    yield asPath(from, route);
    for (let at = 0; at < route.length; at += 1) offer(spurOf(search, from, route, at, found));
  }
}

/** The cheapest way that keeps the first hops of a route and then leaves it, and all found routes that begin alike. */
function spurOf(search, from, route, at, found) {
  const root = route.slice(0, at);
  const passed = new Set([from, ...root.flatMap((hop) => [hop.via, hop.to])]);
  const start = at ? root[at - 1].to : from;
  passed.delete(start);
  const begun = routeKey(root);
  const alike = found.filter((other) => other.length > at && routeKey(other.slice(0, at)) === begun);
  const closed = new Set(alike.map((other) => other[at].to));
  const rest = cheapest(search, start, MOST_HOPS - at, passed, closed);
  return rest && [...root, ...rest];
}

/**
 * The cheapest way from a start in at most `most` hops, that passes none of `passed` and does not begin with a hop to one of
 * `closed`. Tried for each length from the least possible on, so that hardly a node is asked in vain.
 */
function cheapest(search, start, most, passed, closed) {
  for (let length = search.away(start); length <= most; length += 1) {
    const reached = reachedWithin(search, start, length, passed, closed);
    if (reached) return routeTo(reached, search.to);
  }
  return null;
}

/** Layer by layer; of those that reach a node in the same layer, the one over the fewest claims. */
function reachedWithin({ hopsFrom, to, away }, start, length, passed, closed) {
  const reached = new Map([[start, { back: null, hop: null, claims: 0 }]]);
  let layer = [start];
  for (let depth = 1; depth <= length && layer.length; depth += 1) {
    const next = new Map();
    const useless = (hop) => reached.has(hop.to) || passed.has(hop.to) || (hop.onlyEnd && hop.to !== to);
    const again = (hop, id) => hop.via && (hop.via === to || passed.has(hop.via) || isOnWay(reached, id, hop.via));
    for (const id of layer) {
      const sofar = reached.get(id).claims;
      for (const hop of hopsFrom(id)) {
        if (away(hop.to) + depth > length || useless(hop) || again(hop, id)) continue;
        if (depth === 1 && closed.has(hop.to)) continue;
        const claims = sofar + Number(hop.claim);
        if (!next.has(hop.to) || next.get(hop.to).claims > claims) next.set(hop.to, { back: id, hop, claims });
      }
    }
    for (const [id, came] of next) reached.set(id, came);
    if (reached.has(to)) return reached;
    layer = [...next.keys()];
  }
  return null;
}

/** Whether the way to a node leads over an event, or begins at it. */
function isOnWay(reached, id, event) {
  for (let at = id; at; at = reached.get(at).back) if (at === event || reached.get(at).hop?.via === event) return true;
  return false;
}

function routeTo(reached, end) {
  const route = [];
  for (let { back, hop } = reached.get(end); hop; { back, hop } = reached.get(back)) route.unshift(hop);
  return route;
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
