"""Nouns and pronouns that stand for a named entity, as simple salience finds them."""

import pytest

from kg.extract.steps.linked import ReferenceKind
from kg.extract.steps.names.link import link
from kg.extract.steps.parse import parses
from kg.model import Document


def referents(text, kind):
    [(document, parse)] = parses([Document("d", text)])
    read = link(document, parse)
    return [(parse[r.head].text, read.by_id[r.entity].name) for r in read.references if r.kind is kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maria Gomez resigned. She thanked her staff.", [("She", "Maria Gomez"), ("her", "Maria Gomez")]),
        ("John Okonkwo met Maria Gomez. He thanked her.", [("He", "John Okonkwo"), ("her", "Maria Gomez")]),
        ("Police detained John Okonkwo, who denied it.", [("who", "John Okonkwo")]),
        ("Google opened an office. It hired staff.", [("It", "Google")]),
        ("Uyghurs fled. They settled in Turkey.", [("They", "Uyghurs")]),
        ("It is clear that it rained.", []),
    ],
)
def test_a_pronoun_stands_for_the_nearest_entity_that_agrees(text, expected):
    assert referents(text, ReferenceKind.PRONOUN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ministry of Trade acted. Critics blamed the ministry.", [("ministry", "Ministry of Trade")]),
        ("General John Okonkwo fled. Soldiers found the general.", [("general", "John Okonkwo")]),
        ("Protests shook Ghana. The country voted.", [("country", "Ghana")]),
        ("They met Maria Gomez, a lawyer from Lima.", [("lawyer", "Maria Gomez")]),
        ("Soldiers found the general.", []),
    ],
)
def test_a_noun_stands_for_the_entity_it_describes(text, expected):
    assert referents(text, ReferenceKind.NOMINAL) == expected
