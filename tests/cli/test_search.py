"""`kg search`: for people, for programs, and on a terminal."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from kg.cli.main import cli
from kg.cli.search import _KINDS
from kg.store.search import KINDS, MOST


@pytest.fixture
def store(run, gold_store, monkeypatch):  # noqa: ARG001 - after run, which empties the environment
    monkeypatch.setenv("KG_STORE", str(gold_store))
    return gold_store


@pytest.mark.usefixtures("store")
def test_what_is_found_is_listed_with_its_words(run):
    ran = run("search", "sun", "jinlong", "--limit", 2, "--kind", "entity", "--kind", "statement")
    assert (ran.code, ran.err) == (0, "")
    first, second, third = ran.out.split("\n")[:3]
    assert first == "Sun Jinlong  (Person)"
    assert second.startswith("    also known as Sun")
    assert third.startswith("    https://kg.example/id/entity/")
    assert "(statement, fact)" in ran.out
    assert "\x1b" not in ran.out


@pytest.mark.usefixtures("store")
def test_json_is_what_the_library_gives(run, graph):
    ran = run("search", "--json", "xinjang", "--limit", 3)
    listed = json.loads(ran.out)
    assert [(each["iri"], each["score"]) for each in listed] == [(hit.iri, hit.score) for hit in graph.search("xinjang", 3)]
    assert set(listed[0]) == {"iri", "kind", "type", "name", "snippet", "marks", "score", "reason"}


@pytest.mark.usefixtures("store")
def test_nothing_found_is_said_and_no_failure(run):
    ran = run("search", "xyzzyq")
    assert (ran.code, ran.out, ran.err) == (0, "", "nothing found for xyzzyq\n")
    assert json.loads(run("search", "xyzzyq", "--json").out) == []


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["..."], "nothing to search for in '...'"),
        ([], "Missing argument"),
        (["a", "--limit", "0"], "0 is not in the range"),
        (["a", "--kind", "people"], "'people' is not one of 'entity'"),
        (["a", "--store", "nowhere"], "no store at nowhere"),
    ],
)
def test_what_cannot_be_searched_exits_with_2(run, arguments, words):
    ran = run("search", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


@pytest.mark.usefixtures("store")
def test_words_are_marked_on_a_terminal_unless_no_colour_is_wanted(run, monkeypatch):
    def shown():
        with monkeypatch.context() as patched:
            patched.setattr("kg.cli.search.sys", SimpleNamespace(stdout=SimpleNamespace(isatty=lambda: True)))
            return run("search", "treasury", "--limit", 1).out

    assert "\x1b[33m" in shown()
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in shown()


def test_a_name_cannot_draw_on_the_terminal(run, tmp_path, monkeypatch):
    facts = {"document": {"id": "a", "title": "\x1b]0;owned\x07 news", "text": "Owned \x1b[2J words."}}
    (tmp_path / "a.json").write_text(json.dumps(facts), encoding="utf-8")
    run("build", "a.json")
    monkeypatch.setenv("NO_COLOR", "1")
    ran = run("search", "owned")
    assert "owned" in ran.out
    assert "\x1b" not in ran.out + ran.err


def test_the_help_says_what_the_library_takes():
    options = {option.name: option for option in cli.commands["search"].params}
    assert tuple(options["kinds"].type.choices) == _KINDS == KINDS
    assert (options["limit"].type.min, options["limit"].type.max) == (1, MOST)
