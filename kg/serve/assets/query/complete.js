/** A query, a place in it and the vocabulary in, what may stand there out. Pure. */

import { declaredIn, FUNCTIONS, KEYWORDS, tokensOf } from './tokens.js';

const MOST = 60;
const SILENT = new Set(['string', 'comment', 'iri', 'number', 'language', 'blank']);

/**
 * What may stand at a place.
 *
 * @param {string} text
 * @param {number} caret
 * @param {object} vocabulary prefixes, terms, eventTypes, queries
 * @param {boolean} asked whether somebody asked, so that an empty beginning counts
 * @returns {{from: number, to: number, offers: {text: string, about: string, kind: string}[]}}
 */
export function offersAt(text, caret, vocabulary, asked = false) {
  const none = { from: caret, to: caret, offers: [] };
  const type = /kg:eventType\s+"([\w-]*)$/.exec(text.slice(0, caret));
  if (type) return { from: caret - type[1].length, to: caret, offers: eventTypes(vocabulary, type[1], text[caret] === '"') };
  const tokens = tokensOf(text);
  const here = tokens.find(({ start, end }) => start < caret && caret <= end);
  if (here && SILENT.has(here.kind) && !(here.kind === 'string' && caret === here.end)) return none;
  const isStem = here && here.kind !== 'space' && here.kind !== 'mark' && here.kind !== 'string';
  const stem = isStem ? text.slice(here.start, caret) : '';
  if (!stem && !asked) return none;
  const place = { from: caret - stem.length, to: isStem ? here.end : caret };
  return { ...place, offers: offersFor(stem, tokens, vocabulary, text).slice(0, MOST) };
}

function offersFor(stem, tokens, vocabulary, text) {
  if (stem === '?' || stem === '$' || /^[?$]/.test(stem)) return variables(stem, tokens);
  const terms = matching(vocabulary.terms, stem, (term) => `${term.text} ${term.label}`);
  if (stem.includes(':')) return terms;
  const words = [...KEYWORDS, ...FUNCTIONS.map((name) => `${name}(`)];
  const shown = words.map((word) => ({ text: word, about: '', kind: word.endsWith('(') ? 'function' : 'keyword' }));
  const prefixes = Object.entries(vocabulary.prefixes).map(([name, space]) => ({ text: `${name}:`, about: space, kind: 'prefix' }));
  const whole = text.trim() === stem;
  const queries = whole ? vocabulary.queries.map(({ name, help }) => ({ text: name, about: help, kind: 'query' })) : [];
  const spelt = stem ? shown.filter((offer) => begins(offer.text, stem)) : shown.slice(0, 30);
  const short = matching(prefixes, stem, (offer) => offer.text).filter((offer) => begins(offer.text, stem));
  return [...matching(queries, stem, (offer) => offer.text), ...short, ...spelt, ...(stem.length === 1 ? [] : terms)];
}

function variables(stem, tokens) {
  const named = new Set(tokens.filter(({ kind }) => kind === 'variable').map(({ text }) => `?${text.slice(1)}`));
  named.delete(`?${stem.slice(1)}`);
  const wanted = stem.slice(1).toLowerCase();
  const fitting = [...named].filter((name) => name.slice(1).toLowerCase().startsWith(wanted));
  return fitting.sort().map((text) => ({ text, about: '', kind: 'variable' }));
}

function eventTypes(vocabulary, stem, closed) {
  const offers = vocabulary.eventTypes.map((name) => ({ text: closed ? name : `${name}"`, about: '', kind: 'event type' }));
  return offers.filter((offer) => begins(offer.text, stem));
}

/** What begins with a stem, or has a word that does, before what only holds it. */
function matching(offers, stem, spelt) {
  const wanted = stem.toLowerCase();
  const rank = (offer) => {
    const name = offer.text.toLowerCase();
    const local = name.slice(name.indexOf(':') + 1);
    if (name.startsWith(wanted) || (wanted && local.startsWith(wanted))) return 0;
    if (wanted.includes(':')) {
      const [prefix, rest] = [wanted.slice(0, wanted.indexOf(':') + 1), wanted.slice(wanted.indexOf(':') + 1)];
      return name.startsWith(prefix) && spelt(offer).toLowerCase().includes(rest) ? 1 : 2;
    }
    return spelt(offer).toLowerCase().includes(wanted) ? 1 : 2;
  };
  const ranked = offers.map((offer, place) => ({ offer, place, rank: rank(offer) })).filter((each) => each.rank < 2);
  return ranked.sort((one, two) => one.rank - two.rank || one.place - two.place).map((each) => each.offer);
}

function begins(text, stem) {
  return text.toLowerCase().startsWith(stem.toLowerCase());
}

/** The lines that declare the known prefixes which a text uses and does not declare; '' where none is missing. */
export function missingPrefixes(text, prefixes) {
  const tokens = tokensOf(text);
  const declared = declaredIn(tokens);
  const names = tokens.filter(({ kind }) => kind === 'prefixed').map((token) => token.text.slice(0, token.text.indexOf(':')));
  const missing = [...new Set(names)].filter((name) => Object.hasOwn(prefixes, name) && !declared.has(name));
  return missing.map((name) => `PREFIX ${name}: <${prefixes[name]}>\n`).join('');
}

/** Where lines that declare go: behind those that stand at the head, or behind the comment there. */
export function headOf(text) {
  const head = /^(?:[ \t]*(?:#[^\n]*)?\n)*(?:[ \t]*(?:PREFIX|BASE)\b[^\n]*\n)*/i.exec(text);
  return head ? head[0].length : 0;
}

/** The places that a query keeps for values: its comments `# param NAME (KIND): help`, as the named queries have them. */
export function parametersOf(text) {
  const found = text.matchAll(/^# param (\w+) \((entity|predicate|date|number|text)\): (.+)$/gm);
  return [...found].map(([, name, kind, help]) => ({ name, kind, help }));
}
