/** The line under the title: how much is shown, and how much is not and why. Draws. */

import { isLink } from '../graph/index.js';
import { counted } from '../graph/wording.js';
import { make } from './dom.js';

/** Say it in an element; every reason for hiding has its number, and its words when pointed at. */
export function drawCounts(place, index, shown) {
  const events = shown.nodes.filter((node) => node.kind === 'Event').length;
  const stories = shown.nodes.filter((node) => node.kind === 'Story').length;
  const edges = shown.edges.filter((edge) => !isLink(index, edge));
  const derived = edges.filter((edge) => edge.derived).length; // no document says these: they are no facts
  const claims = edges.filter((edge) => edge.status === 'claim').length;
  const parts = [
    counted(shown.nodes.length - events - stories, 'entity', 'entities'),
    counted(edges.length - claims - derived, 'fact', 'facts'),
    counted(claims, 'claim', 'claims'),
    derived ? `${derived.toLocaleString('en')} made by the query` : '',
    counted(events, 'event', 'events'),
    stories ? counted(stories, 'story', 'stories') : '',
    ...notShown(index, shown.hidden),
  ];
  const listed = parts.filter(Boolean).flatMap((part, at) => (at ? [' · ', part] : [part]));
  place.replaceChildren(...listed.map((part) => (typeof part === 'string' ? document.createTextNode(part) : part)));
}

function notShown(index, { filtered, folded, alone, byUser }) {
  const { outside = 0 } = index.hidden || {};
  const reasons = [
    [filtered, 'filtered out', 'The filter leaves these out.'],
    [folded, 'folded', 'In stories that open on click, or found by search: only the most important are drawn at once.'],
    [byUser, 'hidden by you', 'Undo, or Back to start, shows them again.'],
    [alone, 'joined by nothing', 'No statement joins these with another; search finds them.'],
    [outside, 'outside this file', 'Left out when this file was made.'],
  ];
  return reasons.map(([count, words, why]) =>
    count ? make('span', { class: 'aside', title: why }, `${count.toLocaleString('en')} ${words}`) : '',
  );
}
