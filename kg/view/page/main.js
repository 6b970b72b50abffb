/** Wires the page: data, network, legend, search and panel. */

import { indexGraph, isLink } from './graph/index.js';
import { shownBy } from './graph/filter.js';
import { drawLegend } from './draw/legend.js';
import { wireSearch } from './draw/finder.js';
import { drawNetwork } from './draw/network.js';
import { counted } from './graph/wording.js';
import { edgePanel, nodePanel, overviewPanel } from './panel/pages.js';

const byId = (id) => document.getElementById(id);
const graph = JSON.parse(byId('graph').textContent);
const index = indexGraph(graph);
const panel = byId('panel');

const network = drawNetwork(byId('network'), index, graph.options, (chosen) => open(chosen, false));
drawLegend(byId('legend'), index, (ticked) => {
  const shown = shownBy(index, ticked);
  network.show(shown);
  count(shown);
});
wireSearch(byId('search'), byId('found'), index, (chosen) => open(chosen, true));
byId('zoom-in').addEventListener('click', () => network.zoom(1.4));
byId('zoom-out').addEventListener('click', () => network.zoom(1 / 1.4));
byId('zoom-fit').addEventListener('click', () => network.fit());
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => network.restyle());
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && event.target !== byId('search')) open(null, false);
  if (event.key === '/' && event.target.tagName !== 'INPUT') {
    event.preventDefault();
    byId('search').focus();
  }
});
count(null);
open(graph.focus && index.nodes.has(graph.focus) ? { kind: 'node', id: graph.focus } : null, false);
window.kgView = { network, index }; // for the console and the tests

/** Show what is chosen in the panel and the network; `fromPanel` moves the focus and the picture along. */
function open(chosen, fromPanel) {
  const go = (next) => open(next, true);
  const parts = !chosen
    ? overviewPanel(index, graph.hidden, go)
    : chosen.kind === 'node'
      ? nodePanel(index, chosen.id, go)
      : edgePanel(index, chosen.id, go);
  panel.replaceChildren(...parts.filter(Boolean));
  panel.scrollTop = 0;
  network.choose(chosen, fromPanel);
  if (fromPanel) panel.focus({ preventScroll: true });
}

/** Say how much is shown and how much is not. */
function count(shown) {
  const isEvent = (node) => node.kind === 'Event';
  const nodes = [...index.nodes.values()].filter((node) => !shown || shown.nodes.has(node.id));
  const edges = [...index.edges.values()].filter((edge) => !isLink(index, edge) && (!shown || shown.edges.has(edge.id)));
  const facts = edges.filter((edge) => edge.status === 'fact').length;
  const events = nodes.filter(isEvent).length;
  const entities = nodes.length - events;
  const all = [...index.nodes.values()].filter((node) => !isEvent(node)).length;
  const parts = [
    counted(entities, 'entity', 'entities'),
    counted(facts, 'fact', 'facts'),
    counted(edges.length - facts, 'claim', 'claims'),
    counted(events, 'event', 'events'),
    `${(graph.hidden.entities + graph.hidden.alone + all - entities).toLocaleString('en')} hidden`,
  ];
  byId('counts').textContent = parts.join(' · ');
}
