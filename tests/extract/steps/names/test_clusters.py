"""What two names of one entity share, by which they are told to be one."""

import re

import pytest

from kg.extract.steps.names.clusters import _key, clusters
from kg.extract.steps.names.gazetteers import gazetteers
from kg.extract.steps.names.name import Name
from kg.extract.steps.parse import parses
from kg.model import Document, EntityType


@pytest.mark.parametrize("text", ["the", "of", "of the", "'s", "..."])
def test_even_a_body_misread_from_small_words_has_a_key(text):
    assert isinstance(_key(text, EntityType.ORGANIZATION, gazetteers()), str)


def test_a_body_goes_by_its_country_in_any_wording():
    keys = {_key(text, EntityType.ORGANIZATION, gazetteers()) for text in ("Iraqi government", "government of Iraq")}
    assert len(keys) == 1


def found(text, *names):
    """Cluster the names of a text, each given with its type's letter ("Ana Ruiz:P"), wherever it stands."""
    [(_, parse)] = parses([Document("d", text)])
    types = {"P": EntityType.PERSON, "O": EntityType.ORGANIZATION, "R": EntityType.REGION}
    named = [
        Name(span.start, span.end, types[letter])
        for wording, _, letter in (one.partition(":") for one in names)
        for match in re.finditer(rf"{re.escape(wording)}(?!\w| [A-Z])", text)
        if (span := parse.char_span(*match.span()))
    ]
    return {cluster.name: len(cluster.names) for cluster in clusters(parse, named, gazetteers())}


def test_the_surname_alone_is_the_main_persons_not_that_of_kin():
    text = "Ana Silva won. Her father Pedro Silva wept. Later Silva smiled."
    assert found(text, "Ana Silva:P", "Pedro Silva:P", "Silva:P")["Ana Silva"] > 1


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("The Church of Suns grew, and the Church paid.", "Church of Suns:O", "Church:O"),
        ("Acme Steel Holdings Ltd closed. Debts had eaten Acme Steel.", "Acme Steel Holdings Ltd:O", "Acme Steel:O"),
        ("The College of Fair Judges (CFJudges) met. Rivals of CFJudges wept.", "College of Fair Judges:O", "CFJudges:O"),
    ],
)
def test_a_body_may_be_called_by_less_than_its_name(text, full, short):
    assert len(found(text, full, short)) == 1


def test_an_acronym_that_brackets_give_joins_whatever_its_type():
    text = "The Bureau of Fish and Game (BFG) grew. Critics of BFG left."
    assert found(text, "Bureau of Fish and Game:O", "BFG:R") == {"Bureau of Fish and Game": 3}
