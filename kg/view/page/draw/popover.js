/** A box that a button opens: closed by the button, by Escape, or by a press elsewhere. Draws. */

import { make } from './dom.js';

/**
 * Make the button and its box; `fill` draws what is in the box each time it opens.
 *
 * @param {{name: string, words: (string|Element)[], label: string, fill: (box: HTMLElement) => void}} about
 * @returns {{button: HTMLElement, box: HTMLElement, isOpen: () => boolean, close: () => void}}
 */
export function makePopover({ name, words, label, fill }) {
  const box = make('div', { class: `popover ${name}-box`, role: 'dialog', 'aria-label': label, tabindex: '-1', hidden: true });
  const button = make('button', { type: 'button', class: name, 'aria-expanded': 'false', 'aria-haspopup': 'dialog' }, words);
  const outside = (event) => {
    if (!box.contains(event.target) && !button.contains(event.target)) show(false);
  };
  const show = (open) => {
    if (open === !box.hidden) return;
    box.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    if (open) {
      fill(box);
      box.focus({ preventScroll: true });
      document.addEventListener('pointerdown', outside);
    } else {
      document.removeEventListener('pointerdown', outside);
    }
  };
  button.addEventListener('click', () => show(box.hidden));
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    show(false);
    button.focus();
  });
  box.addEventListener('focusout', ({ relatedTarget: next }) => {
    if (next && next !== button && !box.contains(next)) show(false);
  });
  return { button, box, isOpen: () => !box.hidden, close: () => show(false) };
}
