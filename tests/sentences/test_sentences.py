"""The sentences are well formed, and the extractor asserts nothing in them that somebody merely says, plans or denies."""

import functools
from pathlib import Path

import pytest

from kg.eval import load_gold, score
from kg.extract import extractor
from kg.ids import fold
from kg.interchange import decode, encode
from kg.model import Extraction, Modality, Status
from kg.vocab import ontology

FOLDER = Path(__file__).parent
GOLD = load_gold(FOLDER)
HELD = sorted(name for name in GOLD if name.startswith("held/"))
OPEN = sorted(set(GOLD) - set(HELD))


@functools.cache
def decoded(name):
    return decode(GOLD[name], where=name)


@functools.cache
def scores(names):
    """Score the extractor on some of the texts."""
    reader = extractor("local")
    read = reader.extract(decoded(name).document for name in names)
    found = {name: encode(one) for name, one in zip(names, read, strict=True) if isinstance(one, Extraction)}
    return score({name: GOLD[name] for name in names}, found)


def test_there_are_enough_and_a_quarter_is_held():
    assert len(GOLD) >= 60
    assert len(HELD) * 4 >= len(GOLD)


@pytest.mark.parametrize("name", sorted(GOLD))
def test_mentions_quote_a_name_of_their_entity(name):
    extraction = decoded(name)
    for entity in extraction.entities:
        for span in entity.mentions:
            assert fold(span.of(extraction.document.text)) in {fold(one) for one in (entity.name, *entity.aliases)}


@pytest.mark.parametrize("name", sorted(GOLD))
def test_evidence_is_whole_words(name):
    text = decoded(name).document.text
    for row in (*decoded(name).statements, *decoded(name).events):
        for span in row.evidence:
            assert span.of(text) == span.of(text).strip()
            assert not (text[span.start - 1 : span.start].isalnum() and text[span.start].isalnum())
            assert not (text[span.end - 1].isalnum() and text[span.end : span.end + 1].isalnum())


@pytest.mark.parametrize("name", sorted(GOLD))
def test_gold_follows_the_reading_rules(name):
    extraction, predicates = decoded(name), ontology().predicates
    types = {entity.id: entity.type for entity in extraction.entities}
    for row in extraction.statements:
        assert predicates[row.predicate].joins(types[row.subject], types[row.object]), row.id
        assert row.predicate not in {"accusedBy", "targets"} or row.status is Status.CLAIM, row.id
    for row in (*extraction.statements, *extraction.events):
        assert row.status is Status.CLAIM or (row.polarity and row.modality is Modality.ASSERTED), row.id
    facts = {(row.subject, row.predicate, row.object) for row in extraction.statements if row.status is Status.FACT}
    forbidden = {(row["subject"], row["predicate"], row["object"]) for row in GOLD[name]["forbidden"]}
    assert not facts & forbidden


@pytest.mark.parametrize("names", [tuple(OPEN), tuple(HELD)], ids=["open", "held"])
def test_no_claim_is_asserted_as_a_fact(names):
    assert scores(names).claims_asserted_as_facts == 0


def test_no_claimed_event_is_asserted_as_a_fact():
    assert scores(tuple(OPEN)).claimed_events_as_facts == 0


def test_what_is_said_is_found_with_its_speaker():
    found = scores(tuple(OPEN))
    assert found.statements.recall >= 0.30
    assert found.events.recall >= 0.60
    assert found.speaker_right.as_number() >= 0.90
    assert found.event_status_right.as_number() >= 0.90
