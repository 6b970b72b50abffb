/** The article beside the network: which one, its text, what was read from it. What is chosen is lit, and in sight. Draws. */

import { make, outward, press } from '../draw/dom.js';
import { articlePieces } from '../graph/texts.js';
import { clipped, counted } from '../graph/wording.js';
import { paragraphs } from './articletext.js';
import { bringToSight } from './reach.js';

const LEFT_OUT = 'The texts were left out of this page. These are the sentences that stand behind its lines:';
const KEYS_OF_TEXT = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * Draw the article of the scene, or nothing. The text is made anew only for another article; choosing only lights other words.
 *
 * @param {HTMLElement} place
 * @param {object} ctx of pages.js
 * @param {{onClose: () => void}} on
 */
export function drawArticle(place, ctx, { onClose }) {
  const { index, scene } = ctx;
  const paper = scene.article ? index.documents.get(scene.article) : null;
  place.hidden = !paper;
  const drawn = paper ? `${index.words ? 'with' : 'without'} words ${paper.id}` : '';
  if (place.dataset.drawn !== drawn) {
    place.dataset.drawn = drawn;
    place.dataset.lit = '';
    place.replaceChildren(...(paper ? [articleHead(ctx, paper, onClose), articleBody(ctx, paper)] : []));
  }
  if (paper) lightWords(place, ctx);
}

/** Which article: a list of all, its title, day and source, and the way to close it. */
function articleHead(ctx, paper, onClose) {
  const close = press('close', onClose, '✕');
  close.setAttribute('aria-label', 'Close the article');
  const copy = paper.copyOf ? make('p', { class: 'quiet' }, 'The same text as another article here.') : null;
  return make(
    'div',
    { class: 'article-head' },
    make('div', { class: 'article-bar' }, chooser(ctx, paper), close),
    make('h2', {}, outward(paper.source, clipped(paper.title, 300))),
    make('p', { class: 'quiet' }, [paper.published, sayingsOf(ctx.index, paper)].filter(Boolean).join(' · ')),
    copy,
  );
}

function sayingsOf(index, paper) {
  return `${counted((index.byDocument.get(paper.id) || []).length, 'thing', 'things')} read from it`;
}

function chooser(ctx, paper) {
  const byDay = (one, two) => (one.day < two.day ? 1 : one.day > two.day ? -1 : one.title < two.title ? -1 : 1);
  const options = [...ctx.index.documents.values()].sort(byDay).map((each) => {
    const words = [clipped(each.title, 90), each.published].filter(Boolean).join(' · ');
    return make('option', { value: each.id, selected: each.id === paper.id }, words);
  });
  const change = ({ target }) => ctx.act({ do: 'article', id: target.value });
  return make('select', { 'aria-label': 'Article', change }, options);
}

/** The text, or the sentences at hand where it was left out. */
function articleBody(ctx, paper) {
  const { index } = ctx;
  const words = index.words && index.words.get(paper.id);
  const whole = Boolean(words && typeof words.text === 'string');
  const parts = index.words ? paragraphs(index, articlePieces(index, paper.id)) : [];
  const told = !index.words ? 'The words are being unpacked…' : whole ? '' : LEFT_OUT;
  const notice = told ? make('p', { class: 'notice' }, told) : null;
  const text = make(
    'div',
    {
      class: whole ? 'article-text' : 'article-text article-sentences',
      tabindex: 0,
      role: 'group',
      'aria-label': 'Text of the article. The left and right arrows lead from name to name and to what was read.',
      click: (event) => follow(ctx, paper, event.target),
      keydown: (event) => walk(ctx, paper, event),
    },
    notice,
    parts,
  );
  return text;
}

/** Go where a click leads: to the name, else to what was read from the sentence. */
function follow(ctx, paper, target) {
  if (!getSelection().isCollapsed) return;
  const mention = target.closest('[data-node]');
  const sentence = target.closest('.sentence');
  if (mention && ctx.index.nodes.has(mention.dataset.node)) ctx.go({ kind: 'node', id: mention.dataset.node });
  else if (sentence) {
    const [start, end] = [sentence.dataset.sentence, sentence.dataset.end].map(Number);
    ctx.go({ kind: 'sentence', document: paper.id, start, end });
  }
}

/** Arrows lead from one name or tally to the next, Enter and space follow them. */
function walk(ctx, paper, event) {
  const text = event.currentTarget;
  if ((event.key === 'Enter' || event.key === ' ') && event.target !== text) {
    event.preventDefault();
    follow(ctx, paper, event.target);
  }
  const by = KEYS_OF_TEXT[event.key];
  if (!by) return;
  const stops = [...text.querySelectorAll('[role="button"]')];
  const here = stops.indexOf(event.target);
  const next = stops[here < 0 ? firstStop(text, stops, event.target) : here + by];
  if (!next) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  bringToSight(next);
}

/** The first stop inside the sentence that has the focus, else the first that is in sight. */
function firstStop(text, stops, focused) {
  const inside = stops.findIndex((stop) => focused !== text && focused.contains(stop));
  if (inside >= 0) return inside;
  const { top } = text.getBoundingClientRect();
  return Math.max(0, stops.findIndex((stop) => stop.getBoundingClientRect().top >= top));
}

/** Light what is chosen, and bring the first of it to sight when something else was chosen before. */
function lightWords(place, ctx) {
  const { chosen } = ctx.scene;
  const key = JSON.stringify(chosen);
  if (place.dataset.lit === key) return;
  place.dataset.lit = key;
  for (const lit of place.querySelectorAll('.lit')) lit.classList.remove('lit');
  const wanted = chosen ? [...place.querySelectorAll('.sentence, .mention, .said')].filter(wordsLitBy(ctx, chosen)) : [];
  for (const element of wanted) element.classList.add('lit');
  if (wanted.length) bringToSight(wanted[0]);
}

/** Which elements a choice lights: the words of an edge, path or event, the mentions of a node, a sentence. */
function wordsLitBy({ index, scene }, chosen) {
  if (chosen.kind === 'sentence') {
    const begins = ({ sentence }) => Number(sentence) >= chosen.start && Number(sentence) < chosen.end;
    return ({ dataset }) => chosen.document === scene.article && dataset.sentence !== undefined && begins(dataset);
  }
  const node = chosen.kind === 'node' ? index.nodes.get(chosen.id) : null;
  const lines = chosen.kind === 'path' ? chosen.edges : chosen.kind === 'edge' ? [chosen.id] : [];
  const things = [...lines.map((id) => index.edges.get(id)), node].filter(Boolean);
  const told = new Set(things.flatMap((each) => [...each.evidence, ...(each.events || [])]));
  return ({ dataset }) =>
    (node && dataset.node === node.id) || Boolean(dataset.said && dataset.said.split(' ').some((id) => told.has(id)));
}
