/** The buttons of the page: undo, redo, back to start, save; zoom; and what can be done with the node chosen. Draws. */

import { nameOf } from '../graph/index.js';
import { make } from './dom.js';
import { buttonIcon } from './icons.js';

const SAVES = [
  ['png', 'Picture (PNG)'],
  ['svg', 'Drawing (SVG)'],
  ['csv', 'Statements shown (CSV)'],
  ['ttl', 'Graph shown (Turtle)'],
];

/**
 * Draw the toolbar into an element.
 *
 * @param {HTMLElement} place
 * @param {{undo: () => void, redo: () => void, start: () => void, save: (form: string) => void, help: () => void}} on
 * @returns {{show: (can: {undo: boolean, redo: boolean, start: boolean}) => void}}
 */
export function drawToolbar(place, on) {
  const undo = tool('undo', 'Undo', 'Undo (Ctrl+Z)', on.undo);
  const redo = tool('redo', 'Redo', 'Redo (Ctrl+Y)', on.redo);
  const start = tool('home', 'Back to start', 'Back to start', on.start);
  place.replaceChildren(undo, redo, start, saveMenu(on.save), tool('keys', 'Keys', 'Keys (?)', on.help));
  return {
    show(can) {
      undo.disabled = !can.undo;
      redo.disabled = !can.redo;
      start.disabled = !can.start;
    },
  };
}

/** The zoom's buttons. */
export function drawZoom(place, network) {
  place.replaceChildren(
    tool('plus', 'Zoom in', 'Zoom in (+)', () => network.zoom(1.4)),
    tool('minus', 'Zoom out', 'Zoom out (-)', () => network.zoom(1 / 1.4)),
    tool('fit', 'Show all', 'Show all (0)', () => network.fit()),
  );
}

/**
 * Draw what can be done with the node chosen, or nothing.
 *
 * @param {HTMLElement} place
 * @param {object} index
 * @param {{chosen: object, pinned: Set<string>, story: number|null, opened: boolean, more: number}} about more: neighbours
 *   that are not drawn
 * @param {{expand: () => void, hide: () => void, pin: () => void, path: () => void, open: () => void}} on
 */
export function drawNodeTools(place, index, about, on) {
  const held = place.contains(document.activeElement) && document.activeElement.dataset.tool;
  place.hidden = !about;
  place.replaceChildren(...(about ? nodeTools(about, on) : []));
  if (about) place.setAttribute('aria-label', `What to do with ${nameOf(index, about.id).slice(0, 80)}`);
  const again = held && place.querySelector(`[data-tool="${held}"]:not(:disabled)`);
  if (again) again.focus();
}

function nodeTools({ isStory, isEvent, pinned, opened, story, more }, on) {
  const hide = worded('hide', 'Hide', 'Hide (h)', on.hide);
  if (isStory) return [worded('open', 'Open', 'Show who is in this story (Enter)', on.open), hide];
  const expand = worded('expand', more ? `Expand ${more.toLocaleString('en')}` : 'Expand', expandWords(more), on.expand);
  expand.disabled = !more;
  const pin = worded('pin', pinned ? 'Unpin' : 'Pin', pinned ? 'Let it go (p)' : 'Keep it where it is (p)', on.pin);
  pin.setAttribute('aria-pressed', String(pinned));
  return [
    expand,
    hide,
    pin,
    isEvent ? null : worded('path', 'Path to…', 'Find how this is connected with another (t)', on.path),
    opened ? worded('close', 'Fold story', `Fold the story of this back: ${story}`, on.close) : null,
  ].filter(Boolean);
}

function expandWords(more) {
  if (!more) return 'Every neighbour is drawn';
  return `Draw ${more > 25 ? `25 of the ${more.toLocaleString('en')}` : 'the'} neighbours not drawn yet (e)`;
}

/** Say that a second node is awaited, for a path. */
export function drawPathPrompt(place, name, cancel) {
  place.hidden = false;
  place.setAttribute('aria-label', 'Path');
  const words = make('span', { class: 'prompt' }, 'From ', make('b', {}, name), ' to whom? Click, or type a name.');
  place.replaceChildren(words, worded('cross', 'Cancel', 'Cancel (Escape)', cancel));
}

function tool(icon, name, title, action) {
  return make('button', { type: 'button', class: 'tool', 'aria-label': name, title, click: action }, buttonIcon(icon));
}

function worded(icon, words, title, action) {
  const attributes = { type: 'button', class: 'tool', title, 'data-tool': icon, click: action };
  return make('button', attributes, buttonIcon(icon), make('span', {}, words));
}

/** A menu by `details`: opened by click or key, closed by choosing, Escape, or leaving it. */
function saveMenu(save) {
  const list = make('div', { class: 'menu', role: 'group', 'aria-label': 'Save as' });
  const menu = make(
    'details',
    { class: 'saves' },
    make('summary', { class: 'tool', title: 'Save what is shown', 'aria-label': 'Save' }, buttonIcon('save')),
    list,
  );
  for (const [form, words] of SAVES) {
    const choose = () => {
      menu.open = false;
      save(form);
    };
    list.append(make('button', { type: 'button', click: choose }, words));
  }
  menu.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector('summary').focus();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  return menu;
}
