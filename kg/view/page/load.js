/** Starts the page: expands its style sheet and its program, which the page's policy allows by the hashes of just these. */

import { bytesIn, tightText } from './graph/packed.js';

const APOLOGY = 'This page needs a newer browser: Chrome or Edge 80, Safari 16.4, Firefox 113, or later.';

function fill(name, text, place) {
  const element = document.createElement(name);
  element.textContent = text;
  place.append(element);
}

if (typeof DecompressionStream === 'undefined') {
  document.body.textContent = APOLOGY;
} else {
  const [style, program] = tightText(bytesIn(document.getElementById('program').textContent)).split('\0');
  fill('style', style, document.head);
  fill('script', program, document.body);
}
document.getElementById('veil').remove();
