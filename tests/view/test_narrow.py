"""Narrowing: what falls into days, facts alone, the documents that somebody means; and what stays with what is left."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.known import Known
from kg.model import ENDED, Status, When
from kg.view.excerpt import excerpt, pieces_of, spoken_of
from kg.view.lasting import lasting, overlap
from kg.view.narrow import Narrowing, narrow, undated

DAYS = st.dates(dt.date(2019, 1, 1), dt.date(2023, 1, 1))


@pytest.fixture
def world(samples):
    return samples.small_world()


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def dated(samples, when: When | None, published: str | None = "2021-03-14", **more):
    """A world in which one document says one thing."""
    w = samples.World()
    document = w.document("one", "One", published or "2021-01-01")
    if published is None:
        w.documents = [replace(w.documents[0], published=None)]
    w.say(document, w.entity("P", "Ilya"), "memberOf", w.entity("O", "Tidal Front"), "*Ilya, of the Front*", when=when, **more)
    return w.known()


def test_nothing_asked_is_nothing_changed(world):
    assert narrow(world, Narrowing()) is world


@pytest.mark.parametrize(
    ("when", "since", "until", "stays"),
    [
        (When("2018", None), "2020-01-01", None, True),  # a membership without an end lasts on
        (When("2018", None), None, "2017-12-31", False),
        (When("2018", None), None, "2018-01-01", True),  # a year begins on its first day
        (When("2016", "2018-08"), "2018-08-31", None, True),  # a month ends on its last
        (When("2016", "2018-08"), "2018-09-01", None, False),
        (When(None, "2018"), None, "1990-01-01", True),  # nobody says since when
        (When(None, "2018"), "2019-01-01", None, False),
        (When("2016", ENDED), "2021-03-14", None, True),  # over, at the latest on the day of its article
        (When("2016", ENDED), "2021-03-15", None, False),
        (When(None, ENDED), "2021-03-14", "2021-03-14", True),  # over is no date: it goes by its article
        (When(None, ENDED), None, "1990-01-01", False),
        (None, "2021-03-14", "2021-03-14", True),
        (None, "2021-03-15", None, False),
        (None, None, "2021-03-13", False),
    ],
)
def test_a_statement_goes_by_the_days_it_lasts(samples, when, since, until, stays):
    known = dated(samples, when)
    narrowing = Narrowing(day(since), day(until))
    if stays:
        assert narrow(known, narrowing).statements == known.statements
    else:
        with pytest.raises(InputError, match=r"nothing falls into the days .*; the documents appeared from 2021-03-14"):
            narrow(known, narrowing)


def test_an_event_is_over_at_the_end_of_the_day_month_or_year_it_names(samples):
    w = samples.World()
    document = w.document("one", "One", "2021-06-01")
    w.happen(document, "meet", "*They met*", agents=(w.entity("P", "Ilya"),), when=When("2021-05"))
    w.happen(document, "agree", "*They agreed*", agents=(w.entity("P", "Ilya"),), when=When("2021-06-01"))
    (left,) = narrow(w.known(), Narrowing(since=dt.date(2021, 6, 1))).events
    assert left.type == "agree"
    assert len(narrow(w.known(), Narrowing(since=dt.date(2021, 5, 31))).events) == 2


def test_what_nothing_dates_stays_out_only_when_days_are_asked_for_and_is_counted(samples, world):
    nowhen = dated(samples, None, published=None)
    both = Known(
        *(tuple(sorted((*one, *two), key=lambda each: each.iri)) for one, two in zip(parts(world), parts(nowhen), strict=True))
    )
    asked = Narrowing(until=dt.date(2022, 1, 1))
    assert undated(both, asked) == 1
    assert undated(both, Narrowing()) == 0
    assert undated(both, replace(asked, sources=("harbour",))) == 0
    assert nowhen.statements[0] not in narrow(both, asked).statements
    assert nowhen.statements[0] in narrow(both, Narrowing(facts_only=True)).statements
    with pytest.raises(InputError, match="no document says when it appeared"):
        narrow(nowhen, asked)


def test_facts_alone_leave_claims_and_those_who_only_make_them(world):
    left = narrow(world, Narrowing(facts_only=True))
    assert {piece.status for piece in pieces_of(left)} == {Status.FACT}
    assert len(left.statements) == sum(statement.status is Status.FACT for statement in world.statements)
    gone = {entity.name for entity in world.entities} - {entity.name for entity in left.entities}
    assert gone == {"Ossel", "Farrow Bight"}  # only claims speak of the Ossel, nothing of the Bight


def test_sources_are_meant_by_id_title_or_source_whatever_their_case(world):
    by_id, by_title = narrow(world, Narrowing(sources=("harbour",))), narrow(world, Narrowing(sources=("HARBOUR BOARD under",)))
    assert by_id == by_title
    assert [document.id for document in by_id.documents] == ["harbour"]
    assert {piece.document for piece in pieces_of(by_id)} == {by_id.documents[0].iri}
    assert narrow(world, Narrowing(sources=("https://news.example/harbour",))) == by_id
    two = narrow(world, Narrowing(sources=("harbour", "border")))
    assert {document.id for document in two.documents} == {"harbour", "border"}


def test_who_names_a_document_whole_does_not_mean_those_that_contain_it(samples):
    w = samples.World()
    ilya, front = w.entity("P", "Ilya"), w.entity("O", "Tidal Front")
    for name in ("a.txt", "aa.txt"):
        w.say(w.document(name, name.upper(), "2021-01-01"), ilya, "memberOf", front, f"*Ilya in {name}*")
    assert [document.id for document in narrow(w.known(), Narrowing(sources=("A.TXT",))).documents] == ["a.txt"]
    assert len(narrow(w.known(), Narrowing(sources=("a.tx",))).documents) == 2


@pytest.mark.parametrize(
    ("narrowing", "words"),
    [
        (Narrowing(sources=("harbor",)), "no document has 'harbor' in its id, source or title; did you mean harbour"),
        (Narrowing(sources=("zzz",)), "no document has 'zzz' in its id, source or title; `kg info` lists them"),
        (Narrowing(sources=(" ",)), "no document has ' '"),
        (Narrowing(dt.date(2021, 1, 2), dt.date(2021, 1, 1)), "from 2021-01-02 to 2021-01-01 is no stretch"),
        (
            Narrowing(dt.date(1066, 1, 1), dt.date(1066, 12, 31), facts_only=True, sources=("harbour",)),
            "nothing among the facts in 'harbour' falls into the days from 1066-01-01 to 1066-12-31; the documents appeared",
        ),
    ],
)
def test_what_cannot_be_meant_or_leaves_nothing_is_an_error(world, narrowing, words):
    with pytest.raises(InputError, match=words):
        narrow(world, narrowing)


def test_a_document_of_claims_leaves_nothing_of_facts_alone(samples):
    with pytest.raises(InputError, match="nothing is said among the facts: ask for more"):
        narrow(dated(samples, None, status=Status.CLAIM), Narrowing(facts_only=True))


def test_an_empty_graph_stays_empty():
    assert narrow(Known(), Narrowing(since=dt.date(2020, 1, 1))) == Known()


def test_candidates_stay_named_only_while_they_are_here(world):
    pilot = next(entity for entity in world.entities if entity.name == "Sanna Dray (pilot)")
    of_both = narrow(world, Narrowing(sources=("denial",)))
    assert pilot in of_both.entities
    of_pilot = [s for s in world.statements if s.subject == pilot.iri]
    (alone,) = (entity for entity in excerpt(world, of_pilot).entities if entity.iri == pilot.iri)
    assert alone.candidates == ()


@given(since=st.none() | DAYS, until=st.none() | DAYS, facts=st.booleans())
def test_what_is_left_is_whole_sorted_and_what_was_asked_for(samples, since, until, facts):
    world = samples.small_world()
    narrowing = Narrowing(since, until, facts)
    try:
        left = narrow(world, narrowing)
    except InputError:
        assert since
        return
    entities = {entity.iri for entity in left.entities}
    spoken = {iri for piece in pieces_of(left) for iri in spoken_of(piece)}
    assert all(list(part) == sorted(part, key=lambda each: each.iri) for part in parts(left))
    assert spoken & {entity.iri for entity in world.entities} == entities or left is world
    assert {piece.document for piece in pieces_of(left)} == {document.iri for document in left.documents}
    assert narrow(left, narrowing) == left
    published = {document.iri: document.published for document in world.documents}
    for piece in pieces_of(world):
        when = lasting(piece, published[piece.document]) or (published[piece.document],) * 2
        asked = overlap(when, (since, until)) and not (facts and piece.status is Status.CLAIM)
        assert (piece in pieces_of(left)) == asked


def parts(known: Known):
    return known.documents, known.entities, known.statements, known.events
