"""Completion in SPARQL cells, as IPython is asked for it, and in none of Python."""

from __future__ import annotations

import pytest

pytest.importorskip("IPython", reason="IPython is not installed: pip install kg[notebook]")

from IPython.core.completer import provisionalcompleter

import kg
from kg.notebook.completion import complete


@pytest.fixture
def completed(shell):
    """Complete the end of a cell, or the place that `|` marks: the texts, each as it would stand in the cell."""

    def completed(cell):
        at = cell.index("|") if "|" in cell else len(cell)
        cell = cell.replace("|", "", 1)
        with provisionalcompleter():
            return [cell[: found.start] + found.text + cell[found.end :] for found in shell.Completer.completions(cell, at)]

    return completed


@pytest.mark.parametrize(
    ("cell", "whole"),
    [
        ("%%sparql\nSELECT ?a { ?a kg:sanct", "%%sparql\nSELECT ?a { ?a kg:sanctionedBy"),
        ("%%sparql\nSELECT ?a { ?a a kg:Per| }", "%%sparql\nSELECT ?a { ?a a kg:Person }"),
        ("%%sparql\nSELECT ?a { ?a a kg:pers", "%%sparql\nSELECT ?a { ?a a kg:Person"),
        ("%%sparql\nSELECT ?a { ?a skos:pref", "%%sparql\nSELECT ?a { ?a skos:prefLabel"),
        ("%%sparql\nSELECT ?a { ?a sk", "%%sparql\nSELECT ?a { ?a skos:"),
        ("%%sparql\nplans", "%%sparql\nplans-confirmed"),
        ("%%sparql\nSELECT ?authority { ?au", "%%sparql\nSELECT ?authority { ?authority"),
        ("%%sparql\nSEL", "%%sparql\nSELECT"),
        ("%%sparql --as gr", "%%sparql --as graph"),
        ("%%sparql --lim", "%%sparql --limit"),
        ("%%sparql --graph g", "%%sparql --graph graph"),
        ("%sparql sanctioned-me", "%sparql sanctioned-members"),
        ("found = %sparql -o x ASK { ?a kg:sanct", "found = %sparql -o x ASK { ?a kg:sanctionedBy"),
    ],
)
def test_what_is_meant_is_the_only_one_or_the_first(completed, cell, whole):
    assert completed(cell)[:1] == [whole]


def test_names_of_queries_begin_a_query_only():
    assert ("sanctioned-by", "query") in complete("%%sparql\nsanc", "").found
    assert complete("%%sparql\nSELECT sanc", "").found == ()


def test_every_relation_and_class_is_offered_with_what_it_is():
    from kg import vocab

    found = dict(complete("%%sparql\nASK { ?a kg:", "").found)
    assert {f"kg:{name}" for name in vocab.ontology().predicates} <= set(found)
    assert {f"kg:{name}": "class" for name in vocab.ontology().classes}.items() <= found.items()
    assert found["kg:evidence"] == "property"


def test_cells_of_python_are_left_alone(completed):
    assert complete("kg.op", "kg.op") is None
    assert complete("print('%%sparql')\nkg:sa", "") is None
    assert "graph.entities" in completed("graph.entit")


def test_nothing_of_python_is_offered_in_a_query(completed):
    assert not [text for text in completed("%%sparql\nSELECT ?a { ?a kg:evid") if "kg:evidence" not in text]
    assert completed("%%sparql\nSELECT ?a { ?a impo") == []


def test_loading_twice_completes_once(shell):
    before = len(shell.Completer.custom_matchers)
    kg.load_ipython_extension(shell)
    assert len(shell.Completer.custom_matchers) == before
