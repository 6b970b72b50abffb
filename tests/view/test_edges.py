"""Statements become edges: what is one edge, what never is, and how edges between the same two stand apart."""

import datetime as dt
from dataclasses import replace

import pytest

from kg.known import KnownStatement
from kg.model import ENDED, NARRATOR, Modality, Status, Value, When
from kg.view.edges import bent, derived_edges, edges_of, joined, label_of
from kg.view.parts import DerivedEdge

A, B, D1, D2 = "urn:a", "urn:b", "urn:d1", "urn:d2"
DAYS = {D1: dt.date(2020, 1, 1), D2: dt.date(2021, 1, 1)}


def said(number=1, predicate="memberOf", subject=A, other=B, document=D1, **more):
    given = {"status": Status.FACT, "polarity": True, "modality": Modality.ASSERTED, "speaker": NARRATOR, "evidence": ()} | more
    return KnownStatement(f"urn:s{number}", subject, predicate, other, document=document, **given)


def test_the_same_said_twice_is_one_edge_with_two_pieces_of_evidence():
    (edge,) = edges_of([said(1), said(2, document=D2)], DAYS)
    assert edge.evidence == ("urn:s1", "urn:s2")
    assert (edge.source, edge.predicate, edge.target, edge.label) == (A, "memberOf", B, "member of")


@pytest.mark.parametrize(
    "other",
    [
        said(2, status=Status.CLAIM),
        said(2, status=Status.CLAIM, polarity=False),
        said(2, predicate="employedBy"),
        said(2, subject=B, other=A),
        said(2, other="urn:c"),
    ],
)
def test_what_differs_in_status_denial_predicate_or_ends_is_another_edge(other):
    assert len(edges_of([said(1), other], DAYS)) == 2


def test_a_symmetric_predicate_reads_alike_from_both_ends():
    (edge,) = edges_of([said(1, "spouseOf"), said(2, "spouseOf", B, A)], DAYS)
    assert len(edge.evidence) == 2


def test_owns_is_owned_by_turned_round():
    assert joined(said(1, "owns")) == (B, "ownedBy", A)


def test_a_value_joins_nothing():
    assert joined(said(other=Value("12"))) is None
    assert edges_of([said(other=Value("12"))], DAYS) == []


def test_an_edge_is_planned_only_when_everything_under_it_is():
    planned = said(1, status=Status.CLAIM, modality=Modality.PLANNED)
    alleged = said(2, status=Status.CLAIM, modality=Modality.ALLEGED)
    assert edges_of([planned], DAYS)[0].planned
    assert not edges_of([planned, alleged], DAYS)[0].planned


@pytest.mark.parametrize(
    ("when", "ended"),
    [
        (None, False),
        (When("2018"), False),
        (When("2018", "2019"), True),
        (When(None, ENDED), True),
        (When("2020-07-09", "2020-07-09"), False),
    ],
)
def test_over_is_what_has_an_end_and_not_a_single_day(when, ended):
    assert edges_of([said(when=when)], DAYS)[0].ended is ended


def test_the_latest_document_says_whether_it_is_over():
    former, still = When(None, ENDED), When("2018")
    assert edges_of([said(1, when=still), said(2, document=D2, when=former)], DAYS)[0].ended
    assert not edges_of([said(1, when=former), said(2, document=D2, when=still)], DAYS)[0].ended


def test_one_contested_statement_marks_the_edge():
    assert edges_of([said(1), said(2, contested=True)], DAYS)[0].contested


def test_a_predicate_has_the_label_of_the_ontology_and_else_its_own_words():
    assert label_of("holdsPositionIn") == edges_of([said(predicate="holdsPositionIn")], DAYS)[0].label == "holds a position in"
    assert label_of("sharesCoastWith") == "shares coast with"
    assert label_of("https://x.example/terms#servesBeside") == label_of("https://x.example/servesBeside/") == "serves beside"


def test_what_a_query_made_is_an_edge_once_and_a_fact_without_evidence():
    made = [DerivedEdge(B, "partOf", A), DerivedEdge(A, "partOf", B), DerivedEdge(B, "partOf", A)]
    edges = derived_edges(made)
    assert [(edge.source, edge.target) for edge in edges] == [(A, B), (B, A)]
    assert {(edge.status, edge.evidence, edge.derived) for edge in edges} == {(Status.FACT, (), True)}
    assert not {edge.id for edge in edges} & {edge.id for edge in edges_of([said(predicate="partOf")], DAYS)}


@pytest.mark.parametrize(("count", "bends"), [(1, [0]), (2, [1, -1]), (3, [0, 1, -1]), (5, [0, 1, -1, 2, -2])])
def test_parallel_edges_bend_apart(count, bends):
    edge = edges_of([said()], DAYS)[0]
    parallel = [replace(edge, id=str(number)) for number in range(count)]
    assert [each.bend for each in bent(parallel)] == bends


def test_edges_of_both_directions_count_as_parallel():
    assert {edge.bend for edge in bent(edges_of([said(1), said(2, subject=B, other=A)], DAYS))} == {1, -1}
