"""Extractions written and read again, and the speed-minded readers against the model's own classes."""

import json
from dataclasses import fields

import pytest
from hypothesis import given
from strategies import extractions

from kg import model
from kg.interchange import check, decode, dumps, encode, loads
from kg.interchange.keys import gold_only, keys_of


@given(extractions())
def test_what_is_written_reads_back_the_same(extraction):
    """Nothing is lost between an extraction and its JSON."""
    assert decode(encode(extraction)) == extraction


@given(extractions())
def test_a_line_of_json_lines_too(extraction):
    line = dumps(extraction)
    assert "\n" not in line
    assert decode(loads(line)) == extraction


@given(extractions())
def test_what_decode_takes_check_takes(extraction):
    check(extraction)


@given(extractions())
def test_only_plain_json_is_written(extraction):
    def plain(value):
        if type(value) is dict:
            return all(type(key) is str and plain(each) for key, each in value.items())
        if type(value) is list:
            return all(map(plain, value))
        return value is None or type(value) in (str, int, float, bool)

    assert plain(encode(extraction))


def test_missing_keys_take_the_defaults_of_the_format():
    row = {"id": "s", "subject": "a", "predicate": "memberOf", "object": "b", "status": "fact", "evidence": [[0, 3]]}
    a, b = {"id": "a", "type": "Person", "name": "Ana"}, {"id": "b", "type": "Organization", "name": "Acme"}
    found = decode({"document": {"id": "d", "text": "Ana is in Acme."}, "entities": [a, b], "statements": [row]})
    (statement,) = encode(found)["statements"]
    assert statement == row | {
        "polarity": True,
        "modality": "asserted",
        "speaker": "narrator",
        "reportedBy": None,
        "date": None,
        "role": None,
        "share": None,
        "confidence": 1.0,
    }
    assert encode(found)["entities"][0] == a | {"aliases": [], "mentions": [], "wikidata": None}
    assert (found.events, found.extractor) == ((), None)


def test_a_text_beside_the_file_stands_in_for_a_missing_one():
    assert decode({"document": {"id": "d"}}, text="words").document.text == "words"
    assert decode({"document": {"id": "d", "text": "own"}}, text="words").document.text == "own"


def test_what_gold_adds_is_read_over():
    row = {"id": "a", "type": "Person", "name": "Ana", "optional": True}
    assert decode({"document": {"id": "d", "text": "Ana"}, "entities": [row], "forbidden": [{}]}).entities[0].name == "Ana"


@pytest.mark.parametrize("cls", [model.Document, model.Entity, model.Statement, model.Event, model.When, model.Extraction])
def test_every_field_has_its_key(cls):
    unsent = {"boilerplate"} if cls is model.Document else set()
    assert {key.field for key in keys_of(cls).values()} == {f.name for f in fields(cls)} - unsent
    assert not keys_of(cls).keys() & gold_only(cls)


def test_whole_numbers_are_read_as_numbers():
    event = {"id": "v", "type": "meet", "status": "fact", "evidence": [[0, 1]], "confidence": 1}
    found = decode(json.loads(json.dumps({"document": {"id": "d", "text": "x"}, "events": [event]})))
    assert type(found.events[0].confidence) is float
