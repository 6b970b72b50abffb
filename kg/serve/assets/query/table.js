/** Rows as a table: things of the graph by name, leading to their pages; a few at once, more when asked for. Draws. */

import { make, press } from '../../view/draw/dom.js';
import { isNumber, shortened } from './answers.js';
import { namesOf } from './ask.js';

const AT_ONCE = 100;
const LONG = 40; // letters of a text that needs a wide column

/** Show an answer within a place. */
export function drawTable(place, answer, vocabulary) {
  if (!answer.columns.length || !answer.rows.length) {
    place.replaceChildren(make('p', { class: 'quiet' }, 'No rows: nothing in the graph fits the query.'));
    return;
  }
  const head = make('tr', {}, answer.columns.map((name) => make('th', { scope: 'col' }, name)));
  const body = make('tbody', {});
  const table = make('table', { class: 'answer' }, make('thead', {}, head), body);
  const more = make('p', { class: 'more' });
  const scroller = make('div', { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': 'Rows of the answer' }, table);
  place.replaceChildren(scroller, more);
  let shown = 0;

  async function show(count) {
    const rows = answer.rows.slice(shown, shown + count);
    shown += rows.length;
    const cells = rows.map((row) => answer.columns.map((_, place_) => cell(row[place_] || null, vocabulary)));
    body.append(...cells.map((row) => make('tr', {}, row.map(({ element }) => element))));
    const left = answer.rows.length - shown;
    const next = press('act', () => show(AT_ONCE * 5), `Show ${Math.min(left, AT_ONCE * 5).toLocaleString('en')} more`);
    more.replaceChildren(...(left ? [`${shown.toLocaleString('en')} rows shown `, next] : []));
    await nameAll(cells.flat().filter(({ iri }) => iri));
  }
  show(AT_ONCE);
}

async function nameAll(cells) {
  const names = await namesOf([...new Set(cells.map(({ iri }) => iri))]);
  for (const { iri, link } of cells) {
    if (!Object.hasOwn(names, iri)) continue;
    link.replaceChildren(...make('span', {}, names[iri]).childNodes);
  }
}

/** One cell; `iri` and `link` where it may have a name. */
function cell(term, vocabulary) {
  if (term === null) return { element: make('td', { class: 'unbound' }, make('span', { class: 'unseen' }, 'no value')) };
  if (term.type === 'iri') return iriCell(term.value, vocabulary);
  const language = term.language ? make('span', { class: 'lang' }, ` @${term.language}`) : null;
  const name = isNumber(term) ? 'number' : /#(?:date|dateTime)$/.test(term.datatype || '') ? 'day' : term.value.length > LONG ? 'long' : '';
  const told = term.datatype ? shortened(term.datatype, vocabulary.prefixes, vocabulary.base) : null;
  return { element: make('td', { class: name || null, title: told }, term.type === 'blank' ? `_:${term.value}` : term.value, language) };
}

function iriCell(iri, vocabulary) {
  const short = shortened(iri, vocabulary.prefixes, vocabulary.base);
  if (iri.startsWith(vocabulary.prefixes.kg)) return { element: termCell(short, iri, vocabulary) };
  const ours = iri.startsWith(vocabulary.base);
  const address = ours ? vocabulary.root + encodeURI(iri.slice(vocabulary.base.length)) : iri;
  if (!ours && !/^https?:\/\/[^\s]+$/.test(iri)) return { element: make('td', {}, short) };
  const outward = ours ? {} : { target: '_blank', rel: 'noopener noreferrer' };
  const link = make('a', { href: address, title: iri, ...outward }, short);
  return { element: make('td', {}, link), iri: ours ? iri : '', link };
}

/** A term of the ontology, with what it means. */
function termCell(short, iri, vocabulary) {
  const known = vocabulary.terms.find(({ text }) => text === short);
  return make('td', { class: 'term', title: known ? known.about : iri }, short);
}
