/** What is shown in, the statements and events under it out, with their exact words. Pure. */

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

/** The exact words of a span as they stand in the article; null where neither its text nor its sentence is in the page. */
export function exactWords(index, document, [start, end, sentenceStart]) {
  const words = index.words ? index.words.get(document) : null;
  if (!words) return null;
  if (typeof words.text === 'string') return words.text.slice(start, end);
  const sentence = words.sentences ? words.sentences[sentenceStart] : undefined;
  return sentence === undefined ? null : sentence.slice(start - sentenceStart, end - sentenceStart);
}

/** The whole IRI of an id: ids of ours stand in the page without the base. */
export function wholeIri(index, id) {
  return /^[a-z][a-z0-9+.-]*:/i.test(id) ? id : `${index.base}${id}`;
}
