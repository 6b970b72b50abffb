/** The editor: a text area over a layer that shows the same text in colours, line numbers beside it, offers at the caret. Draws. */

import { make } from '../../view/draw/dom.js';
import { headOf, missingPrefixes, offersAt } from './complete.js';
import { offersList } from './offers.js';
import { tokensOf } from './tokens.js';

/**
 * Make the editor within a place.
 *
 * @param {HTMLElement} place
 * @param {object} vocabulary
 * @param {{run: () => void, changed: () => void}} on
 */
export function drawEditor(place, vocabulary, on) {
  const area = make('textarea', {
    id: 'editor',
    class: 'code',
    'aria-label': 'Query in SPARQL',
    'aria-describedby': 'keys',
    'aria-autocomplete': 'list',
    'aria-controls': 'offers',
    spellcheck: 'false',
    autocapitalize: 'off',
    autocomplete: 'off',
    wrap: 'off',
    rows: 10,
  });
  const layer = make('pre', { class: 'code layer', 'aria-hidden': 'true' });
  const gutter = make('pre', { class: 'code gutter', 'aria-hidden': 'true' });
  const list = offersList(area, (offer) => accept(offer));
  const sheet = make('div', { class: 'sheet' }, make('div', { class: 'painted' }, layer), area, list.element);
  place.append(make('div', { class: 'numbers' }, gutter), sheet);
  let wrong = null;
  let open = null;

  function paint() {
    const text = area.value;
    area.rows = Math.min(Math.max(text.split('\n').length + 1, 9), 26);
    layer.replaceChildren(...painted(text, wrong), '\n');
    gutter.replaceChildren(...numbered(text, wrong));
    follow();
  }

  function follow() {
    layer.style.transform = `translate(${-area.scrollLeft}px, ${-area.scrollTop}px)`;
    gutter.style.transform = `translateY(${-area.scrollTop}px)`;
  }

  function offer(asked) {
    const found = area.selectionStart === area.selectionEnd ? offersAt(area.value, area.selectionStart, vocabulary, asked) : null;
    const stem = found ? area.value.slice(found.from, area.selectionStart) : '';
    const useful = found && found.offers.some(({ text }) => text !== stem);
    open = useful ? found : null;
    if (open) list.show(open.offers, placeOf(area, layer, open.from));
    else list.hide();
  }

  function accept(chosen) {
    const { from, to } = open;
    open = null;
    list.hide();
    if (chosen.kind === 'query') {
      set(vocabulary.queries.find(({ name }) => name === chosen.text).text);
      return;
    }
    write(from, Math.max(to, area.selectionEnd), chosen.text);
    if (chosen.kind !== 'prefix') declare();
    else offer(true);
  }

  /** Put text in the place of other text; the browser's undo knows of it. */
  function write(from, to, text) {
    area.focus();
    area.setSelectionRange(from, to);
    if (!document.execCommand('insertText', false, text)) area.setRangeText(text, from, to, 'end');
    changed();
  }

  /** Declare the known prefixes that the query uses; the caret stays where it is in the text. */
  function declare() {
    const lines = missingPrefixes(area.value, vocabulary.prefixes);
    if (!lines) return;
    const [caret, head] = [area.selectionStart, headOf(area.value)];
    write(head, head, lines);
    area.setSelectionRange(caret + (caret >= head ? lines.length : 0), caret + (caret >= head ? lines.length : 0));
  }

  function set(text) {
    write(0, area.value.length, text);
    area.setSelectionRange(0, 0);
    area.scrollTop = 0;
    list.hide();
  }

  function changed() {
    wrong = null;
    area.removeAttribute('aria-invalid');
    paint();
    on.changed();
  }

  function typed(event) {
    changed();
    if (event.inputType === 'insertText' && event.data === ':') declare();
    if (event.isComposing || !/^(?:insertText|deleteContentBackward)$/.test(event.inputType || '')) list.hide();
    else offer(false);
  }

  function pressed(event) {
    const whole = event.ctrlKey || event.metaKey;
    if (whole && event.key === 'Enter') {
      event.preventDefault();
      list.hide();
      on.run();
    } else if (event.ctrlKey && event.key === ' ') {
      event.preventDefault();
      offer(true);
    } else if (list.pressed(event)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      write(area.selectionStart, area.selectionEnd, `\n${indentAt(area.value, area.selectionStart)}`);
    }
  }

  area.addEventListener('input', typed);
  area.addEventListener('keydown', pressed);
  area.addEventListener('scroll', () => {
    follow();
    list.hide();
  });
  area.addEventListener('blur', () => list.hide());
  area.addEventListener('click', () => list.hide());
  paint();
  return {
    text: () => area.value,
    focus: () => area.focus(),
    set,
    declare,
    /** Mark where the query is wrong; line and column count from 1. */
    mark(line, column) {
      wrong = { line, column };
      area.setAttribute('aria-invalid', 'true');
      paint();
    },
    /** Put the caret at a place. */
    goTo(line, column) {
      const at = offsetOf(area.value, line, column);
      area.focus();
      area.setSelectionRange(at, at);
    },
  };
}

/** The text in runs of one colour; what stands at the wrong place is underlined. */
function painted(text, wrong) {
  const at = wrong ? offsetOf(text, wrong.line, wrong.column) : -1;
  const runs = tokensOf(text).map((token) => {
    const isWrong = at >= token.start && at < token.end && token.kind !== 'space';
    const name = isWrong ? `${token.kind} error` : token.kind;
    return token.kind === 'space' ? token.text : coloured(token.text, name);
  });
  const missed = at >= 0 && !runs.some((run) => run instanceof Element && run.classList.contains('error'));
  return missed ? [text.slice(0, at), coloured(text[at] && text[at] !== '\n' ? text[at] : ' ', 'error'), text.slice(at + 1)] : runs;
}

function coloured(text, name) {
  const run = document.createElement('span');
  run.className = name;
  run.textContent = text;
  return run;
}

function numbered(text, wrong) {
  return text.split('\n').map((_, place) => coloured(`${place + 1}\n`, wrong && wrong.line === place + 1 ? 'error' : ''));
}

/** Where a line and a column are in a text; beyond its end is its end. */
function offsetOf(text, line, column) {
  const lines = text.split('\n');
  const before = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  const points = [...(lines[line - 1] || '')].slice(0, column - 1).join('');
  return Math.min(before + points.length, text.length);
}

/** A new line begins as its line does, further in behind an opening brace. */
function indentAt(text, caret) {
  const line = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret);
  return /^ */.exec(line)[0] + (/[{(]\s*$/.test(line) ? '  ' : '');
}

/** Where on the sheet the text of an offset stands, and how high a line is. */
function placeOf(area, layer, offset) {
  const lines = area.value.slice(0, offset).split('\n');
  const style = getComputedStyle(layer);
  const high = parseFloat(style.lineHeight);
  const wide = widthOf(layer, style);
  const left = parseFloat(style.paddingLeft) + lines.at(-1).length * wide - area.scrollLeft;
  return { left, top: parseFloat(style.paddingTop) + lines.length * high - area.scrollTop };
}

function widthOf(layer, style) {
  const brush = document.createElement('canvas').getContext('2d');
  brush.font = style.font;
  return brush.measureText('0'.repeat(100)).width / 100;
}
