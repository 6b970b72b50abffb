"""What is known shows itself: an entity is a card in a notebook."""

from __future__ import annotations

import dataclasses

from kg.known import KnownEntity
from kg.model import EntityType

HOSTILE = "<script>alert(1)</script>\u202e"
ADA = KnownEntity("https://kg.example/id/entity/ada", EntityType.PERSON, "Ada Brand")


def card(entity):
    return entity._repr_mimebundle_()["text/html"]


def test_an_entity_is_a_card_of_what_is_known_of_it():
    known = dataclasses.replace(
        ADA, aliases=("Brand", "A. Brand"), wikidata="Q42", candidates=("https://kg.example/id/entity/brand",)
    )
    for told in ("Ada Brand", "Person", "Brand, A. Brand", ADA.iri, 'href="https://www.wikidata.org/wiki/Q42"', "entity/brand"):
        assert told in card(known)
    assert known._repr_mimebundle_()["text/plain"] == repr(known)


def test_what_is_not_known_has_no_row():
    for label in ("also known as", "Wikidata", "perhaps the same as"):
        assert label not in card(ADA)


def test_hostile_names_are_words():
    hostile = dataclasses.replace(ADA, name=HOSTILE, aliases=(HOSTILE,), iri=f"javascript:{HOSTILE}")
    assert "<script>" not in card(hostile)
    assert "href" not in card(hostile)
    assert card(hostile).count("[U+202E]") == 3
