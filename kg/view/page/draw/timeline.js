/**
 * The timeline: bars of all that is dated, two handles that narrow the network to a stretch of days, and what bears no day.
 * Draws; called again with each scene, it only brings up to date what it drew.
 */

import { passes } from '../graph/filter.js';
import { fillBars, frameOf } from '../graph/timebars.js';
import { make, press } from './dom.js';
import { drawAxis, drawBars, listenToBars } from './timechart.js';
import { handleOf, listenToHandle, setHandles } from './timehandles.js';
import { headOf, tellHead } from './timehead.js';

const drawnTimelines = new WeakMap();

/** Draw the timeline into an element, or bring it up to date. */
export function drawTimeline(place, index, scene, act) {
  if (!drawnTimelines.has(place)) drawnTimelines.set(place, makeTimeline(place, index, act));
  drawnTimelines.get(place)(scene);
}

function makeTimeline(place, index, act) {
  const state = { index, act, scene: null, frame: null, dragged: null };
  const parts = { ...headOf(state), ...chartOf(state) };
  const body = make('div', { class: 'times-body', id: 'times-body' }, parts.chart, parts.axis);
  place.replaceChildren(make('div', { class: 'times-head' }, foldButton(place, body), parts.head), body);
  new ResizeObserver(() => state.frame && drawAxis(parts.axis, state)).observe(parts.axis);
  state.place = () => setHandles(state, parts);
  return (scene) => {
    const same = state.scene && state.scene.filter === scene.filter;
    state.scene = scene;
    if (!same) bringUpToDate(state, parts);
  };
}

function foldButton(place, body) {
  const fold = press('times-fold', () => {
    body.hidden = !body.hidden;
    place.classList.toggle('folded', body.hidden);
    fold.setAttribute('aria-expanded', String(!body.hidden));
  });
  fold.append('Timeline');
  fold.setAttribute('aria-expanded', 'true');
  fold.setAttribute('aria-controls', 'times-body');
  return fold;
}

function chartOf(state) {
  const bars = make('div', { class: 'times-bars' });
  const within = make('div', { class: 'times-within' });
  const tip = make('div', { class: 'times-tip', hidden: true });
  const handles = { from: handleOf(state, 'from', 'First day'), to: handleOf(state, 'to', 'Last day') };
  const chart = make('div', { class: 'times-chart' }, within, bars, handles.from, handles.to, tip);
  const axis = make('div', { class: 'times-axis', 'aria-hidden': 'true' });
  listenToBars(state, bars, within, tip);
  Object.entries(handles).forEach(([end, handle]) => listenToHandle(state, chart, handle, end));
  return { chart, bars, within, tip, handles, axis };
}

function bringUpToDate(state, parts) {
  const { index, scene } = state;
  const { filter } = scene;
  const passing = passes(index, { ...filter, from: '', to: '' });
  state.frame = frameOf(index, filter.mode);
  state.passing = state.frame.dated.filter(({ piece }) => passing(piece));
  state.undated = state.frame.undated.filter(passing);
  state.filled = fillBars(state.frame.bars, state.passing);
  tellHead(state, parts);
  drawBars(state, parts);
  drawAxis(parts.axis, state);
  setHandles(state, parts);
}
