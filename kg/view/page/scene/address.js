/**
 * A scene in, a text for the address out, and back. Pure.
 *
 * Only what differs from the start is written: JSON in base64url, with ids and never numbers (see names.js), so that an address
 * holds for a page made anew of the same store. What is drawn is written as the difference from the start with the same stories
 * opened. Who is not in the file is left out, and the note says so; what is no address at all gives null.
 */

import { dayNumber } from '../graph/dates.js';
import { NO_FILTER } from '../graph/filter.js';
import { edgeName, longId, namedEdge, namedNode, namedStory, nodeName, shortId, storyName } from './names.js';
import { joinNotes, makeRoom } from './reveal.js';
import { startScene, step } from './scene.js';

const LONGEST_ADDRESS = 500_000;
const OFF_NAMES = { k: 'kinds', s: 'statuses', p: 'predicates', w: 'speakers', q: 'sources' };
const NOBODY = 0; // chosen: nothing, where the start chooses something

/** @param {object} index @param {import('./scene.js').Scene} scene @returns {string} '' for the start */
export function toAddress(index, scene) {
  const start = startScene(index);
  const { drawn } = openedFrom(index, start, scene.opened);
  const parts = {
    o: [...scene.opened].map((story) => storyName(index, story)),
    a: lacking(drawn, scene.drawn).map(shortId),
    r: lacking(scene.drawn, drawn).map(shortId),
    p: [...scene.places].map(([id, { x, y }]) => [nodeName(index, id), x, y]),
    i: [...scene.pinned].map((id) => nodeName(index, id)),
    h: [...scene.hidden].map((id) => nodeName(index, id)),
    f: filterParts(scene.filter),
    c: chosenParts(index, scene.chosen, start.chosen),
    w: scene.path ? [shortId(scene.path.from), shortId(scene.path.to), Number(scene.path.claims), scene.path.nth] : [],
    t: scene.article ? [shortId(scene.article)] : [],
  };
  const told = Object.entries(parts).filter(([, part]) => part === NOBODY || Object.keys(part).length);
  return told.length ? toBase64(JSON.stringify(Object.fromEntries(told))) : '';
}

/** @param {object} index @param {string} text @returns {import('./scene.js').Scene | null} */
export function fromAddress(index, text) {
  try {
    if (text === '') return startScene(index);
    if (text.length > LONGEST_ADDRESS) return null;
    return readScene(index, JSON.parse(fromBase64(text)));
  } catch {
    return null; // whatever is wrong with it, it is no address of ours
  }
}

function openedFrom(index, start, opened) {
  return [...opened].reduce((scene, story) => step(index, scene, { do: 'open', story }), { ...start, chosen: null });
}

function lacking(less, more) {
  return [...more].filter((each) => !less.has(each));
}

function filterParts(filter) {
  const parts = {};
  for (const [name, key] of Object.entries(OFF_NAMES)) {
    const values = filter.off[key];
    if (values.length) parts[name] = key === 'speakers' ? values.map(shortId) : values;
  }
  if (filter.confidence) parts.c = filter.confidence;
  if (filter.mode !== NO_FILTER.mode) parts.m = 1;
  if (filter.from) parts.f = filter.from;
  if (filter.to) parts.t = filter.to;
  if (!filter.undated) parts.u = 0;
  return parts;
}

function chosenParts(index, chosen, atStart) {
  if (JSON.stringify(chosen) === JSON.stringify(atStart)) return [];
  if (!chosen) return NOBODY;
  if (chosen.kind === 'node') return ['n', nodeName(index, chosen.id)];
  if (chosen.kind === 'edge') return ['e', edgeName(index, chosen.id)];
  if (chosen.kind === 'sentence') return ['s', shortId(chosen.document), chosen.start, chosen.end];
  return ['p', chosen.nodes.map(shortId), chosen.edges.map((id) => edgeName(index, id))];
}

/** Read what toAddress wrote. Throws for anything else. */
function readScene(index, parts) {
  onlyKeys(parts, 'oarpihfcwt');
  const lost = new Set();
  const found = (names, find) => {
    if (!Array.isArray(names)) throw new TypeError('a list was awaited');
    return names.map((name) => kept(find(index, name), name, lost)).filter((each) => each !== null);
  };
  const opened = found(parts.o || [], namedStory);
  const base = openedFrom(index, startScene(index), opened);
  const less = new Set(found(parts.r || [], namedNode));
  const scene = {
    ...base,
    drawn: new Set([...base.drawn, ...found(parts.a || [], namedEntity)].filter((id) => !less.has(id))),
    places: new Map(found(parts.p || [], namedPlace)),
    pinned: new Set(found(parts.i || [], namedNode)),
    hidden: new Set(found(parts.h || [], namedNode)),
    filter: readFilter(parts.f || {}),
    chosen: 'c' in parts ? kept(readChosen(index, parts.c), parts.c, lost) : startScene(index).chosen,
    path: parts.w ? kept(readPath(index, parts.w), parts.w, lost) : null,
    article: parts.t ? found(parts.t, namedDocument)[0] || null : null,
    note: lost.size ? `${lost.size} of the things in this link ${lost.size === 1 ? 'is' : 'are'} not in this file.` : '',
  };
  return makeRoom(index, scene, scene.pinned);
}

/** Note what is not there. */
function kept(value, name, lost) {
  if (value === null && name !== NOBODY) lost.add(JSON.stringify(name));
  return value;
}

function namedEntity(index, name) {
  const id = namedNode(index, name);
  return id && index.nodes.get(id).kind !== 'Story' ? id : null;
}

function namedDocument(index, name) {
  return index.documents.has(longId(name)) ? longId(name) : null;
}

function namedPlace(index, [name, x, y]) {
  if (!Number.isFinite(x) || !Number.isFinite(y)) throw new TypeError('a place is two numbers');
  const id = namedNode(index, name);
  return id && [id, { x, y }];
}

function readFilter(parts) {
  onlyKeys(parts, 'kspwqcmftu');
  const off = {};
  for (const [name, key] of Object.entries(OFF_NAMES)) {
    const values = parts[name] || [];
    if (!Array.isArray(values) || values.some((value) => typeof value !== 'string')) throw new TypeError('values are texts');
    off[key] = key === 'speakers' ? values.map(longId) : values;
  }
  const { c: confidence = 0, f: from = '', t: to = '' } = parts;
  if (!(confidence >= 0 && confidence <= 1)) throw new TypeError('confidence is between 0 and 1');
  if ([from, to].some((day) => day !== '' && dayNumber(day) === null)) throw new TypeError('a day was awaited');
  const filter = { off, confidence: Number(confidence), mode: parts.m ? 'true' : 'known', from, to, undated: parts.u !== 0 };
  return JSON.stringify(filter) === JSON.stringify(NO_FILTER) ? NO_FILTER : filter;
}

/** @returns {import('./scene.js').Chosen} null for nobody, and for what is not in the file */
function readChosen(index, parts) {
  if (parts === NOBODY) return null;
  const [kind, first, second, third] = parts;
  if (kind === 'n') return withId('node', namedNode(index, first));
  if (kind === 'e') return withId('edge', namedEdge(index, first));
  if (kind === 's') return readSentence(namedDocument(index, first), second, third);
  if (kind !== 'p') throw new TypeError(`nothing is chosen by ${kind}`);
  const nodes = first.map((name) => namedNode(index, name));
  const edges = second.map((name) => namedEdge(index, name));
  return [...nodes, ...edges].includes(null) ? null : { kind: 'path', edges, nodes };
}

function readSentence(document, start, end) {
  if (!Number.isInteger(start) || !Number.isInteger(end)) throw new TypeError('a sentence lies between two numbers');
  return document && { kind: 'sentence', document, start, end };
}

function withId(kind, id) {
  return id && { kind, id };
}

function readPath(index, [from, to, claims, nth]) {
  if (!Number.isInteger(nth) || nth < 0) throw new TypeError('the number of a way was awaited');
  const ends = [namedNode(index, from), namedNode(index, to)];
  return ends.includes(null) ? null : { from: ends[0], to: ends[1], claims: claims === 1, nth };
}

function onlyKeys(parts, keys) {
  if (!parts || typeof parts !== 'object' || Array.isArray(parts)) throw new TypeError('an object was awaited');
  if (Object.keys(parts).some((key) => !keys.includes(key))) throw new TypeError('an unknown part');
}

function toBase64(text) {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64(text) {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes, (letter) => letter.charCodeAt(0)));
}
