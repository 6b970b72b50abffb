/**
 * ISO days in, numbers, words and bars out. Pure. A day as a number counts from 1 January 1970; '' is no day, or an open end.
 *
 * @typedef {{start: string, end: string}} DaySpan both days belong to it; '' is open to that side
 * @typedef {{from: string, to: string, words: string, facts: number, claims: number}} Bar both days belong to it
 */

const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY_FORM = /^(\d{4})-(\d\d)-(\d\d)$/;
const DAY_LENGTH = 86_400_000;

/** The number of an ISO day, null for what is none (such as 2020-02-30). */
export function dayNumber(iso) {
  const parts = DAY_FORM.exec(iso);
  if (!parts) return null;
  const date = new Date(0);
  date.setUTCFullYear(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return isoOf(date.getTime() / DAY_LENGTH) === iso ? date.getTime() / DAY_LENGTH : null;
}

/** The ISO day of a number. */
export function isoOf(number) {
  return new Date(number * DAY_LENGTH).toISOString().slice(0, 10);
}

/** "3 Mar 2020"; '' for no day. */
export function dayWords(iso) {
  const parts = DAY_FORM.exec(iso);
  return parts ? `${Number(parts[3])} ${MONTH_NAMES[Number(parts[2]) - 1]} ${Number(parts[1])}` : '';
}

/** "3 Mar 2020 to 5 May 2021", "from 3 Mar 2020", "until 5 May 2021", "on 3 Mar 2020"; '' when both are open. */
export function spanWords(from, to) {
  if (from && from === to) return `on ${dayWords(from)}`;
  if (from && to) return `${dayWords(from)} to ${dayWords(to)}`;
  return from ? `from ${dayWords(from)}` : to ? `until ${dayWords(to)}` : '';
}

/**
 * The days of a piece: when its document came out ("known"), or when what it says was so ("true"). Null when that is not dated.
 *
 * @param {object} index of graph/index.js @param {object} piece @param {'known' | 'true'} mode @returns {DaySpan | null}
 */
export function spanOf(index, piece, mode) {
  if (mode === 'known') {
    const day = index.documents.get(piece.document)?.day;
    return day ? { start: day, end: day } : null;
  }
  return piece.start || piece.end ? { start: piece.start, end: piece.end } : null;
}

/** Whether two spans have a day in common. */
export function spansMeet(one, two) {
  return (!one.end || !two.start || one.end >= two.start) && (!two.end || !one.start || two.end >= one.start);
}

/**
 * Bars for the timeline: days, months or years, whichever is the finest of which at most `most` are needed (years whatever their
 * number). A span counts in every bar that it meets, an open one up to the last or first bar.
 *
 * @param {(DaySpan & {status: string})[]} dated @param {number} most
 * @returns {{unit: 'day' | 'month' | 'year', bars: Bar[]}}
 */
export function barsOf(dated, most = 120) {
  const days = dated.flatMap(({ start, end }) => [start, end]).filter((day) => dayNumber(day) !== null);
  if (!days.length) return { unit: 'year', bars: [] };
  const first = days.reduce((one, two) => (one < two ? one : two));
  const last = days.reduce((one, two) => (one > two ? one : two));
  const unit = ['day', 'month'].find((each) => unitNumber(last, each) - unitNumber(first, each) < most) || 'year';
  return { unit, bars: countedBars(dated, unit, unitNumber(first, unit), unitNumber(last, unit)) };
}

/** Count by what begins and what ends in each bar, so that long spans cost no more than short ones. */
function countedBars(dated, unit, first, last) {
  const changes = Array.from({ length: last - first + 2 }, () => ({ fact: 0, claim: 0 }));
  for (const { start, end, status } of dated) {
    changes[start ? unitNumber(start, unit) - first : 0][status] += 1;
    changes[end ? unitNumber(end, unit) - first + 1 : changes.length - 1][status] -= 1;
  }
  let [facts, claims] = [0, 0];
  return changes.slice(0, -1).map(({ fact, claim }, at) => {
    facts += fact;
    claims += claim;
    return { ...barDays(first + at, unit), facts, claims };
  });
}

/** The number of the day, month or year in which a day lies: neighbours differ by one. */
function unitNumber(iso, unit) {
  if (unit === 'day') return dayNumber(iso);
  const year = Number(iso.slice(0, 4));
  return unit === 'year' ? year : year * 12 + Number(iso.slice(5, 7)) - 1;
}

function barDays(number, unit) {
  if (unit === 'day') return { from: isoOf(number), to: isoOf(number), words: dayWords(isoOf(number)) };
  const [year, month] = unit === 'year' ? [number, 0] : [Math.floor(number / 12), number % 12];
  const last = unit === 'year' ? 11 : month;
  const from = isoOf(firstOfMonth(year, month));
  const to = isoOf(firstOfMonth(year, last + 1) - 1);
  return { from, to, words: unit === 'year' ? String(year) : `${MONTH_NAMES[month]} ${year}` };
}

function firstOfMonth(year, month) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1);
  return date.getTime() / DAY_LENGTH;
}
