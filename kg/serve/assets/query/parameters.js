/** Fields for the values that a query keeps places for. Draws. */

import { make } from '../../view/draw/dom.js';

const KINDS = { date: 'date', number: 'number' };
const HINTS = { entity: 'a name', predicate: 'such as memberOf', text: 'any text', date: '', number: '' };

/** Make the fields; `run` is called on Enter. */
export function drawParameters(place, run) {
  let shown = '';
  const fields = new Map();

  function show(parameters, values = {}) {
    const key = JSON.stringify(parameters);
    if (key !== shown) {
      shown = key;
      fields.clear();
      place.replaceChildren(...parameters.map(field));
      place.hidden = !parameters.length;
    }
    for (const [name, value] of Object.entries(values)) if (fields.has(name)) fields.get(name).value = value;
  }

  function field({ name, kind, help }) {
    const pressed = (event) => {
      if (event.key === 'Enter') {
        event.preventDefault();
        run();
      }
    };
    const input = make('input', {
      id: `value-${name}`,
      type: KINDS[kind] || 'text',
      step: kind === 'number' ? 'any' : null,
      placeholder: HINTS[kind] || null,
      autocomplete: 'off',
      keydown: pressed,
      'aria-describedby': `help-${name}`,
    });
    fields.set(name, input);
    const label = make('label', { for: `value-${name}` }, name, ' ', make('span', { class: 'quiet' }, kind));
    return make('div', { class: 'field' }, label, input, make('span', { class: 'help', id: `help-${name}` }, help));
  }

  return {
    show,
    values: () => Object.fromEntries([...fields].map(([name, input]) => [name, input.value.trim()]).filter(([, value]) => value)),
  };
}
