/** The queries that were run, kept in this browser alone: the newest first, each once. Without storage nothing is kept. */

const KEY = 'kg.queries';
const MOST = 40;
const LONGEST = 32_768;

/** @returns {{query: string, at: string, told: string}[]} */
export function remembered(storage) {
  try {
    const kept = JSON.parse(storage.getItem(KEY) || '[]');
    return Array.isArray(kept) ? kept.filter((each) => each && typeof each.query === 'string') : [];
  } catch {
    return [];
  }
}

/** Remember a query; `told` says how it went. */
export function remember(storage, query, told, at = new Date().toISOString()) {
  const others = remembered(storage).filter((each) => each.query !== query);
  const kept = query.length > LONGEST ? others : [{ query, at, told }, ...others].slice(0, MOST);
  try {
    storage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // full, or forbidden: then it is not remembered
  }
  return kept;
}

export function forget(storage) {
  try {
    storage.removeItem(KEY);
  } catch {
    // forbidden: then there was nothing
  }
}

/** The first line of a query that says something. */
export function gist(query) {
  const lines = query.split('\n').map((line) => line.trim());
  const comment = lines.find((line) => /^#(?! param)/.test(line));
  const first = lines.find((line) => line && !/^(?:#|PREFIX\b|BASE\b)/i.test(line));
  return (comment ? comment.replace(/^#\s*/, '') : first || query.trim()).slice(0, 120);
}
