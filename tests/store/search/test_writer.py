"""The index in step with the store: what a generation's readers find, however it came to be; stores without an index."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import NAMES, document, entity, statement

import kg
from kg.errors import StoreError
from kg.ids import DEFAULT_BASE
from kg.pipeline import build
from kg.pipeline.remove import remove
from kg.store.folder import open_reader, open_writer
from kg.store.seam import Change, open_store
from kg.store.search import NAME, IndexWriter
from kg.store.search.writer import _connect

QUERIES = (
    "sun jinlong",
    "s",
    "xinjang",
    "treasury",
    "nordvik energi",
    "who sanctioned sun jinlong",
    "the",
    "sanctions",
    "kardov",
    "市",
)


def found(store):
    with open_reader(store) as reader:
        return {query: reader.index.search(query, 1000) for query in QUERIES}


def content(store):
    """All that the index holds, without the numbers of its rows."""
    with closing(sqlite3.connect(store / NAME)) as index:
        return rows(index)


def rows(index):
    sql = (
        "SELECT iri, kind, type, graph, t.name, shown, known, w.name, said, body FROM things t JOIN words w ON w.rowid = id",
        "SELECT folded, iri FROM names JOIN things ON id = thing",
        "SELECT entity, iri FROM naming JOIN things ON id = thing",
        "SELECT word FROM vocabulary",
        "SELECT gram, size, word FROM grams",
        "SELECT iri FROM touched",
    )
    return [sorted(index.execute(each).fetchall()) for each in sql]


def test_a_build_indexes_everything(gold_store):
    with kg.open(gold_store) as graph:
        with open_reader(gold_store) as reader:
            hits = {hit.iri: hit for letter in ascii_lowercase for hit in reader.index.search(letter, 10_000)}
        known = graph.known
        assert {each.iri for each in (*known.entities, *known.documents, *known.statements, *known.events)} == set(hits)
        for entity in known.entities:
            assert (hits[entity.iri].name, hits[entity.iri].type) == (entity.name, entity.type)
        for row in (*known.statements, *known.events):
            assert hits[row.iri].type == row.status


def test_one_by_one_in_reverse_order_finds_the_same(gold, gold_store, tmp_path):
    for path in reversed(gold):
        build([path], tmp_path / "store")
    assert content(tmp_path / "store") == content(gold_store)
    assert found(tmp_path / "store") == found(gold_store)


def test_what_is_removed_is_found_no_more_and_what_comes_back_is(gold, own_store, gold_store, tmp_path):
    build(gold[1:], tmp_path / "without")
    names = json.loads(Path(gold[0]).read_text(encoding="utf-8"))["document"]["id"]
    assert not remove([names], own_store).refused
    assert content(own_store) == content(tmp_path / "without")
    assert found(own_store) == found(tmp_path / "without") != found(gold_store)
    build([gold[0]], own_store)
    assert content(own_store) == content(gold_store)
    assert found(own_store) == found(gold_store)


def article(tmp_path, name, leader, organization="Harbor Union", title=None):
    text = f"{leader} leads the {organization}."
    start = text.index(organization)
    facts = {
        "document": {"id": name, "text": text, **({"title": title} if title else {})},
        "entities": [
            {"id": "a", "type": "Person", "name": leader},
            {"id": "b", "type": "Organization", "name": organization, "mentions": [[start, start + len(organization)]]},
        ],
        "statements": [
            {"id": "s", "subject": "a", "predicate": "leads", "object": "b", "status": "fact", "evidence": [[0, len(text)]]}
        ],
    }
    path = tmp_path / f"{name}.json"
    path.write_text(json.dumps(facts), encoding="utf-8")
    return str(path)


def names(store, words):
    with open_reader(store) as reader:
        return [hit.name for hit in reader.index.search(words)]


def test_a_reader_finds_what_its_generation_held(tmp_path):
    store = tmp_path / "store"
    build([article(tmp_path, "one", "Ana Ruiz")], store)
    with open_reader(store) as before:
        build([article(tmp_path, "one", "Ben Okoro", title="A new leader")], store)
        assert {hit.name for hit in before.index.search("ruiz")} == {"Ana Ruiz", "Ana Ruiz leads Harbor Union", "one"}
        assert before.index.search("okoro") == []
    assert names(store, "ruiz") == []
    assert set(names(store, "okoro")) == {"Ben Okoro", "A new leader", "Ben Okoro leads Harbor Union"}


def test_what_is_not_published_is_not_found(tmp_path):
    store = tmp_path / "store"
    build([article(tmp_path, "one", "Ana Ruiz")], store)
    with open_writer(store) as writer:
        writer.archive.remove("one")
        assert names(store, "ruiz")[0] == "Ana Ruiz"


def forget(store):
    """Make a store as programs before the index left it."""
    for path in store.rglob(f"{NAME}*"):
        path.unlink()


def test_a_store_without_an_index_says_how_to_make_one_and_gets_it_with_the_next_write(own_store, gold_store):
    forget(own_store)
    with (
        open_reader(own_store) as reader,
        pytest.raises(StoreError, match=rf"no text index yet: run kg build --store {own_store}"),
    ):
        reader.index  # noqa: B018 - opened when asked for
    with kg.open(own_store) as graph:
        assert graph.query("sanctioned-by")  # all else can be read
        with pytest.raises(StoreError, match="no text index yet"):
            graph.query('SELECT ?t { ?t kg:search "sun" }')
    build([], own_store)
    assert content(own_store) == content(gold_store)
    assert found(own_store) == found(gold_store)


def test_an_index_that_is_damaged_or_of_another_form_is_made_again(own_store, gold_store):
    (own_store / NAME).write_bytes(b"nonsense " * 1000)
    (own_store / "search-0.sqlite").write_bytes(b"old")
    open_writer(own_store).close()
    assert not (own_store / "search-0.sqlite").exists()
    shutil.rmtree(own_store / "generations")
    (own_store / "current").unlink()
    build([], own_store)
    assert content(own_store) == content(gold_store)
    assert found(own_store) == found(gold_store)


def test_quads_that_were_lost_leave_nothing_old_in_the_index(own_store, tmp_path, gold):
    shutil.rmtree(own_store / "quads")
    name = json.loads(Path(gold[0]).read_text(encoding="utf-8"))["document"]["id"]
    remove([name], own_store)
    build(gold[1:], tmp_path / "without")
    assert content(own_store) == content(tmp_path / "without")


def test_a_generation_s_damaged_index_says_what_to_delete(own_store):
    (index,) = (own_store / "generations").rglob(NAME)
    index.write_bytes(b"nonsense " * 1000)
    with open_reader(own_store) as reader, pytest.raises(StoreError, match=r"delete .*search.* and run kg build"):
        reader.index  # noqa: B018
    index.unlink()
    (own_store / NAME).unlink()
    build([], own_store)
    assert names(own_store, "sun jinlong")[0] == "Sun Jinlong"


NAMED = {
    "ana": (["Ana Ruiz"], ["Ana Ruiz", "Ruiz"], ["Anna Ruíz"], []),
    "union": (["Harbor Union"], ["Union of Harbours", "H.U."], []),
}
SAID = ([], ["ana"], ["ana", "union"], ["union"])


@given(st.lists(st.tuples(st.sampled_from(["ana", "union", "d1", "d2"]), st.integers(0, 3)), max_size=8))
def test_whatever_changes_in_whatever_order_the_index_is_that_of_what_is_there(steps):
    """Names change under statements, documents come and go, things are named before they are there."""
    now = {}
    with closing(open_store("oxigraph-memory", Path(), DEFAULT_BASE)) as store, closing(writing(":memory:")) as kept:
        for thing, choice in steps:
            old, now[thing] = now.get(thing, []), state(thing, choice)
            change = Change(frozenset({NAMES.document(thing)}), [], now[thing])
            if thing in NAMED:
                change = Change(remove=[q for q in old if q not in now[thing]], add=[q for q in now[thing] if q not in old])
            kept.touch(change)
            store.apply(change)
            if choice % 2:  # several changes may come before a follow
                follow(kept, store)
        follow(kept, store)
        with closing(writing(":memory:")) as anew:
            follow(anew, store)
            assert rows(kept._connection) == rows(anew._connection)


def state(thing, choice):
    if thing in NAMED:
        names = NAMED[thing][choice % len(NAMED[thing])]
        return entity(thing, "Organization", *names) if names else []
    pairs = SAID[choice]
    return [
        *document(thing, f"{choice}"),
        *(q for who in pairs for q in statement(thing, f"{thing}-{who}", who, "memberOf", "union")),
    ]


def writing(path):
    return IndexWriter(_connect(path), DEFAULT_BASE, str(path))


def follow(index, store):
    with closing(store.snapshot()) as snapshot:
        index.follow(snapshot, {"d1": "The first text.", "d2": "The second."}.get)


def test_users_own_graphs_are_not_indexed_and_stay_out_of_the_way(tmp_path):
    store = tmp_path / "store"
    build([article(tmp_path, "one", "Ana Ruiz")], store)
    before = content(store)
    with open_writer(store) as writer:
        writer.update(
            'INSERT DATA { GRAPH <https://mine.example/g> { <https://mine.example/x> a kg:Document ; kg:title "Mine" } }'
        )
        writer.publish()
    assert content(store) == before
    assert names(store, "mine") == []
