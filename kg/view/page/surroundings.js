/** What lies around the page: its address, the theme, screen readers, and the page around a frame. Wires. */

import { endsOfChosen, nameOf } from './graph/index.js';
import { visible } from './graph/visible.js';
import { fromAddress, toAddress } from './scene/address.js';

/** Listen to what happens around the page: the address changed by hand, the theme. */
export function wireAround(page) {
  window.addEventListener('hashchange', () => {
    const scene = fromAddress(page.index, location.hash.slice(1));
    if (!scene || toAddress(page.index, scene) === toAddress(page.index, page.scene)) return;
    page.goTo(scene);
    page.network.fit();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => page.network.restyle());
}

/** Write the scene into the address; a page inside another document may not. */
export function writeAddress({ index, scene }) {
  const hash = toAddress(index, scene);
  if (hash === location.hash.slice(1) || location.protocol === 'about:') return;
  try {
    history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search);
  } catch (error) {
    if (error.name !== 'SecurityError') throw error;
  }
}

/** Say what is chosen to screen readers, and to the page around a frame. */
export function announce({ index, scene: { chosen }, at }) {
  const ids = chosen ? endsOfChosen(index, chosen) : [];
  const names = ids.map((id) => visible(nameOf(index, id)));
  at('said').textContent = names.length ? `Chosen: ${names.join(', ').slice(0, 300)}` : '';
  if (window.parent === window) return;
  const whole = (id) => (/^(?:entity|event)\//.test(id) ? `${index.base}${id}` : id);
  window.parent.postMessage({ kg: 'chosen', ids: ids.map(whole) }, '*');
}
