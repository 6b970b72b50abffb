/** The keyboard: what each key does, in the network and everywhere, and the page that lists the keys. Draws. */

import { make } from './dom.js';

const PAN = 60; // pixels a key moves the picture
const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const LISTED = [
  ['/', 'search'],
  ['Tab', 'to the next button, and to the network'],
  ['Arrows', 'in the network: to the neighbour on that side'],
  ['Shift+Arrows', 'move the picture'],
  ['Enter', 'read about what is chosen; open a story'],
  ['e', 'expand: draw neighbours'],
  ['h', 'hide'],
  ['p', 'pin, unpin'],
  ['t', 'path to another'],
  ['+  −  0', 'zoom in, out, show all'],
  ['Ctrl+Z  Ctrl+Y', 'undo, redo'],
  ['Escape', 'close, let go'],
  ['?', 'these keys'],
];

/**
 * Listen to the keys everywhere on the page.
 *
 * @param {Record<string, () => void>} on search, undo, redo, expand, hide, pin, path, help, escape
 */
export function listenToKeys(on) {
  document.addEventListener('keydown', (event) => {
    const action = actionOf(event, on);
    if (!action) return;
    event.preventDefault();
    action();
  });
}

function actionOf(event, on) {
  const { key, target } = event;
  if (event.defaultPrevented || event.altKey || target.closest('dialog')) return null;
  const types = target.matches('textarea, select, input:not([type="checkbox"], [type="radio"], [type="range"])');
  if (event.ctrlKey || event.metaKey) {
    if (types) return null;
    const wanted = key.toLowerCase();
    if (wanted === 'z') return event.shiftKey ? on.redo : on.undo;
    return wanted === 'y' ? on.redo : null;
  }
  if (types) return null;
  return { '/': on.search, e: on.expand, h: on.hide, p: on.pin, t: on.path, '?': on.help, Escape: on.escape }[key] || null;
}

/**
 * Listen to the keys of the network while it has the focus.
 *
 * @param {HTMLElement} place
 * @param {object} network of network.js
 * @param {{chosen: () => string|null, choose: (id: string) => void, enter: () => void}} on
 */
export function listenInNetwork(place, network, on) {
  place.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = inNetwork(event, network, on);
    if (!action) return;
    event.preventDefault();
    action();
  });
}

function inNetwork({ key, shiftKey }, network, on) {
  if (ARROWS[key]) return () => arrow(ARROWS[key], shiftKey, network, on);
  const others = {
    Enter: on.enter,
    '+': () => network.zoom(1.4),
    '=': () => network.zoom(1.4),
    '-': () => network.zoom(1 / 1.4),
    0: () => network.fit(),
  };
  return others[key];
}

function arrow([right, down], pans, network, on) {
  const here = on.chosen();
  if (pans) network.pan(right * PAN, down * PAN);
  else if (!here) on.choose(network.nearestToMiddle());
  else {
    const next = network.towards(here, right, down);
    if (next) on.choose(next);
  }
}

/** Show the keys in a dialog. */
export function showKeys(dialog) {
  const rows = LISTED.flatMap(([key, words]) => [
    make('dt', {}, key.split('  ').map((each) => make('kbd', {}, each))),
    make('dd', {}, words),
  ]);
  const close = make('button', { type: 'button', class: 'tool', click: () => dialog.close() }, 'Close');
  dialog.replaceChildren(make('h2', { id: 'keys-title' }, 'Keys'), make('dl', {}, rows), close);
  dialog.showModal();
}
