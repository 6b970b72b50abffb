"""Articles beside the graph: the text to the letter, its boilerplate, and mentions that lead to entities of the graph."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.ids import fold
from kg.pipeline import build
from kg.pipeline.articles import articles
from kg.read.boilerplate import boilerplate
from kg.store.folder import open_reader

MADE_BY_HAND = "verdict,left,right,by,when,why\n"


@pytest.fixture
def reader(gold_store):
    with open_reader(gold_store) as opened:
        yield opened


def test_every_document_has_its_text_and_its_boilerplate(reader, graph):
    found = {article.document: article for article in articles(reader)}
    assert set(found) == {document.iri for document in graph.documents()}
    assert list(found) == sorted(found)
    for document in graph.documents():
        article = found[document.iri]
        assert article.text == graph.text(document.id)
        assert article.boilerplate == boilerplate(article.text)
    assert any(article.boilerplate for article in found.values())


def test_a_mention_is_a_name_of_the_entity_it_leads_to(reader, graph):
    known = {entity.iri: entity for entity in graph.entities()}
    found = articles(reader)
    assert sum(len(article.mentions) for article in found) > len(known)
    for article in found:
        assert list(article.mentions) == sorted(set(article.mentions))
        assert all(0 <= start < end <= len(article.text) for start, end, _ in article.mentions)
    (sun,) = graph.entities("Sun Jinlong")
    words = {fold(article.text[start:end]) for article in found for start, end, iri in article.mentions if iri == sun.iri}
    assert words & set(map(fold, (sun.name, *sun.aliases)))
    assert {iri for article in found for *_, iri in article.mentions} <= set(known)


def test_only_the_documents_asked_for_and_none_for_what_is_not_there(reader, graph):
    first, second = graph.documents()[:2]
    assert [article.document for article in articles(reader, [second.iri, first.iri])] == sorted([first.iri, second.iri])
    assert articles(reader, [first.iri])[0] in articles(reader)
    assert articles(reader, []) == ()
    assert articles(reader, ["https://kg.example/id/document/none"]) == ()


def test_an_entity_of_two_documents_is_one_in_both(reader, graph):
    """The resolver's keys, not each document's own."""
    where: dict[str, set[str]] = {}
    for article in articles(reader):
        for *_, iri in article.mentions:
            where.setdefault(iri, set()).add(article.document)
    names = {entity.iri: entity.name for entity in graph.entities()}
    assert "China" in {names[iri] for iri, documents in where.items() if len(documents) > 1}


def test_what_people_rejected_is_mentioned_no_more(own_store):
    with kg.open(own_store) as before:
        (sun,) = before.entities("Sun Jinlong")
    write(own_store, f"reject,{sun.iri},,ana,2024-05-06,misread\n")
    assert mentioned(own_store, sun.iri) == 0  # by the judgement, before the graph follows it
    build([], own_store)
    assert mentioned(own_store, sun.iri) == 0


def test_what_the_graph_does_not_know_yet_is_left_out(own_store):
    """A judgement that parts what the quads still have as one gives an IRI that no reader has seen."""
    with open_reader(own_store) as reader, kg.open(own_store) as graph:
        known = {entity.iri for entity in graph.entities()}
        write(own_store, "different,China @ 01-xinjiang-sanctions.txt,China @ 02-beijing-reply.txt,ana,2024-05-06,a trial\n")
        assert {iri for article in articles(reader) for *_, iri in article.mentions} <= known


def write(store: Path, line: str) -> None:
    (store / "judgements.csv").write_text(MADE_BY_HAND + line, encoding="utf-8")


def mentioned(store: Path, iri: str) -> int:
    with open_reader(store) as reader:
        return sum(end == iri for article in articles(reader) for *_, end in article.mentions)
