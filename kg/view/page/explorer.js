/** The page at work: each action makes a scene, each scene is drawn, told and written into the address. Wires all rooms. */

import { drawCounts } from './draw/counts.js';
import { wireSearch } from './draw/finder.js';
import { listenInNetwork, listenToKeys, showKeys } from './draw/keys.js';
import { drawLegend } from './draw/legend.js';
import { drawNetwork } from './draw/network.js';
import { saveShown } from './draw/savings.js';
import { wireTabs } from './draw/tabs.js';
import { drawTimeline } from './draw/timeline.js';
import { drawNodeTools, drawPathPrompt, drawToolbar, drawZoom } from './draw/toolbar.js';
import { passes } from './graph/filter.js';
import { nameOf } from './graph/index.js';
import { visible } from './graph/visible.js';
import { drawArticle } from './panel/article.js';
import { edgePage, nodePage, overviewPage, sentencePage } from './panel/pages.js';
import { pathPage } from './panel/pathpage.js';
import { fromAddress, toAddress } from './scene/address.js';
import { newHistory, push, redo, undo } from './scene/history.js';
import { notDrawnNeighbours } from './scene/reveal.js';
import { step } from './scene/scene.js';
import { shownOf } from './scene/shown.js';

const DRAWN_BY = ['drawn', 'places', 'pinned', 'hidden', 'opened', 'filter', 'path'];
const TOLD_BY = ['chosen', 'filter', 'path', 'drawn', 'hidden', 'opened'];

/**
 * Open the page over an index.
 *
 * @param {object} index
 * @param {object} scene the scene to begin with
 * @param {Promise<object>} vis comes when the first picture has been seen
 */
export function openExplorer(index, scene, vis) {
  const at = (id) => document.getElementById(id);
  const page = { index, scene, at, history: newHistory(scene), shown: null, from: null, articleClosed: false };
  const on = {
    choose: (chosen) => choose(page, chosen, false),
    open: (story) => act(page, { do: 'open', story }),
    move: (id, x, y) => act(page, { do: 'move', id, x, y }, ...(page.scene.pinned.has(id) ? [] : [{ do: 'pin', id }])),
  };
  page.network = drawNetwork(at('drawing'), index, on, vis);
  page.tabs = wireTabs(document.querySelector('.tabs'), { panel: at('panel'), article: at('article') });
  page.toolbar = drawToolbar(at('toolbar'), {
    undo: () => goBack(page, undo),
    redo: () => goBack(page, redo),
    start: () => act(page, { do: 'start' }),
    save: (form) => saveShown(form, index, { ...page.shown, passes: passes(index, page.scene.filter) }, page.network),
    help: () => showKeys(at('keys')),
  });
  drawZoom(at('zoom'), page.network);
  wireSearch(at('search'), at('found'), index, {
    go: (chosen) => choose(page, chosen, true),
    isDrawn: (id) => page.shown.nodes.some((node) => node.id === id),
  });
  wireKeys(page);
  wireAround(page);
  draw(page, null);
  if (scene.chosen) bringChosen(page);
  if (!at('drawing').clientWidth) fitOnceSized(page);
  return {
    network: page.network,
    scene: () => page.scene,
    act: (action) => act(page, action),
    wordsCame: () => {
      page.scene = withArticle(page, page.scene);
      tell(page);
    },
  };
}

/** Do something, and remember it; what is done along with it is the same step. */
function act(page, action, ...along) {
  if (action.do === 'article') page.articleClosed = !action.id;
  const before = page.scene;
  const done = [action, ...along].reduce((scene, each) => step(page.index, scene, each), before);
  const next = withArticle(page, done, action);
  page.scene = next;
  page.history = push(page.history, next);
  draw(page, before);
  if (action.do === 'open' || action.do === 'start') page.network.fit();
  if (action.do === 'article' && action.id) page.tabs.open('article');
  if (action.do === 'path') bringChosen(page);
}

/** Choose something; `fromOutside` brings it into the picture and moves the focus to what is told of it. */
function choose(page, chosen, fromOutside) {
  const { from } = page;
  page.from = null;
  if (from && chosen && chosen.kind === 'node' && chosen.id !== from) {
    act(page, { do: 'path', path: { from, to: chosen.id, claims: false, nth: 0 } });
    if (fromOutside) page.at('panel').focus({ preventScroll: true });
    return;
  }
  const wasArticle = page.scene.article;
  act(page, { do: 'choose', chosen });
  drawTools(page);
  if (chosen && (fromOutside || (page.scene.article && !wasArticle))) bringChosen(page);
  if (!fromOutside) return;
  page.tabs.open('panel');
  page.at('panel').focus({ preventScroll: true });
}

/** A frame that is not on the screen yet, as in a long notebook, gets its size later: fit the picture then. */
function fitOnceSized(page) {
  const place = page.at('drawing');
  const watch = new ResizeObserver(() => {
    if (!place.clientWidth) return;
    watch.disconnect();
    page.network.resized();
    page.network.fit();
    if (page.scene.chosen) bringChosen(page);
  });
  watch.observe(place);
}

/** Bring what is chosen into the picture, which an article that opens beside it makes smaller. */
function bringChosen({ index, network, scene }) {
  network.resized();
  if (scene.chosen) network.bring(endsOfChosen(index, scene.chosen));
}

/** Undo or redo. */
function goBack(page, way) {
  const before = page.scene;
  page.history = way(page.history);
  page.scene = page.history.present;
  if (page.scene !== before) draw(page, before);
}

/** The article of what is chosen opens by itself, unless it was closed. */
function withArticle(page, scene, action = { do: 'choose' }) {
  const { index, articleClosed } = page;
  if (action.do !== 'choose' || articleClosed || !index.words) return scene;
  const document = articleBehind(index, scene.chosen);
  if (!document || document === scene.article || !(index.words.get(document) || {}).text) return scene;
  return step(index, scene, { do: 'article', id: document });
}

function articleBehind(index, chosen) {
  if (!chosen || chosen.kind === 'path') return null;
  if (chosen.kind === 'sentence') return chosen.document;
  const thing = chosen.kind === 'edge' ? index.edges.get(chosen.id) : index.nodes.get(chosen.id);
  if (chosen.kind === 'node' && thing.kind !== 'Event') return null;
  const piece = index.evidence.get([...thing.evidence, ...(thing.events || [])][0]);
  return piece ? piece.document : null;
}

/** Draw what changed since the scene before; all of it when there was none. */
function draw(page, before) {
  const { index, scene, at } = page;
  const changed = (names) => !before || names.some((name) => before[name] !== scene[name]);
  const deed = (action) => act(page, action);
  if (changed(DRAWN_BY) || !page.shown) {
    page.shown = shownOf(index, scene);
    drawCounts(at('counts'), index, page.shown);
  }
  if (changed(['filter', 'drawn', 'hidden'])) drawLegend(at('legend'), index, scene, deed);
  if (changed(['filter', 'drawn', 'hidden', 'chosen'])) drawTimeline(at('timeline'), index, scene, deed);
  page.network.show(page.shown, scene); // once legend and timeline have taken their room
  if (changed([...TOLD_BY, 'article'])) tell(page, changed(TOLD_BY), changed(['chosen']));
  page.toolbar.show({ undo: page.history.past.length > 0, redo: page.history.future.length > 0, start: toAddress(index, scene) !== '' });
  drawTools(page);
  at('note').textContent = scene.note;
  writeAddress(page);
  if (before && before.chosen !== scene.chosen) announce(page);
}

/** Tell of what is chosen in the panel, and show its article. */
function tell(page, inPanel = true, fromTop = true) {
  const { index, scene, at, tabs } = page;
  const ctx = contextOf(page);
  if (inPanel) {
    at('panel').replaceChildren(...pageOf(ctx, scene).filter(Boolean));
    if (fromTop) at('panel').scrollTop = 0;
  }
  const isArticle = Boolean(scene.article && index.documents.has(scene.article));
  drawArticle(at('article'), ctx, { onClose: () => act(page, { do: 'article', id: null }) });
  tabs.offer(isArticle);
}

function contextOf(page) {
  const { index, scene } = page;
  return {
    index,
    scene,
    passes: passes(index, scene.filter),
    go: (chosen) => choose(page, chosen, true),
    act: (action) => act(page, action),
  };
}

function pageOf(ctx, { chosen, path }) {
  if (path && (!chosen || chosen.kind === 'path')) return pathPage(ctx);
  if (!chosen) return overviewPage(ctx);
  if (chosen.kind === 'node') return nodePage(ctx, chosen.id);
  return chosen.kind === 'edge' ? edgePage(ctx, chosen.id) : sentencePage(ctx, chosen);
}

/** The node chosen, when it is drawn. */
function chosenNode({ index, scene: { chosen } }) {
  return chosen && chosen.kind === 'node' ? index.nodes.get(chosen.id) : null;
}

function drawTools(page) {
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

/** What can be done with the node chosen. */
function nodeActions(page) {
  const withNode = (action) => () => {
    const node = chosenNode(page);
    if (node) action(node);
  };
  return {
    expand: withNode(({ id }) => act(page, { do: 'expand', id })),
    hide: withNode(({ id }) => act(page, { do: 'hide', id })),
    pin: withNode(({ id }) => act(page, { do: 'pin', id })),
    open: withNode(({ story }) => act(page, { do: 'open', story })),
    close: withNode(({ story }) => act(page, { do: 'close', story })),
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

function wireKeys(page) {
  const { at } = page;
  const actions = nodeActions(page);
  listenToKeys({
    ...actions,
    undo: () => goBack(page, undo),
    redo: () => goBack(page, redo),
    search: () => at('search').focus(),
    help: () => showKeys(at('keys')),
    escape: () => (page.from ? cancelPath(page) : letGo(page)),
  });
  listenInNetwork(at('drawing'), page.network, {
    chosen: () => (chosenNode(page) ? page.scene.chosen.id : null),
    choose: (id) => {
      choose(page, { kind: 'node', id }, false);
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

/** Escape lets the path go, else what is chosen. */
function letGo(page) {
  if (page.scene.path) act(page, { do: 'path', path: null });
  else choose(page, null, false);
}

function endsOfChosen(index, chosen) {
  if (chosen.kind === 'node') return [chosen.id];
  if (chosen.kind === 'path') return chosen.nodes;
  if (chosen.kind === 'edge') return [index.edges.get(chosen.id).source, index.edges.get(chosen.id).target];
  return [];
}

/** Listen to what happens around the page: the address changed by hand, the theme, the size. */
function wireAround(page) {
  window.addEventListener('hashchange', () => {
    const scene = fromAddress(page.index, location.hash.slice(1));
    if (!scene || toAddress(page.index, scene) === toAddress(page.index, page.scene)) return;
    const before = page.scene;
    page.scene = scene;
    page.history = push(page.history, scene);
    draw(page, before);
    page.network.fit();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => page.network.restyle());
}

/** Write the scene into the address; a page inside another document may not. */
function writeAddress({ index, scene }) {
  const hash = toAddress(index, scene);
  if (hash === location.hash.slice(1) || location.protocol === 'about:') return;
  try {
    history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search);
  } catch (error) {
    if (error.name !== 'SecurityError') throw error;
  }
}

/** Say what is chosen to screen readers, and to the page around a frame. */
function announce({ index, scene: { chosen }, at }) {
  const ids = chosen ? endsOfChosen(index, chosen) : [];
  const names = ids.map((id) => visible(nameOf(index, id)));
  at('said').textContent = names.length ? `Chosen: ${names.join(', ').slice(0, 300)}` : '';
  if (window.parent === window) return;
  const whole = (id) => (/^(?:entity|event)\//.test(id) ? `${index.base}${id}` : id);
  window.parent.postMessage({ kg: 'chosen', ids: ids.map(whole) }, '*');
}
