"""What comes back when a rule is broken: the place, the rule, the words, in an order of its own."""

import pytest

from kg.terms import IRI, Literal, Quad
from kg.validate import MISQUOTED, Violation, misquotes, violations

DOCUMENT = "https://kg.example/id/document/ports"
ALLEGED = ("statement:based", '"asserted"', '"alleged"')


@pytest.fixture(scope="module")
def text():
    from pathlib import Path

    return (Path(__file__).parents[2] / "ontology" / "example.txt").read_text("utf-8")


def test_no_quads_no_violations():
    assert violations([]) == []


def test_a_violation_names_the_statement_the_rule_and_the_words(example):
    (found,) = [v for v in violations(example(ALLEGED)) if v.path == ""]
    assert found.focus == "https://kg.example/id/statement/based"
    assert found.rule == "What is alleged, planned or inferred is a kg:Claim, never a fact."
    assert found.words == "Halden, based in Osterby"
    assert str(found) == (
        "What is alleged, planned or inferred is a kg:Claim, never a fact. "
        'Not so: https://kg.example/id/statement/based alleged ("Halden, based in Osterby")'
    )


def test_a_broken_edge_is_named_whole(example):
    (found,) = violations(example(("", "", "entity:halden kg:accusedBy entity:ministry .")))
    assert (found.focus, found.path, found.value) == (
        "https://kg.example/id/entity/halden",
        "https://kg.example/ontology#accusedBy",
        "https://kg.example/id/entity/ministry",
    )
    assert found.words == "Halden Freight"
    assert " kg:accusedBy " in str(found)


def test_long_words_are_cut_in_the_line_and_whole_in_the_value():
    violation = Violation("x:a", "A rule.", words="many words\n" * 100)
    assert len(str(violation)) < 250
    assert "\n" not in str(violation)
    assert len(violation.words) == 1100


def test_the_order_of_quads_changes_nothing(example):
    quads = example(ALLEGED, ("span:head", "kg:end 47", "kg:end 46"))
    assert violations(quads) == violations(reversed(quads)) == violations(quads + quads)


def test_a_generator_will_do(example):
    assert violations(quad for quad in example(ALLEGED)) == violations(example(ALLEGED))


def test_the_example_quotes_its_text(example, text):
    assert violations(example(), {DOCUMENT: text}) == []


def test_a_text_that_is_not_what_stands_there(example, text):
    quads = example(("span:head", "the head", "the Head"))
    assert violations(quads) == []  # lengths agree: the shapes cannot tell
    (found,) = violations(quads, {DOCUMENT: text})
    assert found.rule == MISQUOTED
    assert found.focus == "https://kg.example/id/span/head"
    assert found.words == "Mira Solberg, the Head of the Ministry of Ports"
    assert "the head of" in found.value


def test_another_documents_spans_are_left_alone(example):
    assert misquotes(example(), {"https://kg.example/id/document/other": "nothing of the kind"}) == []


def test_offsets_count_code_points():
    graph = IRI("https://kg.example/id/document/x")
    span = IRI("https://kg.example/id/span/x")
    integer = "http://www.w3.org/2001/XMLSchema#integer"

    def quads(start, end, words):
        said = {
            "text": Literal(words),
            "start": Literal(str(start), integer),
            "end": Literal(str(end), integer),
            "inDocument": graph,
        }
        return [Quad(span, IRI(f"https://kg.example/ontology#{name}"), value, graph) for name, value in said.items()]

    text = "\U0001f6a2 in Österby"
    assert misquotes(quads(5, 12, "Österby"), {graph: text}) == []
    assert len(misquotes(quads(6, 13, "Österby"), {graph: text})) == 1
    assert len(misquotes(quads(5, 99, "Österby!"), {graph: text})) == 1
