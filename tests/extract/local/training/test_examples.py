"""Examples: which tags a corpus allows a word, and what it leaves open."""

import json

import pytest

from kg.errors import InputError
from kg.extract.local.model_files import VOCABULARY, checked, tokenizer_of
from kg.extract.local.tags import OUTSIDE, TYPES, begins, goes_on
from kg.extract.local.training.examples import ANY, Taught, examples, from_corpus, from_gold
from kg.model import EntityType, Span

PERSON, ORGANIZATION, GROUP, REGION = TYPES
TEXT = "Mara Lind leads Delta."
NO_GROUPS = frozenset({PERSON, ORGANIZATION, REGION})
OPEN = frozenset({OUTSIDE, begins(GROUP), goes_on(GROUP)})


def allowed(names, types=NO_GROUPS):
    tokenizer = tokenizer_of(checked(VOCABULARY))
    [one] = examples([Taught(TEXT, names, types)], tokenizer)
    return dict(zip([word.span.of(TEXT) for word in one.words], one.allowed, strict=True))


def test_a_labelled_word_may_bear_its_tag_alone():
    found = allowed({Span(0, 9): PERSON, Span(16, 21): ORGANIZATION})
    assert (found["Mara"], found["Lind"]) == ({begins(PERSON)}, {goes_on(PERSON)})
    assert found["Delta"] == {begins(ORGANIZATION)}


def test_a_corpus_without_a_type_does_not_teach_its_absence():
    assert allowed({})["leads"] == OPEN
    assert allowed({}, frozenset(TYPES))["leads"] == {OUTSIDE}


def test_a_label_without_counterpart_is_none_of_the_labelled_types():
    assert allowed({Span(0, 9): None})["Lind"] == OPEN


def test_a_label_that_ends_inside_a_word_teaches_nothing():
    found = allowed({Span(0, 7): PERSON})
    assert found["Mara"] == found["Lind"] == ANY


def test_adjectives_of_countries_are_no_regions(tmp_path):
    path = tmp_path / "corpus.jsonl"
    row = {
        "id": "a", "text": "Iranian Lind left Iran.", "relations": [],
        "entities": [{"type": "LOC", "mentions": [[0, 7], [18, 22]]}, {"type": "PER", "mentions": [[8, 12]]}],
    }  # fmt: skip
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    [taught] = from_corpus(path, "redocred")
    assert taught.names == {Span(0, 7): None, Span(18, 22): REGION, Span(8, 12): PERSON}
    assert taught.types == NO_GROUPS


def test_of_nested_names_the_inner_one_is_taught(tmp_path):
    text = "Kardovia's government fell."
    entities = [
        {"id": "e1", "type": "Region", "name": "Kardovia", "mentions": [[0, 8]]},
        {"id": "e2", "type": "Organization", "name": "Kardovia's government", "mentions": [[0, 21]]},
    ]
    (tmp_path / "a.json").write_text(json.dumps({"document": {"id": "a"}, "entities": entities}), encoding="utf-8")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    [taught] = from_gold(tmp_path)
    assert taught.names == {Span(0, 8): EntityType.REGION}
    assert taught.types == set(TYPES)


def test_a_folder_without_gold_is_refused(tmp_path):
    with pytest.raises(InputError, match="no gold files"):
        list(from_gold(tmp_path))
