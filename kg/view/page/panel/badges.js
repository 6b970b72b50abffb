/** How a piece, an edge or an event stands: its badge, who says so, and the thing said in words. Draws; all else imports it. */

import { lineIcon, make, press } from '../draw/dom.js';
import { speakerWords } from '../graph/saying.js';

const STANDING = {
  fact: 'fact',
  over: 'fact, now over',
  claim: 'claim',
  planned: 'only planned',
  denied: 'denial',
  contested: 'contested fact',
  derived: 'made by the query',
};
const SAID = {
  asserted: 'said by',
  alleged: 'alleged by',
  reported: 'reported by',
  planned: 'plan told by',
  inferred: 'concluded by',
};

/** Which line is drawn for a thing: fact, over, contested, claim, planned, denied or derived. */
export function standingOf(thing) {
  if (thing.derived) return 'derived';
  if (!thing.polarity) return 'denied';
  if (thing.status === 'fact') return thing.contested ? 'contested' : thing.ended ? 'over' : 'fact';
  return thing.planned || thing.modality === 'planned' ? 'planned' : 'claim';
}

/** The standing in one badge: the line as drawn and a word. */
export function badge(thing) {
  const style = standingOf(thing);
  const word = make('span', { class: 'badge-word' }, STANDING[style]);
  return make('span', { class: `badge badge-${thing.status}` }, lineIcon(style === 'derived' ? 'fact' : style), word);
}

/** Who says so, first of all that a card tells: "alleged by the Treasury, according to Axios". */
export function whoSays(ctx, piece) {
  const outer = piece.reportedBy ? [', according to ', speakerButton(ctx, piece.reportedBy)] : [];
  const verb = piece.polarity ? SAID[piece.modality] || 'said by' : 'denied by';
  return make('p', { class: `who who-${piece.status}` }, `${verb} `, speakerButton(ctx, piece.speaker), outer);
}

/** Who says so in plain words, for a row. */
export function whoInWords(index, piece) {
  const outer = piece.reportedBy ? `, according to ${speakerWords(index, piece.reportedBy)}` : '';
  const verb = piece.polarity ? SAID[piece.modality] || 'said by' : 'denied by';
  return `${verb} ${speakerWords(index, piece.speaker)}${outer}`;
}

function speakerButton(ctx, id) {
  const words = speakerWords(ctx.index, id);
  const known = ctx.index.nodes.has(id);
  return known ? press('inline speaker', () => ctx.go({ kind: 'node', id }), words) : make('b', { class: 'speaker' }, words);
}
