/** Small line drawings for buttons. Draws. */

const NAMESPACE = 'http://www.w3.org/2000/svg';
const PATHS = {
  undo: 'M6.5 3 3 6.5 6.5 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6',
  redo: 'M9.5 3 13 6.5 9.5 10M13 6.5H6.5a3.5 3.5 0 0 0 0 7H10',
  home: 'M2.5 8 8 3l5.5 5M4.5 6.8V13h7V6.8',
  save: 'M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.5h10',
  keys: 'M6 6.2a2 2 0 1 1 2.7 1.9c-.5.2-.7.6-.7 1.1v.5M8 12.2v.3',
  expand: 'M8 5.5v5M5.5 8h5M8 1.8a6.2 6.2 0 1 1 0 12.4 6.2 6.2 0 0 1 0-12.4',
  hide: 'M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4M3 13 13 3',
  pin: 'M8 14V9.5M5 9.5h6L10 7V2.5H6V7z',
  path: 'M3.8 12.2a1.6 1.6 0 1 0 0-.01M12.2 3.8a1.6 1.6 0 1 0 0-.01M5 11 11 5',
  open: 'M9.5 2.5h4v4M13.5 2.5 9 7M6.5 13.5h-4v-4M2.5 13.5 7 9',
  close: 'M13.5 6.5h-4v-4M9.5 6.5 14 2M2.5 9.5h4v4M6.5 9.5 2 14',
  fit: 'M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3',
  plus: 'M8 3.5v9M3.5 8h9',
  minus: 'M3.5 8h9',
  cross: 'M4 4l8 8M12 4l-8 8',
};

/** A drawing of 16 pixels in the colour of the text around it. */
export function buttonIcon(name) {
  const svg = document.createElementNS(NAMESPACE, 'svg');
  const whole = { viewBox: '0 0 16 16', width: 16, height: 16, class: 'icon', 'aria-hidden': 'true' };
  for (const [key, value] of Object.entries(whole)) svg.setAttribute(key, value);
  const path = document.createElementNS(NAMESPACE, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
