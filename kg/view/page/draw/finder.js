/** The search box: names found as one types, chosen by arrow keys or click. Draws. */

import { findNames, searchIndex } from '../graph/search.js';
import { make, shapeIcon } from './dom.js';

/** Wire the box and its list; `go` is called with the node chosen. */
export function wireSearch(input, list, index, go) {
  const entries = searchIndex(index.nodes.values());
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
    go({ kind: 'node', id });
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
    const found = findNames(entries, input.value, 12);
    const options = found.map((id, number) => option(index.nodes.get(id), number, choose));
    const none = input.value.trim() ? [make('li', { class: 'none' }, 'No name like this in view')] : [];
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
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
}

function option(node, number, choose) {
  const pick = (event) => {
    event.preventDefault(); // keeps the focus in the box, so that its blur does not close the list first
    choose(node.id);
  };
  const attributes = { role: 'option', id: `found-${number}`, 'data-id': node.id, mousedown: pick };
  return make('li', attributes, shapeIcon(node.kind), make('span', {}, node.name.slice(0, 120)));
}
