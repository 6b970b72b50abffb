/**
 * What is shown in, Turtle in the shape of the store out (ontology/example.trig): entities, the direct edges of facts, and every
 * statement and event with its words. A claim is never an edge. Pure.
 *
 * What the page does not hold is left out, never made up: holdings, extractions and reasons of joins.
 */

import { NARRATOR, UNNAMED } from '../graph/saying.js';
import { digestOf } from './digest.js';
import { saidIn, quotedAt, wholeIri } from './said.js';
import { blockOf, dayTerm, decimalTerm, termsOf, textTerm } from './terms.js';

const LANGUAGE = 'en';

/** What an edge implies, as kg/rdf/edges.py has it from the ontology; a test compares the two. */
export const SYMMETRIC = ['affiliatedWith', 'alliedWith', 'associateOf', 'doesBusinessWith', 'opposes', 'siblingOf', 'spouseOf'];
export const TURNED = { owns: 'ownedBy' };
export const BROADER = { leads: 'holdsPositionIn' };

/** Write what is shown; `passes` leaves out statements that a filter does not let through. */
export function turtleOf(index, shown, passes) {
  const terms = termsOf(index.base, index.ontology);
  const name = (id) => (id ? terms.iri(wholeIri(index, id)) : null);
  const writer = { index, name, iri: terms.iri, kg: (local) => terms.iri(`${index.ontology}${local}`) };
  const said = saidIn(index, shown, passes);
  const documents = [...new Set(said.map((piece) => piece.document))].map((id) => index.documents.get(id)).filter(Boolean);
  const parts = [
    entityIds(index, shown, said).map((id) => entityBlock(writer, id)),
    directEdges(writer, said),
    documents.map((document) => documentBlock(writer, document)),
    spansOf(said).map((span) => spanBlock(writer, span)),
    said.flatMap((piece) => {
      if (piece.what !== 'event') return [statementBlock(writer, piece)];
      return [eventBlock(writer, piece), ...partBlocks(writer, piece)];
    }),
  ];
  const text = parts.map((blocks) => blocks.filter(Boolean).join('')).filter(Boolean);
  return [`${terms.head}${derivedNote(shown)}`, ...text].join('\n');
}

/** Everybody who is shown or spoken of. */
function entityIds(index, shown, said) {
  const ids = new Set(shown.nodes.map((node) => node.id));
  for (const piece of said) {
    const parts = piece.what === 'event' ? [...piece.agents, ...piece.targets, ...piece.places] : [piece.subject, piece.object];
    for (const id of [...parts, piece.speaker, piece.reportedBy]) ids.add(id);
  }
  const isEntity = (id) => (index.nodes.has(id) ? !['Event', 'Story'].includes(index.nodes.get(id).kind) : id in index.names);
  return [...ids].filter((id) => id && isEntity(id)).sort();
}

function entityBlock({ index, name, kg }, id) {
  const node = index.nodes.get(id);
  if (!node) return blockOf(name(id), [['skos:prefLabel', [textTerm(index.names[id], LANGUAGE)]]]);
  return blockOf(name(id), [
    ['a', [kg(node.kind)]],
    ['skos:prefLabel', [textTerm(node.name, LANGUAGE)]],
    ['skos:altLabel', node.aliases.map((alias) => textTerm(alias, LANGUAGE))],
    [kg('wikidata'), [node.wikidata ? `wikidata:${node.wikidata}` : null]],
    [kg('candidateMatch'), node.candidates.map(name)],
  ]);
}

/** The edges of facts that are affirmed: `owns` turned round, a symmetric one twice, and the broader one that it implies. */
function directEdges({ name, kg }, said) {
  const triples = new Set();
  const add = (subject, predicate, object) => {
    if (predicate in TURNED) return add(object, TURNED[predicate], subject);
    triples.add(`${name(subject)} ${kg(predicate)} ${name(object)} .\n`);
    if (SYMMETRIC.includes(predicate)) triples.add(`${name(object)} ${kg(predicate)} ${name(subject)} .\n`);
    return predicate in BROADER ? add(subject, BROADER[predicate], object) : null;
  };
  for (const piece of said) {
    if (piece.what === 'statement' && piece.status === 'fact' && piece.polarity && piece.object) {
      add(piece.subject, piece.predicate, piece.object);
    }
  }
  return [...triples].sort();
}

/** Edges that a query made have no words and no standing: they are counted, not written. */
function derivedNote(shown) {
  const count = shown.edges.filter((edge) => edge.derived).length;
  return count ? `# ${count} edges that a query made are not written: no statement stands behind them\n` : '';
}

function documentBlock({ name, kg }, document) {
  return blockOf(name(document.id), [
    ['a', [kg('Document')]],
    [kg('documentId'), [textTerm(document.key)]],
    [kg('title'), [document.title === document.key ? null : textTerm(document.title)]],
    [kg('source'), [textTerm(document.source)]],
    [kg('published'), [dayTerm(document.day)]],
    [kg('copyOf'), [name(document.copyOf)]],
  ]);
}

function statementBlock(writer, piece) {
  const { name, kg } = writer;
  const standing = piece.status === 'claim' ? 'Claim' : piece.contested ? 'Contested' : '';
  return blockOf(name(piece.id), [
    ['a', [kg('Statement'), standing ? kg(standing) : null]],
    ['rdf:subject', [name(piece.subject)]],
    ['rdf:predicate', [kg(piece.predicate)]],
    ['rdf:object', [piece.object ? name(piece.object) : textTerm(piece.value)]],
    [kg('role'), [textTerm(piece.role)]],
    [kg('share'), [decimalTerm(piece.share)]],
    [kg('contradicts'), (piece.contradicts || []).map(name)],
    ...commonOf(writer, piece),
  ]);
}

function eventBlock(writer, piece) {
  const { name, kg } = writer;
  const done = piece.status === 'fact' && piece.polarity;
  const taking = (ids) => (done ? ids.map(name) : []);
  return blockOf(name(piece.id), [
    ['a', [kg('Event')]],
    [kg('eventType'), [textTerm(piece.type)]],
    [kg('eventStatus'), [textTerm(piece.status)]],
    [kg('agent'), taking(piece.agents)],
    [kg('target'), taking(piece.targets)],
    [kg('place'), taking(piece.places)],
    [kg('program'), [textTerm(piece.program)]],
    [kg('legalBasis'), [textTerm(piece.legalBasis)]],
    ...commonOf(writer, piece),
  ]);
}

/** Who takes part in a claimed event is a claim too, one each. */
function partBlocks(writer, piece) {
  const { name, kg } = writer;
  const parts = [['agent', piece.agents], ['target', piece.targets], ['place', piece.places]];
  const taking = parts.flatMap(([part, ids]) => ids.map((id) => [part, id]));
  if ((piece.claims || []).length !== taking.length) return []; // somebody who takes part is not in this file
  return piece.claims.map((claim, at) =>
    blockOf(name(claim), [
      ['a', [kg('Statement'), kg('Claim')]],
      ['rdf:subject', [name(piece.id)]],
      ['rdf:predicate', [kg(taking[at][0])]],
      ['rdf:object', [name(taking[at][1])]],
      [kg('aboutEvent'), [name(piece.id)]],
      ...saidOf(writer, piece),
    ]),
  );
}

function commonOf(writer, piece) {
  const { kg } = writer;
  return [
    [kg('startDate'), [dayTerm(piece.start)]],
    [kg('endDate'), [dayTerm(piece.end)]],
    [kg('datePrecision'), [textTerm(datePrecision(piece.when))]],
    [kg('ended'), [/\bover$/.test(piece.when) ? 'true' : null]],
    ...saidOf(writer, piece),
  ];
}

/** Who says it, where, how, in which words. */
function saidOf(writer, piece) {
  const { name, kg } = writer;
  const speakers = { [NARRATOR]: name(piece.document), [UNNAMED]: kg('unnamed') };
  const speaker = piece.speaker in speakers ? speakers[piece.speaker] : name(piece.speaker);
  return [
    [kg('evidence'), (piece.spans || []).map((span) => spanName(writer, piece.document, span))],
    [kg('inDocument'), [name(piece.document)]],
    [kg('assertedBy'), [speaker]],
    [kg('reportedBy'), [name(piece.reportedBy)]],
    [kg('polarity'), [String(piece.polarity)]],
    [kg('modality'), [textTerm(piece.modality)]],
    [kg('confidence'), [decimalTerm(piece.confidence)]],
  ];
}

/** How exactly a date is known, read from its words: "2016", "Aug 2018", "9 Jul 2020 to 2021". */
export function datePrecision(when) {
  const [first] = (when || '').replace(/^(?:from|until|since) /, '').split(/ to |,/);
  const parts = first.split(' ').filter(Boolean);
  return /\d/.test(first) ? ['year', 'month', 'day'][parts.length - 1] : '';
}

function spansOf(said) {
  const spans = new Map();
  for (const { document, spans: places } of said) {
    for (const place of places || []) spans.set(`${document} ${place[0]} ${place[1]}`, { document, place });
  }
  return [...spans.values()];
}

function spanBlock(writer, { document, place }) {
  const { index, name, kg } = writer;
  const span = spanName(writer, document, place);
  if (!span) return '';
  const { words, start, end } = quotedAt(index, document, place);
  return blockOf(span, [
    ['a', [kg('Span')]],
    [kg('text'), [textTerm(words)]],
    [kg('start'), [String(start)]],
    [kg('end'), [String(end)]],
    [kg('inDocument'), [name(document)]],
  ]);
}

/** A span's IRI follows from its document and its place in code points, as in kg/rdf/identity.py. */
function spanName({ index, iri }, document, place) {
  const [known, at] = [index.documents.get(document), quotedAt(index, document, place)];
  return known && at ? iri(`${index.base}span/${digestOf(['span', known.key, at.start, at.end])}`) : null;
}
