"""Listings: tuples as ever, and DataFrames with names beside IRIs."""

from __future__ import annotations

import sys

import pytest

from kg.errors import ExtraMissing
from kg.known import Known, KnownEntity
from kg.model import EntityType
from kg.tabular import Listing

pd = pytest.importorskip("pandas", reason="pandas is not installed: pip install kg[notebook]")

HOSTILE = "<script>alert(1)</script>\u202e"


@pytest.mark.parametrize("name", ["documents", "entities", "statements", "events"])
def test_a_listing_is_a_tuple_and_a_frame_of_as_many_rows(graph, name):
    listing = getattr(graph, name)()
    frame = listing.df()
    assert isinstance(listing, tuple)
    assert listing == tuple(listing)
    assert repr(listing) == repr(tuple(listing))
    assert len(frame) == len(listing) > 0
    assert frame["iri"].to_list() == [thing.iri for thing in listing]
    assert all(column.endswith(("iri", "iris")) for column in frame.columns[list(frame.columns).index("iri") :])


def test_statements_have_names_beside_iris(graph):
    frame = graph.statements(subject="Sun Jinlong", predicate="sanctionedBy").df()
    (treasury,) = graph.entities("U.S. Treasury Department")
    row = frame.iloc[0]
    assert (row["subject"], row["predicate"], row["object"]) == ("Sun Jinlong", "sanctionedBy", treasury.name)
    assert row["object_iri"] == treasury.iri
    assert (row["status"], row["speaker"], row["start"]) == ("fact", "narrator", "2020-07-31")
    assert row["document"].endswith(".txt")
    assert "sanctioned" in row["quote"]


def test_speakers_are_named_and_those_who_are_nobody_have_no_iri(graph):
    claims = graph.statements(status="claim").df()
    assert {"unnamed", "narrator", "Trump administration"} <= set(claims["speaker"])
    assert claims[claims["speaker"].isin(["unnamed", "narrator"])]["speaker_iri"].isna().all()
    assert claims[claims["speaker"] == "Trump administration"]["speaker_iri"].notna().all()


def test_participants_of_events_can_be_taken_apart(graph):
    events = graph.events(type="sanction").df()
    assert {"Sun Jinlong", "Peng Jiarui"} <= set(events.explode("targets")["targets"])
    assert events["agents"].map(len).min() == 0


def test_no_rows_have_the_same_columns(graph):
    assert list(graph.entities("nobody at all").df().columns) == list(graph.entities().df().columns)


def test_a_notebook_shows_the_first_rows_without_iris_and_counts_the_rest(graph):
    html = graph.entities()._repr_mimebundle_()["text/html"]
    assert "https://" not in html
    assert f"<p>{len(graph.entities()) - 20} more rows</p>" in html
    assert ">name</th>" in html
    words = graph.entities()._repr_mimebundle_()["text/plain"].splitlines()
    assert words[0] == repr(graph.entities()[0])
    assert words[20:] == [f"and {len(graph.entities()) - 20} more"]


def test_hostile_names_stay_words():
    entity = KnownEntity("https://x.example/e", EntityType.PERSON, HOSTILE, aliases=(HOSTILE, "b"))
    html = Listing(KnownEntity, [entity], Known(entities=(entity,)))._repr_mimebundle_()["text/html"]
    assert "<script>" not in html
    assert "[U+202E]" in html


def test_without_pandas_the_error_says_what_to_type(graph, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ExtraMissing, match=r"pip install 'kg\[notebook\]'"):
        graph.entities().df()
    assert "</table>" in graph.entities()._repr_mimebundle_()["text/html"]
