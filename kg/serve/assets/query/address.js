/** The query in the address: `#query=...&name=value`; `?query=...` is read as well, since programs link so. Pure. */

/** @returns {{query: string, values: Record<string, string>} | null} */
export function fromAddress(hash, search = '') {
  for (const text of [hash.replace(/^#/, ''), search.replace(/^\?/, '')]) {
    const given = new URLSearchParams(text);
    const query = given.get('query');
    if (query !== null) {
      given.delete('query');
      const named = [...given].filter(([name]) => name.startsWith('.')).map(([name, value]) => [name.slice(1), value]);
      return { query, values: Object.fromEntries(named) };
    }
  }
  return null;
}

/** Values are led by a dot, so that one may be called `query`. */
export function toAddress(query, values) {
  const filled = Object.entries(values).filter(([, value]) => value);
  const parts = [['query', query], ...filled.map(([name, value]) => [`.${name}`, value])];
  return `#${parts.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}
