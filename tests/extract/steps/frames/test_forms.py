"""The table of forms (forms.toml): each predicate and event type is found in active, passive, nominal ..."""

import functools
import re
import tomllib
from pathlib import Path

import pytest

from kg.extract.steps.frames.examples import example_of, in_words, linked_example
from kg.extract.steps.frames.find import find
from kg.extract.steps.parse import parses
from kg.model import Document
from kg.vocab import ontology

TYPES = {"P": "Person", "O": "Organization", "G": "Group", "R": "Region"}
BASIC = {"active", "passive", "nominal", "appositive"}
FORMS = BASIC | {"pronoun", "noun", "joined", "headline"}


@functools.cache
def _table():
    return tomllib.loads(Path(__file__).with_name("forms.toml").read_text(encoding="utf-8"))


def _cases():
    return [
        pytest.param(*said, id=f"{what}-{form}")
        for what, forms in _table().items()
        for form, said in forms.items()
        if form != "without"
    ]


def test_every_predicate_and_event_type_stands_in_the_table():
    symmetric_or_straight = set(ontology().predicates) - {"owns"}
    assert set(_table()) == symmetric_or_straight | set(ontology().event_types)


@pytest.mark.parametrize("what", _table())
def test_every_form_that_english_has_is_there(what):
    forms = _table()[what]
    assert set(forms) - {"without"} <= FORMS
    assert BASIC - set(forms) == set(forms.get("without", ()))


@pytest.mark.parametrize(("marked", "told"), _cases())
def test_a_form_is_found(marked, told):
    example = example_of(re.sub(r"\{([POGR]) ", lambda mark: f"{{{TYPES[mark.group(1)]} ", marked))
    [(_, parse)] = parses([Document("example", example.text)])
    assert told in {in_words(one) for one in find(linked_example(example, parse))}
