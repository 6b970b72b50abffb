"""What is known, indexed; and the addresses of things."""

import pytest

from kg.serve.catalogue.addresses import Addresses
from kg.serve.catalogue.catalogue import catalogue_of, participants
from kg.serve.catalogue.shelf import Shelf


@pytest.mark.parametrize(
    ("base", "root"),
    [
        ("https://kg.example/id/", "/id/"),
        ("https://kg.example/", "/"),
        ("https://kg.example", "/id/"),
        ("https://kg.example/graph#", "/id/"),
        ("urn:kg:", "/id/"),
    ],
)
def test_an_iri_has_its_page_at_its_own_path(base, root):
    addresses = Addresses(base)
    assert addresses.path(f"{base}entity/ab12") == f"{root}entity/ab12"
    assert addresses.iri("entity/ab12") == f"{base}entity/ab12"


def test_an_iri_of_others_is_its_own_address():
    addresses = Addresses("https://kg.example/id/")
    assert addresses.path("http://www.wikidata.org/entity/Q1") == "http://www.wikidata.org/entity/Q1"
    assert not addresses.is_ours("http://www.wikidata.org/entity/Q1")


def test_a_path_is_quoted_and_unquoted():
    addresses = Addresses("https://kg.example/id/")
    iri = 'https://kg.example/id/entity/a b"<c>'
    assert addresses.path(iri) == "/id/entity/a%20b%22%3Cc%3E"
    assert addresses.iri(addresses.path(iri).removeprefix("/id/")) == iri


def test_every_piece_is_found_by_all_that_it_touches(graph):
    catalogue = catalogue_of(graph.known)
    for statement in graph.known.statements:
        assert statement in catalogue.touching[statement.subject]
        assert statement in catalogue.heard[statement.document]
        assert statement.speaker not in catalogue.entities or statement in catalogue.saying[statement.speaker]
        assert all(statement in catalogue.against[other] for other in statement.contradicts)
    for event in graph.known.events:
        assert all(event in catalogue.touching[who] for _, who, _ in participants(event))


def test_a_claim_that_somebody_takes_part_leads_to_the_event(graph):
    catalogue = catalogue_of(graph.known)
    claimed = [(claim, event.iri) for event in graph.known.events for _, _, claim in participants(event) if claim]
    assert claimed
    assert all(catalogue.event_of[claim] == event for claim, event in claimed)


def test_what_is_made_of_a_graph_is_made_once(graph):
    shelf, made = Shelf(), []
    kept = [shelf.kept(graph, "thing", lambda: made.append(1) or object()) for _ in range(2)]
    assert kept[0] is kept[1]
    assert made == [1]
    assert shelf.catalogue(graph) is shelf.catalogue(graph)
