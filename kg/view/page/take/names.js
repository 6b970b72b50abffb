/** The labels of a picture: what is drawn in, labels that never overlap out, each fixed to the width that is estimated. Pure. */

import { alongEdge, aroundNode, placeLabels, shorten } from '../graph/labels.js';
import { visible } from '../graph/visible.js';
import { element, escaped } from './markup.js';
import { pointOf } from './shapes.js';

const LONGEST = 34;
// Letters of East Asia and pictures, which are as wide as high.
const SQUARE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{3fffd}]/u;
// This share of the names, the most important ones, is shown even where it is crowded.
const SURELY = 0.05;

/**
 * Write every label that finds a place: first those that the reader sees now, then by importance.
 *
 * @param {{placed: {node: object, at: {x: number, y: number}, radius: number}[], courses: object[], obstacles: object[],
 *   within: object}} picture nodes at their places, courses of shapes.js, boxes that are taken, and the frame
 * @param {{id: string}[]} seen labels on the screen now
 * @param {object} palette
 */
export function labelShapes({ placed, courses, obstacles, within }, seen, palette) {
  const first = new Set(seen.map(({ id }) => id));
  const names = placed.map(nameOn).sort((a, b) => first.has(b.id) - first.has(a.id) || b.rank - a.rank || (a.id < b.id ? -1 : 1));
  const count = Math.min(Math.max(names.length * SURELY, 6), 15);
  const wanted = [...names.map((name, place) => ({ ...name, pressing: place < count })), ...courses.flatMap(nameAlong)];
  const boxes = placeLabels(wanted, obstacles, within);
  return wanted.filter(({ id }) => boxes.has(id)).map((label) => textShape(label, boxes.get(label.id), palette));
}

function nameOn({ node, at, radius }) {
  const event = node.kind === 'Event';
  const more = node.kind === 'Story' ? ` · ${node.members}` : event && node.when ? `, ${node.when}` : '';
  const told = `${node.name}${more}`;
  const text = shorten(visible(told) || '(no name)', LONGEST);
  const size = event ? 11 : 12 + Math.min(node.size / 10, 2.5);
  const weight = event ? 400 : node.size > 16 ? 600 : 500;
  const boxes = aroundNode(at.x, at.y, radius, textWidth(text, size, weight > 500) + 4, size + 4);
  const rank = event ? -1 : node.importance || node.members || 0;
  return { id: node.id, rank, text, size, weight, slant: event ? 'italic' : null, ink: event ? 'muted' : 'ink', boxes };
}

/** An edge has a label where there is room; the arrow of an event's link tells enough. */
function nameAlong(course) {
  const { edge, length } = course;
  const text = visible(edge.label);
  const width = textWidth(text, 10.5, false) + 4;
  if (edge.predicate === 'agent' || edge.predicate === 'target' || length < width + 36) return [];
  const boxes = alongEdge([0.5, 0.4, 0.6, 0.32, 0.68].map((part) => pointOf(course, part)), width, 14);
  return [{ id: edge.id, text, size: 10.5, weight: 400, slant: null, ink: edge.status === 'claim' ? 'claim' : 'muted', boxes }];
}

function textShape({ text, size, weight, slant, ink }, box, palette) {
  const place = { x: box.left + box.width / 2, y: box.top + box.height / 2 + size * 0.35 };
  const font = { 'font-size': size, 'font-weight': weight, 'font-style': slant, fill: palette[ink] };
  return element('text', { ...place, ...font, textLength: box.width - 4, lengthAdjust: 'spacingAndGlyphs' }, escaped(text));
}

/** How wide a text will be, by kinds of letters: the rule of kg/view/picture/widths.py. */
export function textWidth(text, size, bold) {
  const shares = [...text].map((letter) => {
    if (/\p{M}/u.test(letter)) return 0;
    if (SQUARE.test(letter)) return 1;
    if (/[iljtfrI.,;:'’‘|!()[\]{}/\\ ]/.test(letter)) return 0.29;
    if (/[mwMW@%&—…]/.test(letter)) return 0.87;
    return /\p{Lu}/u.test(letter) ? 0.65 : 0.55;
  });
  return shares.reduce((sum, share) => sum + share, 0) * size * (bold ? 1.05 : 1);
}
