/** Making elements: everything from the graph goes in as text, never as markup, and as what it is: nothing hides in it. */

import { visible } from '../graph/visible.js';

const SVG = 'http://www.w3.org/2000/svg';

/** Make an element; children are elements, strings or nothing; a function among the attributes listens to the event so named. */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : visible(String(value)));
    }
  }
  const given = children.flat().filter((child) => child !== null && child !== undefined && child !== '');
  element.append(...given.map((child) => (child instanceof Node ? child : visible(String(child)))));
  return element;
}

/** A button that does something when pressed by mouse or key. */
export function press(name, action, ...children) {
  return make('button', { type: 'button', class: name, click: action }, ...children);
}

const SHAPES = {
  Person: ['circle', { cx: 8, cy: 8, r: 6 }],
  Organization: ['rect', { x: 2.5, y: 2.5, width: 11, height: 11, rx: 1 }],
  Group: ['polygon', { points: '8,1.5 13.8,4.8 13.8,11.2 8,14.5 2.2,11.2 2.2,4.8' }],
  Region: ['polygon', { points: '8,1 15,8 8,15 1,8' }],
  Event: ['polygon', { points: '8,3.5 13,12.5 3,12.5' }],
  Story: ['circle', { cx: 8, cy: 8, r: 6.5 }],
};

/** A small picture of a kind of node; its colour comes from the style sheet. */
export function shapeIcon(kind) {
  const [tag, place] = SHAPES[kind];
  return drawing(16, 16, `shape kind-${kind}`, [[tag, place]]);
}

/** A small picture of a line as drawn: fact, claim, planned, denied, contested or over. */
export function lineIcon(style) {
  const parts = [['line', { x1: 1, y1: 8, x2: 27, y2: 8, class: 'stroke' }]];
  if (style === 'denied') parts.push(['path', { d: 'M10.5 4.5l7 7m0-7l-7 7', class: 'strike' }]);
  if (style === 'contested') {
    parts.push(['circle', { cx: 14, cy: 8, r: 5.5, class: 'badge' }], ['path', { d: 'M14 5v3.6m0 1.4v1', class: 'mark' }]);
  }
  return drawing(28, 16, `line line-${style}`, parts);
}

function drawing(width, height, name, parts) {
  const svg = document.createElementNS(SVG, 'svg');
  const whole = { viewBox: `0 0 ${width} ${height}`, width, height, class: name, 'aria-hidden': 'true' };
  for (const [key, value] of Object.entries(whole)) svg.setAttribute(key, value);
  for (const [tag, attributes] of parts) {
    const part = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
    svg.append(part);
  }
  return svg;
}

/** A link that leaves the page only when clicked, for a web address; plain text for all else. */
export function outward(address, text) {
  if (!/^https?:\/\/[^\s]+$/.test(address)) return make('span', {}, text);
  return make('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, text);
}
