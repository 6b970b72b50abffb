/** The words behind a piece, as they stand in its article. Draws; the words may still be on their way. */

import { make } from '../draw/dom.js';
import { clipped } from '../graph/wording.js';
import { quoteParts } from '../graph/texts.js';

/** Each sentence of a piece as a quotation, its exact words marked. */
export function quotations(ctx, piece) {
  if (!ctx.index.words) return [make('p', { class: 'quiet' }, 'The words are being unpacked…')];
  return quoteParts(ctx.index, piece).map((parts) =>
    make('blockquote', {}, parts.map((part) => (part.marked ? make('mark', {}, part.text) : part.text))),
  );
}

/** The exact words of a piece in short, for a row: “…”; nothing while they are on their way. */
export function wordsInShort(index, piece, length = 160) {
  if (!index.words) return '';
  const exact = quoteParts(index, piece).map((parts) => parts.filter((part) => part.marked).map((part) => part.text.trim()));
  const words = exact.map((each) => each.join(' … ')).join(' … ');
  return words ? `“${clippedWords(words, length)}”` : '';
}

/** The sentence of a piece as one line with its exact words marked, for a row. */
export function sentenceInShort(index, piece) {
  if (!index.words) return null;
  const [first] = quoteParts(index, piece);
  if (!first) return null;
  const parts = first.map((part) => (part.marked ? make('mark', {}, clipped(part.text, 300)) : clippedWords(part.text, 160)));
  return make('q', { class: 'words' }, parts);
}

function clippedWords(text, length) {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2))}…`;
}
