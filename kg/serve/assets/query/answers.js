/** The text of an answer in, line by line, its rows out: TSV of a SELECT or ASK, N-Triples of a CONSTRUCT or DESCRIBE. Pure. */

const ESCAPES = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f', '"': '"', "'": "'", '\\': '\\' };
const TERM = /<([^<>]*)>|_:(\S+)|"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^<>]*)>)?/y;
const XSD = 'http://www.w3.org/2001/XMLSchema#';

/** A reader of lines; `rows` and `columns` grow as lines are given. @param {'table' | 'graph'} kind */
export function readerOf(kind) {
  const read = { columns: kind === 'graph' ? ['subject', 'predicate', 'object'] : null, rows: [], take: null };
  read.take = (line) => {
    if (kind === 'graph') {
      if (line) read.rows.push(triple(line));
    } else if (read.columns) read.rows.push(line.split('\t').map(termOf));
    else read.columns = line.split('\t').map((name) => name.replace(/^[?$]/, ''));
  };
  return read;
}

/** Cut what arrives into lines; `rest` keeps a line that has not ended yet. */
export function linesOf() {
  let rest = '';
  return {
    push(text) {
      const lines = (rest + text).split('\n');
      rest = lines.pop();
      return lines.map((line) => line.replace(/\r$/, ''));
    },
    end() {
      return rest ? [rest] : [];
    },
  };
}

/**
 * A term: `{type: 'iri' | 'blank' | 'literal', value, language?, datatype?}`; null for an empty cell.
 *
 * @param {string} text as in N-Triples, or a number or boolean as it is
 */
export function termOf(text) {
  if (!text) return null;
  TERM.lastIndex = 0;
  const found = TERM.exec(text);
  return found && found[0].length === text.length ? made(found) : { type: 'literal', value: text, datatype: bare(text) };
}

function triple(line) {
  const terms = [];
  TERM.lastIndex = 0;
  for (let at = 0; terms.length < 3; ) {
    while (line[at] === ' ' || line[at] === '\t') at += 1;
    TERM.lastIndex = at;
    const found = TERM.exec(line);
    if (!found) break;
    terms.push(made(found));
    at = TERM.lastIndex;
  }
  return terms;
}

function made([, iri, blank, literal, language, datatype]) {
  if (iri !== undefined) return { type: 'iri', value: unescaped(iri) };
  if (blank !== undefined) return { type: 'blank', value: blank };
  return { type: 'literal', value: unescaped(literal), language: language || '', datatype: datatype || '' };
}

function bare(text) {
  if (text === 'true' || text === 'false') return `${XSD}boolean`;
  return /^[+-]?\d+$/.test(text) ? `${XSD}integer` : `${XSD}decimal`;
}

function unescaped(text) {
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (whole, four, eight, one) => {
    if (one) return ESCAPES[one] ?? whole;
    return String.fromCodePoint(Math.min(parseInt(four || eight, 16), 0x10ffff));
  });
}

/** Whether a literal is a number, which stands to the right. */
export function isNumber(term) {
  return Boolean(term) && /#(?:integer|decimal|double|float|int|long)$/.test(term.datatype || '');
}

/** An IRI as a query may write it: by a known prefix, or without the base. */
export function shortened(iri, prefixes, base) {
  const [name, space] = Object.entries(prefixes).find(([, start]) => iri.startsWith(start)) || [];
  if (name) return `${name}:${iri.slice(space.length)}`;
  return iri.startsWith(base) ? iri.slice(base.length) : iri;
}
