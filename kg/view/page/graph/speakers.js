/** Who says it, in words: a speaker's id in, the words for it out. Pure. */

import { nameOf } from './index.js';

export const NARRATOR = 'narrator';
export const UNNAMED = 'unnamed';

/** The words for a speaker: the article itself, somebody not named, or a name. */
export function speakerWords(index, id) {
  if (id === NARRATOR) return 'the article itself';
  return id === UNNAMED ? 'somebody not named' : nameOf(index, id);
}
