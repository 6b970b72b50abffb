/** IRIs, literals and blocks of Turtle: values in, text that any parser takes out. Pure. */

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const ROOMS = ['entity', 'document', 'statement', 'event', 'span'];
// Quotes, backslashes and controls.
const TO_ESCAPE = /[\u0022\u005c\p{Cc}]/gu;
// What may not stand in an IRI: among others quotes and backslashes.
const BARRED = /[\u0000-\u0020\u0022\u005c\u0060<>{}|^]/g;

/** Make the writer of a graph's terms: what it shortens, it also declares. */
export function termsOf(base, ontology) {
  const prefixes = {
    kg: ontology,
    rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
    skos: 'http://www.w3.org/2004/02/skos/core#',
    xsd: XSD,
    wikidata: 'http://www.wikidata.org/entity/',
    ...Object.fromEntries(ROOMS.map((room) => [room, `${base}${room}/`])),
  };
  return {
    head: Object.entries(prefixes).map(([name, space]) => `@prefix ${name}: ${bracketed(space)} .\n`).join(''),
    iri: (text) => shortened(prefixes, text),
  };
}

/** Write a subject with its properties, [property, terms] pairs; a property without terms is not written. */
export function blockOf(subject, properties) {
  const lines = properties
    .map(([property, terms]) => [property, terms.filter((term) => term !== null)])
    .filter(([, terms]) => terms.length)
    .map(([property, terms]) => `${property} ${terms.join(', ')}`);
  return lines.length ? `${subject} ${lines.join(' ;\n    ')} .\n` : '';
}

/** A plain literal, of a language if one is given; nothing for an empty text. */
export function textTerm(text, language = '') {
  if (text === null || text === undefined || text === '') return null;
  const quoted = `"${text.replace(TO_ESCAPE, escapedLetter)}"`;
  return language ? `${quoted}@${language}` : quoted;
}

/** A decimal written as the store writes it: no exponent, no trailing zeros, a whole one without a point. */
export function decimalTerm(number) {
  if (number === null || number === undefined) return null;
  const digits = number.toFixed(15).replace(/\.?0+$/, '');
  return digits.includes('.') ? digits : `"${digits}"^^xsd:decimal`;
}

export function dayTerm(day) {
  return day ? `"${day}"^^xsd:date` : null;
}

function shortened(prefixes, text) {
  for (const [name, space] of Object.entries(prefixes)) {
    const local = text.startsWith(space) ? text.slice(space.length) : '';
    if (/^[A-Za-z0-9]+(?:[A-Za-z0-9_-]*[A-Za-z0-9])?$/.test(local)) return `${name}:${local}`;
  }
  return bracketed(text);
}

/** An IRI in full; what may not stand in one is written by its bytes. */
function bracketed(text) {
  const written = text.replace(BARRED, (letter) => `%${hexOf(letter, 2)}`);
  return `<${written}>`;
}

function escapedLetter(letter) {
  const short = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }[letter];
  return short || `\\u${hexOf(letter, 4)}`;
}

function hexOf(letter, digits) {
  return letter.charCodeAt(0).toString(16).toUpperCase().padStart(digits, '0');
}
