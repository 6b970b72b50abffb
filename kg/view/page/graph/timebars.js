/** The timeline's arithmetic: which bar a day is in, where it stands, how many pieces a bar holds, which bars are named. Pure. */

import { barsOf, dayNumber, spanOf } from './dates.js';

const STEPS = { year: [1, 2, 5, 10, 20, 50, 100], month: [1, 3, 6, 12, 24, 60, 120], day: [1, 2, 7, 14, 28, 56] };
const MOST_BARS = 120;
const frames = new WeakMap(); // per index: the frame of each way of dating, which no filter changes

/**
 * All pieces by whether they are dated, and the bars that span all the dated ones.
 *
 * @param {object} index @param {'known' | 'true'} mode
 * @returns {{unit: string, bars: object[], dated: {piece: object, start: string, end: string}[], undated: object[]}}
 */
export function frameOf(index, mode) {
  if (!frames.has(index)) frames.set(index, {});
  const kept = frames.get(index);
  kept[mode] = kept[mode] || makeFrame(index, mode);
  return kept[mode];
}

function makeFrame(index, mode) {
  const [dated, undated] = [[], []];
  const spans = new Map(); // each only once: many pieces share their days
  for (const piece of index.evidence.values()) {
    const span = spanOf(index, piece, mode);
    if (!span) {
      undated.push(piece);
      continue;
    }
    const { start, end } = span;
    dated.push({ piece, start, end, status: piece.status });
    spans.set(`${start} ${end}`, { start, end, status: 'fact' });
  }
  return { ...barsOf([...spans.values()], MOST_BARS), dated, undated };
}

/** How many facts and claims each bar holds; a span counts in every bar that it meets. */
export function fillBars(bars, dated) {
  const changes = Array.from({ length: bars.length + 1 }, () => ({ fact: 0, claim: 0 }));
  for (const { start, end, status } of dated) {
    changes[start ? barAt(bars, start) : 0][status] += 1;
    changes[end ? barAt(bars, end) + 1 : bars.length][status] -= 1;
  }
  let [facts, claims] = [0, 0];
  return bars.map((_, at) => {
    facts += changes[at].fact;
    claims += changes[at].claim;
    return { facts, claims };
  });
}

/** The bar in which a day lies; before the first the first, after the last the last. */
export function barAt(bars, day) {
  let [low, high] = [0, bars.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (bars[middle].from <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a day begins (or ends) between the left and the right of all bars, 0 to 1. */
export function placeOfDay(bars, day, atEnd) {
  const at = barAt(bars, day);
  const { from, to } = bars[at];
  const first = dayNumber(from);
  const part = (dayNumber(day) - first + (atEnd ? 1 : 0)) / (dayNumber(to) - first + 1);
  return Math.min(Math.max((at + part) / bars.length, 0), 1);
}

/** The bars that are named under the axis: at most so many, at even steps, years and months at their beginnings. */
export function ticksOf({ unit, bars }, most) {
  const step = STEPS[unit].find((each) => bars.length / each <= most) || Math.ceil(bars.length / Math.max(most, 1));
  const numberOf = (bar, at) => {
    if (unit === 'day') return at;
    const [year, month] = bar.from.split('-').map(Number);
    return unit === 'year' ? year : year * 12 + month - 1;
  };
  const named = bars.map((bar, at) => ({ at, number: numberOf(bar, at), words: tickWords(unit, bar, step) }));
  return named.filter(({ number }) => number % step === 0).map(({ at, words }) => ({ at, words }));
}

function tickWords(unit, bar, step) {
  return unit === 'month' && step % 12 === 0 ? bar.from.slice(0, 4) : bar.words;
}

/** The day to which a handle goes from its place with a key, or null for a key that moves nothing. */
export function dayAfterKey(bars, day, key, atEnd) {
  const [first, last] = [0, bars.length - 1];
  const at = barAt(bars, day);
  const leap = Math.max(Math.round(bars.length / 10), 1);
  const targets = {
    ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1,
    PageDown: at - leap, PageUp: at + leap, Home: first, End: last,
  };
  if (!(key in targets)) return null;
  const bar = bars[Math.min(Math.max(targets[key], first), last)];
  return atEnd ? bar.to : bar.from;
}
