"""The shipped JSON Schema: what the code says today, sound as a schema, and agreeing with the seeds' gold."""

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from strategies import extractions

from kg.eval import load_gold
from kg.interchange import encode, schema

SEEDS = load_gold(Path(__file__).parents[2] / "seeds" / "articles")
VALIDATOR = jsonschema.Draft202012Validator(schema())


def test_the_file_is_what_the_code_says():
    shipped = (files("kg.interchange") / "extraction.schema.json").read_text("utf-8")
    assert json.loads(shipped) == schema(), "write it anew: python -m kg.interchange"


def test_it_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_gold_is_valid(name):
    VALIDATOR.validate(SEEDS[name])


@given(extractions())
def test_whatever_is_written_is_valid(extraction):
    VALIDATOR.validate(encode(extraction))
