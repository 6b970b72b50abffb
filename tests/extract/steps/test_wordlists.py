"""The word lists: every shipped file can be read, and a bad table is refused by name."""

from importlib.resources import files
from pathlib import Path

import pytest

import kg.extract.steps
from kg.errors import InputError
from kg.extract.steps.wordlists import word_lists, words_of
from kg.vocab import ontology


@pytest.mark.parametrize("name", ["charges", "saying", "stance"])
def test_lists_are_read_and_explained(name):
    assert all(word_lists(name).values())
    lines = (files("kg.extract.steps") / "data" / f"{name}.toml").read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith("why = ") for line in lines) == len(word_lists(name))


@pytest.mark.parametrize("name", ["charges", "saying", "stance"])
def test_every_table_is_used(name):
    code = "".join(one.read_text(encoding="utf-8") for one in Path(kg.extract.steps.__file__).parent.rglob("*.py"))
    assert [table for table in word_lists(name) if f'"{table}"' not in code] == []


@pytest.mark.parametrize("table", ["descriptive", "standing", "timeless", "blame"])
def test_predicates_are_the_ontology_s(table):
    known = {*ontology().predicates, "owns"}
    assert word_lists("stance")[table] <= known


@pytest.mark.parametrize("table", ["spoken", "attitudes", "deeds"])
def test_event_types_are_the_ontology_s(table):
    assert word_lists("stance")[table] <= {*ontology().event_types, *ontology().predicates}


def test_every_standing_predicate_describes():
    lists = word_lists("stance")
    assert lists["standing"] <= lists["descriptive"]
    assert not lists["blame"] & lists["descriptive"]


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({"words": ["a"]}, "`why`"),
        ({"why": "Words.", "words": ["a"], "more": 1}, "nothing else"),
        ({"why": "no sentence", "words": ["a"]}, "sentence"),
        ({"why": "Words.", "words": []}, "list of words"),
        ({"why": "Words.", "words": ["a", ""]}, "list of words"),
        ({"why": "Words.", "words": ["a", "b", "a"]}, "named twice: a"),
        ("a", "`why`"),
    ],
)
def test_bad_tables_are_refused(entry, fault):
    with pytest.raises(InputError, match=fault) as refusal:
        words_of(entry, "some.toml: table")
    assert "some.toml: table" in str(refusal.value)
