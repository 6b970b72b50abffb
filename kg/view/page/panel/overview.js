/** The parts of the overview: how to read the page, where to begin, who is there, what is hidden and why. Draws. */

import { lineIcon, make, press } from '../draw/dom.js';
import { mostConnected } from '../graph/index.js';
import { counted } from '../graph/wording.js';
import { leadsOf } from './leads.js';
import { documentRow, edgeRow, eventRow, listOf, nameButton, nodeRow, section, unfolding } from './rows.js';

const FIRST_NAMES = 8;
const FIRST_GROUPS = 4;
const FIRST_IN_GROUP = 3;
const ACCUSED = 'Claims, not facts: these are the words of the accusers.';
const PLANNED = 'Intended, called for or offered; no article here says that it was done.';
const KEYS = [
  ['fact', 'Solid: a fact, asserted by an article.'],
  ['claim', 'Dashed: a claim. Somebody says so; the graph does not.'],
  ['planned', 'Dotted: only planned, called for or offered.'],
  ['denied', 'Struck through: somebody denies it.'],
  ['contested', 'Marked: a fact that somebody contradicts.'],
  ['over', 'Pale: a fact that is over.'],
];
const DERIVED = ['over', 'Pale and thin: made by the query. No article says it.'];

/** How to read lines and where the words are, with buttons that lead down to each section. */
export function howToRead(index, sections) {
  const isDerived = [...index.edges.values()].some((edge) => edge.derived);
  const keys = [...KEYS, ...(isDerived ? [DERIVED] : [])].map(([style, text]) =>
    make('li', {}, lineIcon(style), make('span', {}, text)),
  );
  return [
    make('h2', {}, 'How to read this'),
    make('p', {}, 'Click a name or a line: you see the exact words behind it, who says them, and the article.'),
    make('ul', { class: 'keys' }, keys),
    make('nav', { class: 'acts', 'aria-label': 'On this page' }, sections.map(leadTo)),
  ];
}

function leadTo(section) {
  const heading = section.querySelector('h3');
  heading.tabIndex = -1;
  const down = () => {
    section.scrollIntoView();
    heading.focus({ preventScroll: true });
  };
  return press('act', down, ...[...heading.childNodes].map((each) => each.cloneNode(true)));
}

/** Who is accused, what is only planned, what is denied: each with who says so, in which words. */
export function whereToBegin(ctx) {
  const { accused, planned, done, contested, denied } = leadsOf(ctx.index, ctx.scene.filter, ctx.passes);
  const toRow = (thing) => thingRow(ctx, thing);
  return [
    leadsSection(ctx, 'Accused, and by whom', ACCUSED, accused),
    leadsSection(ctx, 'Only planned', PLANNED, planned),
    done.length ? unfolding(`Planned, and since done (${done.length})`, () => [listOf(done, toRow)]) : null,
    section('Contested facts', contested, toRow, FIRST_GROUPS),
    section('Denied', denied, toRow, FIRST_GROUPS),
  ];
}

/** The most connected names, then all of them by the alphabet. */
export function whoIsThere(ctx) {
  const everyone = mostConnected(ctx.index, Infinity);
  const toRow = (node) => nodeRow(ctx, node);
  const sorted = () => [...everyone].sort((one, two) => (one.name < two.name ? -1 : 1));
  const title = `All ${everyone.length.toLocaleString('en')} names`;
  const most = make('ul', { class: 'rows' }, everyone.slice(0, FIRST_NAMES).map(toRow));
  return [
    make('section', {}, make('h3', {}, 'Most connected'), most),
    everyone.length > FIRST_NAMES ? unfolding(title, () => [listOf(sorted(), toRow, 100)]) : null,
  ];
}

/** The articles, newest first. */
export function whatIsRead(ctx) {
  const newest = (one, two) => (one.day < two.day ? 1 : one.day > two.day ? -1 : one.title < two.title ? -1 : 1);
  const documents = [...ctx.index.documents.values()].sort(newest);
  return section('Articles', documents, (document) => documentRow(ctx, document), 5);
}

/** What of the file is not drawn, and what the file leaves out, a sentence each. */
export function whatIsHidden(ctx) {
  const lines = [...undrawnWords(ctx), ...leftOutWords(ctx.index.hidden || {})];
  if (!lines.length) return null;
  const listed = make('ul', { class: 'hidden-words' }, lines.map((line) => make('li', {}, line)));
  return make('section', {}, make('h3', {}, 'Not drawn, and why'), make('div', { class: 'notice' }, listed));
}

/** A row for an edge or an event. */
export function thingRow(ctx, thing, here = '') {
  return thing.kind === 'Event' ? eventRow(ctx, thing) : edgeRow(ctx, thing, here);
}

function leadsSection(ctx, title, told, groups) {
  if (!groups.length) return null;
  const total = groups.reduce((sum, group) => sum + group.things.length, 0);
  const toGroup = (group) =>
    make(
      'li',
      { class: 'lead' },
      make('h4', {}, nameButton(ctx, group.id)),
      listOf(group.things, (thing) => thingRow(ctx, thing, group.id), FIRST_IN_GROUP),
    );
  const heading = make('h3', {}, title, make('span', { class: 'count' }, total.toLocaleString('en')));
  const explained = make('p', { class: 'quiet' }, told);
  return make('section', { class: 'leads' }, heading, explained, listOf(groups, toGroup, FIRST_GROUPS));
}

function undrawnWords({ index, scene, act }) {
  let folded = 0;
  let alone = 0;
  for (const node of index.nodes.values()) {
    if (node.kind === 'Event' || node.kind === 'Story' || scene.drawn.has(node.id)) continue;
    if (node.story >= 0) folded += 1;
    else alone += 1;
  }
  const inStories = `${counted(folded, 'name is', 'names are')} folded into stories, the least connected first.`;
  const joinless = `${counted(alone, 'name is', 'names are')} joined with no other: found by search.`;
  const byYou = `${counted(scene.hidden.size, 'name was', 'names were')} hidden by you: `;
  const back = press('inline', () => act({ do: 'showAll' }), 'show them again');
  const lines = [folded ? inStories : null, alone ? joinless : null, scene.hidden.size ? make('span', {}, byYou, back) : null];
  return lines.filter(Boolean);
}

/** @param {{outside?: number, alone?: number, events?: number}} hidden */
function leftOutWords({ outside: beyond, events }) {
  const notHere = `${counted(beyond || 0, 'entity is', 'entities are')} not in this file: beyond its focus or its limits.`;
  const halves = `${counted(events || 0, 'event', 'events')}: nobody in it is named, or not all of them are in the file.`;
  return [beyond ? notHere : null, events ? halves : null].filter(Boolean);
}
