/** A query to the server, its answer line by line back; nothing else is asked of the network than this server. */

import { linesOf, readerOf } from './answers.js';

export const MOST_ROWS = 10_000;
const ANY = 'text/tab-separated-values, application/n-triples;q=0.9';

/** What went wrong, as the server says it; `line` and `column` where it names a place. */
export class Refusal extends Error {
  constructor({ title, detail, reason, line, column }) {
    super(reason || detail || title || 'the server says nothing about it');
    this.title = title || 'Error';
    this.line = line || 0;
    this.column = column || 0;
  }
}

/**
 * Ask, and read at most MOST_ROWS rows.
 *
 * @returns {Promise<{kind: string, columns: string[], rows: object[][], cut: string, more: boolean, milliseconds: number}>}
 */
export async function ask(query, signal) {
  const started = performance.now();
  const response = await post(query, ANY, signal);
  const kind = (response.headers.get('content-type') || '').startsWith('application/n-triples') ? 'graph' : 'table';
  const reader = readerOf(kind);
  const more = await readLines(response, reader);
  const milliseconds = performance.now() - started;
  const cut = response.headers.get('kg-cut') || '';
  return { kind, columns: reader.columns || [], rows: reader.rows, cut, more, milliseconds };
}

/** The whole answer in one format. @returns {Promise<Blob>} */
export async function download(query, type, signal) {
  return (await post(query, type, signal)).blob();
}

/** Put values into the places of a query. @returns {Promise<string>} */
export async function bound(query, values, signal) {
  const response = await sent('/api/bind', JSON.stringify({ query, values }), 'application/json', 'application/json', signal);
  return (await response.json()).query;
}

/** What IRIs are called. @returns {Promise<Record<string, string>>} */
export async function namesOf(iris) {
  if (!iris.length) return {};
  try {
    const response = await sent('/api/names', JSON.stringify({ iris }), 'application/json', 'application/json');
    return (await response.json()).names;
  } catch {
    return {}; // then they stand for themselves
  }
}

async function readLines(response, reader) {
  const lines = linesOf();
  const stream = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { value, done } = await stream.read();
    for (const line of done ? lines.end() : lines.push(value)) {
      if (reader.rows.length >= MOST_ROWS) {
        await stream.cancel();
        return true;
      }
      reader.take(line);
    }
    if (done) return false;
  }
}

function post(query, accept, signal) {
  return sent('/sparql', query, 'application/sparql-query', accept, signal);
}

async function sent(address, body, type, accept, signal) {
  const headers = { 'Content-Type': type, Accept: `${accept}, application/problem+json;q=0.1` };
  const response = await fetch(address, { method: 'POST', body, headers, signal, credentials: 'same-origin' });
  if (!response.ok) throw await refusalOf(response);
  return response;
}

async function refusalOf(response) {
  const text = await response.text();
  try {
    return new Refusal(JSON.parse(text));
  } catch {
    return new Refusal({ title: `Error ${response.status}`, detail: text.slice(0, 2000) });
  }
}
