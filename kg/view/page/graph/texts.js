/**
 * The words of the articles in, sentences with marked words and articles cut into pieces out. Pure; offsets are UTF-16 units.
 *
 * @typedef {{text: string | null, sentences: Object<number, string>, boilerplate: number[][], mentions: [number, number, string][]}}
 *   Words of a document; text is null where it was left out, then sentences gives those with evidence by their start
 * @typedef {{text: string, marked: boolean}} Part
 * @typedef {{start: number, end: number, text: string, mention: string, said: string[], boilerplate: boolean,
 *   sentence: [number, number] | null}} Cut said: the ids of the pieces of evidence whose words these are
 */

/** The sentences of a piece of evidence, each cut into parts; the exact words are marked. @returns {Part[][]} */
export function quoteParts(index, piece) {
  const sentences = new Map();
  for (const span of piece.spans) sentences.set(span[2], [...(sentences.get(span[2]) || []), span]);
  return [...sentences.values()].map((spans) => sentenceParts(index, piece.document, spans)).filter((parts) => parts.length);
}

/** An article cut wherever something begins or ends; where its text was left out, only the sentences at hand. @returns {Cut[]} */
export function articlePieces(index, document) {
  const words = index.words && index.words.get(document);
  if (!words) return [];
  const spans = spansOf(index, document);
  const sentences = sentencesOf(spans);
  if (typeof words.text === 'string') return cutUp(words, spans, sentences, { start: 0, text: words.text });
  return sentences.flatMap(([start, end]) => {
    const text = sentenceText(words, start, end);
    return text ? cutUp(words, spans, [[start, end]], { start, text: `${text}\n` }) : [];
  });
}

function sentenceParts(index, document, spans) {
  const [, , from, to] = spans[0];
  const words = index.words && index.words.get(document);
  const text = words ? sentenceText(words, from, to) : '';
  const parts = [];
  let done = from;
  for (const [start, end] of text ? [...spans].sort((one, two) => one[0] - two[0]) : []) {
    parts.push({ text: text.slice(done - from, start - from), marked: false });
    parts.push({ text: text.slice(Math.max(done, start) - from, end - from), marked: true });
    done = Math.max(done, end);
  }
  if (parts.length) parts.push({ text: text.slice(done - from), marked: false });
  return parts.filter((part) => part.text);
}

function sentenceText(words, start, end) {
  if (typeof words.text === 'string') return words.text.slice(start, end);
  return (words.sentences && words.sentences[start]) || '';
}

/** The spans of all evidence of a document: [start, end, sentence start, sentence end, id of the piece]. */
function spansOf(index, document) {
  const ids = index.byDocument.get(document) || [];
  return ids.flatMap((id) => index.evidence.get(id).spans.map((span) => [...span, id]));
}

/** The sentences with evidence, in order; one that begins within another is joined with it. */
function sentencesOf(spans) {
  const found = spans.map(([, , start, end]) => [start, end]).sort((one, two) => one[0] - two[0] || two[1] - one[1]);
  const joined = [];
  for (const [start, end] of found) {
    const last = joined.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/** Sweep once over a stretch of text with what begins and ends in it. */
function cutUp(words, spans, sentences, { start: from, text }) {
  const to = from + text.length;
  const layers = {
    said: spans.map(([start, end, , , id]) => [start, end, id]),
    mention: words.mentions || [],
    boilerplate: (words.boilerplate || []).map(([start, end]) => [start, end, true]),
    sentence: sentences.map((each) => [...each, each]),
  };
  const events = [];
  for (const [layer, stretches] of Object.entries(layers)) {
    for (const [start, end, value] of stretches) {
      if (start < to && end > from && start < end) events.push([Math.max(start, from), 1, layer, value], [Math.min(end, to), 0, layer, value]);
    }
  }
  events.sort((one, two) => one[0] - two[0] || one[1] - two[1]);
  return swept(events, { from, to, text });
}

function swept(events, { from, to, text }) {
  const open = { said: [], mention: [], boilerplate: [], sentence: [] };
  const pieces = [];
  let done = from;
  const close = (at) => {
    if (at > done) pieces.push(cutOf(open, done, at, text.slice(done - from, at - from)));
    done = Math.max(done, at);
  };
  for (const [at, begins, layer, value] of events) {
    close(at);
    if (begins) open[layer].push(value);
    else open[layer].splice(open[layer].indexOf(value), 1);
  }
  close(to);
  return pieces;
}

function cutOf(open, start, end, text) {
  return {
    start,
    end,
    text,
    mention: open.mention.at(-1) || '',
    said: [...new Set(open.said)],
    boilerplate: open.boilerplate.length > 0,
    sentence: open.sentence.at(-1) || null,
  };
}
