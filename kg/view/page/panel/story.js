/** The page of a story: a part of the network that is folded into one mark, with its most important members. Draws. */

import { make, press, shapeIcon } from '../draw/dom.js';
import { clipped, counted } from '../graph/wording.js';
import { nodeRow, section } from './rows.js';

/** What is in a story, and the button that opens or closes it. */
export function storyParts(ctx, node) {
  const { index, scene, act } = ctx;
  const ids = index.stories.get(node.story) || [];
  const entities = ids.map((id) => index.nodes.get(id)).filter((member) => member.kind !== 'Event');
  const members = entities.sort((one, two) => two.importance - one.importance || (one.name < two.name ? -1 : 1));
  const drawn = members.filter((member) => scene.drawn.has(member.id)).length;
  const opened = scene.opened.has(node.story);
  const turned = () => act({ do: opened ? 'close' : 'open', story: node.story });
  const turn = press('act act-more', turned, opened ? 'Close it' : 'Open it');
  return [
    make('p', { class: 'kind' }, shapeIcon('Story'), 'Story'),
    make('h2', {}, clipped(node.name)),
    make('p', { class: 'quiet' }, 'Names that the articles join closely, folded into one mark.'),
    make('p', {}, `${counted(members.length, 'name', 'names')}, ${drawn.toLocaleString('en')} of them drawn.`),
    make('div', { class: 'acts' }, turn),
    section('Members', members, (member) => nodeRow(ctx, member), 20),
  ];
}
