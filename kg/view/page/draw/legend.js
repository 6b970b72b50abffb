/** The legend, which is also the filter: kinds of nodes, facts and claims, each a box to tick. Draws. */

import { countBy } from '../graph/filter.js';
import { isLink } from '../graph/index.js';
import { lineIcon, make, shapeIcon } from './dom.js';

const KINDS = ['Person', 'Organization', 'Group', 'Region', 'Event'];
const KIND_WORDS = { Person: 'People', Organization: 'Organizations', Group: 'Groups', Region: 'Regions', Event: 'Events' };

/** Draw it into an element; `change` is called with what is ticked. */
export function drawLegend(place, index, change) {
  const ticked = { kinds: new Set(KINDS), statuses: new Set(['fact', 'claim']) };
  const box = (set, value, icon, words, count) => {
    const toggle = (event) => {
      if (event.target.checked) set.add(value);
      else set.delete(value);
      change(ticked);
    };
    const input = make('input', { type: 'checkbox', checked: true, name: value, change: toggle });
    return make('label', {}, input, icon, make('span', {}, words), make('span', { class: 'count' }, String(count)));
  };
  const kinds = countBy(index.nodes.values(), 'kind');
  const statuses = countBy([...index.edges.values()].filter((edge) => !isLink(index, edge)), 'status');
  place.append(
    make(
      'fieldset',
      { 'aria-label': 'Show what' },
      KINDS.filter((kind) => kinds.has(kind)).map((kind) =>
        box(ticked.kinds, kind, shapeIcon(kind), KIND_WORDS[kind], kinds.get(kind)),
      ),
    ),
    make(
      'fieldset',
      { 'aria-label': 'Show which lines' },
      box(ticked.statuses, 'fact', lineIcon('fact'), 'Facts', statuses.get('fact') || 0),
      box(ticked.statuses, 'claim', lineIcon('claim'), 'Claims', statuses.get('claim') || 0),
    ),
  );
  return ticked;
}
