/** What is lit while something is chosen or pointed at: all else fades under paper, and the lit is drawn again. Draws. */

import { drawPart } from './strokes.js';

export const DIM = 0.12; // how much of what is not lit is still seen

/**
 * Fade the picture and draw the lit part anew; vis need not hear of it.
 *
 * @param {CanvasRenderingContext2D} context as vis left it, in the network's own measure
 * @param {object} sight of network.js
 * @param {number} zoom
 */
export function drawLit(context, sight, zoom) {
  const { lit, palette } = sight;
  fade(context, palette.paper);
  drawPart(context, sight, zoom, { nodes: (id) => lit.nodes.has(id), edges: (id) => lit.edges.has(id) });
}

function fade(context, paper) {
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 1 - DIM;
  context.fillStyle = paper;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.restore();
}
