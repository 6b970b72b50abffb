from __future__ import annotations

import pytest

from kg.serve.negotiation import GRAPHS, TABLES, form, media_type, preferred, wants_page

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        (None, "json"),
        ("", "json"),
        ("*/*", "json"),
        ("application/sparql-results+xml", "xml"),
        ("text/csv", "csv"),
        ("TEXT/CSV ; Q=0.5", "csv"),
        ("text/*", "csv"),  # text/xml is only another name of XML
        ("text/csv;q=0.5, text/tab-separated-values;q=0.8", "tsv"),
        ("text/csv;q=0.5, */*;q=0.8", "json"),
        ("application/sparql-results+json;q=0, */*;q=0.1", "xml"),
        ("text/csv;q=high", None),
        ("text/csv;q=nan", None),
        ("image/png", None),
        ("text/csv;q=0", None),
        ("application/sparql-results+xml, application/rdf+xml", "xml"),  # rdflib's SPARQLStore
        ("application/sparql-results+json,application/json,text/javascript,application/javascript", "json"),  # SPARQLWrapper
        ("text/tab-separated-values, application/n-triples;q=0.9", "tsv"),  # our query page
    ],
)
def test_the_table_that_is_liked_best_is_written(accept, name):
    found = form(accept, TABLES)
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ("*/*", "turtle"),
        ("application/rdf+xml", "rdfxml"),
        ("application/ld+json", "jsonld"),
        ("application/json", "jsonld"),
        ("text/plain", "ntriples"),
        ("application/trig, text/turtle;q=0.9", "trig"),
        ("application/n-quads", "nquads"),
        ("text/csv", None),
        ("text/tab-separated-values, application/n-triples;q=0.9", "ntriples"),
    ],
)
def test_the_graph_that_is_liked_best_is_written(accept, name):
    found = form(accept, GRAPHS)
    assert (found and found.name) == name


def test_a_browser_gets_a_page_and_nobody_else():
    assert wants_page(BROWSER, TABLES)
    assert wants_page("text/html", GRAPHS)
    assert not wants_page("*/*", TABLES)
    assert not wants_page(None, TABLES)
    assert not wants_page("text/html;q=0.5, application/sparql-results+json", TABLES)


def test_the_more_exact_range_counts():
    assert preferred("text/*;q=0.9, text/csv;q=0.1, */*;q=0.5", ("text/csv", "text/turtle", "image/png")) == "text/turtle"


def test_a_content_type_is_taken_apart():
    assert media_type('Text/Turtle; charset="UTF-8"; x') == ("text/turtle", {"charset": "UTF-8", "x": ""})
    assert media_type(None) == ("", {})
