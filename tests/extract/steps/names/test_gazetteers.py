"""The tables: all load, stay sorted, name their source; a bad one is refused by name and place."""

import csv
from importlib.resources import files

import pytest

from kg.errors import ExtractorError
from kg.extract.steps import tables
from kg.extract.steps.names.gazetteers import gazetteers
from kg.extract.steps.tables import lists, numbers, rows
from kg.model import EntityType

DATA = files("kg.extract.steps") / "data"
TABLES = {"countries.csv": "code", "organizations.csv": "name", "peoples.csv": "name", "places.csv": "name"}
OURS = [*TABLES, "firstnames.csv", "weights.toml", "words.toml"]


@pytest.mark.parametrize("name", OURS)
def test_each_file_tells_its_source_licence_and_reason(name):
    head = (DATA / name).read_text(encoding="utf-8").split("\n\n")[0]
    assert all(f"# {word}" in head or f" {word}:" in head for word in ("Source", "Licence", "Why"))


@pytest.mark.parametrize(("name", "key"), TABLES.items())
def test_each_table_stays_sorted_without_a_row_twice(name, key):
    keys = [row[key] for row in rows(name, key)]
    assert keys == sorted(set(keys))


def test_the_lists_of_words_stay_sorted():
    for section, keys in lists("words.toml").items():
        for key, words in keys.items():
            assert list(words) == sorted(set(words), key=lambda word: (word.lower(), word)), f"[{section}] {key}"


@pytest.mark.parametrize(
    ("form", "name", "wikidata"),
    [
        ("Iranian", "Iran", "Q794"),
        ("Filipinos", "Philippines", "Q928"),
        ("U.S.", "United States", "Q30"),
        ("Tenn.", "Tennessee", "Q1509"),
        ("Xinjiang", "Xinjiang", "Q34800"),
    ],
)
def test_a_country_is_known_by_all_its_words(form, name, wikidata):
    place = gazetteers().territories.place(form)
    assert (place.name, place.wikidata) == (name, wikidata)


def test_the_city_of_washington_is_not_the_state():
    assert gazetteers().territories.place("Washington").wikidata == "Q61"


def test_head_nouns_tell_types_and_none():
    heads = gazetteers().heads
    assert (heads["ministry"], heads["river"], heads["war"]) == (EntityType.ORGANIZATION, EntityType.REGION, None)


@pytest.mark.parametrize(
    ("text", "read", "message"),
    [
        ("name,forms\nA\n", lambda: list(rows("bad", "name")), "bad, row 1"),
        ("[a]\nb = 3\n", lambda: lists("bad"), r"bad, \[a\] b"),
        ("[a\n", lambda: lists("bad"), "bad: not TOML"),
        ("[a]\nb = 'x'\n", lambda: numbers("bad"), r"bad, \[a\] b"),
    ],
)
def test_a_bad_table_is_refused_with_its_place(monkeypatch, text, read, message):
    monkeypatch.setattr(tables, "_text", lambda _: text)
    with pytest.raises(ExtractorError, match=message):
        read()


def test_no_cell_holds_a_stray_separator():
    for name in TABLES:
        text = (DATA / name).read_text(encoding="utf-8")
        cells = csv.reader(line for line in text.splitlines() if line and not line.startswith("#"))
        assert not [cell for row in cells for cell in row if cell != cell.strip(" ;")], name
