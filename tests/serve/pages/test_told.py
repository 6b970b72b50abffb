"""Words for pages: sentences cut at their exact words, groups of what is said alike, articles with their mentions, neighbours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.known import KnownArticle, Quote
from kg.model import Span
from kg.serve.catalogue.addresses import Addresses
from kg.serve.catalogue.catalogue import catalogue_of
from kg.serve.pages.around import MOST, around
from kg.serve.pages.article import paragraphs
from kg.serve.pages.groups import grouped, sameness, sorted_out
from kg.serve.pages.told import Told


@pytest.fixture
def told(graph):
    return Told(catalogue_of(graph.known), Addresses(graph.base))


class Quoting:
    def __init__(self, *quotes):
        self.evidence = quotes


SENTENCE = "Aurel Isk owns Tern & Sons, and <b>more</b>."


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 10)), min_size=1, max_size=6))
def test_a_sentence_is_cut_and_nothing_is_lost(stretches):
    quotes = [Quote(SENTENCE[a : a + n], 100 + a, 100 + min(a + n, len(SENTENCE)), SENTENCE, 100) for a, n in stretches]
    (said,) = Told(None, None).said([Quoting(*quotes)])
    assert "".join(run.text for run in said.runs) == SENTENCE
    marked = set()
    at = 0
    for run in said.runs:
        marked |= set(range(at, at + len(run.text))) if run.marked else set()
        at += len(run.text)
    assert marked == {place - 100 for quote in quotes for place in range(quote.start, quote.end)}


def test_what_says_the_same_stands_once(graph):
    pieces = (*graph.known.statements, *graph.known.events)
    groups = grouped(pieces)
    assert sorted(piece.iri for group in groups for piece in group.pieces) == sorted(piece.iri for piece in pieces)
    assert len({sameness(group.first) for group in groups}) == len(groups)
    assert any(group.others for group in groups)
    assert all(group.first.confidence >= other.confidence for group in groups for other in group.others)


def test_a_claim_is_never_among_the_facts(told):
    for iri in told.catalogue.entities:
        said = sorted_out(iri, told.catalogue.touching.get(iri, ()))
        assert all(piece.status == "fact" for part in (said.facts, said.positions) for group in part for piece in group.pieces)
        assert all(piece.status == "claim" for group in said.claims for piece in group.pieces)


def test_an_article_is_cut_at_mentions_quotes_and_boilerplate():
    text = "Ana met Bo.\n\nSubscribe now."
    article = KnownArticle("d", text, (Span(13, 27),), ((0, 3, "ana"), (8, 10, "bo")))
    first, second = paragraphs(article, [Quoting(Quote("met Bo", 4, 10, text, 0))])
    assert [(run.text, run.mention, run.quoted) for run in first] == [
        ("Ana", "ana", False),
        (" ", "", False),
        ("met ", "", True),
        ("Bo", "bo", True),
        (".", "", False),
    ]
    assert all(run.aside for run in second)
    assert "".join(run.text for run in second) == "Subscribe now."


def test_neighbours_are_drawn_apart_and_the_rest_counted(told):
    best = max(told.catalogue.entities, key=told.catalogue.weight)
    drawn = around(told.catalogue, best)
    assert 0 < len(drawn.dots) <= MOST
    assert len({(dot.x, dot.y) for dot in drawn.dots}) == len(drawn.dots)
    assert all(0 < dot.x < drawn.width and 0 < dot.y < drawn.height for dot in drawn.dots)
    assert drawn == around(told.catalogue, best)
    alone = next(iri for iri in told.catalogue.entities if not told.catalogue.touching.get(iri))
    assert around(told.catalogue, alone) is None
