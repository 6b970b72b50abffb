/** Names and a query in, the ids found out, best first; accents, apostrophes and case do not count. Pure. */

/** Fold a text so that "Özil", "ozil" and "O'Zil" are one. */
export function foldText(text) {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’ʼ`]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** @param {Iterable<{id: string, kind: string, name: string, aliases: string[], importance: number}>} nodes */
export function searchIndex(nodes) {
  const entries = [];
  for (const node of nodes) {
    if (node.kind === 'Event') continue;
    const names = [node.name, ...node.aliases].map((name) => foldText(name.slice(0, 300)));
    entries.push({ id: node.id, importance: node.importance, names });
  }
  return entries;
}

/** Find by name or alias: the whole first, then its beginning, a word's beginning, any part; the more important first. */
export function findNames(entries, query, limit) {
  const folded = foldText(query);
  if (!folded) return [];
  const found = [];
  for (const entry of entries) {
    const score = Math.max(...entry.names.map((name) => closeness(name, folded)));
    if (score > 0) found.push({ id: entry.id, score, importance: entry.importance });
  }
  found.sort((a, b) => b.score - a.score || b.importance - a.importance || (a.id < b.id ? -1 : 1));
  return found.slice(0, limit).map((each) => each.id);
}

function closeness(name, query) {
  if (name === query) return 4;
  if (name.startsWith(query)) return 3;
  if (name.includes(` ${query}`)) return 2;
  return name.includes(query) ? 1 : 0;
}
