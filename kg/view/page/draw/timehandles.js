/** The two handles of the timeline, which narrow the network to a stretch of days, by pointer or by keys. Draws. */

import { dayWords } from '../graph/dates.js';
import { barAt, dayAfterKey, placeOfDay } from '../graph/timebars.js';
import { make } from './dom.js';
import { barUnder } from './timechart.js';

// Milliseconds for which a handle that is dragged must rest before the network follows.
const REST = 120;

/** Make the handle of one end; its keys move it by bars. */
export function handleOf(state, end, label) {
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

/** A handle that is dragged shows its day at once; the network follows when it rests or is let go. */
export function listenToHandle(state, chart, handle, end) {
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

/** Stand the handles where the days are that they narrow to, or are dragged to. */
export function setHandles(state, { handles, within, chart }) {
  const { bars } = state.frame;
  const { filter } = state.scene;
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
