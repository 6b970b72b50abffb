/** Long lists to tick, with a search of their own: predicates, speakers and sources, by how often they occur. Draws. */

import { countsOf } from '../graph/filter.js';
import { NARRATOR, speakerWords, UNNAMED } from '../graph/saying.js';
import { foldText } from '../graph/search.js';
import { clipped } from '../graph/wording.js';
import { make, press } from './dom.js';

/** The lists, with the words for a value. */
export const LISTS = [
  { property: 'predicates', title: 'Said or done', words: (index, value) => spelled(value) },
  { property: 'speakers', title: 'Speakers', words: (index, value) => speakerWords(index, value) },
  { property: 'sources', title: 'Sources', words: (index, value) => value || '(no source)' },
];
const MOST_ROWS = 60;
const NAMELESS = [NARRATOR, UNNAMED];

/**
 * Make one list.
 *
 * @param {object} index
 * @param {{property: string, title: string, words: (index: object, value: string) => string}} list
 * @param {(property: string, off: string[]) => void} put called with all the values that are to be off
 * @returns {{element: HTMLElement, update: (filter: object) => void}}
 */
export function checklistOf(index, { property, title, words }, put) {
  const values = [...countsOf(index, property)].map(([value, count]) => {
    const told = words(index, value);
    return { value, count, told, folded: foldText(told) };
  });
  values.sort((one, two) => NAMELESS.includes(two.value) - NAMELESS.includes(one.value)); // the rest stays by number
  const state = { values, filter: null, query: '' };
  const all = (isOff) => put(property, offAfter(state.filter.off[property], found(state).map(({ value }) => value), isOff));
  const named = { placeholder: 'Find', 'aria-label': `Find in ${title.toLowerCase()}` };
  const search = make('input', { type: 'search', autocomplete: 'off', ...named });
  const rows = make('ul', { class: 'checks' });
  const rest = make('p', { class: 'quiet' });
  const redraw = () => drawRows(rows, rest, state, { property, put });
  search.addEventListener('input', () => {
    state.query = foldText(search.value);
    redraw();
  });
  const [every, none] = [press('', () => all(false), 'All'), press('', () => all(true), 'None')];
  const head = make('div', { class: 'checks-head' }, search, every, none);
  const legend = make('legend', {}, title);
  const update = (filter) => {
    state.filter = filter;
    const off = filter.off[property].length;
    legend.textContent = off ? `${title}: ${off.toLocaleString('en')} off` : title;
    redraw();
  };
  return { element: make('fieldset', { class: 'checklist', hidden: !values.length }, legend, head, rows, rest), update };
}

function found({ values, query }) {
  return query ? values.filter(({ folded }) => folded.includes(query)) : values;
}

/** Draw the rows; the one that has the focus keeps it. */
function drawRows(rows, rest, state, { property, put }) {
  const here = document.activeElement && rows.contains(document.activeElement) ? document.activeElement.dataset : null;
  const off = new Set(state.filter.off[property]);
  const listed = found(state);
  rows.replaceChildren(
    ...listed.slice(0, MOST_ROWS).map(({ value, count, told }) => {
      const change = (event) => put(property, offAfter(state.filter.off[property], [value], !event.target.checked));
      const checked = !off.has(value);
      const input = make('input', { type: 'checkbox', checked, 'data-value': value, 'data-part': 'box', change });
      const number = make('span', { class: 'count' }, count.toLocaleString('en'));
      const label = make('label', {}, input, make('span', {}, clipped(told, 80)), number);
      return make('li', {}, label, onlyButton(state, value, told, { property, put }));
    }),
  );
  const more = listed.length - MOST_ROWS;
  rest.textContent = more > 0 ? `${more.toLocaleString('en')} more: type to find them.` : listed.length ? '' : 'None like this.';
  const same = ({ dataset }) => dataset.value === here.value && dataset.part === here.part;
  const again = here && [...rows.querySelectorAll('[data-value]')].find(same);
  if (again) again.focus();
}

/** What is off of a list after some values were put off or on. */
export function offAfter(off, values, isOff) {
  const kept = off.filter((each) => !values.includes(each));
  return isOff ? [...kept, ...values] : kept;
}

/** A button that leaves one value on and puts all others off. */
function onlyButton({ values }, value, told, { property, put }) {
  const only = () => put(property, values.map((each) => each.value).filter((other) => other !== value));
  const named = { 'aria-label': `Only ${clipped(told, 80)}`, 'data-value': value, 'data-part': 'only' };
  return make('button', { type: 'button', class: 'only', click: only, ...named }, 'only');
}

/** A local name in words: `holdsPositionIn` is "holds position in"; a foreign predicate by its last part. */
function spelled(name) {
  const local = name.replace(/^.*[/#]/, '') || name;
  return local.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
