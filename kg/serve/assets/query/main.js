/** The query page: editor, fields, answer, named queries and history, held together. Draws. */

import { make, press } from '../../view/draw/dom.js';
import { save } from '../../view/take/save.js';
import { fromAddress, toAddress } from './address.js';
import { ask, bound, download, MOST_ROWS, Refusal } from './ask.js';
import { parametersOf } from './complete.js';
import { drawEditor } from './editor.js';
import { forget, gist, remember, remembered } from './memory.js';
import { drawParameters } from './parameters.js';
import { drawTable } from './table.js';

const FILES = {
  table: [['CSV', 'text/csv', 'csv'], ['JSON', 'application/sparql-results+json', 'json']],
  graph: [['Turtle', 'text/turtle', 'ttl'], ['JSON-LD', 'application/ld+json', 'jsonld']],
};
const at = (id) => document.getElementById(id);
const vocabulary = JSON.parse(at('vocabulary').textContent);
const editor = drawEditor(at('sheet'), vocabulary, { run, changed });
const fields = drawParameters(at('values'), run);
let running = null;
let asked = null; // the query as sent, its values in place, with its answer

function changed() {
  at('problem').hidden = true;
  fields.show(parametersOf(editor.text()));
}

/** Put a query in the editor, with values for its places. */
function open(query, values = {}) {
  editor.set(query);
  fields.show(parametersOf(query), values);
}

async function run() {
  cancel();
  const mine = new AbortController();
  running = mine;
  const [query, values] = [editor.text(), fields.values()];
  at('problem').hidden = true;
  busy(true);
  say('running…');
  history.replaceState(null, '', `/sparql${toAddress(query, values)}`);
  try {
    const sent = Object.keys(values).length ? await bound(query, values, mine.signal) : query;
    const answer = await ask(sent, mine.signal);
    if (running !== mine) return;
    asked = { query: sent, answer };
    show(answer);
    remember(localStorage, query, told(answer));
  } catch (error) {
    if (running !== mine) return;
    if (error.name === 'AbortError') say('cancelled');
    else refuse(error);
  } finally {
    if (running === mine) {
      running = null;
      busy(false);
      listHistory();
    }
  }
}

function cancel() {
  if (running) running.abort();
}

function busy(is) {
  at('cancel').hidden = !is;
  at('answer').setAttribute('aria-busy', String(is));
}

function say(...words) {
  at('told').replaceChildren(...words);
}

function told({ rows, more, milliseconds, cut, kind }) {
  const what = kind === 'graph' ? 'triple' : 'row';
  const count = more ? `the first ${MOST_ROWS.toLocaleString('en')} ${what}s` : `${rows.length.toLocaleString('en')} ${what}${rows.length === 1 ? '' : 's'}`;
  const time = milliseconds < 1000 ? `${Math.max(1, Math.round(milliseconds))} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
  return `${count} in ${time}${cut ? `, cut at ${cut}` : ''}`;
}

function show(answer) {
  say(told(answer));
  at('answer').hidden = false;
  const cut = answer.cut ? `The server cut the answer at ${answer.cut}. Ask for less, or add LIMIT and OFFSET.` : '';
  const more = answer.more ? `Only the first ${MOST_ROWS.toLocaleString('en')} are shown here; a download holds all.` : '';
  at('cut').textContent = [cut, more].filter(Boolean).join(' ');
  at('cut').hidden = !(cut || more);
  at('files').replaceChildren(...FILES[answer.kind].map(fileButton));
  drawTable(at('rows'), answer, vocabulary);
  at('network').replaceChildren();
  if (at('tab-network').getAttribute('aria-selected') === 'true') drawNetwork();
}

function refuse(error) {
  say('');
  at('answer').hidden = true;
  const place = error instanceof Refusal && error.line ? press('inline', () => editor.goTo(error.line, error.column), `line ${error.line}, column ${error.column}`) : null;
  const words = error instanceof Refusal ? error.message : `The server cannot be reached: ${error.message}`;
  at('problem').replaceChildren(...(place ? [place, ': '] : []), make('span', {}, reasonOf(words)));
  at('problem').hidden = false;
  if (place) editor.mark(error.line, error.column);
}

/** The reason alone: the place is said beside it, and the line is in the editor. */
function reasonOf(words) {
  return words.split('\n')[0].replace(/^line \d+, column \d+: /, '');
}

function fileButton([name, type, ending]) {
  const take = async () => {
    try {
      save(`answer.${ending}`, type, await download(asked.query, type));
    } catch (error) {
      refuse(error);
    }
  };
  return press('act', take, name);
}

function drawNetwork() {
  if (!asked || at('network').childElementCount) return;
  const address = `/explore?query=${encodeURIComponent(asked.query)}`;
  const frame = make('iframe', { title: 'The answer as a network', src: address });
  const link = make('a', { href: address, target: '_blank', rel: 'noopener' }, 'Open it in a page of its own');
  at('network').replaceChildren(frame, make('p', { class: 'quiet' }, link));
}

function choose(name) {
  for (const each of ['table', 'network']) {
    at(`tab-${each}`).setAttribute('aria-selected', String(each === name));
    at(`tab-${each}`).tabIndex = each === name ? 0 : -1;
    at(`panel-${each}`).hidden = each !== name;
  }
  if (name === 'network') drawNetwork();
}

function listHistory() {
  const kept = remembered(localStorage);
  at('history').replaceChildren(
    ...kept.map(({ query, told: how }) =>
      make('li', {}, press('pick', () => open(query), make('span', { class: 'gist' }, gist(query)), make('span', { class: 'quiet' }, how || ''))),
    ),
  );
  at('no-history').hidden = kept.length > 0;
  at('forget').hidden = kept.length === 0;
}

function listQueries() {
  const wanted = at('filter').value.trim().toLowerCase();
  const fitting = vocabulary.queries.filter(({ name, help }) => `${name} ${help}`.toLowerCase().includes(wanted));
  at('queries').replaceChildren(
    ...fitting.map(({ name, help, text }) => {
      const pick = () => {
        open(text);
        const [first] = parametersOf(text);
        if (first) at(`value-${first.name}`).focus();
        run();
      };
      return make('li', {}, press('pick', pick, make('code', {}, name), make('span', { class: 'quiet' }, help)));
    }),
  );
}

at('run').addEventListener('click', run);
at('cancel').addEventListener('click', cancel);
at('prefixes').addEventListener('click', () => editor.declare());
at('filter').addEventListener('input', listQueries);
at('forget').addEventListener('click', () => {
  forget(localStorage);
  listHistory();
});
for (const [name, other] of [['table', 'network'], ['network', 'table']]) {
  at(`tab-${name}`).addEventListener('click', () => choose(name));
  at(`tab-${name}`).addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    choose(other);
    at(`tab-${other}`).focus();
  });
}
document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === 'Enter' && event.target.id !== 'editor') run();
  else if (event.key === 'Escape' && running) cancel();
});
window.addEventListener('hashchange', begin);

/** What the address holds is shown and asked; else an example that runs. */
function begin() {
  const given = fromAddress(location.hash, location.search);
  open(given ? given.query : vocabulary.example, given ? given.values : {});
  if (given && given.query.trim()) run();
}

listQueries();
listHistory();
begin();
editor.focus();
