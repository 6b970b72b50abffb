/** The page at work: each action makes a scene, each scene is drawn, told and written into the address. Wires all rooms. */

import { drawCounts } from './draw/counts.js';
import { wireSearch } from './draw/finder.js';
import { showKeys } from './draw/keys.js';
import { drawLegend } from './draw/legend.js';
import { drawNetwork } from './draw/network.js';
import { saveShown } from './draw/savings.js';
import { wireTabs } from './draw/tabs.js';
import { drawTimeline } from './draw/timeline.js';
import { drawToolbar, drawZoom } from './draw/toolbar.js';
import { passes } from './graph/filter.js';
import { endsOfChosen } from './graph/index.js';
import { drawTools, wireKeys } from './nodedeeds.js';
import { articleBehind, tell } from './reading.js';
import { toAddress } from './scene/address.js';
import { newHistory, push, redo, undo } from './scene/history.js';
import { step } from './scene/scene.js';
import { shownOf } from './scene/shown.js';
import { announce, wireAround, writeAddress } from './surroundings.js';

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
  const page = pageOver(index, scene);
  furnish(page, vis);
  wireKeys(page);
  wireAround(page);
  draw(page, null);
  if (scene.chosen) bringChosen(page);
  if (!page.at('drawing').clientWidth) fitOnceSized(page);
  return {
    network: page.network,
    scene: () => page.scene,
    act: page.act,
    wordsCame: () => {
      page.scene = withArticle(page, page.scene);
      tell(page);
    },
  };
}

/**
 * A page with nothing on it yet; `from` is where a path begins whose other end is still to be chosen. It carries its own deeds,
 * so that the modules which this one imports can do them.
 */
function pageOver(index, scene) {
  const at = (id) => document.getElementById(id);
  const page = { index, scene, at, history: newHistory(scene), shown: null, from: null, articleClosed: false };
  page.act = act.bind(null, page);
  page.choose = choose.bind(null, page);
  page.goTo = goTo.bind(null, page);
  page.goBack = goBack.bind(null, page);
  return page;
}

/** Put the network, the tabs, the toolbar, the zoom and the search into their places. */
function furnish(page, vis) {
  const { index, at } = page;
  const on = {
    choose: (chosen) => page.choose(chosen, false),
    open: (story) => page.act({ do: 'open', story }),
    move: (id, x, y) => page.act({ do: 'move', id, x, y }, ...(page.scene.pinned.has(id) ? [] : [{ do: 'pin', id }])),
  };
  page.network = drawNetwork(at('drawing'), index, on, vis);
  page.tabs = wireTabs(document.querySelector('.tabs'), { panel: at('panel'), article: at('article') });
  page.toolbar = drawToolbar(at('toolbar'), {
    undo: () => page.goBack(undo),
    redo: () => page.goBack(redo),
    start: () => page.act({ do: 'start' }),
    save: (form) => saveShown(form, index, { ...page.shown, passes: passes(index, page.scene.filter) }, page.network),
    help: () => showKeys(at('keys')),
  });
  drawZoom(at('zoom'), page.network);
  wireSearch(at('search'), at('found'), index, {
    go: (chosen) => page.choose(chosen, true),
    isDrawn: (id) => page.shown.nodes.some((node) => node.id === id),
  });
}

/** Do something, and remember it; what is done along with it is the same step. */
function act(page, action, ...along) {
  if (action.do === 'article') page.articleClosed = !action.id;
  const done = [action, ...along].reduce((scene, each) => step(page.index, scene, each), page.scene);
  goTo(page, withArticle(page, done, action));
  if (action.do === 'open' || action.do === 'start') page.network.fit();
  if (action.do === 'article' && action.id) page.tabs.open('article');
  if (action.do === 'path') bringChosen(page);
}

/** Go on to a scene, which can be undone. */
function goTo(page, scene) {
  const before = page.scene;
  page.scene = scene;
  page.history = push(page.history, scene);
  draw(page, before);
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

/** Undo or redo. */
function goBack(page, way) {
  const before = page.scene;
  page.history = way(page.history);
  page.scene = page.history.present;
  if (page.scene !== before) draw(page, before);
}

/** Draw what changed since the scene before; all of it when there was none. */
function draw(page, before) {
  const { index, scene, at } = page;
  const changed = (names) => !before || names.some((name) => before[name] !== scene[name]);
  if (changed(DRAWN_BY) || !page.shown) {
    page.shown = shownOf(index, scene);
    drawCounts(at('counts'), index, page.shown);
  }
  if (changed(['filter', 'drawn', 'hidden'])) drawLegend(at('legend'), index, scene, page.act);
  if (changed(['filter', 'drawn', 'hidden', 'chosen'])) drawTimeline(at('timeline'), index, scene, page.act);
  // once legend and timeline have taken their room
  page.network.show(page.shown, scene);
  if (changed([...TOLD_BY, 'article'])) tell(page, changed(TOLD_BY), changed(['chosen']));
  const { past, future } = page.history;
  page.toolbar.show({ undo: past.length > 0, redo: future.length > 0, start: toAddress(index, scene) !== '' });
  drawTools(page);
  at('note').textContent = scene.note;
  writeAddress(page);
  if (before && before.chosen !== scene.chosen) announce(page);
}

/** The article of what is chosen opens by itself, unless it was closed. */
function withArticle(page, scene, action = { do: 'choose' }) {
  const { index, articleClosed } = page;
  if (action.do !== 'choose' || articleClosed || !index.words) return scene;
  const document = articleBehind(index, scene.chosen);
  if (!document || document === scene.article || !(index.words.get(document) || {}).text) return scene;
  return step(index, scene, { do: 'article', id: document });
}

/** Bring what is chosen into the picture, which an article that opens beside it makes smaller. */
function bringChosen({ index, network, scene }) {
  network.resized();
  if (scene.chosen) network.bring(endsOfChosen(index, scene.chosen));
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
