/** vis-network, which travels by itself and starts when the first sight has been seen. */

import { bytesIn, tightText } from '../graph/packed.js';

/** Start it from its block, a script that the page's policy allows by its hash. @param {string} block @returns {object} vis */
export function startVis(block) {
  const script = document.createElement('script');
  script.textContent = tightText(bytesIn(block));
  document.body.append(script);
  return window.vis;
}
