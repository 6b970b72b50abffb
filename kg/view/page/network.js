/** The network on its canvas: vis draws shapes and lines where Python placed them; labels and marks are drawn here. Draws. */

import { neighbourhood } from './graph.js';
import { alongEdge, aroundNode, placeLabels, shorten } from './labels.js';

const DIM = 0.12;
const PRESSING = 0.05; // this share of the names, the most important ones, is shown even where it is crowded
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif';

/**
 * Draw an index into an element.
 *
 * @param {HTMLElement} place
 * @param {object} index of graph.js
 * @param {object} options vis's, from Python
 * @param {(chosen: object) => void} choose called when something is clicked
 */
export function drawNetwork(place, index, options, choose) {
  const state = { chosen: null, hovered: null, lit: null, shown: null, palette: paletteOf(place), widths: new Map() };
  const nodes = new vis.DataSet([...index.nodes.values()].map((node) => ({ ...node.draw, chosen: false, label: undefined })));
  const edges = new vis.DataSet([...index.edges.values()].map((edge) => ({ ...edge.draw, chosen: false })));
  const network = new vis.Network(place, { nodes, edges }, { ...options, autoResize: true });
  const styles = { nodes: new Map(), edges: new Map() };

  /** Send vis only what changed since the last time. */
  const paint = () => {
    const lit = state.hovered || state.chosen ? neighbourhood(index, state.hovered || state.chosen) : null;
    state.lit = lit;
    const changed = (things, kept, styleOf) => {
      const out = [];
      for (const thing of things.values()) {
        const style = styleOf(thing);
        const key = JSON.stringify(style);
        if (kept.get(thing.id) !== key) out.push({ id: thing.id, ...style });
        kept.set(thing.id, key);
      }
      return out;
    };
    nodes.update(changed(index.nodes, styles.nodes, (node) => nodeStyle(node, state)));
    edges.update(changed(index.edges, styles.edges, (edge) => edgeStyle(edge, state)));
    network.redraw();
  };
  const hover = (thing) => {
    state.hovered = thing;
    place.classList.toggle('pointing', Boolean(thing));
    paint();
  };

  network.on('click', ({ nodes: [node], edges: [edge] }) =>
    choose(node ? { kind: 'node', id: node } : edge ? { kind: 'edge', id: edge } : null));
  network.on('hoverNode', ({ node }) => hover({ kind: 'node', id: node }));
  network.on('hoverEdge', ({ edge }) => hover({ kind: 'edge', id: edge }));
  network.on('blurNode', () => hover(null));
  network.on('blurEdge', () => hover(null));
  network.on('afterDrawing', (context) => {
    try {
      drawOver(context, network, index, state, { left: 2, top: 2, width: place.clientWidth - 4, height: place.clientHeight - 4 });
    } catch (problem) {
      console.error(problem); // vis would swallow it
    }
  });
  paint();
  fitAll(network, place);

  return {
    choose(chosen, bring) {
      state.chosen = chosen;
      state.hovered = null;
      paint();
      if (chosen && bring) bringToView(network, place, index, chosen);
    },
    show(shown) {
      state.shown = shown;
      paint();
    },
    restyle() {
      state.palette = paletteOf(place);
      paint();
    },
    fit: () => fitAll(network, place),
    zoom: (factor) => network.moveTo({ scale: network.getScale() * factor, animation: motion() }),
    onScreen: (chosen) => network.canvasToDOM(middleOf(network, index, chosen)),
    opacity: (kind, id) => (kind === 'node' ? nodes.get(id).opacity : edges.get(id).color.opacity),
    visible: (kind, id) => !(kind === 'node' ? nodes : edges).get(id).hidden,
    labels: () => [...(state.labels || new Map()).values()],
  };
}

function paletteOf(place) {
  const style = getComputedStyle(place);
  const names = ['paper', 'ink', 'muted', 'fact', 'claim', 'over', 'contested', 'Person', 'Organization', 'Group', 'Region', 'Event'];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

function nodeStyle(node, { lit, shown, chosen, palette }) {
  const mine = Boolean(chosen) && chosen.kind === 'node' && chosen.id === node.id;
  const hollow = node.kind === 'Event' && node.status === 'claim';
  return {
    hidden: Boolean(shown) && !shown.nodes.has(node.id),
    opacity: !lit || lit.nodes.has(node.id) ? 1 : DIM,
    borderWidth: mine ? 3 : 1.5,
    color: { background: hollow ? palette.paper : palette[node.kind], border: mine ? palette.ink : hollow ? palette.claim : palette.paper },
  };
}

function edgeStyle(edge, { lit, shown, chosen, palette }) {
  const mine = Boolean(chosen) && chosen.kind === 'edge' && chosen.id === edge.id;
  return {
    hidden: Boolean(shown) && !shown.edges.has(edge.id),
    width: edge.draw.width + (mine ? 1.6 : 0),
    color: { color: palette[edgeInk(edge)], opacity: !lit || lit.edges.has(edge.id) ? 1 : DIM, inherit: false },
  };
}

function edgeInk(edge) {
  return edge.status === 'claim' ? 'claim' : edge.ended ? 'over' : 'fact';
}

/** Labels and marks, in pixels of the screen: the same size at every zoom, so that coming nearer shows more of them. */
function drawOver(context, network, index, state, within) {
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
    return { id: node.id, rank: event ? -1 : node.importance, text, font, ink, boxes: aroundNode(at.x, at.y, radius, width + 4, size + 4) };
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
    wanted.push({ id: edge.id, text: edge.label, font, ink, boxes: alongEdge([0.5, 0.4, 0.6, 0.32, 0.68].map(along), width, 14) });
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

function fitAll(network, place) {
  network.fit({ animation: false, maxZoomLevel: 1.5 });
  network.moveTo({ scale: network.getScale() * (1 - Math.min(110 / Math.max(place.clientWidth, 1), 0.16)) }); // names at the rim
}

function bringToView(network, place, index, chosen) {
  const { x, y } = middleOf(network, index, chosen);
  const at = network.canvasToDOM({ x, y });
  const inside = at.x > 60 && at.y > 60 && at.x < place.clientWidth - 60 && at.y < place.clientHeight - 60;
  if (!inside || network.getScale() < 0.5) network.moveTo({ position: { x, y }, scale: Math.max(network.getScale(), 0.8), animation: motion() });
}

function middleOf(network, index, chosen) {
  if (chosen.kind === 'node') return network.getPosition(chosen.id);
  return network.body.edges[chosen.id].edgeType.getPoint(0.5);
}

function motion() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 300, easingFunction: 'easeInOutQuad' };
}
