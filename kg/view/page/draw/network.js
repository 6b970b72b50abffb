/** The network on its canvas: vis draws shapes and lines where Python placed them, `overlay` the rest. Draws. */

import { neighbourhood } from '../graph/index.js';
import { drawOver, edgeInk } from './overlay.js';

const DIM = 0.12;
const FARTHEST = 2.5; // how much thicker lines are drawn when seen from far away
const KIND_INKS = ['Person', 'Organization', 'Group', 'Region', 'Event'];
const INKS = ['paper', 'ink', 'muted', 'fact', 'claim', 'over', 'contested', ...KIND_INKS];

/**
 * Draw an index into an element; what it returns steers the drawing.
 *
 * @param {HTMLElement} place
 * @param {object} index of graph.js
 * @param {object} options vis's, from Python
 * @param {(chosen: object) => void} choose called when something is clicked
 */
export function drawNetwork(place, index, options, choose) {
  const state = { chosen: null, hovered: null, lit: null, shown: null, palette: paletteOf(place), widths: new Map(), far: 1 };
  const nodes = new vis.DataSet([...index.nodes.values()].map((node) => ({ ...node.draw, chosen: false, label: undefined })));
  const edges = new vis.DataSet([...index.edges.values()].map((edge) => ({ ...edge.draw, chosen: false })));
  const network = new vis.Network(place, { nodes, edges }, { ...options, autoResize: true });
  const paint = painter(network, index, nodes, edges, state);
  listen(network, choose, (thing) => {
    state.hovered = thing;
    place.classList.toggle('pointing', Boolean(thing));
    paint();
  });
  network.on('beforeDrawing', () => {
    const far = farAway(network.getScale());
    if (far === state.far) return;
    state.far = far;
    setTimeout(paint); // vis must finish this picture first
  });
  network.on('afterDrawing', (context) => {
    drawOver(context, network, index, state, { left: 2, top: 2, width: place.clientWidth - 4, height: place.clientHeight - 4 });
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

/** Make the function that brings vis up to date with the state; it sends only what changed since the last time. */
function painter(network, index, nodes, edges, state) {
  const sent = new Map();
  const changed = (things, styleOf) => {
    const out = [];
    for (const thing of things.values()) {
      const style = styleOf(thing, state);
      const key = JSON.stringify(style);
      if (sent.get(thing.id) !== key) out.push({ id: thing.id, ...style });
      sent.set(thing.id, key);
    }
    return out;
  };
  return () => {
    const centre = state.hovered || state.chosen;
    state.lit = centre ? neighbourhood(index, centre) : null;
    nodes.update(changed(index.nodes, nodeStyle));
    edges.update(changed(index.edges, edgeStyle));
    network.redraw();
  };
}

function listen(network, choose, hover) {
  network.on('click', ({ nodes: [node], edges: [edge] }) =>
    choose(node ? { kind: 'node', id: node } : edge ? { kind: 'edge', id: edge } : null),
  );
  network.on('hoverNode', ({ node }) => hover({ kind: 'node', id: node }));
  network.on('hoverEdge', ({ edge }) => hover({ kind: 'edge', id: edge }));
  network.on('blurNode', () => hover(null));
  network.on('blurEdge', () => hover(null));
}

function paletteOf(place) {
  const style = getComputedStyle(place);
  return Object.fromEntries(INKS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

/** Tell how much lines must grow to be seen at a zoom, in few steps, so that zooming seldom restyles. */
function farAway(scale) {
  return Math.min(Math.max(Math.ceil(1.6 / scale) / 2, 1), FARTHEST);
}

function nodeStyle(node, { lit, shown, chosen, palette, far }) {
  const mine = Boolean(chosen) && chosen.kind === 'node' && chosen.id === node.id;
  const hollow = node.kind === 'Event' && node.status === 'claim';
  return {
    hidden: Boolean(shown) && !shown.nodes.has(node.id),
    opacity: !lit || lit.nodes.has(node.id) ? 1 : DIM,
    size: node.draw.size * Math.sqrt(far),
    borderWidth: mine ? 3 : 1.5,
    color: {
      background: hollow ? palette.paper : palette[node.kind],
      border: mine ? palette.ink : hollow ? palette.claim : palette.paper,
    },
  };
}

function edgeStyle(edge, { lit, shown, chosen, palette, far }) {
  const mine = Boolean(chosen) && chosen.kind === 'edge' && chosen.id === edge.id;
  return {
    hidden: Boolean(shown) && !shown.edges.has(edge.id),
    width: (edge.draw.width + (mine ? 1.6 : 0)) * far,
    color: { color: palette[edgeInk(edge)], opacity: !lit || lit.edges.has(edge.id) ? 1 : DIM, inherit: false },
  };
}

function fitAll(network, place) {
  network.fit({ animation: false, maxZoomLevel: 1.5 });
  network.moveTo({ scale: network.getScale() * (1 - Math.min(110 / Math.max(place.clientWidth, 1), 0.16)) }); // names at the rim
}

function bringToView(network, place, index, chosen) {
  const { x, y } = middleOf(network, index, chosen);
  const at = network.canvasToDOM({ x, y });
  const inside = at.x > 60 && at.y > 60 && at.x < place.clientWidth - 60 && at.y < place.clientHeight - 60;
  if (inside && network.getScale() >= 0.5) return;
  network.moveTo({ position: { x, y }, scale: Math.max(network.getScale(), 0.8), animation: motion() });
}

function middleOf(network, index, chosen) {
  if (chosen.kind === 'node') return network.getPosition(chosen.id);
  return network.body.edges[chosen.id].edgeType.getPoint(0.5);
}

function motion() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 300, easingFunction: 'easeInOutQuad' };
}
