/** The timeline's bars, their names, and what each tells; one clicked, or a stretch drawn over, narrows to its days. Draws. */

import { pieceWords } from '../graph/saying.js';
import { ticksOf } from '../graph/timebars.js';
import { clipped, counted } from '../graph/wording.js';
import { make } from './dom.js';

// Pixels that the name of a bar takes under the axis.
const TICK_WIDTH = 78;
// Pieces that a bar tells when pointed at.
const MOST_TOLD = 4;

/** Draw a bar for each stretch of days, the claims above the facts. */
export function drawBars({ frame, filled }, { bars }) {
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

/** Name as many bars under them as there is room for. */
export function drawAxis(axis, { frame }) {
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

/** A bar pointed at tells what it holds; one clicked, or several drawn over, are what the network is narrowed to. */
export function listenToBars(state, bars, within, tip) {
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

/** The bar under a place of the screen, and which one of all it is. */
export function barUnder({ frame }, chart, x) {
  const box = chart.getBoundingClientRect();
  const under = Math.floor(((x - box.left) / box.width) * frame.bars.length);
  const at = Math.min(Math.max(under, 0), frame.bars.length - 1);
  return { ...frame.bars[at], at };
}

function showStretch({ frame }, within, one, two) {
  const [left, right] = [Math.min(one.at, two.at), Math.max(one.at, two.at) + 1];
  within.style.left = `${(100 * left) / frame.bars.length}%`;
  within.style.width = `${(100 * (right - left)) / frame.bars.length}%`;
}

function tellBar(state, tip, { at, from, to, words }) {
  const begins = ({ start }) => start >= from;
  const meeting = state.passing.filter(({ start, end }) => (!start || start <= to) && (!end || end >= from));
  // what is new in it comes first
  const held = meeting.sort((one, two) => begins(two) - begins(one)).map(({ piece }) => piece);
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

export function countWords(facts, claims) {
  return `${counted(facts, 'fact', 'facts')}, ${counted(claims, 'claim', 'claims')}`;
}
