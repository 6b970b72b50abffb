/**
 * How nodes and edges look: what is drawn in, the words that vis understands out. Shapes, dashes and widths are those of
 * kg/view/styles.py, which travel with the data; colours come from the style sheet.
 */

import { curveOf } from '../graph/curve.js';

const FARTHEST = 2.5; // how much thicker lines are drawn when seen from far away
const KINDS_DRAWN = ['Person', 'Organization', 'Group', 'Region', 'Event', 'Story'];
const INKS = ['paper', 'panel', 'ink', 'muted', 'edge', 'focus', 'fact', 'claim', 'over', 'contested', ...KINDS_DRAWN];

/** What vis is told once: places are ours, nothing is simulated, its own selection is not drawn. */
export const VIS_OPTIONS = {
  autoResize: true,
  physics: { enabled: false },
  layout: { improvedLayout: false },
  interaction: { hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, multiselect: false, zoomSpeed: 0.6 },
  nodes: { chosen: false, borderWidth: 1.5, labelHighlightBold: false },
  edges: { chosen: false, hoverWidth: 0, selectionWidth: 0, arrowStrikethrough: false, smooth: { enabled: false } },
};

/** The colours of the theme at hand, by name. */
export function paletteOf(place) {
  const style = getComputedStyle(place);
  return Object.fromEntries(INKS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

/** Tell how much lines must grow to be seen at a zoom, in few steps, so that zooming seldom restyles. */
export function farAway(scale) {
  return Math.min(Math.max(Math.ceil(1.6 / scale) / 2, 1), FARTHEST);
}

/** Half the width of a node as drawn, in pixels at zoom 1: from far away it grows, less so in a crowd. */
export function radiusOf(node, { far, crowded }) {
  return node.size * (node.kind === 'Story' ? 1 : far ** (crowded ? 0.5 : node.kind === 'Event' ? 1 : 0.7));
}

/** A node as vis wants it; `mine` when it is the one chosen. */
export function nodeStyle(node, sight, mine = false) {
  const { shapes, even } = sight.index.styles;
  const shape = shapes[node.kind];
  return {
    id: node.id,
    shape,
    x: node.x,
    y: node.y,
    size: radiusOf(node, sight) * even[shape],
    ...(node.kind === 'Story' ? storyInk(sight.palette, mine) : entityInk(node, sight.palette, mine)),
  };
}

/** An edge as vis wants it; `mine` when it is the one chosen. */
export function edgeStyle(edge, sight, mine = false) {
  const { dashes, width, arrow } = sight.index.styles;
  const more = Math.min(Math.max(edge.evidence.length - 1, 0), width.most);
  return {
    id: edge.id,
    from: edge.source,
    to: edge.target,
    width: ((edge.derived ? 1 : width.first + width.more * more) + (mine ? 1.6 : 0)) * sight.far,
    dashes: edge.status === 'claim' ? (edge.planned ? dashes.planned : dashes.claim) : false,
    smooth: curveOf(edge),
    arrows: { to: { enabled: sight.far < FARTHEST, scaleFactor: arrow } }, // from farthest away an arrow is smaller than its line
    color: { color: sight.palette[edgeInk(edge)], inherit: false },
  };
}

/** The link of a folded story with what is drawn, the wider the more edges it stands for. */
export function linkStyle(link, sight) {
  return {
    id: link.id,
    from: link.source,
    to: link.target,
    width: Math.min(1 + Math.log2(link.count), 5) * sight.far,
    dashes: false,
    smooth: { enabled: false },
    arrows: { to: { enabled: false } },
    color: { color: sight.palette.edge, inherit: false },
  };
}

/** The name of the colour in which an edge is drawn. */
export function edgeInk(edge) {
  return edge.status === 'claim' ? 'claim' : edge.ended || edge.derived ? 'over' : 'fact';
}

function entityInk(node, palette, mine) {
  const hollow = node.kind === 'Event' && node.status === 'claim';
  return {
    borderWidth: mine ? 3 : 1.5,
    color: {
      background: hollow ? palette.paper : palette[node.kind],
      border: mine ? palette.ink : hollow ? palette.claim : palette.paper,
    },
  };
}

/** A story is a large soft circle, so that nobody takes it for an entity. */
function storyInk(palette, mine) {
  const border = mine ? palette.ink : seeThrough(palette.Story, 0.55);
  return { borderWidth: mine ? 2.5 : 1, color: { background: seeThrough(palette.Story, 0.14), border } };
}

/** A colour of the form #rrggbb, partly transparent. */
function seeThrough(colour, alpha) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `rgba(${red}, ${green}, ${blue}, ${alpha})`;
}
