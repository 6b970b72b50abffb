/** The page of a path: its steps, each a button to the words that join two names, and the ways to the next path. Draws. */

import { make, press } from '../draw/dom.js';
import { isLink, nameOf } from '../graph/index.js';
import { clipped, counted } from '../graph/wording.js';
import { edgeRow, eventRow, nameButton } from './rows.js';

/** The path between two nodes as chosen; where there is none, that is said. */
export function pathPage(ctx) {
  const { path, chosen } = ctx.scene;
  const found = chosen && chosen.kind === 'path' && chosen.nodes.length > 0 ? chosen : null;
  const [from, to] = [path.from, path.to].map((id) => nameButton(ctx, id));
  return [
    press('back', () => ctx.act({ do: 'path', path: null }), '← Leave the path'),
    make('p', { class: 'kind' }, 'Path'),
    make('h2', { class: 'triple' }, from, make('span', { class: 'predicate' }, 'to'), to),
    counting(ctx, path, found),
    found ? make('ol', { class: 'path' }, steps(ctx, found)) : null,
    asked(ctx, path),
  ].filter(Boolean);
}

function counting(ctx, path, found) {
  if (found) {
    const length = counted(found.nodes.length - 1, 'step', 'steps');
    return make('p', { class: 'quiet' }, `Path ${path.nth + 1}: ${length}`);
  }
  const names = `${clipped(nameOf(ctx.index, path.from), 80)} and ${clipped(nameOf(ctx.index, path.to), 80)}`;
  const over = path.claims ? 'facts and claims' : 'facts only';
  const words = path.nth ? `No other path joins ${names}` : `No path joins ${names}`;
  return make('p', { class: 'notice', role: 'status' }, `${words} over ${over}, within your filters and eight steps.`);
}

/** Next and previous path, and whether claims may join. */
function asked(ctx, path) {
  const change = (patch) => ctx.act({ do: 'path', path: { ...path, ...patch } });
  const turn = (name, claims) => {
    const button = press('act', () => change({ claims, nth: 0 }), name);
    button.setAttribute('aria-pressed', String(path.claims === claims));
    return button;
  };
  const found = ctx.scene.chosen && ctx.scene.chosen.kind === 'path';
  const group = { role: 'group', 'aria-label': 'What may join' };
  return make(
    'div',
    { class: 'acts' },
    path.nth > 0 ? press('act', () => change({ nth: path.nth - 1 }), '← Previous path') : null,
    found ? press('act', () => change({ nth: path.nth + 1 }), 'Next path →') : null,
    make('div', { class: 'acts', ...group }, turn('Facts only', false), turn('Claims too', true)),
  );
}

/** Every name of the path with what joins it to the next; an event stands once for its two links. */
function steps(ctx, found) {
  const { index } = ctx;
  const rows = [];
  let told = '';
  for (const [place, id] of found.nodes.entries()) {
    const event = index.nodes.get(id).kind === 'Event';
    if (!event) rows.push(make('li', { class: 'stop' }, nameButton(ctx, id)));
    const edge = index.edges.get(found.edges[place]);
    if (!edge) continue;
    if (!isLink(index, edge)) rows.push(edgeRow(ctx, edge));
    else {
      const between = [edge.source, edge.target].find((end) => index.nodes.get(end).kind === 'Event');
      if (between !== told) rows.push(eventRow(ctx, index.nodes.get(between)));
      told = between;
    }
  }
  return rows;
}
