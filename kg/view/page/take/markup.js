/** SVG elements as text: names, attributes and children in, escaped markup out. Pure. */

import { visible } from '../graph/visible.js';

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Write an element; an attribute that is null or '' is left out, children are markup that is already written. */
export function element(name, attributes, ...children) {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? short(value) : value)}"`)
    .join('');
  const inside = children.filter(Boolean).join('');
  return inside ? `<${name}${written}>${inside}</${name}>` : `<${name}${written}/>`;
}

/** A text as a reader should see it, safe in markup. */
export function escaped(text) {
  return visible(String(text)).replace(/[&<>"']/g, (letter) => ENTITIES[letter]);
}

/** A number with at most one decimal place. */
export function short(number) {
  return String(Math.round(number * 10) / 10);
}

/** A place as "x,y". */
export function pair({ x, y }) {
  return `${short(x)},${short(y)}`;
}
