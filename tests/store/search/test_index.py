"""What is found by which words, in which order, and why."""

from __future__ import annotations

from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import NAMES, WORLD, document, entity, make_index, statement

from kg.errors import InputError
from kg.store.search import KINDS, MOST


def names(hits):
    return [hit.name for hit in hits]


def test_an_entity_as_it_is_found(index):
    (hit,) = index.search("ana ruiz", 1)
    assert (hit.iri, hit.kind, hit.type, hit.name, hit.reason) == (NAMES.entity("ana"), "entity", "Person", "Ana Ruiz", "name")
    assert (hit.snippet, hit.marks) == ("Ruiz", ((0, 4),))
    assert 5 <= hit.score < 6


def test_a_document_as_it_is_found(index):
    (hit,) = index.search("nobody mayor")
    assert (hit.kind, hit.type, hit.name, hit.reason) == ("document", "Document", "Flood in Kardov", "words of the text")
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["Nobody", "mayor"]
    assert "said. The river" in hit.snippet  # a line break is a blank


def test_statements_and_events_as_they_are_found(index):
    found = {hit.name: hit for hit in index.search("ruiz", kinds=["statement", "event"])}
    assert {name: (hit.kind, hit.type) for name, hit in found.items()} == {
        "Ana Ruiz leads Harbor Union": ("statement", "fact"),
        "Ana Ruiz member of Harbor Union": ("statement", "claim"),
        "not: Anna Ruizova member of Harbor Union": ("statement", "fact"),
        "sanction of Ana Ruiz": ("event", "claim"),
    }
    assert found["sanction of Ana Ruiz"].snippet == "has been frozen"
    assert names(index.search("frozen")) == ["sanction of Ana Ruiz"]


def test_the_whole_name_comes_before_its_beginning_and_that_before_its_words(index):
    hits = index.search("ruiz", kinds=["entity"])
    assert [(hit.name, hit.reason) for hit in hits] == [("Ana Ruiz", "name"), ("Anna Ruizova", "words of a name")]
    hits = index.search("har")
    assert [(hit.name, hit.reason) for hit in hits][:2] == [
        ("Harbor Union", "beginning of a name"),
        ("Harbour pact signed", "beginning of a name"),
    ]


def test_whole_words_come_before_parts_of_words():
    quads = [*entity("a", "Person", "Sundar Rao"), *entity("b", "Person", "Sun Li")]
    quads += [q for n in range(9) for q in statement("d", f"s{n}", "a", "memberOf", "b")]  # much is known of both
    quads += [q for n in range(9) for q in statement("d", f"t{n}", "a", "memberOf", "a")]
    with closing(make_index([*quads, *document("d")], {})) as made:
        assert names(made.search("sun", 2)) == ["Sun Li", "Sundar Rao"]
        assert names(made.search("su", 2)) == ["Sundar Rao", "Sun Li"]


def test_of_two_by_one_name_the_better_known_comes_first():
    quads = [*entity("a", "Region", "Georgia"), *entity("b", "Region", "Georgia"), *entity("c", "Person", "Ada Lem")]
    with closing(make_index([*quads, *document("d"), *statement("d", "s", "c", "basedIn", "b")], {})) as made:
        assert [hit.iri for hit in made.search("georgia", 2)] == [NAMES.entity("b"), NAMES.entity("a")]


@pytest.mark.parametrize(
    ("words", "name"),
    [("LODZ", "Łódź"), ("the union", "Harbor Union"), ("hu", "Harbor Union"), ("US", "U.S."), ("u.s. treas", "U.S. Treasury"),
     ("us treasury", "U.S. Treasury"), ("北京", "北京市"), ("пекин", "北京市"), ("ПЕК", "北京市"), ("ruiz ana", "Ana Ruiz"),
     ("a r", "Ana Ruiz"), ("ana rui", "Ana Ruiz"), ("ł", "Łódź"), ("union harb", "Harbor Union"),
     ("pact.txt", "Harbour pact signed")],
)  # fmt: skip
def test_what_is_meant_comes_first(index, words, name):
    assert names(index.search(words, 1)) == [name]


def test_characters_without_blanks_must_stand_side_by_side(index):
    assert names(index.search("市京", kinds=["entity"])) == []


@pytest.mark.parametrize(
    ("words", "name"), [("tresury", "U.S. Treasury"), ("harbor unoin", "Harbor Union"), ("kardow", "Flood in Kardov")]
)
def test_typing_errors_are_forgiven_and_said(index, words, name):
    hit = index.search(words, 1)[0]
    assert (hit.name, hit.reason) == (name, "nearly the words")
    assert hit.score < 2


def test_a_word_that_is_in_a_name_is_not_doubted(index):
    """Harbor Union is one letter from `harbour`, which is in a title and meant as it is typed."""
    assert "nearly the words" not in {hit.reason for hit in index.search("harbour")}


def test_some_of_the_words_do_when_there_is_nothing_better(index):
    hits = index.search("who froze the assets of ana ruiz")
    assert {hit.reason for hit in hits} == {"some of the words"}
    assert hits[0].score < 1
    assert NAMES.entity("ana") in {hit.iri for hit in hits}


def test_kinds_and_limit_narrow(index):
    every = index.search("ruiz", 100)
    assert names(index.search("ruiz", 3)) == names(every)[:3]
    for kind in KINDS:
        assert [hit.iri for hit in index.search("ruiz", 100, [kind])] == [hit.iri for hit in every if hit.kind == kind]
    assert index.search("ruiz", 100, []) == every


def test_ranked_says_the_same_as_search(index):
    for words in ("ruiz", "har", "tresury", "who leads the harbor union", "nothing such"):
        assert index.ranked(words, 50) == tuple((hit.iri, hit.score) for hit in index.search(words, 50))


@pytest.mark.parametrize("nothing", ["", "   ", "...", '"', "\x00", "\ud800"])
def test_nothing_to_search_for_is_said(index, nothing):
    with pytest.raises(InputError, match="nothing to search for"):
        index.search(nothing)


def test_what_is_asked_wrongly_is_said(index):
    with pytest.raises(InputError, match="'people' is no kind of thing that can be found; known are entity, document"):
        index.search("ruiz", kinds=["people"])
    for limit in (0, -1, MOST + 1):
        with pytest.raises(InputError, match="give a number from 1 to 10,000"):
            index.search("ruiz", limit)


SYNTAX = [
    'ruiz" OR "union', "ruiz OR union", "ruiz AND", "NEAR(ruiz union)", "{name} : ruiz", "name:ruiz", "ruiz*", "-ruiz", "^ruiz",
    "ruiz NOT union", "(ruiz", "'; DROP TABLE things; --", "ruiz\x00union", "%", "_ruiz", "ruiz + union", "rowid:1", "ruiz\ud800",
]  # fmt: skip


@pytest.mark.parametrize("text", SYNTAX, ids=map(ascii, SYNTAX))
def test_words_are_never_syntax(index, text):
    """A sign asks for nothing; AND, OR, NOT and NEAR are words like others."""
    plain = "".join(c if c.isalnum() or c == " " else " " for c in text)
    if plain.strip():
        assert index.search(text) == index.search(plain)
    assert index.search("ana ruiz", 1)


@given(text=st.text(max_size=40))
def test_any_text_is_searched_or_refused(index, text):
    try:
        hits = index.search(text)
    except InputError:
        return
    assert [(-hit.score, hit.iri) for hit in hits] == sorted((-hit.score, hit.iri) for hit in hits)
    assert all(0 <= start < end <= len(hit.snippet) for hit in hits for start, end in hit.marks)


def test_ten_thousand_characters_are_answered(index):
    assert index.search("x" * 10_000) == []
    assert index.search("ruiz " * 2_000) == index.search("ruiz " * 32)
    assert index.search('"' * 9_990 + "ana ruiz", 1)[0].name == "Ana Ruiz"


def test_everything_is_found_by_its_own_name(index):
    for quad in WORLD:
        if quad.predicate.endswith(("prefLabel", "altLabel", "title")):
            assert quad.subject in {hit.iri for hit in index.search(quad.object.value)}
