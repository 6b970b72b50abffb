/** What is shown in, the statements and events under it out, with their exact words. Pure. */

const pairsKept = new WeakMap(); // per article, because every span asks

/**
 * The pieces of evidence under what is shown, in the order of their documents and of the words in them.
 *
 * @param {object} index of graph/index.js
 * @param {{nodes: object[], edges: object[]}} shown of scene/shown.js
 * @param {(piece: object) => boolean} passes of graph/filter.js
 */
export function saidIn(index, shown, passes = () => true) {
  const ids = new Set([
    ...shown.edges.flatMap((edge) => [...edge.evidence, ...edge.events]),
    ...shown.nodes.flatMap((node) => node.evidence || []),
  ]);
  const placed = [...ids]
    .map((id) => index.evidence.get(id))
    .filter((piece) => piece && passes(piece))
    .map((piece) => ({ piece, key: placeIn(index, piece) }));
  placed.sort((one, two) => byKey(one.key, two.key));
  return placed.map(({ piece }) => piece);
}

function placeIn(index, piece) {
  const document = index.documents.get(piece.document);
  const [first] = piece.spans || [];
  return [document ? document.day : '', piece.document, first ? first[0] : -1, piece.id];
}

function byKey(one, two) {
  const place = one.findIndex((part, at) => part !== two[at]);
  return place < 0 ? 0 : one[place] < two[place] ? -1 : 1;
}

/**
 * The exact words of a span as they stand in the article, and its ends in code points, as the store counts; the page counts as
 * JavaScript does, where some letters are two. Null where neither its text nor its sentence is in the page.
 *
 * @param {object} index @param {string} document @param {number[]} span start and end, and those of its sentence
 * @returns {{words: string, start: number, end: number} | null}
 */
export function quotedAt(index, document, [start, end, first]) {
  const words = index.words ? index.words.get(document) : null;
  if (!words) return null;
  const alone = words.sentences ? words.sentences[first] : undefined; // its beginning is told in code points already
  if (alone !== undefined) {
    const [before, exact] = [alone.slice(0, start - first), alone.slice(start - first, end - first)];
    const begin = first + [...before].length;
    return { words: exact, start: begin, end: begin + [...exact].length };
  }
  if (typeof words.text !== 'string') return null;
  const pairs = pairsIn(words);
  const counted = (place) => place - pairs.findLastIndex((pair) => pair < place) - 1;
  return { words: words.text.slice(start, end), start: counted(start), end: counted(end) };
}

/** Where an article has letters of two units. */
function pairsIn(words) {
  if (!pairsKept.has(words)) {
    const pairs = [...words.text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)].map((found) => found.index);
    pairsKept.set(words, pairs);
  }
  return pairsKept.get(words);
}

/** The whole IRI of an id: ids of ours stand in the page without the base. */
export function wholeIri(index, id) {
  return /^[a-z][a-z0-9+.-]*:/i.test(id) ? id : `${index.base}${id}`;
}
