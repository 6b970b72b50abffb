/** What vis does not draw: labels that never overlap, and the marks of denied and contested edges. Draws. */

import { alongEdge, aroundNode, placeLabels, shorten } from '../graph/labels.js';

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif';
const PRESSING = 0.05; // this share of the names, the most important ones, is shown even where it is crowded

/** Labels and marks, in pixels of the screen: the same size at every zoom, so that coming nearer shows more of them. */
export function drawOver(context, network, index, state, within) {
  const { a, e, f } = context.getTransform();
  const ratio = a / network.getScale();
  const toScreen = ({ x, y }) => ({ x: (a * x + e) / ratio, y: (a * y + f) / ratio });
  const scale = a / ratio;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const nodes = nodesInView(network, index, state, toScreen, scale);
  const edges = edgesInView(network, index, state, toScreen);
  const marks = drawMarks(context, edges, state);
  const wanted = [...nodeLabels(context, nodes, state), ...edgeLabels(context, edges, state)];
  const placed = placeLabels(wanted, [...nodes.map(({ box }) => box), ...marks], within);
  for (const label of wanted) if (placed.has(label.id)) drawLabel(context, label, placed.get(label.id), state.palette);
  state.labels = placed;
  context.restore();
}

function nodesInView(network, index, { shown, lit }, toScreen, scale) {
  const ids = [...index.nodes.keys()].filter((id) => (!shown || shown.nodes.has(id)) && (!lit || lit.nodes.has(id)));
  const places = network.getPositions(ids);
  return ids.map((id) => {
    const node = index.nodes.get(id);
    const at = toScreen(places[id]);
    const radius = node.draw.size * scale + 1;
    return { node, at, radius, box: { left: at.x - radius, top: at.y - radius, width: 2 * radius, height: 2 * radius } };
  });
}

function edgesInView(network, index, { shown, lit }, toScreen) {
  const out = [];
  for (const edge of index.edges.values()) {
    if ((shown && !shown.edges.has(edge.id)) || (lit && !lit.edges.has(edge.id))) continue;
    const line = network.body.edges[edge.id]; // vis keeps the course of an edge to itself, yet has no other way to ask
    if (!line || !line.connected) continue;
    const along = (part) => toScreen(line.edgeType.getPoint(part));
    const [start, end] = [along(0), along(1)];
    out.push({ edge, along, length: Math.hypot(end.x - start.x, end.y - start.y) });
  }
  return out;
}

function drawMarks(context, edges, { palette }) {
  const boxes = [];
  for (const { edge, along, length } of edges) {
    if (length < 30 || (edge.polarity && !edge.contested)) continue;
    const { x, y } = along(0.5);
    context.lineWidth = 2;
    if (edge.contested) {
      context.fillStyle = palette.contested;
      context.beginPath();
      context.arc(x, y, 7, 0, 2 * Math.PI);
      context.fill();
      context.fillStyle = palette.paper;
      context.font = `700 11px ${FONT}`;
      context.fillText('!', x, y + 0.5);
    } else {
      context.strokeStyle = palette[edgeInk(edge)];
      context.beginPath();
      context.moveTo(x - 5, y - 5);
      context.lineTo(x + 5, y + 5);
      context.moveTo(x + 5, y - 5);
      context.lineTo(x - 5, y + 5);
      context.stroke();
    }
    boxes.push({ left: x - 8, top: y - 8, width: 16, height: 16 });
  }
  return boxes;
}

function nodeLabels(context, nodes, state) {
  const longest = context.canvas.clientWidth < 600 ? 20 : 34;
  const legible = nodes.filter(({ node, radius }) => node.kind !== 'Event' || radius > 3);
  const wanted = legible.map(({ node, at, radius }) => {
    const event = node.kind === 'Event';
    const size = event ? 11 : 12 + Math.min(node.draw.size / 10, 2.5);
    const font = `${event ? 'italic 400' : node.draw.size > 16 ? '600' : '500'} ${size.toFixed(1)}px ${FONT}`;
    const text = shorten(event && node.when ? `${node.name}, ${node.when}` : node.name, longest);
    const width = widthOf(context, state, text, font);
    const ink = event ? 'muted' : 'ink';
    const boxes = aroundNode(at.x, at.y, radius, width + 4, size + 4);
    return { id: node.id, rank: event ? -1 : node.importance, text, font, ink, boxes };
  });
  const first = state.chosen && state.chosen.id;
  wanted.sort((a, b) => (b.id === first) - (a.id === first) || b.rank - a.rank || (a.id < b.id ? -1 : 1));
  return wanted.map((label, place) => ({ ...label, pressing: place < Math.min(Math.max(wanted.length * PRESSING, 6), 15) }));
}

function edgeLabels(context, edges, state) {
  const wanted = [];
  const font = `400 10.5px ${FONT}`;
  for (const { edge, along, length } of edges) {
    if (edge.predicate === 'agent' || edge.predicate === 'target') continue; // the arrow tells
    const width = widthOf(context, state, edge.label, font) + 4;
    if (length < width + 36) continue;
    const ink = edge.status === 'claim' ? 'claim' : 'muted';
    const boxes = alongEdge([0.5, 0.4, 0.6, 0.32, 0.68].map(along), width, 14);
    wanted.push({ id: edge.id, text: edge.label, font, ink, boxes });
  }
  return wanted;
}

function widthOf(context, state, text, font) {
  const key = `${font}|${text}`;
  if (!state.widths.has(key)) {
    context.font = font;
    state.widths.set(key, context.measureText(text).width);
  }
  return state.widths.get(key);
}

function drawLabel(context, label, box, palette) {
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  context.font = label.font;
  context.lineWidth = 4;
  context.strokeStyle = palette.paper;
  context.strokeText(label.text, x, y);
  context.fillStyle = palette[label.ink];
  context.fillText(label.text, x, y);
}

/** The name of the colour in which an edge is drawn. */
export function edgeInk(edge) {
  return edge.status === 'claim' ? 'claim' : edge.ended ? 'over' : 'fact';
}
