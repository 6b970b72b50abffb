/** An article cut into pieces in, its paragraphs out: mentions, sentences, what was read from them, boilerplate. Draws. */

import { make } from '../draw/dom.js';
import { nameOf } from '../graph/index.js';
import { visible } from '../graph/visible.js';
import { clipped } from '../graph/wording.js';
import { standingOf } from './badges.js';

/**
 * The paragraphs of a text. Each run of one sentence stands in one element, with a mark behind it that leads to what was read.
 *
 * @param {object} index of graph/index.js
 * @param {{start: number, end: number, text: string, mention: string, said: string[], boilerplate: boolean,
 *   sentence: number[] | null}[]} pieces of articlePieces, in order
 */
export function paragraphs(index, pieces) {
  const all = [];
  let paragraph = null;
  let holder = null;
  for (const piece of pieces) {
    for (const [place, line] of piece.text.split(/\n+/).entries()) {
      if (place || !paragraph) {
        paragraph = make('p', {});
        all.push(paragraph);
        holder = null;
      }
      if (!line) continue;
      holder = holderOf(paragraph, holder, piece.sentence);
      holder.append(runOf(index, piece, line));
    }
  }
  for (const each of all) for (const sentence of each.querySelectorAll('.sentence')) markSentence(sentence);
  return all.filter((each) => each.childNodes.length);
}

/** The element that a run goes into: the one before while the sentence is the same, else a new one. */
function holderOf(paragraph, before, sentence) {
  if (!sentence) return paragraph;
  if (before && before !== paragraph && before.dataset.sentence === String(sentence[0])) return before;
  const holder = make('span', { class: 'sentence', 'data-sentence': sentence[0], 'data-end': sentence[1], tabindex: -1 });
  paragraph.append(holder);
  return holder;
}

/** A run of text: who is meant, what is said by it, or neither. */
function runOf(index, piece, line) {
  const classes = [piece.boilerplate ? 'boilerplate' : '', ...saidClasses(index, piece.said)];
  const node = piece.mention ? index.nodes.get(piece.mention) : null;
  if (node) classes.push('mention', `mention-${node.kind}`);
  const name = classes.filter(Boolean).join(' ');
  if (!name) return document.createTextNode(visible(line));
  const told = piece.said.length ? piece.said.join(' ') : null;
  const button = node ? { role: 'button', tabindex: -1, 'data-node': node.id, title: mentionWords(index, node) } : {};
  return make('span', { class: name, 'data-said': told, ...button }, line);
}

function mentionWords(index, node) {
  return `${node.kind}: ${clipped(nameOf(index, node.id), 80)}`;
}

/** How words are underlined: claims dashed, plans dotted, facts solid; words of both have both lines. */
function saidClasses(index, ids) {
  const standings = new Set(ids.map((id) => index.evidence.get(id)).filter(Boolean).map(standingOf));
  if (!standings.size) return [];
  const fact = ['fact', 'contested', 'over'].some((each) => standings.has(each));
  const claim = ['claim', 'denied'].some((each) => standings.has(each));
  return ['said', fact ? 'said-fact' : '', claim ? 'said-claim' : standings.has('planned') ? 'said-planned' : ''];
}

/** The mark behind a sentence: how much was read from it. Made by the style sheet, so that it is not copied with the text. */
function markSentence(sentence) {
  const ids = new Set([...sentence.querySelectorAll('[data-said]')].flatMap((run) => run.dataset.said.split(' ')));
  if (!ids.size) return;
  const label = `${ids.size} ${ids.size === 1 ? 'thing' : 'things'} read from this sentence`; // thousands of these: no locale
  const named = { role: 'button', tabindex: -1, 'aria-label': label, title: label };
  sentence.append(make('span', { class: 'tally', 'data-count': ids.size, ...named }));
}
