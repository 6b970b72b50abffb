"""Quotation marks: texts with what stands in their outermost quotations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.steps.voice.quotes import quotations


def outermost(text):
    return [one.span.of(text) for one in quotations(text) if one.depth == 0]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('She said: "We won." He left.', ["We won."]),
        ("She said: “We won. They lost.” He left.", ["We won. They lost."]),
        ("Er sagte: „Wir gehen.“ Dann ging er.", ["Wir gehen."]),
        ("Elle dit «oui», puis «non».", ["oui", "non"]),
        ("'We won,' she said.", ["We won,"]),
        ("‘We don’t know,’ she said.", ["We don’t know,"]),
        ("The ministers' and Ruiz's houses, and the firm’s.", []),
        ("It's 5' 3\" tall.", []),
        ("“He called it ‘a joke’ yesterday,” she said.", ["He called it ‘a joke’ yesterday,"]),
        ("\"He called it 'a joke' yesterday,\" she said.", ["He called it 'a joke' yesterday,"]),
        ('“We won," she said.', ["We won,"]),
        ('She said "we won and left.', []),
        ("“We won and left.", ["We won and left."]),
        ("We won and left.”", []),
        ('("We won")', ["We won"]),
        ('"We won"—"they lost"', ["We won", "they lost"]),
        ('""', []),
    ],
)
def test_outermost_quotations(text, quoted):
    assert outermost(text) == quoted


def test_a_quotation_goes_on_over_paragraphs_that_open_anew():
    text = "“We won.\n\n“They lost.” He left.\n\n“No,” she said."
    assert outermost(text) == ["We won.", "They lost.", "No,"]
    assert [one.continues for one in quotations(text)] == [False, True, False]


def test_depth_counts_the_quotations_around():
    assert [one.depth for one in quotations("“a ‘b’ c”")] == [0, 1]


@given(st.text(alphabet=st.sampled_from("ab \n\"'“”‘’«»„.,-")) | st.text())
def test_any_text_has_quotations_inside_its_bounds(text):
    found = quotations(text)
    assert list(found) == sorted(found, key=lambda one: (one.span.start, -one.span.end))
    for one in found:
        assert 0 < one.span.start < one.span.end <= len(text)
