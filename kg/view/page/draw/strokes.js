/** Nodes and edges drawn as vis draws them, without vis: for what is lit, and for the first sight. Draws. */

import { viaOf } from '../graph/curve.js';
import { edgeStyle, linkStyle, nodeStyle } from './styles.js';

const TIP = 6.75; // as vis draws it, besides three widths of the line
const TRIANGLE = 1.15;

/**
 * Draw a part of what is shown, in the network's own measure.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {object} sight of network.js
 * @param {number} zoom
 * @param {{nodes: (id: string) => boolean, edges: (id: string) => boolean}} part which nodes and edges
 */
export function drawPart(context, sight, zoom, part) {
  const { shown, chosen, places } = sight;
  context.save();
  context.lineCap = 'butt';
  const isMine = (kind, id) => Boolean(chosen) && chosen.kind === kind && chosen.id === id;
  const nodes = new Map();
  for (const node of shown.nodes) if (part.nodes(node.id)) nodes.set(node.id, nodeStyle(node, sight, isMine('node', node.id)));
  const draw = (edge, style) => drawLine(context, edge, style, places, nodes.get(edge.target), zoom);
  for (const link of shown.storyLinks) if (part.edges(link.id)) draw(link, linkStyle(link, sight));
  for (const edge of shown.edges) if (part.edges(edge.id)) draw(edge, edgeStyle(edge, sight, isMine('edge', edge.id)));
  for (const [id, style] of nodes) drawShape(context, style, places.get(id), zoom);
  context.restore();
}

function drawLine(context, edge, style, places, target, zoom) {
  const [from, to] = [places.get(edge.source), places.get(edge.target)];
  const via = viaOf(from, to, edge);
  const ink = style.color.color;
  context.strokeStyle = ink;
  context.lineWidth = Math.max(style.width, 0.3 / zoom);
  context.setLineDash(style.dashes || []);
  context.beginPath();
  context.moveTo(from.x, from.y);
  if (edge.source === edge.target) context.arc(from.x + 14, from.y - 14, 20, 0, 2 * Math.PI);
  else if (via) context.quadraticCurveTo(via.x, via.y, to.x, to.y);
  else context.lineTo(to.x, to.y);
  context.stroke();
  context.setLineDash([]);
  if (!style.arrows.to.enabled || !target || edge.source === edge.target) return;
  drawArrow(context, via || from, to, target.size, style.width, ink);
}

/** An arrow whose tip touches the border of the node. */
function drawArrow(context, before, to, radius, width, ink) {
  const angle = Math.atan2(to.y - before.y, to.x - before.x);
  const length = TIP + 3 * width;
  const at = (back, aside) => [
    to.x - (radius + back) * Math.cos(angle) - aside * Math.sin(angle),
    to.y - (radius + back) * Math.sin(angle) + aside * Math.cos(angle),
  ];
  context.fillStyle = ink;
  context.beginPath();
  context.moveTo(...at(0, 0));
  context.lineTo(...at(length, 0.3 * length));
  context.lineTo(...at(0.9 * length, 0));
  context.lineTo(...at(length, -0.3 * length));
  context.fill();
}

function drawShape(context, style, { x, y }, zoom) {
  context.beginPath();
  outline(context, style.shape, x, y, style.size);
  context.closePath();
  context.fillStyle = style.color.background;
  context.fill();
  context.lineWidth = style.borderWidth / zoom;
  context.strokeStyle = style.color.border;
  context.stroke();
}

function outline(context, shape, x, y, size) {
  const side = TRIANGLE * size;
  if (shape === 'dot') context.arc(x, y, size, 0, 2 * Math.PI);
  else if (shape === 'square') context.rect(x - size, y - size, 2 * size, 2 * size);
  else if (shape === 'triangle') corners(context, x, y + 0.275 * side, (2 / Math.sqrt(3)) * side, 3, -Math.PI / 2);
  else corners(context, x, y, size, shape === 'diamond' ? 4 : 6, 0);
}

function corners(context, x, y, radius, count, turned) {
  for (let corner = 0; corner < count; corner += 1) {
    const angle = turned + (2 * Math.PI * corner) / count;
    context.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
}
