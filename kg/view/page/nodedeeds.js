/** What is done with the node chosen, by its tools or by keys; a path asks for its other end first. Wires. */

import { listenInNetwork, listenToKeys, showKeys } from './draw/keys.js';
import { drawNodeTools, drawPathPrompt } from './draw/toolbar.js';
import { nameOf } from './graph/index.js';
import { visible } from './graph/visible.js';
import { redo, undo } from './scene/history.js';
import { notDrawnNeighbours } from './scene/reveal.js';

/** Draw what can be done with the node chosen, or the question that a path asks for its other end. */
export function drawTools(page) {
  const { index, scene, at, from } = page;
  if (from) {
    drawPathPrompt(at('node-tools'), nameOf(index, from), () => cancelPath(page));
    return;
  }
  const node = chosenNode(page);
  const about = node && {
    id: node.id,
    isStory: node.kind === 'Story',
    isEvent: node.kind === 'Event',
    pinned: scene.pinned.has(node.id),
    opened: scene.opened.has(node.story),
    story: node.story >= 0 ? nameOf(index, `story/${node.story}`) : '',
    more: node.kind === 'Story' ? 0 : notDrawnNeighbours(index, scene, node.id).count,
  };
  drawNodeTools(at('node-tools'), index, about, nodeActions(page));
}

/** Listen to the keys, in the whole page and in the network. */
export function wireKeys(page) {
  const { at } = page;
  const actions = nodeActions(page);
  listenToKeys({
    ...actions,
    undo: () => page.goBack(undo),
    redo: () => page.goBack(redo),
    search: () => at('search').focus(),
    help: () => showKeys(at('keys')),
    escape: () => (page.from ? cancelPath(page) : letGo(page)),
  });
  listenInNetwork(at('drawing'), page.network, {
    chosen: () => (chosenNode(page) ? page.scene.chosen.id : null),
    choose: (id) => {
      page.choose({ kind: 'node', id }, false);
      page.network.bring([id]);
    },
    enter: () => {
      const node = chosenNode(page);
      if (page.from) return;
      if (node && node.kind === 'Story') actions.open();
      else if (page.scene.chosen) at('panel').focus();
    },
  });
}

/** The node chosen, when it is drawn. */
function chosenNode({ index, scene: { chosen } }) {
  return chosen && chosen.kind === 'node' ? index.nodes.get(chosen.id) : null;
}

/** What can be done with the node chosen. */
function nodeActions(page) {
  const withNode = (action) => () => {
    const node = chosenNode(page);
    if (node) action(node);
  };
  return {
    expand: withNode(({ id }) => page.act({ do: 'expand', id })),
    hide: withNode(({ id }) => page.act({ do: 'hide', id })),
    pin: withNode(({ id }) => page.act({ do: 'pin', id })),
    open: withNode(({ story }) => page.act({ do: 'open', story })),
    close: withNode(({ story }) => page.act({ do: 'close', story })),
    path: withNode(({ id, kind }) => {
      if (kind === 'Event' || kind === 'Story') return;
      page.from = id;
      drawTools(page);
      page.at('said').textContent = `From ${visible(nameOf(page.index, id))} to whom? Choose a name.`;
    }),
  };
}

function cancelPath(page) {
  page.from = null;
  drawTools(page);
}

/** Escape lets the path go, else what is chosen. */
function letGo(page) {
  if (page.scene.path) page.act({ do: 'path', path: null });
  else page.choose(null, false);
}
