/**
 * An index in, the hops from a node to the next ones out, and how many it takes to a node. Pure.
 *
 * A hop is an edge, or an event in which both take part; whichever way it points. Of several that join the same two it is one:
 * facts before claims, edges before events, what is told more often first.
 *
 * @typedef {{to: string, edges: string[], via: string | null, claim: boolean, weight: number, onlyEnd?: boolean}} Hop via: the
 *   event that it leads over; onlyEnd: it leads to an event, where a way may end but not go on
 */

import { otherEnd } from './index.js';
import { numberedOf } from './numbered.js';

const FAR = 255;

/**
 * The hops from a node, each neighbour once; worked out when first asked for.
 *
 * @param {(edge: object) => boolean} walked @returns {(id: string) => Hop[]}
 */
export function hopsOver(index, walked) {
  const known = new Map();
  return (id) => {
    if (!known.has(id)) known.set(id, computeHops(index, id, walked));
    return known.get(id);
  };
}

/**
 * How many hops a node is away from `to`, Infinity beyond `most`. The link of an event is half a hop.
 *
 * @param {(edge: object) => boolean} walked @returns {(id: string) => number}
 */
export function hopsAway(index, walked, to, most) {
  const { nodes, edges, at, source, target, link } = numberedOf(index);
  const open = Uint8Array.from(edges, (edge) => walked(edge));
  const halves = new Uint8Array(nodes.length).fill(FAR);
  if (at.has(to)) halves[at.get(to)] = 0;
  for (let level = 1, last = 0; level <= most * 2 && last >= level - 2; level += 1) {
    for (let number = 0; number < edges.length; number += 1) {
      if (!open[number]) continue;
      const [one, two, before] = [source[number], target[number], level - 2 + link[number]];
      if (halves[one] === before && halves[two] > level) halves[two] = last = level;
      else if (halves[two] === before && halves[one] > level) halves[one] = last = level;
    }
  }
  return (id) => (halves[at.get(id)] === FAR ? Infinity : Math.ceil(halves[at.get(id)] / 2));
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

