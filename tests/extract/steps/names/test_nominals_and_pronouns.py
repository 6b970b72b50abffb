"""Nouns and pronouns that stand for a named entity, by the weights that were learnt; each row a rule of reading."""

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
        ("Google doubled its staff.", [("its", "Google")]),
        ("Ana Ruiz is a lawyer who lives in Lima.", [("who", "Ana Ruiz")]),
        ("A neighbour fled. He was never found. John Okonkwo stayed.", []),
        ("Uyghurs fled. They settled in Turkey.", [("They", "Uyghurs")]),
        ("It is clear that it rained.", []),
    ],
)
def test_a_pronoun_stands_for_an_entity_that_agrees_or_for_nobody(text, expected):
    assert referents(text, ReferenceKind.PRONOUN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ministry of Trade acted. Critics blamed the ministry.", [("ministry", "Ministry of Trade")]),
        (
            "The Trade Department acted on Monday. Two men, Bo Li and Jan Ek, were fined by the department.",
            [("department", "Trade Department")],
        ),
        ("General John Okonkwo fled. Soldiers found the general.", [("general", "John Okonkwo")]),
        ("Protests shook Ghana. The country voted.", [("country", "Ghana")]),
        ("They met Maria Gomez, a lawyer from Lima.", [("lawyer", "Maria Gomez")]),
        ("Ana Ruiz is a lawyer in Lima.", [("lawyer", "Ana Ruiz")]),
        ("The mayor, Ana Ruiz, resigned.", [("mayor", "Ana Ruiz")]),
        ("Ana Ruiz, her mother and her sister left.", []),
        ("Soldiers found the general.", []),
    ],
)
def test_a_noun_stands_for_the_entity_it_describes(text, expected):
    assert referents(text, ReferenceKind.NOMINAL) == expected
