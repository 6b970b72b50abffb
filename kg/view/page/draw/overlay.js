/** What vis does not draw: labels that never overlap, marks of denied and contested edges, pins, names of stories. Draws. */

import { pointAlong } from '../graph/curve.js';
import { placeLabels } from '../graph/labels.js';
import { compactLabels, edgeLabels, nodeLabels, pictureOf, writeLabel } from './captions.js';
import { edgeInk, radiusOf } from './styles.js';

const FONT = '700 11px system-ui, sans-serif';
const SHORTEST = 30; // a shorter edge has no room for a mark

/**
 * Draw in pixels of the screen: the same size at every zoom, so that coming nearer shows more. While the picture moves, labels
 * keep to their nodes and no place is sought anew.
 *
 * @param {CanvasRenderingContext2D} context as vis left it
 * @param {object} sight of network.js
 * @param {number} zoom
 * @param {{left: number, top: number, width: number, height: number}} within
 */
export function drawOver(context, sight, zoom, within) {
  const { a, e, f } = context.getTransform();
  const ratio = Math.round((1000 * a) / zoom) / 1000; // whole numbers must be whole, or the labels blur
  const lens = { scale: zoom, ratio, within, toScreen: ({ x, y }) => ({ x: (a * x + e) / ratio, y: (a * y + f) / ratio }) };
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const nodes = nodesInView(sight, lens);
  const edges = edgesInView(sight, lens);
  const marks = drawMarks(context, edges, sight);
  drawPins(context, nodes, sight);
  const view = `${e} ${f} ${within.width} ${within.height}`;
  if (mustBePlaced(sight, zoom, view)) sight.labels = placed(context, sight, lens, nodes, edges, marks);
  drawLabels(context, sight, lens, nodes, edges);
  context.restore();
}

/** Labels are placed anew when something else is seen; while the picture moves, only when it is seen otherwise than moved. */
function mustBePlaced(sight, zoom, at) {
  const { version, moving, seen } = sight;
  if (seen && seen.version === version && seen.zoom === zoom && (moving || seen.at === at)) return false;
  sight.seen = { version, zoom, at: moving ? '' : at };
  return true;
}

function nodesInView(sight, { toScreen, scale, within }) {
  const { shown, lit, places } = sight;
  const out = [];
  for (const node of shown.nodes) {
    if (lit && !lit.nodes.has(node.id)) continue;
    const at = toScreen(places.get(node.id));
    const radius = radiusOf(node, sight) * scale;
    const half = 0.9 * radius; // corners are mostly free
    const box = { left: at.x - half, top: at.y - half, width: 2 * half, height: 2 * half };
    if (touches(box, within)) out.push({ id: node.id, node, at, radius, box });
  }
  return out;
}

function touches(box, within) {
  const across = box.left < within.left + within.width && box.left + box.width > within.left;
  return across && box.top < within.top + within.height && box.top + box.height > within.top;
}

function edgesInView({ shown, lit, places }, { toScreen, within }) {
  const out = [];
  for (const edge of shown.edges) {
    if (lit && !lit.edges.has(edge.id)) continue;
    const [from, to] = [toScreen(places.get(edge.source)), toScreen(places.get(edge.target))];
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (length < SHORTEST) continue;
    const at = pointAlong(from, to, edge, 0.5);
    if (touches({ left: at.x, top: at.y, width: 0, height: 0 }, within)) out.push({ id: edge.id, edge, at, from, to, length });
  }
  return out;
}

function drawMarks(context, edges, { palette }) {
  const boxes = [];
  for (const { edge, at } of edges) {
    if (edge.polarity && !edge.contested) continue;
    if (edge.contested) drawBadge(context, at, palette);
    else drawCross(context, at, palette[edgeInk(edge)]);
    boxes.push({ left: at.x - 8, top: at.y - 8, width: 16, height: 16 });
  }
  return boxes;
}

function drawBadge(context, { x, y }, palette) {
  context.fillStyle = palette.contested;
  context.beginPath();
  context.arc(x, y, 7, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = palette.paper;
  context.font = FONT;
  context.fillText('!', x, y + 0.5);
}

function drawCross(context, { x, y }, ink) {
  context.lineWidth = 2;
  context.strokeStyle = ink;
  context.beginPath();
  context.moveTo(x - 5, y - 5);
  context.lineTo(x + 5, y + 5);
  context.moveTo(x + 5, y - 5);
  context.lineTo(x - 5, y + 5);
  context.stroke();
}

/** What was pinned or dragged bears a dot at its upper right. */
function drawPins(context, nodes, { pinned, palette }) {
  for (const { id, at, radius } of nodes) {
    if (!pinned.has(id)) continue;
    context.beginPath();
    context.arc(at.x + 0.72 * radius, at.y - 0.72 * radius, 3.5, 0, 2 * Math.PI);
    context.fillStyle = palette.ink;
    context.fill();
    context.lineWidth = 1.5;
    context.strokeStyle = palette.paper;
    context.stroke();
  }
}

/** Seek places for the labels of what is in view, then smaller ones for the rest; each is kept relative to its node or edge. */
function placed(context, sight, { within }, nodes, edges, marks) {
  const obstacles = [...nodes.filter(({ node }) => node.kind !== 'Story').map(({ box }) => box), ...marks];
  const out = new Map();
  const seek = (wanted) => {
    const boxes = placeLabels(wanted, [...obstacles, ...[...out.values()].map(({ box }) => box)], within);
    for (const label of wanted) {
      const box = boxes.get(label.id);
      if (box) out.set(label.id, { label, box, aside: { x: box.left - label.at.x, y: box.top - label.at.y } });
    }
  };
  const isEvent = ({ node }) => node.kind === 'Event';
  const others = nodes.filter((each) => !isEvent(each));
  seek(nodeLabels(context, sight, others));
  if (sight.isFirst) return out; // the rest comes with vis
  seek(compactLabels(context, sight, others.filter(({ id }) => !out.has(id))));
  seek(nodeLabels(context, sight, nodes.filter(isEvent)));
  seek(edgeLabels(context, sight, edges));
  return out;
}

function drawLabels(context, sight, { ratio }, nodes, edges) {
  for (const { id, at } of [...nodes, ...edges]) {
    const found = sight.labels.get(id);
    if (!found) continue;
    if (sight.isFirst) {
      const { width, height } = found.box;
      writeLabel(context, sight.palette, found.label, at.x + found.aside.x + width / 2, at.y + found.aside.y + height / 2);
      continue; // a picture is worth its making when it is drawn again
    }
    const { picture, width, height, rim } = pictureOf(sight, found.label, found.box, ratio);
    const left = Math.round((at.x + found.aside.x - rim) * ratio) / ratio;
    const top = Math.round((at.y + found.aside.y - rim) * ratio) / ratio;
    context.drawImage(picture, left, top, width, height);
  }
}
