/** SPARQL text in, its tokens out, white space and comments too: joined they are the text. Pure; the rules of kg/query/tokens.py. */

const FIRST = '\\p{L}';
const NEXT = '\\p{L}\\p{M}\\p{N}_\\u00b7\\u203f\\u2040';
const PLAIN = "%[0-9A-Fa-f]{2}|\\\\[_~.\\-!$&'()*+,;=/?#@%]";
const LOCAL = `(?:[${FIRST}_:0-9]|${PLAIN})(?:\\.*(?:[${NEXT}:\\-]|${PLAIN}))*`;
const RULES = Object.entries({
  space: '[ \\t\\r\\n]+',
  comment: '#[^\\n\\r]*',
  iri: '<[^<>"{}|^`\\\\\\u0000-\\u0020]*>',
  string:
    '"""(?:"{0,2}(?:[^"\\\\]|\\\\[^]))*"""|\'\'\'(?:\'{0,2}(?:[^\'\\\\]|\\\\[^]))*\'\'\'' +
    '|"(?:[^"\\\\\\n\\r]|\\\\.)*"|\'(?:[^\'\\\\\\n\\r]|\\\\.)*\'',
  variable: `[?$][${FIRST}_0-9][${NEXT}]*`,
  language: '@[A-Za-z]+(?:--?[A-Za-z0-9]+)*',
  blank: `_:[${FIRST}_0-9](?:\\.*[${NEXT}\\-])*`,
  prefixed: `(?:${FIRST}(?:\\.*[${NEXT}\\-])*)?:(?:${LOCAL})?`,
  number: '(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)[eE][+\\-]?[0-9]+|[0-9]*\\.[0-9]+|[0-9]+',
  word: '[A-Za-z_][A-Za-z0-9_]*',
  mark: '\\^\\^|&&|\\|\\||!=|<=|>=|[{}()[\\].,;*\\/+\\-^|?!=<>~]',
});

export const KEYWORDS = (
  'SELECT CONSTRUCT DESCRIBE ASK WHERE PREFIX BASE FROM NAMED GRAPH OPTIONAL UNION MINUS FILTER BIND VALUES UNDEF AS DISTINCT ' +
  'REDUCED GROUP BY HAVING ORDER ASC DESC LIMIT OFFSET EXISTS NOT IN SERVICE SILENT a true false'
).split(' ');
export const FUNCTIONS = (
  'ABS AVG BNODE BOUND CEIL COALESCE CONCAT CONTAINS COUNT DATATYPE DAY ENCODE_FOR_URI FLOOR GROUP_CONCAT HOURS IF IRI ISBLANK ' +
  'ISIRI ISLITERAL ISNUMERIC LANG LANGMATCHES LCASE MAX MD5 MIN MINUTES MONTH NOW RAND REGEX REPLACE ROUND SAMETERM SAMPLE ' +
  'SECONDS SEPARATOR SHA1 SHA256 SHA384 SHA512 STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBSTR SUM ' +
  'TIMEZONE TZ UCASE URI UUID YEAR'
).split(' ');

const KNOWN = new Map([
  ...FUNCTIONS.map((name) => [name, 'function']),
  ...KEYWORDS.map((name) => [name.toUpperCase(), 'keyword']),
]);

/**
 * Cut a text into tokens; what begins no token is one of kind `wrong`.
 *
 * @param {string} text
 * @returns {{kind: string, text: string, start: number, end: number}[]}
 */
export function tokensOf(text) {
  const rule = new RegExp(RULES.map(([name, pattern]) => `(?<${name}>${pattern})`).join('|'), 'uy');
  const found = [];
  let at = 0;
  while (at < text.length) {
    rule.lastIndex = at;
    const match = rule.exec(text);
    const taken = match && match[0] ? match[0] : String.fromCodePoint(text.codePointAt(at));
    const kind = match && match[0] ? kindOf(match) : 'wrong';
    found.push({ kind, text: taken, start: at, end: at + taken.length });
    at += taken.length;
  }
  return found;
}

function kindOf(match) {
  const [name] = Object.entries(match.groups).find(([, text]) => text !== undefined);
  if (name !== 'word') return name;
  if (match[0] === 'A') return 'word';
  return KNOWN.get(match[0].toUpperCase()) || 'word';
}

/** The prefixes that a text declares. */
export function declaredIn(tokens) {
  const solid = tokens.filter(({ kind }) => kind !== 'space' && kind !== 'comment');
  const heads = solid.filter((token, place) => place && solid[place - 1].text.toUpperCase() === 'PREFIX');
  return new Set(heads.filter(({ kind }) => kind === 'prefixed').map(({ text }) => text.slice(0, text.indexOf(':'))));
}
