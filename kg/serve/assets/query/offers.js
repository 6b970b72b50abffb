/** The list of what may stand at the caret; the text area keeps the focus. Draws. */

import { make } from '../../view/draw/dom.js';

/** Make the list of a text area; `accept` gets the offer that is taken. */
export function offersList(area, accept) {
  const element = make('ul', { id: 'offers', role: 'listbox', 'aria-label': 'What may stand here', hidden: true });
  let offers = [];
  let at = 0;

  function choose(place) {
    at = (place + offers.length) % offers.length;
    [...element.children].forEach((item, number) => item.setAttribute('aria-selected', String(number === at)));
    element.children[at].scrollIntoView({ block: 'nearest' });
    area.setAttribute('aria-activedescendant', `offer-${at}`);
  }

  function item(offer, number) {
    const take = (event) => {
      event.preventDefault(); // the focus stays
      accept(offer);
    };
    const about = offer.about ? make('span', { class: 'about' }, offer.about) : null;
    const name = make('span', { class: `offer ${offer.kind}` }, offer.text);
    return make('li', { id: `offer-${number}`, role: 'option', mousedown: take }, name, about);
  }

  function show(found, { left, top }) {
    offers = found;
    element.replaceChildren(...found.map(item));
    element.hidden = false;
    const room = area.parentElement.clientWidth - element.offsetWidth - 6;
    element.style.left = `${Math.max(4, Math.min(left, room))}px`;
    element.style.top = `${top + 3}px`;
    choose(0);
  }

  function hide() {
    element.hidden = true;
    area.removeAttribute('aria-activedescendant');
  }

  /** Take a key that is meant for the list; false for every other. */
  function pressed(event) {
    if (element.hidden || event.ctrlKey || event.metaKey || event.altKey) return false;
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    if (event.key in steps) choose(Math.abs(steps[event.key]) > 1 ? within(at + steps[event.key], offers.length) : at + steps[event.key]);
    else if (event.key === 'Escape') hide();
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) accept(offers[at]);
    else return false;
    return true;
  }

  return { element, show, hide, pressed };
}

function within(place, count) {
  return Math.max(0, Math.min(place, count - 1));
}
