/** Starts the page: inflates what it is made of and runs it, which the page's policy allows by the hashes of just these scripts. */

import { inflated } from './graph/packed.js';

const APOLOGY = 'This page needs a newer browser: Chrome or Edge 80, Safari 16.4, Firefox 113, or later.';

/** Inflate and run one script after the other: vis-network first, then the page's own. */
async function run() {
  for (const block of document.querySelectorAll('script[data-runs]')) {
    const script = document.createElement('script');
    script.textContent = await inflated(block.textContent);
    document.body.append(script);
  }
}

if (typeof DecompressionStream === 'undefined') document.getElementById('panel').textContent = APOLOGY;
else run();
