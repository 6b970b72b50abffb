/**
 * The legend, which is also the filter: kinds of nodes, facts and claims always in sight; predicates, speakers, sources and
 * confidence behind one button. Draws; called again with each scene, it only brings up to date what it drew.
 */

import { countsOf, NO_FILTER } from '../graph/filter.js';
import { counted } from '../graph/wording.js';
import { checklistOf, LISTS, offAfter } from './checklist.js';
import { lineIcon, make, press, shapeIcon } from './dom.js';
import { makePopover } from './popover.js';

const KINDS = ['Person', 'Organization', 'Group', 'Region', 'Event'];
const KIND_WORDS = { Person: 'People', Organization: 'Organizations', Group: 'Groups', Region: 'Regions', Event: 'Events' };
const STATUS_WORDS = { fact: 'Facts', claim: 'Claims' };
const drawnLegends = new WeakMap();

/** Draw the legend into an element, or bring it up to date. */
export function drawLegend(place, index, scene, act) {
  if (!drawnLegends.has(place)) drawnLegends.set(place, makeLegend(place, index, act));
  drawnLegends.get(place)(scene);
}

function makeLegend(place, index, act) {
  const state = { index, act, scene: null };
  const chips = [
    ...chipsOf(state, 'kinds', KINDS, KIND_WORDS, shapeIcon),
    ...chipsOf(state, 'statuses', Object.keys(STATUS_WORDS), STATUS_WORDS, lineIcon),
  ];
  const of = (property) => chips.filter((chip) => chip.property === property).map((chip) => chip.label);
  const more = moreFilters(state);
  const clear = press('clear-filters', () => act({ do: 'filter', patch: NO_FILTER }));
  place.replaceChildren(
    make('fieldset', {}, make('legend', { class: 'unseen' }, 'Show what'), of('kinds')),
    make('fieldset', {}, make('legend', { class: 'unseen' }, 'Show which lines'), of('statuses')),
    make('div', { class: 'more' }, more.button, clear, more.box),
  );
  return (scene) => {
    state.scene = scene;
    for (const { input, property, value } of chips) input.checked = !scene.filter.off[property].includes(value);
    const [all, hidden] = [filtersOn(scene.filter), moreOn(scene.filter)];
    more.button.textContent = hidden ? `More filters (${hidden} on)` : 'More filters';
    clear.hidden = !all;
    clear.textContent = `Clear ${counted(all, 'filter', 'filters')}`;
    more.update();
  };
}

/** A box to tick for each value that occurs, with its sign and how often it occurs. */
function chipsOf(state, property, values, words, icon) {
  const counts = countsOf(state.index, property);
  const present = values.filter((value) => counts.has(value) || property === 'statuses');
  return present.map((value) => {
    const change = ({ target }) => putOff(state, property, offAfter(state.scene.filter.off[property], [value], !target.checked));
    const input = make('input', { type: 'checkbox', name: value, change });
    const count = make('span', { class: 'count' }, (counts.get(value) || 0).toLocaleString('en'));
    const label = make('label', { class: 'chip' }, input, icon(value), make('span', {}, words[value]), count);
    return { property, value, input, label };
  });
}

function putOff({ scene, act }, property, off) {
  act({ do: 'filter', patch: { off: { ...scene.filter.off, [property]: off } } });
}

// Behind the button -----------------------------------------------------------------------------------------------------------

function moreFilters(state) {
  const put = (property, off) => putOff(state, property, off);
  let parts = [];
  const popover = makePopover({
    name: 'more-filters',
    words: ['More filters'],
    label: 'More filters',
    fill: (box) => {
      parts = parts.length ? parts : [confidencePart(state), ...LISTS.map((list) => checklistOf(state.index, list, put))];
      box.replaceChildren(...parts.map(({ element }) => element));
      update();
    },
  });
  const update = () => {
    if (popover.isOpen()) for (const part of parts) part.update(state.scene.filter);
  };
  return { ...popover, update };
}

/** A slider for the least confidence. */
function confidencePart(state) {
  const told = make('output', {});
  const input = make('input', { type: 'range', min: '0', max: '100', step: '5', id: 'least-confidence' });
  input.addEventListener('input', () => state.act({ do: 'filter', patch: { confidence: Number(input.value) / 100 } }));
  const label = make('label', { for: 'least-confidence' }, 'Confidence of at least');
  return {
    element: make('div', { class: 'confidence' }, label, input, told),
    update({ confidence }) {
      const percent = Math.round(confidence * 100);
      input.value = String(percent);
      told.textContent = percent ? `${percent} %` : 'any';
      input.setAttribute('aria-valuetext', percent ? `${percent} per cent` : 'any');
    },
  };
}

/** How many filters are on: each list with something off, the confidence, and the days count one. */
export function filtersOn(filter) {
  const chips = [filter.off.kinds, filter.off.statuses].filter((values) => values.length).length;
  return chips + moreOn(filter) + (filter.from || filter.to ? 1 : 0);
}

function moreOn(filter) {
  return LISTS.filter(({ property }) => filter.off[property].length).length + (filter.confidence ? 1 : 0);
}
