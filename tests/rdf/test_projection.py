"""The projection's promises, held against whatever extractions the ontology allows."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import collections, extraction, extractions

from kg.ids import DEFAULT_BASE, Namer
from kg.model import NARRATOR, UNNAMED, Extraction, Status
from kg.rdf import Projection
from kg.resolve import resolve
from kg.terms import IRI, Blank, Literal, to_nquad
from kg.validate import violations
from kg.vocab import RDF, kg, ontology

NAMER = Namer()
PARTS = {kg("agent"), kg("target"), kg("place")}


def project(some, judgements=()):
    return Projection(some, resolve(some, judgements), DEFAULT_BASE)


def lines(some):
    return sorted(map(to_nquad, project(some).all()))


def renamed(whole, new):
    """The same extraction with other local ids; NARRATOR and UNNAMED stay."""

    def of(id):
        return id if id in (None, NARRATOR, UNNAMED) else new[id]

    def row(each, **more):
        return replace(
            each, id=new.get(each.id, f"n{each.id}"), speaker=of(each.speaker), reported_by=of(each.reported_by), **more
        )

    statements = [row(s, subject=of(s.subject), object=of(s.object)) for s in whole.statements]
    events = [row(v, **{key: tuple(map(of, getattr(v, key))) for key in ("agent", "target", "place")}) for v in whole.events]
    return replace(
        whole,
        entities=tuple(replace(e, id=of(e.id)) for e in whole.entities),
        statements=tuple(statements),
        events=tuple(events),
    )


@given(collections(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_count(some, chance):
    """Equal extractions give equal quads, byte for byte."""
    assert lines(chance.sample(some, len(some))) == lines(some)


@given(collections())
def test_each_triple_stands_in_one_graph_and_once(some):
    triples = Counter(quad[:3] for quad in project(some).all())
    assert set(triples.values()) <= {1}


@given(collections())
def test_no_blank_nodes_and_no_foreign_graphs(some):
    graphs = {NAMER.facts, NAMER.entities, *(NAMER.document(x.document.id) for x in some)}
    for quad in project(some).all():
        assert not any(isinstance(term, Blank) for term in quad)
        assert quad.graph in graphs
        assert isinstance(quad.object, IRI | Literal)


@given(collections())
def test_each_graph_is_sorted_as_it_is_written(some):
    projection = project(some)
    for quads in (projection.facts(), projection.entities(), *(projection.document(x.document.id) for x in some)):
        assert [to_nquad(quad) for quad in quads] == sorted({to_nquad(quad) for quad in quads})


@given(collections())
def test_only_affirmed_facts_are_edges(some):
    """What is claimed or denied never becomes an edge."""
    expected = {s.predicate for x in some for s in x.statements if s.status is Status.FACT and s.polarity}
    implied = {ontology().predicates[name].parent for name in expected} | {"ownedBy"}
    assert {quad.predicate for quad in project(some).facts()} <= {kg(str(name)) for name in expected | implied}
    claimed = [with_status(x, Status.CLAIM) for x in some]
    assert project(claimed).facts() == []
    assert project([with_status(x, Status.FACT, polarity=False) for x in some]).facts() == []


def with_status(whole, status, *, polarity=True):
    rows = [replace(s, status=status, polarity=polarity) for s in whole.statements]
    return replace(whole, statements=tuple(rows))


@given(collections())
def test_only_deeds_done_have_their_parts_as_triples(some):
    """The participants of a planned, alleged or denied event hang on claims about it."""
    quads = project(some).all()
    types = {(q.subject, q.object) for q in quads if q.predicate == RDF + "type"}
    for deed in {q.subject for q in quads if q.predicate in PARTS}:
        assert (deed, kg("Event")) in types
        said = {q.predicate: q.object.value for q in quads if q.subject == deed and isinstance(q.object, Literal)}
        assert said[kg("eventStatus")] == "fact"
        assert said[kg("polarity")] == "true"
    about = {q.subject for q in quads if q.predicate == kg("aboutEvent")}
    assert all((claim, kg("Claim")) in types for claim in about)


@given(extractions(), st.randoms(use_true_random=False))
def test_local_ids_do_not_count(whole, chance):
    """An extractor that numbers its rows anew changes no IRI, where something tells its entities apart."""
    ids = [e.id for e in whole.entities]
    new = dict(zip(ids, chance.sample([f"x{i}" for i in range(len(ids))], len(ids)), strict=True))
    apart = tuple(replace(e, name=f"{e.name} {i}") for i, e in enumerate(whole.entities))
    whole = replace(whole, entities=apart)
    assert lines([renamed(whole, new)]) == lines([whole])


@given(collections())
def test_statements_keep_their_names_when_entities_join(some):
    """How entities are resolved does not reach the IRIs of what a document says."""

    def subjects(projection, document_id):
        return {quad.subject for quad in projection.document(document_id)}

    together = project(some)
    for each in some:
        assert subjects(project([each]), each.document.id) == subjects(together, each.document.id)


@given(collections())
def test_an_equal_stamp_means_an_equal_graph(some):
    together = project(some)
    for each in some:
        alone, id = project([each]), each.document.id
        same = alone.document(id) == together.document(id)
        assert same or alone.stamp(id) != together.stamp(id)


@pytest.mark.parametrize(
    "changed",
    [
        lambda d: replace(d, title="New"),
        lambda d: replace(d, source="elsewhere"),
        lambda d: replace(d, text=d.text + " More."),
    ],
)
def test_what_is_written_differently_has_another_stamp(changed):
    before = extraction("d")
    after = replace(before, document=changed(before.document))
    assert project([before]).stamp("d") == project([replace(before)]).stamp("d") != project([after]).stamp("d")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(collections(most=2))
def test_every_projection_of_sound_extractions_is_valid(some):
    texts = {NAMER.document(x.document.id): x.document.text for x in some}
    assert violations(project(some).all(), texts) == []


def test_an_empty_document_is_a_document():
    quads = project([Extraction(extraction("d").document)]).all()
    assert {quad.predicate for quad in quads} == {RDF + "type", kg("documentId")}
