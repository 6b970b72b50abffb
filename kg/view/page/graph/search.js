/** Names and a query in, the ids found out, best first; accents, apostrophes and case do not count. Pure. */

const LETTERS = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' }; // no accent to Unicode, one to us
const LONGEST_NAME = 300;

/** Fold a text so that "Özil", "ozil" and "O'Zil" are one, and "Łódź" and "lodz". */
export function foldText(text) {
  return text
    .normalize('NFKD')
    .replace(/[\p{Mn}'’‘ʼʻ`´′]/gu, '')
    .toLowerCase()
    .replace(/[łøđðıßæœþ]/g, (letter) => LETTERS[letter])
    .replace(/[^\p{L}\p{N}\p{Mc}]+/gu, ' ')
    .trim();
}

/**
 * Entities made ready to be searched; events and stories have no names of their own.
 *
 * @param {Iterable<{id: string, kind: string, name: string, aliases: string[], importance: number}>} nodes
 * @returns {{id: string, importance: number, names: string}[]} names: each between two line ends
 */
export function searchIndex(nodes) {
  const entries = [];
  for (const node of nodes) {
    if (node.kind === 'Event' || node.kind === 'Story') continue;
    const folded = [node.name, ...node.aliases].map((name) => foldText(name.slice(0, LONGEST_NAME)));
    entries.push({ id: node.id, importance: node.importance, names: `\n${[...new Set(folded)].join('\n')}\n` });
  }
  return entries;
}

/**
 * Find by name or alias: the whole first, then its beginning, a word's beginning, the words in another order, any part; the more
 * important first.
 */
export function findNames(entries, query, limit) {
  const folded = foldText(query.slice(0, LONGEST_NAME));
  if (!folded) return [];
  const words = folded.split(' ');
  const hits = [];
  for (const entry of entries) {
    const score = closeness(entry.names, folded, words);
    if (score > 0) hits.push({ id: entry.id, score, importance: entry.importance });
  }
  hits.sort((a, b) => b.score - a.score || b.importance - a.importance || (a.id < b.id ? -1 : 1));
  return hits.slice(0, limit).map((each) => each.id);
}

function closeness(names, query, words) {
  if (!names.includes(query)) return words.length > 1 && wordsBeginIn(names, words) ? 2 : 0;
  if (names.includes(`\n${query}\n`)) return 5;
  if (names.includes(`\n${query}`)) return 4;
  return names.includes(` ${query}`) ? 3 : 1;
}

/** Whether one of the names has a word that begins with each of those. */
function wordsBeginIn(names, words) {
  if (!words.every((word) => names.includes(word))) return false;
  return names.split('\n').some((name) => words.every((word) => ` ${name}`.includes(` ${word}`)));
}
