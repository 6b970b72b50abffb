"""What was extracted comes back: every statement and event of the seeds, equal in content, with its sentences."""

from __future__ import annotations

import pytest

from kg.ids import DEFAULT_BASE, Namer
from kg.known import Known
from kg.model import ENDED, NARRATOR, UNNAMED, Precision, Status, When
from kg.query.known import read_known
from kg.rdf import Projection
from kg.resolve import resolve
from kg.store.seam import Change, open_store

NAMER = Namer(DEFAULT_BASE)


@pytest.fixture(scope="module")
def texts(extractions):
    return {e.document.id: e.document.text for e in extractions}


@pytest.fixture(scope="module")
def known(seeds, texts):
    return read_known(seeds, texts.get)


def test_documents_and_entities_come_back(known, extractions, resolution):
    assert {(d.id, d.title, d.published, d.source) for d in known.documents} == {
        (e.document.id, e.document.title, e.document.published, e.document.source) for e in extractions
    }
    assert [(e.iri, e.type, e.name, e.aliases, e.wikidata) for e in known.entities] == sorted(
        (NAMER.entity(r.key), r.type, r.name, tuple(sorted(r.aliases)), r.wikidata) for r in resolution.entities
    )
    pairs = {frozenset((NAMER.entity(c.left), NAMER.entity(c.right))) for c in resolution.candidates}
    assert {frozenset((e.iri, other)) for e in known.entities for other in e.candidates} == pairs


def test_every_part_is_sorted_by_iri(known):
    for part in (known.documents, known.entities, known.statements, known.events):
        assert [each.iri for each in part] == sorted(each.iri for each in part)


def _iris(extraction, resolution):
    keys = {e.id: resolution.key_of(extraction.document.id, e.id) for e in extraction.entities}
    return {NARRATOR: NARRATOR, UNNAMED: UNNAMED, None: None} | {id: str(NAMER.entity(key)) for id, key in keys.items() if key}


def _common(row, iris, document):
    return (
        row.status, row.polarity, row.modality, iris[row.speaker], iris[row.reported_by], NAMER.document(document.id),
        tuple((s.of(document.text), s.start, s.end) for s in sorted(row.evidence)), round(row.confidence, 6),
    )  # fmt: skip


def _known_common(row):
    quotes = tuple((q.text, q.start, q.end) for q in row.evidence)
    return row.status, row.polarity, row.modality, row.speaker, row.reported_by, row.document, quotes, round(row.confidence, 6)


def _date(when):
    """A date without what follows from the rest of it."""
    return when and (when.start, when.end)


def test_every_statement_comes_back(known, extractions, resolution):
    told = set()
    for extraction in extractions:
        iris = _iris(extraction, resolution)
        for s in extraction.statements:
            ends = (iris[s.subject], s.predicate, iris[s.object] if isinstance(s.object, str) else s.object)
            told.add((*ends, _date(s.date), s.role, s.share, _common(s, iris, extraction.document)))
    found = {(s.subject, s.predicate, s.object, _date(s.when), s.role, s.share, _known_common(s)) for s in known.statements}
    assert found == told
    assert len(told) > 250


def test_every_event_comes_back(known, extractions, resolution):
    told = set()
    for extraction in extractions:
        iris = _iris(extraction, resolution)
        for v in extraction.events:
            parts = tuple(tuple(sorted({iris[who] for who in getattr(v, part)})) for part in ("agent", "target", "place"))
            told.add((v.type, *parts, _date(v.date), v.program, v.legal_basis, _common(v, iris, extraction.document)))
    found = {
        (v.type, v.agents, v.targets, v.places, _date(v.when), v.program, v.legal_basis, _known_common(v)) for v in known.events
    }
    assert found == told
    assert len(told) > 100


def test_contested_facts_are_marked_and_point_to_the_claim(known):
    contested = [s for s in known.statements if s.contested]
    by_iri = {s.iri: s for s in known.statements}
    assert len(contested) == 2
    assert all(s.status is Status.FACT and not by_iri[other].polarity for s in contested for other in s.contradicts)


def test_every_quote_stands_in_its_sentence(known, texts):
    documents = {d.iri: texts[d.id] for d in known.documents}
    for row in (*known.statements, *known.events):
        for quote in row.evidence:
            after = quote.start - quote.sentence_start
            assert quote.sentence[after : after + len(quote.text)] == quote.text
            assert documents[row.document][quote.sentence_start :].startswith(quote.sentence)
            assert len(quote.sentence) < 1000


@pytest.mark.parametrize("text_of", [lambda _: None, lambda _: "another text"], ids=["no text", "a changed text"])
def test_without_the_text_a_sentence_is_the_quote(seeds, text_of):
    quote = read_known(seeds, text_of).statements[0].evidence[0]
    assert (quote.sentence, quote.sentence_start) == (quote.text, quote.start)


def test_an_empty_snapshot_knows_nothing(tmp_path):
    assert read_known(open_store("oxigraph-memory", tmp_path).snapshot()) == Known()


WHENS = [
    When("2016"), When("2016-08"), When("2016-08-01"), When("2016", "2018"), When("2016-02", "2016-02"), When(None, "2016-02"),
    When("2016", ENDED), When(None, ENDED), When("2016-01-01", "2016-12-31"),
]  # fmt: skip


@pytest.mark.parametrize("when", WHENS, ids=str)
def test_dates_of_statements_come_back(extractions, tmp_path, when):
    from dataclasses import replace

    one = extractions[0]
    changed = replace(one, statements=(replace(one.statements[0], date=when),), events=())
    quads = Projection([changed], resolve([changed], ()), DEFAULT_BASE).all()
    store = open_store("oxigraph-memory", tmp_path)
    store.apply(Change(add=quads))
    found = read_known(store.snapshot()).statements[0].when
    assert _date(found) == _date(when)
    assert (
        found.precision
        == {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY, 0: None}[
            len(when.start or (when.end if when.end != ENDED else ""))
        ]
    )
