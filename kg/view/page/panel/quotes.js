/** The words behind a piece, as they stand in its article. Draws; the words may still be on their way. */

import { make } from '../draw/dom.js';
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
  const short = clippedWords(words, length);
  return !short || /^[“"‘']/.test(short) ? short : `“${short}”`;
}

function clippedWords(text, length) {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2))}…`;
}
