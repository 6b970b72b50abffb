/** The first sight: the picture drawn by ourselves over vis's canvas until vis, which takes longer, has drawn the same. Draws. */

import { drawOver } from './overlay.js';
import { drawLit } from './spotlight.js';
import { drawPart } from './strokes.js';

/**
 * Draw all that is shown; the canvas is for the caller to take away.
 *
 * @param {HTMLElement} place
 * @param {object} sight of network.js
 * @param {{position: {x: number, y: number}, scale: number}} view
 * @returns {HTMLCanvasElement}
 */
export function drawFirst(place, sight, { position, scale }) {
  const [width, height] = [place.clientWidth, place.clientHeight];
  const ratio = window.devicePixelRatio || 1;
  const canvas = document.createElement('canvas');
  canvas.className = 'first-sight';
  [canvas.width, canvas.height] = [Math.max(width * ratio, 1), Math.max(height * ratio, 1)];
  place.append(canvas);
  const context = canvas.getContext('2d');
  const zoom = ratio * scale;
  context.setTransform(zoom, 0, 0, zoom, (ratio * width) / 2 - zoom * position.x, (ratio * height) / 2 - zoom * position.y);
  drawPart(context, sight, scale, { nodes: () => true, edges: () => true });
  if (sight.lit) drawLit(context, sight, scale);
  drawOver(context, sight, scale, { left: 2, top: 2, width: width - 4, height: height - 4 });
  return canvas;
}
