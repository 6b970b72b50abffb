/** The words of documents in, what is read of them out: quotes in their sentences, and an article cut into runs. Pure. */

/**
 * The sentences of a piece, each cut where its exact words begin and end. Empty while the words are not decoded, or lack.
 *
 * @param {object} index of index.js
 * @param {object} piece
 * @returns {{text: string, marked: boolean}[][]}
 */
export function quoteParts(index, piece) {
  const words = index.words ? index.words.get(piece.document) : null;
  if (!words) return [];
  const sentences = new Map();
  for (const [start, end, first, last] of piece.spans) {
    const key = `${first} ${last}`;
    if (!sentences.has(key)) sentences.set(key, { first, text: sentenceFrom(words, first, last), marks: [] });
    sentences.get(key).marks.push([start - first, end - first]);
  }
  return [...sentences.values()].filter(({ text }) => text).map(({ text, marks }) => cutAt(text, marks));
}

/** The text of a sentence: its own where it travels alone, else out of the article. */
function sentenceFrom(words, start, end) {
  const alone = words.sentences ? words.sentences[start] : undefined;
  if (alone !== undefined) return alone.slice(0, end - start);
  return words.text === null ? '' : words.text.slice(start, end);
}

/**
 * The text of a document, cut wherever anything begins or ends; the runs joined are the text. Without the text, its sentences,
 * each a paragraph of its own. `mention` is the id of who is meant, '' for nobody; `said` are the pieces whose exact words these
 * are.
 *
 * @returns {{start: number, end: number, text: string, mention: string, said: string[], boilerplate: boolean,
 *   sentence: number[] | null}[]}
 */
export function articlePieces(index, id) {
  const words = index.words ? index.words.get(id) : null;
  if (!words) return [];
  const marks = marksOf(index, id, words);
  if (words.text !== null) return runsOf(words, words.text, 0, marks);
  const sentences = Object.entries(words.sentences).map(([start, text]) => [Number(start), text]);
  sentences.sort((one, two) => one[0] - two[0]);
  return sentences.flatMap(([start, text], place) => {
    const runs = runsOf(words, text, start, marks);
    return place ? [{ ...runs[0], start, end: start, text: '\n\n', mention: '', said: [], sentence: null }, ...runs] : runs;
  });
}

/** Everything that begins and ends somewhere in the text, as [start, end, kind, id]; sentences are those that were read from. */
function marksOf(index, id, words) {
  const marks = [
    ...words.mentions.map(([start, end, who]) => [start, end, 'mention', who]),
    ...words.boilerplate.map(([start, end]) => [start, end, 'boilerplate', '']),
  ];
  for (const piece of index.byDocument.get(id) || []) {
    for (const [start, end, first, last] of index.evidence.get(piece).spans) {
      marks.push([start, end, 'said', piece], [first, last, 'sentence', '']);
    }
  }
  return marks;
}

/** Cut a text that begins at `offset` of its document; a sweep over the cuts keeps what is open at each. */
function runsOf(words, text, offset, marks) {
  const end = offset + text.length;
  const inside = marks.filter((mark) => mark[0] < end && mark[1] > offset);
  const cuts = new Set([offset, end]);
  for (const [from, to] of inside) cuts.add(Math.max(from, offset)).add(Math.min(to, end));
  const places = [...cuts].sort((one, two) => one - two);
  inside.sort((one, two) => one[0] - two[0]);
  const runs = [];
  let open = [];
  let next = 0;
  for (let at = 0; at + 1 < places.length; at += 1) {
    const start = places[at];
    open = open.filter((mark) => mark[1] > start);
    for (; next < inside.length && inside[next][0] <= start; next += 1) open.push(inside[next]);
    const stretch = { start, end: places[at + 1], text: text.slice(start - offset, places[at + 1] - offset) };
    runs.push({ ...stretch, ...toldBy(open), sentence: sentenceAmong(open) });
  }
  return runs;
}

/** Of several mentions that hold a run, the shortest counts. */
function toldBy(open) {
  const [mention] = shortestFirst(open.filter((mark) => mark[2] === 'mention'));
  return {
    mention: mention ? mention[3] : '',
    said: [...new Set(open.filter((mark) => mark[2] === 'said').map((mark) => mark[3]))],
    boilerplate: open.some((mark) => mark[2] === 'boilerplate'),
  };
}

function sentenceAmong(open) {
  const [sentence] = shortestFirst(open.filter((mark) => mark[2] === 'sentence'));
  return sentence ? [sentence[0], sentence[1]] : null;
}

function shortestFirst(marks) {
  return marks.sort((one, two) => one[1] - one[0] - (two[1] - two[0]) || one[0] - two[0]);
}

/** Cut a text at its marks, which may touch or overlap. */
function cutAt(text, marks) {
  const parts = [];
  let at = 0;
  const add = (end, marked) => {
    if (end > at) parts.push({ text: text.slice(at, end), marked });
    at = Math.max(at, end);
  };
  for (const [start, end] of marks.sort((one, two) => one[0] - two[0])) {
    add(start, false);
    add(end, true);
  }
  add(text.length, false);
  return parts;
}
