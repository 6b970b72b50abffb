/** The search box: names found as one types, over all that the file holds, chosen by arrow keys or click. Draws. */

import { findNames, searchIndex } from '../graph/search.js';
import { make, shapeIcon } from './dom.js';

const MOST = 12;

/**
 * Wire the box and its list.
 *
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list
 * @param {object} index
 * @param {{go: (chosen: object) => void, isDrawn: (id: string) => boolean}} on
 */
export function wireSearch(input, list, index, on) {
  let entries = null; // made when first needed: the first drawing does not wait for it
  let at = -1;
  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const choose = (id) => {
    close();
    input.value = '';
    on.go({ kind: 'node', id });
  };
  const mark = (next) => {
    const options = [...list.querySelectorAll('[data-id]')];
    if (!options.length) return;
    at = (next + options.length) % options.length;
    options.forEach((option, number) => option.setAttribute('aria-selected', String(number === at)));
    input.setAttribute('aria-activedescendant', options[at].id);
    options[at].scrollIntoView({ block: 'nearest' });
  };
  const show = () => {
    entries = entries || searchIndex([...index.nodes.values()].filter((node) => node.kind !== 'Story'));
    const found = findNames(entries, input.value, MOST).map((id) => index.nodes.get(id));
    const options = found.map((node, number) => option(node, number, on.isDrawn(node.id), choose));
    const none = input.value.trim() ? [make('li', { class: 'none' }, 'No name like this in this file')] : [];
    list.replaceChildren(...(options.length ? options : none));
    list.hidden = list.childElementCount === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    at = -1;
    if (options.length) mark(0);
  };
  input.addEventListener('input', show);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    const options = list.querySelectorAll('[data-id]');
    if (event.key === 'ArrowDown') mark(at + 1);
    else if (event.key === 'ArrowUp') mark(at - 1);
    else if (event.key === 'Enter' && at >= 0 && options.length) choose(options[at].dataset.id);
    else if (event.key === 'Escape') leave(input, list, close);
    else return;
    event.preventDefault();
  });
}

/** Escape closes the list first, and lets the box go the next time. */
function leave(input, list, close) {
  if (list.hidden) input.blur();
  close();
}

function option(node, number, isDrawn, choose) {
  const pick = (event) => {
    event.preventDefault(); // keeps the focus in the box, so that its blur does not close the list first
    choose(node.id);
  };
  const attributes = { role: 'option', id: `found-${number}`, 'data-id': node.id, mousedown: pick };
  const undrawn = isDrawn ? null : make('span', { class: 'count' }, 'not drawn yet');
  return make('li', attributes, shapeIcon(node.kind), make('span', {}, node.name.slice(0, 120)), undrawn);
}
