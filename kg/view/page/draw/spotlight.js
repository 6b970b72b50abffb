/** What is lit while something is chosen or pointed at: all else fades under the paper's colour, and the lit is drawn again. Draws. */

import { viaOf } from '../graph/curve.js';
import { edgeStyle, linkStyle, nodeStyle } from './styles.js';

export const DIM = 0.12; // how much of what is not lit is still seen
const TIP = 6.75; // as vis draws it, besides three widths of the line
const TRIANGLE = 1.15;

/**
 * Fade the picture and draw the lit part anew; vis need not hear of it.
 *
 * @param {CanvasRenderingContext2D} context as vis left it, in the network's own measure
 * @param {object} sight of network.js
 * @param {number} zoom
 */
export function drawLit(context, sight, zoom) {
  const { lit, shown, chosen, places } = sight;
  fade(context, sight.palette.paper);
  context.save();
  context.lineCap = 'butt';
  const isMine = (kind, id) => Boolean(chosen) && chosen.kind === kind && chosen.id === id;
  const nodes = new Map(shown.nodes.filter(({ id }) => lit.nodes.has(id)).map((node) => [node.id, node]));
  const draw = (edge, style) => drawLine(context, edge, style, places, nodes.get(edge.target), zoom);
  for (const link of shown.storyLinks) if (lit.edges.has(link.id)) draw(link, linkStyle(link, sight));
  for (const edge of shown.edges) if (lit.edges.has(edge.id)) draw(edge, edgeStyle(edge, sight, isMine('edge', edge.id)));
  for (const node of nodes.values()) drawShape(context, nodeStyle(node, sight, isMine('node', node.id)), places.get(node.id), zoom);
  context.restore();
}

function fade(context, paper) {
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 1 - DIM;
  context.fillStyle = paper;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
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
  if (edge.evidence && target && edge.source !== edge.target) drawArrow(context, via || from, to, target.size, style.width, ink);
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
  if (shape === 'dot') context.arc(x, y, size, 0, 2 * Math.PI);
  else if (shape === 'square') context.rect(x - size, y - size, 2 * size, 2 * size);
  else if (shape === 'triangle') corners(context, x, y + 0.275 * TRIANGLE * size, (2 / Math.sqrt(3)) * TRIANGLE * size, 3, -Math.PI / 2);
  else corners(context, x, y, size, shape === 'diamond' ? 4 : 6, 0);
}

function corners(context, x, y, radius, count, turned) {
  for (let corner = 0; corner < count; corner += 1) {
    const angle = turned + (2 * Math.PI * corner) / count;
    context.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
}
