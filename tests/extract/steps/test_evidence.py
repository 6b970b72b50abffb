"""Evidence: sentences, the words of which must be covered, and the quotation that results."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.steps.evidence import clause, trimmed
from kg.model import Span


@pytest.mark.parametrize(
    ("text", "trigger", "others", "quote"),
    [
        ("On Friday, Ruiz visited Peru, which he likes.", "visited", ["Ruiz", "Peru"], "Ruiz visited Peru"),
        ("Ruiz said that Chen had left Peru.", "left", ["Chen", "Peru"], "Chen had left Peru"),
        ("Ruiz, who was ill, visited Peru on Friday.", "visited", ["Ruiz", "Peru"], "Ruiz, who was ill, visited Peru on Friday"),
        ("They met Ruiz, a minister of Peru, in May.", "minister", ["Ruiz", "Peru"], "Ruiz, a minister of Peru"),
        ("Peruvian President Ana Ruiz resigned.", "President", ["Ruiz"], "Peruvian President Ana Ruiz"),
        ("He saw the bombing of Lima by rebels, a crime.", "bombing", ["Lima"], "the bombing of Lima by rebels"),
        ("Ruiz sang and Chen left Peru.", "left", ["Chen", "Peru"], "Chen left Peru"),
        ("“Chen left Peru,” he said.", "left", ["Chen", "Peru"], "Chen left Peru"),
        ("After Chen left Peru, Ruiz wept.", "left", ["Chen", "Peru"], "Chen left Peru"),
        ("Ruiz wants to leave Peru.", "leave", ["Ruiz", "Peru"], "Ruiz wants to leave Peru"),
        ("Lima, Peru", "Lima", ["Peru"], "Lima, Peru"),
    ],
)
def test_quote(text, trigger, others, quote, linked_from, token_at):
    linked = linked_from(text)
    [span] = clause(linked, token_at(linked, trigger), [token_at(linked, word) for word in others])
    assert span.of(text) == quote


def test_a_name_is_covered_whole(linked_from, token_at):
    linked = linked_from("The Guild of Lima paid Ana Maria Ruiz.", "Guild of Lima:O", "Ana Maria Ruiz:P")
    [span] = clause(linked, token_at(linked, "paid"), [token_at(linked, "Guild"), token_at(linked, "Ruiz")])
    assert span.of(linked.document.text) == "The Guild of Lima paid Ana Maria Ruiz"


@given(st.data())
def test_evidence_covers_its_tokens_and_has_no_ragged_ends(linked_from, data):
    text = "On Friday, Ruiz (born in Lima), who had left Peru, said: “Chen and the Guild will pay.” Nobody — not he! — did."
    linked = linked_from(text)
    words = [token.i for token in linked.parse if token.is_alpha]
    trigger = data.draw(st.sampled_from(words))
    others = data.draw(st.lists(st.sampled_from(words), max_size=3))
    [span] = clause(linked, trigger, others)
    assert span.of(text) == span.of(text).strip(" .,;:!?()“”—")
    for token in (trigger, *others):
        start = linked.parse[token].idx
        assert span.start <= start and start + len(linked.parse[token]) <= span.end


@given(st.text())
def test_trimming_keeps_the_inside(text):
    span = trimmed(text, Span(0, len(text)))
    assert span.of(text) in text
    assert (span.start, span.end) == (0, len(text)) or span.of(text)
