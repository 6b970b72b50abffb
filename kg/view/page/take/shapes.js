/** The shapes of nodes, lines and marks, as kg/view/picture draws them: things at their places in, SVG text out. Pure. */

import { pointAlong, viaOf } from '../graph/curve.js';
import { element, escaped, pair, short } from './markup.js';

const CORNERS = { Organization: [4, 1.216, 0.125], Region: [4, 1.18, 0], Group: [6, 1, 0], Event: [3, 1.265, -0.25] };
const DASHES = { claim: '7 5', planned: '2 5' };
const ARROW = 7; // pixels
const MARKED_FROM = 30; // pixels: a shorter edge has no room for a mark

/** Draw a node; a claimed event is hollow, a story a large soft circle. */
export function nodeShape({ node, at, radius }, palette) {
  const hollow = node.kind === 'Event' && node.status === 'claim';
  const story = node.kind === 'Story';
  const ink = palette[node.kind] || palette.muted;
  const style = story
    ? { fill: ink, 'fill-opacity': '0.14', stroke: ink, 'stroke-opacity': '0.55' }
    : { fill: hollow ? palette.paper : ink, stroke: hollow ? palette.claim : palette.paper, 'stroke-width': '1.5' };
  const title = story ? `${node.name}: ${node.members} in this story` : node.name;
  return element('g', style, `<title>${escaped(title)}</title>`, outlineOf(node.kind, at, radius));
}

/** A circle, or a polygon: how many corners, how far out in radii, where the first one lies in turns. */
function outlineOf(kind, at, radius) {
  if (!(kind in CORNERS)) return element('circle', { cx: at.x, cy: at.y, r: radius });
  const [count, reach, first] = CORNERS[kind];
  const corners = Array.from({ length: count }, (_, number) => {
    const angle = 2 * Math.PI * (first + number / count);
    return pair({ x: at.x + reach * radius * Math.cos(angle), y: at.y + reach * radius * Math.sin(angle) });
  });
  return element('polygon', { points: corners.join(' ') });
}

/** Lead an edge from the border of its source to the border of its target. */
export function courseOf(edge, source, target) {
  const via = edge.source === edge.target ? null : viaOf(source.at, target.at, edge);
  const from = moved(source.at, via || target.at, source.radius + 1);
  const to = moved(target.at, via || source.at, target.radius + 2);
  return { edge, source, target, from, to, via, length: Math.hypot(to.x - from.x, to.y - from.y) };
}

/** The point of a course at a part of its way. */
export function pointOf({ edge, from, to, via, source }, part) {
  if (edge.source === edge.target) return pointAlong(source.at, source.at, edge, part);
  const rest = 1 - part;
  const middle = via || { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const mixed = (axis) => rest * rest * from[axis] + 2 * rest * part * middle[axis] + part * part * to[axis];
  return { x: mixed('x'), y: mixed('y') };
}

/** Draw an edge with its arrow; its popup says it in words. */
export function edgeShape(course, palette) {
  const { edge, source, target } = course;
  const ink = palette[inkOf(edge)];
  const dashes = edge.status === 'claim' ? DASHES[edge.planned ? 'planned' : 'claim'] : null;
  const width = edge.derived ? 1 : 1.3 + 0.4 * Math.min(Math.max(edge.evidence.length - 1, 0), 5);
  const said = `${source.node.name} ${edge.polarity ? '' : 'not '}${edge.label} ${target.node.name} (${edge.status})`;
  const stroke = { stroke: ink, 'stroke-width': width, 'stroke-dasharray': dashes };
  const line = element('path', { d: pathOf(course), fill: 'none', ...stroke });
  return element('g', {}, `<title>${escaped(said)}</title>`, line, arrowOf(course, ink));
}

/** Draw the link of a folded story. */
export function linkShape({ count }, source, target, palette) {
  const width = Math.min(1 + Math.log2(count), 5);
  const stroke = { stroke: palette.edge || palette.over, 'stroke-width': width };
  return element('path', { d: `M${pair(source.at)}L${pair(target.at)}`, ...stroke });
}

function pathOf({ edge, from, to, via, source }) {
  if (edge.source === edge.target) {
    const { x, y } = source.at;
    return `M${pair(source.at)}C${pair({ x, y: y - 56 })} ${pair({ x: x + 56, y })} ${pair(source.at)}`;
  }
  return via ? `M${pair(from)}Q${pair(via)} ${pair(to)}` : `M${pair(from)}L${pair(to)}`;
}

function arrowOf(course, ink) {
  const { edge, to } = course;
  const back = pointOf(course, 0.9);
  if (edge.source === edge.target || (back.x === to.x && back.y === to.y)) return '';
  const angle = Math.atan2(back.y - to.y, back.x - to.x);
  const corner = (turn) => pair({ x: to.x + ARROW * Math.cos(angle + turn), y: to.y + ARROW * Math.sin(angle + turn) });
  return element('polygon', { points: `${pair(to)} ${corner(Math.PI / 8)} ${corner(-Math.PI / 8)}`, fill: ink });
}

/** The mark of a contested or denied edge with the room it takes, or null. */
export function markOf(course, palette) {
  const { edge, length } = course;
  if (length < MARKED_FROM || (edge.polarity && !edge.contested)) return null;
  const { x, y } = pointOf(course, 0.5);
  const box = { left: x - 8, top: y - 8, width: 16, height: 16 };
  if (!edge.contested) {
    const cross = `M${short(x - 5)} ${short(y - 5)}l10 10m0 -10l-10 10`;
    return { box, shape: element('path', { d: cross, stroke: palette[inkOf(edge)], 'stroke-width': 2 }) };
  }
  const font = { 'text-anchor': 'middle', 'font-size': 11, 'font-weight': '700', fill: palette.paper };
  const sign = element('text', { x, y: y + 4, ...font }, '!');
  return { box, shape: element('circle', { cx: x, cy: y, r: 7, fill: palette.contested }) + sign };
}

/** The name of the colour of an edge's line. */
export function inkOf(edge) {
  return edge.status === 'claim' ? 'claim' : edge.ended || edge.derived ? 'over' : 'fact';
}

function moved(place, towards, by) {
  const [across, down] = [towards.x - place.x, towards.y - place.y];
  const length = Math.hypot(across, down);
  return length ? { x: place.x + (across / length) * by, y: place.y + (down / length) * by } : place;
}
