/** The statements and events shown in, a table of them as CSV out (RFC 4180). Pure. */

import { nameOf } from '../graph/index.js';
import { NARRATOR, speakerWords, UNNAMED } from '../graph/saying.js';
import { saidIn, quotedAt, wholeIri } from './said.js';

const COLUMNS = [
  ['what', (index, piece) => piece.what],
  ['subject', (index, piece) => names(index, subjectsOf(piece))],
  ['predicate', (index, piece) => piece.predicate || piece.type],
  ['object', (index, piece) => names(index, objectsOf(piece)) || piece.value],
  ['place', (index, piece) => names(index, piece.places || [])],
  ['status', (index, piece) => piece.status],
  ['contested', (index, piece) => (piece.contested ? 'true' : 'false')],
  ['polarity', (index, piece) => (piece.polarity ? 'true' : 'false')],
  ['modality', (index, piece) => piece.modality],
  ['speaker', (index, piece) => speakerWords(index, piece.speaker)],
  ['reported by', (index, piece) => (piece.reportedBy ? nameOf(index, piece.reportedBy) : '')],
  ['start', (index, piece) => piece.start],
  ['end', (index, piece) => piece.end],
  ['when', (index, piece) => piece.when],
  ['role', (index, piece) => piece.role],
  ['share', (index, piece) => piece.share],
  ['program', (index, piece) => piece.program],
  ['legal basis', (index, piece) => piece.legalBasis],
  ['confidence', (index, piece) => piece.confidence],
  ['document', (index, piece) => documentOf(index, piece).key],
  ['title', (index, piece) => documentOf(index, piece).title],
  ['source', (index, piece) => documentOf(index, piece).source],
  ['published', (index, piece) => documentOf(index, piece).day],
  ['quote', (index, piece) => quoteOf(index, piece)],
  ['iri', (index, piece) => wholeIri(index, piece.id)],
  ['subject iri', (index, piece) => iris(index, subjectsOf(piece))],
  ['object iri', (index, piece) => iris(index, objectsOf(piece))],
  ['place iri', (index, piece) => iris(index, piece.places || [])],
  ['speaker iri', (index, piece) => ([NARRATOR, UNNAMED].includes(piece.speaker) ? '' : wholeIri(index, piece.speaker))],
  ['document iri', (index, piece) => wholeIri(index, piece.document)],
];

/** A row for each statement and event under what is shown; of an event the agents are the subject, the targets the object. */
export function csvOf(index, shown, passes) {
  const rows = saidIn(index, shown, passes).map((piece) => COLUMNS.map(([, valueOf]) => valueOf(index, piece)));
  return [COLUMNS.map(([name]) => name), ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** One cell: a text that a spreadsheet would run as a formula is led by an apostrophe, as OWASP advises. */
export function csvCell(value) {
  const text = value === null || value === undefined ? '' : String(value);
  const harmless = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
  return harmless !== text || /[",\r\n]/.test(text) ? `"${harmless.replaceAll('"', '""')}"` : text;
}

function subjectsOf(piece) {
  return piece.what === 'event' ? piece.agents : [piece.subject];
}

function objectsOf(piece) {
  if (piece.what === 'event') return piece.targets;
  return piece.object ? [piece.object] : [];
}

function names(index, ids) {
  return ids.map((id) => nameOf(index, id)).join('; ');
}

function iris(index, ids) {
  return ids.map((id) => wholeIri(index, id)).join(' ');
}

function documentOf(index, piece) {
  return index.documents.get(piece.document) || {};
}

function quoteOf(index, piece) {
  const parts = (piece.spans || []).map((span) => quotedAt(index, piece.document, span));
  return parts.flatMap((part) => (part ? [part.words] : [])).join(' […] ');
}
