"""Measures spoken of again, names that "and" joins, and what somebody reports of their own acts."""

import datetime as dt

import pytest

from kg.extract import extractor
from kg.model import Document


@pytest.fixture(scope="module")
def read():
    spacy = extractor("spacy")

    def read(text: str):
        [found] = spacy.extract([Document("d", text, published=dt.date(2024, 5, 10))])
        names = {entity.id: entity.name for entity in found.entities}
        said = {(names[s.subject], s.predicate, names[s.object], s.status.value) for s in found.statements}
        done = {(v.type, *sorted(names[a] for a in v.agent), "->", *sorted(names[t] for t in v.target)) for v in found.events}
        return said, done

    return read


ANNOUNCED = "The Commerce Ministry on Friday announced sanctions against two firms. "


def test_the_sanctions_reach_further_by_whom_announced_them(read):
    said, done = read(ANNOUNCED + "The sanctions also hit Kestrel Holdings, a shipping firm.")
    assert ("Kestrel Holdings", "sanctionedBy", "Commerce Ministry", "fact") in said
    assert ("sanction", "Commerce Ministry", "->", "Kestrel Holdings") in done


def test_without_an_authority_before_nobody_is_guessed(read):
    said, done = read("The sanctions target Kestrel Holdings, a shipping firm.")
    assert not [one for one in said if one[1] == "sanctionedBy"]
    assert ("sanction", "->", "Kestrel Holdings") in done


def test_other_sanctions_are_not_theirs(read):
    said, _ = read(ANNOUNCED + "Sanctions have hit Kestrel Holdings before.")
    assert not [one for one in said if one[1] == "sanctionedBy"]


def test_two_names_share_what_is_said_of_both(read):
    said, _ = read("Ana Ruiz and Pavel Orlov, two senior Unity Party members, have held posts in the Harbor Bank.")
    for name in ("Ana Ruiz", "Pavel Orlov"):
        assert (name, "memberOf", "Unity Party", "fact") in said
        assert (name, "holdsPositionIn", "Harbor Bank", "fact") in said


def test_what_an_authority_says_it_did_is_a_fact(read):
    said, _ = read(ANNOUNCED + "The sanctions also hit Kestrel Holdings, the Commerce Ministry said.")
    assert ("Kestrel Holdings", "sanctionedBy", "Commerce Ministry", "fact") in said
