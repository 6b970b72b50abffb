/** What the save menu saves: the picture, the drawing, the statements or the graph, each of what is shown. Draws. */

import { csvOf } from '../take/csv.js';
import { svgOf } from '../take/picture.js';
import { save } from '../take/save.js';
import { turtleOf } from '../take/turtle.js';

/**
 * Save what is shown in one of four forms.
 *
 * @param {'png' | 'svg' | 'csv' | 'ttl'} form
 * @param {object} index
 * @param {object} shown of shown.js, and `passes`: which pieces the filter lets through
 * @param {object} network of network.js
 */
export function saveShown(form, index, shown, network) {
  const name = `${document.title || 'graph'}.${form}`;
  if (form === 'csv') save(name, 'text/csv;charset=utf-8', csvOf(index, shown, shown.passes));
  else if (form === 'ttl') save(name, 'text/turtle;charset=utf-8', turtleOf(index, shown, shown.passes));
  else if (form === 'svg') save(name, 'image/svg+xml;charset=utf-8', svgOf(index, shown, network.labels(), network.palette()));
  else onPaper(network).toBlob((blob) => save(name, 'image/png', blob));
}

/** The picture as it is seen, on the colour of the page: the canvas itself is see-through. */
function onPaper(network) {
  const picture = network.picture();
  const copy = document.createElement('canvas');
  [copy.width, copy.height] = [picture.width, picture.height];
  const context = copy.getContext('2d');
  context.fillStyle = network.palette().paper;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(picture, 0, 0);
  return copy;
}
