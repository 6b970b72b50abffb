from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.read.boilerplate import boilerplate, rules

OPEN, CLOSE = "⟦", "⟧"


def unmarked(example):
    """Take the marks out of an example; return the text and the spans they enclosed."""
    text, spans = "", []
    for i, part in enumerate(example.replace(CLOSE, OPEN).split(OPEN)):
        if i % 2:
            spans.append(Span(len(text), len(text) + len(part)))
        text += part
    return text, spans


def joined(spans):
    result = []
    for span in spans:
        if result and result[-1].end == span.start:
            result[-1] = Span(result[-1].start, span.end)
        else:
            result.append(span)
    return tuple(result)


MARKS = [pytest.param(example, id=f"{rule.name}-{i}") for rule in rules() for i, example in enumerate(rule.marks)]
LEAVES = [pytest.param(example, id=f"{rule.name}-{i}") for rule in rules() for i, example in enumerate(rule.leaves)]


@pytest.mark.parametrize("example", MARKS)
def test_a_rule_marks_its_examples(example):
    text, expected = unmarked(example)
    assert expected
    assert boilerplate(text) == joined(expected)


@pytest.mark.parametrize("example", MARKS)
def test_carriage_returns_change_nothing(example):
    text, expected = unmarked(example.replace("\n", "\r\n"))
    assert boilerplate(text) == joined(expected)


@pytest.mark.parametrize("example", LEAVES)
def test_a_rule_leaves_real_sentences(example):
    assert boilerplate(example) == ()


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_every_rule_has_an_example(rule):
    assert rule.marks


def test_an_open_bracket_swallows_nothing():
    assert boilerplate("(RELATED: The dam broke. " + "The mayor left. " * 60) == ()


cues = [part for rule in rules() for example in (*rule.marks, *rule.leaves) for part in unmarked(example)[0].split(" ")]
texts = st.text(max_size=300) | st.lists(st.sampled_from(cues) | st.sampled_from(["\n", "(", ")", " ", "\r\n"])).map(" ".join)


@given(texts)
def test_spans_lie_inside_the_text_sorted_and_disjoint(text):
    spans = boilerplate(text)
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
    assert all(a.end < b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    "piece", ["Ada ", "Ada Brand, ", "(", "(RELATED: ", "[embed]", "[1]", "By Ada de la ", "Click here to ", "\n", " "]
)
def test_long_repetition_ends(piece):
    """A rule that looks back and forth over the whole text would not come to an end here."""
    text = piece * (100_000 // len(piece))
    assert all(span.end <= len(text) for span in boilerplate(text))
