/** The labels of nodes and edges: which texts, how large, how pressing, and their pictures, kept: a frame only copies them. */

import { pointAlong } from '../graph/curve.js';
import { alongEdge, aroundNode, shorten } from '../graph/labels.js';
import { visible } from '../graph/visible.js';

const FONT_FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif';
// This share of the names, the most important ones, is shown even where it is crowded.
const PRESSING = 0.05;
const MOST_PICTURES = 4000;
// A node of this size keeps a large name in a crowd.
const LARGE = 14;
// Letters of a compact label.
const SHORT = 16;
// Letters of a name that are looked at for a label.
const MOST_LETTERS = 400;
// Pixels around a label's box for its halo.
const HALO = 4;

/** What wants a label among nodes, the most important first. */
export function nodeLabels(context, sight, nodes) {
  const longest = context.canvas.clientWidth < 600 || sight.crowded ? 20 : 34;
  const legible = nodes.filter(({ node, radius }) => node.kind !== 'Event' || radius > 2);
  const wanted = legible.map((each) => (each.node.kind === 'Story' ? storyLabel : nodeLabel)(context, sight, each, longest));
  const first = sight.chosen && sight.chosen.id;
  wanted.sort((a, b) => (b.id === first) - (a.id === first) || b.rank - a.rank || (a.id < b.id ? -1 : 1));
  const count = Math.min(Math.max(wanted.length * PRESSING, 6), 15);
  wanted.forEach((label, place) => {
    label.pressing = place < count && label.rank >= 0; // never an event's
  });
  return wanted;
}

function nodeLabel(context, sight, { node, at, radius }, longest) {
  const { text, font, size, width, ink, rank } = captionOf(context, sight, node, longest, sight.crowded && node.size < LARGE);
  const rim = sight.crowded ? 2 : 4;
  return { id: node.id, rank, text, font, ink, boxes: aroundNode(at.x, at.y, radius, width + rim, size + rim), at };
}

/** The same labels smaller and shorter, for those that found no place; more places would do. */
export function compactLabels(context, sight, nodes) {
  const entities = nodes.filter(({ node }) => node.kind !== 'Story');
  const wanted = entities.map(({ node, at, radius }) => {
    const { text, font, size, width, ink, rank } = captionOf(context, sight, node, SHORT, true);
    const boxes = aroundNode(at.x, at.y, radius, width + 2, size + 2);
    const farther = [0.5, 1].flatMap((lines) => boxes.map((box) => fartherOut(box, at, lines)));
    return { id: node.id, rank, text, font, ink, boxes: [...boxes, ...farther], at };
  });
  return wanted.sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
}

/** The same place some lines further up or down from its node. */
function fartherOut(box, at, lines) {
  const up = box.top + box.height / 2 < at.y ? -1 : 1;
  return { ...box, top: box.top + up * lines * box.height };
}

/** What a node's label says and how large it is; worked out once. */
function captionOf(context, sight, node, longest, isSmall) {
  const key = `${longest} ${isSmall} ${node.id}`;
  const known = sight.captions.get(key);
  if (known) return known;
  const event = node.kind === 'Event';
  const size = isSmall ? 10 : event ? 11 : 12 + Math.min(node.size / 10, 2.5) * (sight.crowded ? 0.5 : 1);
  const weight = event ? 'italic 400' : node.size > 19 && !isSmall ? '600' : '500';
  const font = `${weight} ${size.toFixed(1)}px ${FONT_FAMILY}`;
  const text = shorten(visible((event && node.when ? `${node.name}, ${node.when}` : node.name).slice(0, MOST_LETTERS)), longest);
  const width = widthOf(sight, context, text, font);
  const caption = { text, font, size, width, ink: event ? 'muted' : 'ink', rank: event ? -1 : node.importance };
  sight.captions.set(key, caption);
  return caption;
}

/** A story's name and count stand in its circle where there is room, else under or above it. */
function storyLabel(context, sight, { node, at, radius }, longest) {
  const size = 12;
  const font = `600 ${size}px ${FONT_FAMILY}`;
  const text = `${shorten(visible(node.name), longest)} · ${(node.folded ?? node.members).toLocaleString('en')}`;
  const width = widthOf(sight, context, text, font) + 4;
  const inside = { left: at.x - width / 2, top: at.y - size / 2 - 2, width, height: size + 4 };
  const outside = [{ ...inside, top: at.y + radius + 3 }, { ...inside, top: at.y - radius - size - 7 }];
  const boxes = width < 1.8 * radius ? [inside, ...outside] : [...outside, inside];
  return { id: node.id, rank: sight.crowded ? 0 : node.importance || node.members, text, font, ink: 'muted', boxes, at };
}

/** What wants a label among edges: those with room for one. */
export function edgeLabels(context, sight, edges) {
  const wanted = [];
  const font = `400 10.5px ${FONT_FAMILY}`;
  for (const { edge, at, from, to, length } of edges) {
    if (edge.predicate === 'agent' || edge.predicate === 'target') continue; // the arrow tells
    if (length < 60) continue;
    const text = visible(edge.label);
    const width = widthOf(sight, context, text, font) + 4;
    if (length < width + 36) continue;
    const along = [0.5, 0.4, 0.6, 0.32, 0.68].map((part) => pointAlong(from, to, edge, part));
    const ink = edge.status === 'claim' ? 'claim' : 'muted';
    wanted.push({ id: edge.id, text, font, ink, boxes: alongEdge(along, width, 14), at });
  }
  return wanted;
}

function widthOf({ widths }, context, text, font) {
  const key = `${font}|${text}`;
  if (!widths.has(key)) {
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

/** A label with its halo, drawn once for each theme and size. */
export function pictureOf({ palette, pictures }, label, box, ratio) {
  const key = `${ratio}|${label.ink}|${label.font}|${label.text}`;
  if (!pictures.has(key)) {
    if (pictures.size >= MOST_PICTURES) pictures.clear();
    pictures.set(key, drawnLabel(palette, label, box, ratio));
  }
  return pictures.get(key);
}

function drawnLabel(palette, label, box, ratio) {
  const [width, height] = [Math.ceil(box.width + 2 * HALO), Math.ceil(box.height + 2 * HALO)];
  const picture = document.createElement('canvas');
  [picture.width, picture.height] = [Math.ceil(width * ratio), Math.ceil(height * ratio)];
  const context = picture.getContext('2d');
  context.scale(ratio, ratio);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  writeLabel(context, palette, label, box.width / 2 + HALO, box.height / 2 + HALO);
  return { picture, width, height, rim: HALO };
}

/** Write a label with its halo, centred on a point. */
export function writeLabel(context, palette, label, x, y) {
  context.font = label.font;
  context.lineWidth = HALO;
  context.strokeStyle = palette.paper;
  context.strokeText(label.text, x, y);
  context.fillStyle = palette[label.ink];
  context.fillText(label.text, x, y);
}
