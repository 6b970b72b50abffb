/**
 * The timeline: bars of all that is dated, two handles that narrow the network to a stretch of days, and what bears no day.
 * Draws; called again with each scene, it only brings up to date what it drew.
 */

import { dayWords, spanWords } from '../graph/dates.js';
import { passes } from '../graph/filter.js';
import { chosenFor, pieceWords } from '../graph/saying.js';
import { barAt, dayAfterKey, fillBars, frameOf, placeOfDay, ticksOf } from '../graph/timebars.js';
import { clipped, counted } from '../graph/wording.js';
import { lineIcon, make, press } from './dom.js';
import { makePopover } from './popover.js';

const MODES = [
  ['known', 'Known on', 'By the day of the article: what could be known then'],
  ['true', 'True in', 'By the day that a statement is about'],
];
const TICK_WIDTH = 78; // pixels that the name of a bar takes under the axis
const REST = 120; // milliseconds for which a handle that is dragged must rest before the network follows
const MOST_TOLD = 4; // pieces that a bar tells when pointed at
const MOST_LISTED = 200;
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

// The line above the bars -----------------------------------------------------------------------------------------------------

function headOf(state) {
  const filter = (patch) => state.act({ do: 'filter', patch });
  const modes = MODES.map(([mode, words, title]) => {
    const input = make('input', { type: 'radio', name: 'time-mode', value: mode, change: () => filter({ mode }) });
    return make('label', { title }, input, make('span', {}, words));
  });
  const range = make('output', { class: 'times-range', 'aria-live': 'polite' });
  const whole = press('times-whole', () => filter({ from: '', to: '' }), 'Whole time');
  const listed = makePopover({
    name: 'times-undated',
    words: [],
    label: 'Statements and events without a day',
    fill: (box) => listUndated(box, state, () => listed.close()),
  });
  const keep = make('input', { type: 'checkbox', change: (event) => filter({ undated: event.target.checked }) });
  const why = 'Keep what bears no day beside the days chosen';
  const keeping = make('label', { class: 'times-keep', title: why }, keep, make('span', {}, 'show them'));
  const undated = make('span', { class: 'times-apart' }, listed.button, keeping, listed.box);
  const choice = make('fieldset', { class: 'times-modes', 'aria-label': 'By which day' }, modes);
  return { head: [choice, range, whole, undated], modes, range, whole, listed, keep, undated };
}

function bringUpToDate(state, parts) {
  const { index, scene } = state;
  const { filter } = scene;
  const passing = passes(index, { ...filter, from: '', to: '' });
  state.frame = frameOf(index, filter.mode);
  state.passing = state.frame.dated.filter(({ piece }) => passing(piece));
  state.undated = state.frame.undated.filter(passing);
  state.filled = fillBars(state.frame.bars, state.passing);
  const ranged = Boolean(filter.from || filter.to);
  for (const label of parts.modes) label.firstChild.checked = label.firstChild.value === filter.mode;
  parts.whole.hidden = !ranged;
  parts.listed.button.textContent = `${state.undated.length.toLocaleString('en')} undated`;
  parts.undated.hidden = !state.undated.length;
  parts.keep.checked = filter.undated;
  parts.keep.disabled = !ranged;
  parts.range.textContent = rangeWords(state, filter);
  drawBars(state, parts);
  drawAxis(parts.axis, state);
  setHandles(state, parts);
}

function rangeWords(state, { from, to, mode }) {
  const { bars } = state.frame;
  if (!bars.length) return mode === 'known' ? 'No article bears a day' : 'Nothing bears a day';
  if (!from && !to) return spanWords(bars[0].from, bars.at(-1).to);
  const within = state.passing.filter(({ start, end }) => (!to || !start || start <= to) && (!from || !end || end >= from));
  return `${spanWords(from, to)}: ${tally(within.map(({ piece }) => piece))}`;
}

function tally(pieces) {
  const facts = pieces.filter((piece) => piece.status === 'fact').length;
  return countWords(facts, pieces.length - facts);
}

function countWords(facts, claims) {
  return `${counted(facts, 'fact', 'facts')}, ${counted(claims, 'claim', 'claims')}`;
}

function listUndated(box, { index, act, undated }, close) {
  const row = (piece) => {
    const chosen = chosenFor(index, piece);
    const words = clipped(pieceWords(index, piece), 160);
    const lead = () => {
      close();
      act({ do: 'choose', chosen });
    };
    const { title = '' } = index.documents.get(piece.document) || {};
    const parts = [lineIcon(piece.status), make('span', { class: 'says' }, words), make('span', { class: 'when' }, clipped(title, 60))];
    return make('li', {}, chosen ? press('row', lead, parts) : parts);
  };
  const rest = undated.length - MOST_LISTED;
  box.replaceChildren(
    make('p', { class: 'quiet' }, `${counted(undated.length, 'statement or event bears', 'statements and events bear')} no day.`),
    make('ul', { class: 'rows' }, undated.slice(0, MOST_LISTED).map(row)),
    ...(rest > 0 ? [make('p', { class: 'quiet' }, `${rest.toLocaleString('en')} more.`)] : []),
  );
}

// The bars and the two handles ------------------------------------------------------------------------------------------------

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

function handleOf(state, end, label) {
  const onKey = (event) => {
    const { bars } = state.frame;
    const atEnd = end === 'to';
    const day = bars.length ? dayAfterKey(bars, endsNow(state)[end], event.key, atEnd) : null;
    if (day === null) return;
    event.preventDefault();
    event.stopPropagation();
    state.act({ do: 'filter', patch: rangePatch(state, { [end]: day }) });
  };
  return make('div', { class: `times-handle times-${end}`, role: 'slider', tabindex: '0', 'aria-label': label, keydown: onKey });
}

/** The days at which the two handles stand: open ends stand at the ends of all bars. */
function endsNow({ frame, scene }) {
  const { bars } = frame;
  return { from: scene.filter.from || bars[0].from, to: scene.filter.to || bars.at(-1).to };
}

/** What to filter by when handles move: no handle passes the other, and at the ends of all bars a range is open. */
function rangePatch(state, moved) {
  const { bars } = state.frame;
  const now = endsNow(state);
  const ends = { ...now, ...moved };
  if (ends.from > ends.to) {
    if (moved.from) ends.from = bars[barAt(bars, now.to)].from;
    else ends.to = bars[barAt(bars, now.from)].to;
  }
  return { from: ends.from <= bars[0].from ? '' : ends.from, to: ends.to >= bars.at(-1).to ? '' : ends.to };
}

function drawBars({ frame, filled }, { bars }) {
  const most = Math.max(...filled.map(({ facts, claims }) => facts + claims), 1);
  const part = (name, count) => (count ? make('span', { class: name }) : null);
  bars.replaceChildren(
    ...frame.bars.map((_, at) => {
      const { facts, claims } = filled[at];
      const bar = make('span', { class: 'times-bar' }, part('times-claims', claims), part('times-facts', facts));
      for (const child of bar.children) {
        const count = child.className === 'times-facts' ? facts : claims;
        child.style.height = `${(100 * count) / most}%`;
      }
      return bar;
    }),
  );
}

function drawAxis(axis, { frame }) {
  const width = axis.clientWidth || 600;
  const ticks = ticksOf(frame, Math.max(Math.floor(width / TICK_WIDTH), 1));
  axis.replaceChildren(
    ...ticks.map(({ at, words }) => {
      const tick = make('span', {}, words);
      tick.style.left = `${(100 * (at + 0.5)) / frame.bars.length}%`;
      return tick;
    }),
  );
}

function setHandles(state, { handles, within, chart }) {
  const { frame: { bars }, scene: { filter } } = state;
  chart.hidden = !bars.length;
  if (!bars.length) return;
  const ends = { ...endsNow(state), ...state.dragged };
  const left = 100 * placeOfDay(bars, ends.from, false);
  const right = 100 * placeOfDay(bars, ends.to, true);
  handles.from.style.left = `${left}%`;
  handles.to.style.left = `${right}%`;
  within.style.left = `${left}%`;
  within.style.width = `${Math.max(right - left, 0)}%`;
  chart.classList.toggle('narrowed', Boolean(filter.from || filter.to || state.dragged));
  for (const [end, handle] of Object.entries(handles)) {
    handle.setAttribute('aria-valuemin', '0');
    handle.setAttribute('aria-valuemax', String(bars.length - 1));
    handle.setAttribute('aria-valuenow', String(barAt(bars, ends[end])));
    handle.setAttribute('aria-valuetext', dayWords(ends[end]));
    handle.title = dayWords(ends[end]);
  }
}

/** A handle that is dragged shows its day at once; the network follows when it rests or is let go. */
function listenToHandle(state, chart, handle, end) {
  let waiting = 0;
  const settle = () => {
    clearTimeout(waiting);
    const moved = state.dragged;
    if (moved) state.act({ do: 'filter', patch: rangePatch(state, moved) });
  };
  handle.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    handle.setPointerCapture(event.pointerId);
    state.dragged = {};
  });
  handle.addEventListener('pointermove', (event) => {
    if (!state.dragged) return;
    const bar = barUnder(state, chart, event.clientX);
    state.dragged = { [end]: end === 'to' ? bar.to : bar.from };
    state.place();
    clearTimeout(waiting);
    waiting = setTimeout(settle, REST);
  });
  const letGo = () => {
    if (state.dragged && Object.keys(state.dragged).length) settle();
    state.dragged = null;
    state.place();
  };
  handle.addEventListener('pointerup', letGo);
  handle.addEventListener('pointercancel', letGo);
}

function barUnder({ frame }, chart, x) {
  const box = chart.getBoundingClientRect();
  const under = Math.floor(((x - box.left) / box.width) * frame.bars.length);
  const at = Math.min(Math.max(under, 0), frame.bars.length - 1);
  return { ...frame.bars[at], at };
}

/** A bar pointed at tells what it holds; one clicked, or several drawn over, are what the network is narrowed to. */
function listenToBars(state, bars, within, tip) {
  let first = null;
  bars.addEventListener('pointermove', (event) => {
    const bar = barUnder(state, bars, event.clientX);
    tellBar(state, tip, bar);
    if (first) showStretch(state, within, first, bar);
  });
  bars.addEventListener('pointerleave', () => {
    tip.hidden = true;
  });
  bars.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    bars.setPointerCapture(event.pointerId);
    first = barUnder(state, bars, event.clientX);
  });
  bars.addEventListener('pointerup', (event) => {
    if (!first) return;
    const [one, two] = [first, barUnder(state, bars, event.clientX)].sort((a, b) => (a.from < b.from ? -1 : 1));
    first = null;
    state.act({ do: 'filter', patch: { from: one.from, to: two.to } });
  });
}

function showStretch({ frame }, within, one, two) {
  const [left, right] = [Math.min(one.at, two.at), Math.max(one.at, two.at) + 1];
  within.style.left = `${(100 * left) / frame.bars.length}%`;
  within.style.width = `${(100 * (right - left)) / frame.bars.length}%`;
}

function tellBar(state, tip, { at, from, to, words }) {
  const begins = ({ start }) => start >= from;
  const meeting = state.passing.filter(({ start, end }) => (!start || start <= to) && (!end || end >= from));
  const held = meeting.sort((one, two) => begins(two) - begins(one)).map(({ piece }) => piece); // what is new in it comes first
  const { facts, claims } = state.filled[at];
  const shares = held.slice(0, MOST_TOLD).map((piece) => make('li', {}, clipped(pieceWords(state.index, piece), 90)));
  const rest = held.length - MOST_TOLD;
  tip.replaceChildren(
    make('b', {}, words),
    ` ${countWords(facts, claims)}`,
    make('ul', {}, shares, rest > 0 ? make('li', { class: 'quiet' }, `and ${rest.toLocaleString('en')} more`) : null),
  );
  tip.hidden = false;
  const part = (at + 0.5) / state.frame.bars.length;
  tip.style.left = `${100 * part}%`;
  tip.style.transform = `translateX(${-100 * part}%)`;
}
