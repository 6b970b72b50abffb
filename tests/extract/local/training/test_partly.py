"""Corpora that mark some names: what is surely a name is taught, the rest is left open."""

import json

import pytest

from kg.extract.local.model_files import VOCABULARY, checked, tokenizer_of
from kg.extract.local.tags import OUTSIDE, TYPES, begins, goes_on
from kg.extract.local.training.examples import ANY, examples
from kg.extract.local.training.partly import from_partly

PERSON, ORGANIZATION, GROUP, REGION = TYPES
TEXT = "She and General Mara Lind of Delta Mills met a Dalmarian envoy in Iran."


@pytest.fixture
def taught(tmp_path):
    path = tmp_path / "corpus.jsonl"
    marks = [("She", "Person"), ("General Mara Lind", "Person"), ("Delta Mills", "Organisation"), ("a Dalmarian envoy", "Person")]
    marks.append(("Iran", "Organisation"))
    entities = [{"type": type, "mentions": [[TEXT.index(name), TEXT.index(name) + len(name)]]} for name, type in marks]
    path.write_text(json.dumps({"id": "a", "text": TEXT, "entities": entities, "relations": []}) + "\n", encoding="utf-8")
    [one] = from_partly(path, "re3d")
    return one


def test_a_body_is_taught_whole_a_person_by_the_last_word(taught):
    assert {span.of(TEXT): type for span, type in taught.names.items()} == {
        "Lind": PERSON,
        "Delta Mills": ORGANIZATION,
        "Iran": None,
    }


def test_what_is_not_marked_is_left_open(taught):
    [one] = examples([taught], tokenizer_of(checked(VOCABULARY)))
    allowed = dict(zip([word.span.of(TEXT) for word in one.words], one.allowed, strict=True))
    assert allowed["Lind"] == {begins(PERSON), goes_on(PERSON)}
    assert allowed["Mara"] == allowed["Dalmarian"] == allowed["Iran"] == ANY
    assert OUTSIDE in allowed["met"]
    assert begins(PERSON) not in allowed["met"]
