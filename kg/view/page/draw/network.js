/** The network on its canvas: vis draws shapes and lines at given places, `overlay` the rest. Only what is shown is in it. */

import { pointAlong } from '../graph/curve.js';
import { neighbourhood } from '../graph/index.js';
import { bringInto, look, middleOfView, onElement, wholeView, zoomOf } from './camera.js';
import { drawFirst } from './firstsight.js';
import { drawOver } from './overlay.js';
import { DIM, drawLit } from './spotlight.js';
import { VIS_OPTIONS, edgeStyle, farAway, linkStyle, nodeStyle, paletteOf } from './styles.js';

const QUIET = 120; // milliseconds after the last key at which the picture counts as at rest
const CROWD = 150; // above this many drawn, names and nodes are drawn smaller
const MANY = 1000; // above this many drawn, lines rest while the picture moves

/**
 * Draw into an element; what it returns steers the drawing. It is empty until `show` is called.
 *
 * @param {HTMLElement} place
 * @param {object} index of index.js
 * @param {{choose: (chosen: object) => void, open: (story: number) => void, move: (id: string, x: number, y: number) => void}} on
 *   what was clicked, the story opened, the node dragged
 */
export function drawNetwork(place, index, on, vis) {
  const sight = {
    index,
    shown: { nodes: [], edges: [], storyLinks: [] },
    places: new Map(),
    chosen: null,
    hovered: null,
    lit: null,
    pinned: new Set(),
    palette: paletteOf(place),
    far: 1,
    crowded: false,
    version: 0,
    moving: false,
    isFirst: true, // until vis draws
    labels: new Map(),
    captions: new Map(), // of nodes
    widths: new Map(), // of texts in fonts
    pictures: new Map(), // of labels in this theme
  };
  const canvas = { place, network: null, view: null, first: null, rest: false, sent: { nodes: new Map(), edges: new Map() } };
  vis.then((library) => begin(library, canvas, sight, on));
  return steering(canvas, sight);
}

/** Hand the picture over to vis. */
function begin({ DataSet, Network }, canvas, sight, on) {
  const { place, view } = canvas;
  sight.isFirst = false;
  [canvas.nodes, canvas.edges] = [new DataSet(), new DataSet()];
  canvas.network = new Network(place, { nodes: canvas.nodes, edges: canvas.edges }, VIS_OPTIONS);
  place.querySelector('.vis-network').removeAttribute('tabindex'); // the place itself takes the focus, and has a name
  listen(canvas, sight, on);
  whileDrawing(canvas, sight);
  if (view) look(canvas, view);
  fill(canvas, sight);
  relight(canvas, sight);
}

function steering(canvas, sight) {
  const { place } = canvas;
  return {
    show(shown, scene) {
      const isNew = sight.shown !== shown;
      if (isNew || sight.chosen !== scene.chosen) sight.hovered = null;
      sight.shown = shown;
      sight.chosen = scene.chosen;
      sight.pinned = scene.pinned;
      if (isNew) {
        if (sight.crowded !== shown.nodes.length > CROWD) sight.captions.clear();
        sight.crowded = shown.nodes.length > CROWD;
        sight.places = new Map(shown.nodes.map(({ id, x, y }) => [id, { x, y }]));
      }
      if (isNew) fill(canvas, sight);
      relight(canvas, sight);
    },
    choose(chosen) {
      sight.chosen = chosen;
      sight.hovered = null;
      relight(canvas, sight);
    },
    restyle() {
      sight.palette = paletteOf(place);
      sight.pictures.clear();
      fill(canvas, sight);
      relight(canvas, sight);
    },
    bring: (ids) => bringInto(canvas, ids.map((id) => sight.places.get(id)).filter(Boolean), motion()),
    fit: () => look(canvas, wholeView(place, sight.places)),
    resized() {
      if (canvas.network) canvas.network.setSize('100%', '100%');
      redraw(canvas, sight);
    },
    pan: (right, down) => pan(canvas, sight, right, down),
    zoom: (factor) => look(canvas, { scale: zoomOf(canvas) * factor, animation: motion() }),
    towards: (id, right, down) => towards(sight, id, right, down),
    nearestToMiddle: () => nearest(sight.places, middleOfView(canvas)),
    onScreen: (chosen) => onElement(canvas, middleOf(sight, chosen)),
    opacity: (kind, id) => (!sight.lit || (kind === 'node' ? sight.lit.nodes : sight.lit.edges).has(id) ? 1 : DIM),
    visible: (kind, id) => Boolean((kind === 'node' ? canvas.nodes : canvas.edges).get(id)),
    isReady: () => Boolean(canvas.network),
    labels: () => [...sight.labels.values()].map(({ label, box }) => ({ ...box, id: label.id, text: label.text })),
    picture: () => place.querySelector('canvas'),
    palette: () => sight.palette,
    places: () => sight.places,
  };
}

/** Bring vis up to date; it gets only what changed since the last time. Before it is there, only the styles' zoom is settled. */
function fill(canvas, sight) {
  if (!canvas.network) {
    canvas.view = canvas.view || wholeView(canvas.place, sight.places);
    sight.far = farAway(canvas.view.scale);
    return;
  }
  const { shown } = sight;
  const edges = [...shown.edges.map((edge) => edgeStyle(edge, sight)), ...shown.storyLinks.map((link) => linkStyle(link, sight))];
  const nodes = shown.nodes.map((node) => nodeStyle(node, sight));
  const gone = dropped(canvas.sent.edges, edges);
  if (gone.length) canvas.edges.remove(gone);
  change(canvas.nodes, canvas.sent.nodes, nodes);
  change(canvas.edges, canvas.sent.edges, edges);
  const rest = shown.nodes.length > MANY;
  if (rest !== canvas.rest) canvas.network.setOptions({ interaction: { hideEdgesOnDrag: rest, hideEdgesOnZoom: rest } });
  canvas.rest = rest;
}

/** Light what is chosen or pointed at; only the picture changes. */
function relight(canvas, sight) {
  sight.lit = litBy(sight);
  sight.version += 1;
  redraw(canvas, sight);
}

function redraw(canvas, sight) {
  if (canvas.network) {
    canvas.network.redraw();
    return;
  }
  if (!canvas.view) return;
  if (canvas.first) canvas.first.remove();
  canvas.first = drawFirst(canvas.place, sight, canvas.view);
}

function dropped(sent, styles) {
  const kept = new Set(styles.map(({ id }) => id));
  const gone = [...sent.keys()].filter((id) => !kept.has(id));
  gone.forEach((id) => sent.delete(id));
  return gone;
}

function change(set, sent, styles) {
  const gone = dropped(sent, styles);
  if (gone.length) set.remove(gone);
  const changed = [];
  for (const style of styles) {
    const key = JSON.stringify(style);
    if (sent.get(style.id) !== key) changed.push(style);
    sent.set(style.id, key);
  }
  if (changed.length) set.update(changed);
}

/** What stays lit: the neighbourhood of what is pointed at, else of what is chosen, and the stories that hide a part of it. */
function litBy({ index, shown, chosen, hovered }) {
  const centre = hovered || chosen;
  if (!centre) return null;
  const isStory = centre.kind === 'node' && !index.touching.has(centre.id);
  const lit = isStory ? { nodes: new Set([centre.id]), edges: new Set() } : neighbourhood(index, centre);
  for (const { id, source, target } of shown.storyLinks) {
    const ends = [source, target];
    if (centre.kind !== 'node' || !ends.includes(centre.id)) continue;
    lit.edges.add(id);
    ends.forEach((end) => lit.nodes.add(end));
  }
  return lit;
}

function listen(canvas, sight, on) {
  const { network, place, edges } = canvas;
  const isEdge = (id) => Boolean(edges.get(id)) && sight.index.edges.has(id);
  network.on('click', ({ nodes: [node], edges: [edge] }) => {
    const thing = node && sight.index.nodes.get(node);
    if (thing && thing.kind === 'Story') on.open(thing.story);
    else on.choose(node ? { kind: 'node', id: node } : isEdge(edge) ? { kind: 'edge', id: edge } : null);
  });
  const hover = (thing) => {
    if (sight.moving) return;
    sight.hovered = thing;
    place.classList.toggle('pointing', Boolean(thing));
    relight(canvas, sight);
  };
  network.on('hoverNode', ({ node }) => hover({ kind: 'node', id: node }));
  network.on('hoverEdge', ({ edge }) => isEdge(edge) && hover({ kind: 'edge', id: edge }));
  network.on('blurNode', () => hover(null));
  network.on('blurEdge', () => hover(null));
  listenToDragging(network, sight, on);
}

/** A node dragged takes its labels and marks along; where it is let go is its new place. */
function listenToDragging(network, sight, on) {
  const follow = (ids) => ids.forEach((id) => sight.places.set(id, network.getPosition(id)));
  network.on('dragStart', () => {
    sight.moving = true;
  });
  network.on('dragging', ({ nodes }) => follow(nodes));
  network.on('dragEnd', ({ nodes }) => {
    sight.moving = false;
    sight.version += 1;
    follow(nodes);
    network.redraw();
    for (const id of nodes) on.move(id, sight.places.get(id).x, sight.places.get(id).y);
  });
}

function whileDrawing(canvas, sight) {
  const { network, place } = canvas;
  network.on('beforeDrawing', () => {
    const far = farAway(network.getScale());
    if (far === sight.far) return;
    sight.far = far;
    setTimeout(() => {
      fill(canvas, sight); // vis must finish this picture first
      relight(canvas, sight);
    });
  });
  network.on('afterDrawing', (context) => {
    if (canvas.first) canvas.first.remove();
    const within = { left: 2, top: 2, width: place.clientWidth - 4, height: place.clientHeight - 4 };
    if (sight.lit) drawLit(context, sight, network.getScale());
    drawOver(context, sight, network.getScale(), within);
  });
}

/** Move the picture by pixels; labels find new places when it rests. */
function pan(canvas, sight, right, down) {
  const { x, y } = middleOfView(canvas);
  const scale = zoomOf(canvas);
  sight.moving = true;
  look(canvas, { position: { x: x + right / scale, y: y + down / scale } });
  clearTimeout(sight.resting);
  sight.resting = setTimeout(() => {
    sight.moving = false;
    redraw(canvas, sight);
  }, QUIET);
}

/** The nearest node on one side of another: among its neighbours when one lies there, else among all. */
function towards({ shown, places }, id, right, down) {
  const here = places.get(id);
  const ends = [...shown.edges, ...shown.storyLinks].filter(({ source, target }) => source === id || target === id);
  const neighbours = new Set(ends.flatMap(({ source, target }) => [source, target]));
  const ahead = [...places].filter(([, { x, y }]) => {
    const along = (x - here.x) * right + (y - here.y) * down;
    return along > 0 && along >= Math.abs((x - here.x) * down + (y - here.y) * right);
  });
  const near = ahead.filter(([each]) => neighbours.has(each));
  return nearest(near.length ? near : ahead, here);
}

function nearest(places, { x, y }) {
  let [found, least] = [null, Infinity];
  for (const [id, at] of places) {
    const far = Math.hypot(at.x - x, at.y - y);
    if (far < least) [found, least] = [id, far];
  }
  return found;
}

/** Where a node or the middle of an edge lies. */
function middleOf({ index, places }, { kind, id }) {
  if (kind === 'node') return places.get(id);
  const edge = index.edges.get(id);
  return pointAlong(places.get(edge.source), places.get(edge.target), edge, 0.5);
}

function motion() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 300, easingFunction: 'easeInOutQuad' };
}
