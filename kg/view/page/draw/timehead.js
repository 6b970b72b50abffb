/** The line above the timeline's bars: by which day, which days, how much lies in them, and what bears no day. Draws. */

import { spanWords } from '../graph/dates.js';
import { chosenFor, pieceWords } from '../graph/saying.js';
import { clipped, counted } from '../graph/wording.js';
import { lineIcon, make, press } from './dom.js';
import { makePopover } from './popover.js';
import { countWords } from './timechart.js';

const MODES = [
  ['known', 'Known on', 'By the day of the article: what could be known then'],
  ['true', 'True in', 'By the day that a statement is about'],
];
const MOST_LISTED = 200;

/** Make the line: by which day, the days chosen and what they hold, the way back to the whole time, and what bears no day. */
export function headOf(state) {
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

/** Bring the line up to date. */
export function tellHead(state, parts) {
  const { filter } = state.scene;
  const ranged = Boolean(filter.from || filter.to);
  for (const label of parts.modes) label.firstChild.checked = label.firstChild.value === filter.mode;
  parts.whole.hidden = !ranged;
  parts.listed.button.textContent = `${state.undated.length.toLocaleString('en')} undated`;
  parts.undated.hidden = !state.undated.length;
  parts.keep.checked = filter.undated;
  parts.keep.disabled = !ranged;
  parts.range.textContent = rangeWords(state, filter);
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

function listUndated(box, { index, act, undated }, close) {
  const row = (piece) => {
    const chosen = chosenFor(index, piece);
    const words = clipped(pieceWords(index, piece), 160);
    const lead = () => {
      close();
      act({ do: 'choose', chosen });
    };
    const { title = '' } = index.documents.get(piece.document) || {};
    const says = make('span', { class: 'says' }, words);
    const parts = [lineIcon(piece.status), says, make('span', { class: 'when' }, clipped(title, 60))];
    return make('li', {}, chosen ? press('row', lead, parts) : parts);
  };
  const rest = undated.length - MOST_LISTED;
  box.replaceChildren(
    make('p', { class: 'quiet' }, `${counted(undated.length, 'statement or event bears', 'statements and events bear')} no day.`),
    make('ul', { class: 'rows' }, undated.slice(0, MOST_LISTED).map(row)),
    ...(rest > 0 ? [make('p', { class: 'quiet' }, `${rest.toLocaleString('en')} more.`)] : []),
  );
}
