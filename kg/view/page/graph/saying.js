/** Pieces of evidence and their speakers in words. Pure. */

import { nameOf } from './index.js';

export const NARRATOR = 'narrator';
export const UNNAMED = 'unnamed';

/** The words for a speaker: the article itself, somebody not named, or a name. */
export function speakerWords(index, id) {
  if (id === NARRATOR) return 'the article itself';
  return id === UNNAMED ? 'somebody not named' : nameOf(index, id);
}

/** A piece as a short sentence: "Ana Ruiz not owned by Tern", "sanction by the Ministry of Halden". */
export function pieceWords(index, piece) {
  const denial = piece.polarity ? '' : 'not ';
  if (piece.what !== 'event') {
    const object = piece.object ? nameOf(index, piece.object) : piece.value;
    return `${nameOf(index, piece.subject)} ${denial}${piece.says} ${object}`;
  }
  const named = (how, ids) => (ids.length ? ` ${how} ${ids.map((id) => nameOf(index, id)).join(', ')}` : '');
  const round = `${named('by', piece.agents)}${named('of', piece.targets)}${named('in', piece.places)}`;
  return `${denial}${piece.says || piece.type}${round}`;
}

/** What leads to a piece: the edge or the event under which it stands, or null. */
export function chosenFor(index, piece) {
  const edge = index.edgeOf.get(piece.id);
  if (edge) return { kind: 'edge', id: edge };
  const node = index.nodeOf.get(piece.id);
  return node ? { kind: 'node', id: node } : null;
}
