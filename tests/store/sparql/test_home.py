"""A store of articles in each server: what one writer stored readers see, whole, or they are told that it moved."""

from __future__ import annotations

import pytest

from kg.errors import InputError, StoreError, StoreLocked, StoreMissing
from kg.ids import Namer
from kg.model import Document, Extraction
from kg.pipeline import build, remove
from kg.store.home import open_reader, open_writer
from kg.store.place import Remote
from kg.store.seam import Change
from kg.store.sparql import writing
from kg.store.sparql.client import Client
from kg.terms import IRI, Literal, Quad
from kg.vocab import KG

BASE = "https://news.example/id/"
TITLE = IRI(KG + "title")


def quads_of(document_id, text):
    iri = Namer(BASE).document(document_id)
    return [Quad(iri, TITLE, Literal(f"{text} {number}"), iri) for number in range(5)]


def put(writer, **texts):
    """Do what the pipeline does, in its order, up to publication."""
    with writer.archive.together():
        for document_id, text in texts.items():
            if text is None:
                writer.archive.remove(document_id)
            else:
                writer.archive.put(Extraction(Document(document_id, text)))
    for document_id in writer.archive.unprojected():
        text = writer.archive.text(document_id)
        add = [] if text is None else quads_of(document_id, text)
        writer.apply(Change(frozenset({Namer(BASE).document(document_id)}), add=add))
        writer.archive.settle({} if text is None else {document_id: text}, [document_id] if text is None else [])


def store(address, **texts):
    with open_writer(address, BASE) as writer:
        put(writer, **texts)
        return writer.publish()


def seen(address):
    """Return what a reader sees, after making sure that every document is whole and has its own text."""
    reader = open_reader(address)
    try:
        found = {each.document.id: each.document.text for each in reader.archive.walk()}
        assert {name: reader.archive.text(name) for name in found} == found
        assert set(reader.snapshot.quads()) == {quad for name, text in found.items() for quad in quads_of(name, text)}
        return found
    finally:
        reader.close()


def test_what_writers_stored_readers_see(server):
    with pytest.raises(StoreMissing, match="kg build"):
        open_reader(server.address)
    with pytest.raises(StoreMissing):
        open_writer(server.address, create=False)
    assert store(server.address, a="one", b="two", c="three") == 1
    assert seen(server.address) == {"a": "one", "b": "two", "c": "three"}
    assert store(server.address, a="other", b=None) == 2
    assert store(server.address) == 2  # nothing to do is no generation
    assert seen(server.address) == {"a": "other", "c": "three"}
    with pytest.raises(StoreError, match="base"):
        open_writer(server.address, "https://elsewhere.example/")


def test_the_archive_is_seen_by_who_names_its_graph_alone(server):
    store(server.address, a="one")
    reader = open_reader(server.address)
    try:
        ((number,),) = reader.snapshot.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows
        assert number.value == "5" == str(len(reader.snapshot))
        if server.name == "oxigraph":  # Virtuoso's graphs are asked over a copy, which has no archive
            assert reader.snapshot.query("ASK { GRAPH <graph/archive> { ?row ?p ?o } }") is True
            assert reader.snapshot.query("ASK { GRAPH ?g { ?row <https://kg.example/store#body> ?o } }") is True
    finally:
        reader.close()


def test_a_reader_sees_one_generation_or_says_that_it_moved(server, monkeypatch):
    monkeypatch.setenv("KG_SPARQL_ANSWERS", "server")
    store(server.address, a="one")
    reader = open_reader(server.address)
    with open_writer(server.address) as writer:
        put(writer, a="other", b="two")
        assert reader.archive.text("a") == "one"  # what waits is not seen
        assert set(reader.snapshot.quads()) == set(quads_of("a", "one"))
        writer.publish()
    for read in (lambda: set(reader.snapshot.quads()), lambda: reader.snapshot.query("ASK {}"), lambda: reader.archive.text("a")):
        with pytest.raises(StoreError, match="written since it was opened"):
            read()
    reader.close()
    assert seen(server.address) == {"a": "other", "b": "two"}


def test_judgements_are_in_the_store(server):
    text = "verdict,left,right,by,when,why\nsame,Ana,A. Ruiz,me,2024-01-01,one person\n"
    with open_writer(server.address, BASE) as writer:
        with pytest.raises(InputError, match=r"mine\.csv, line 2"):
            writer.judge("verdict,left,right,by,when,why\nsame,Ana\n", "mine.csv")
        writer.judge(text, "mine.csv")
        put(writer, a="one")
        writer.publish()
        writer.judge(text.replace("Ana,", "Anna,"), "mine.csv")
        writer.publish()
    reader = open_reader(server.address)
    assert [judgement.left for judgement in reader.judgements] == ["Anna"]
    reader.close()


def test_two_writers_do_not_meet(server, monkeypatch):
    with open_writer(server.address, BASE) as writer:
        with pytest.raises(StoreLocked, match="this machine"):
            open_writer(server.address)
        elsewhere(monkeypatch)
        with pytest.raises(StoreLocked, match=r"another kg on .*last heard of"):
            open_writer(server.address)
        put(writer, a="one")
        assert writer.publish() == 1  # who was refused left the lock alone
    assert store(server.address, b="two") == 2


def test_a_writer_that_was_passed_over_changes_nothing(server, monkeypatch):
    store(server.address, a="one")
    slow = open_writer(server.address)
    put(slow, a="slow", c="slow")
    elsewhere(monkeypatch)
    monkeypatch.setattr(writing, "LEASE", -writing.LEASE)  # everybody has been quiet for too long
    with open_writer(server.address) as quick:
        put(quick, a="quick")
        with pytest.raises(StoreLocked, match="took over"):
            slow.publish()
        with pytest.raises(StoreLocked, match="took over"):
            slow.archive.put(Extraction(Document("d", "late")))
        quick.publish()
    slow.close()
    assert seen(server.address) == {"a": "quick", "c": "slow"}  # c was safe in the archive, and so is projected


def elsewhere(monkeypatch):
    """Be another machine from now on."""
    monkeypatch.setattr(writing, "_of_this_machine", lambda *_: None)


class Killed(BaseException):
    """Stands for the end of a process between two requests."""


@pytest.mark.parametrize("requests", range(1, 12))
def test_a_writer_killed_between_two_requests_leaves_whole_documents(server, monkeypatch, requests):
    store(server.address, a="one", b="two")
    writer = open_writer(server.address)
    left = iter(range(requests))
    update = Client.update

    def counted(client, text):
        if next(left, None) is None:
            raise Killed
        update(client, text)

    monkeypatch.setattr(Client, "update", counted)
    done = True
    try:
        put(writer, a="other", b=None, c="three")
        writer.publish()
    except Killed:
        done = False
    monkeypatch.setattr(Client, "update", update)
    states = [{"a": "one", "b": "two"}, {"a": "other", "c": "three"}]
    try:
        found = seen(server.address)
        assert found in states
        assert found == states[1] or not done
    except StoreError as error:  # only where a change takes several requests
        assert server.name == "virtuoso"
        assert "being written" in str(error)
    writer._held.pop_all()  # the lock of the operating system goes, the word in the server stays
    monkeypatch.setattr(writing, "_of_this_machine", lambda *_: writer._session._lock.me)
    store(server.address, a="other", b=None, c="three")
    assert seen(server.address) == states[1]


def test_a_graph_that_is_too_much_for_one_request_is_whole_all_the_same(server):
    names = Namer(BASE)
    graph = names.document("long")
    quads = {Quad(IRI(f"{BASE}statement/{n // 7}"), IRI(f"{KG}p{n % 7}"), Literal(f"words {n} é"), graph) for n in range(6_000)}
    with open_writer(server.address, BASE) as writer:
        writer.archive.put(Extraction(Document("long", "x")))
        writer.apply(Change(frozenset({graph}), add=list(quads)))
        writer.archive.settle({"long": "x"})
        writer.publish()
    reader = open_reader(server.address)
    assert set(reader.snapshot.quads()) == quads  # by pages, where the server cuts
    assert set(reader.snapshot.quads(graph)) == quads
    assert len(reader.snapshot) == 6_000
    reader.close()


def test_build_and_remove_give_what_a_folder_gives(server, gold, tmp_path):
    from kg.graph import open_graph

    folder = tmp_path / "kg-store"
    for place in (folder, server.address):
        report = build(gold[:3], place)
        assert len(report.added) == 3
        assert not build(gold[:3], place).added
        assert remove([report.added[0]], place).removed == (report.added[0],)
    with open_graph(folder) as here, open_graph(server.address) as there:
        assert here.export("nq") == there.export("nq")
        for name in ("allegations", "positions", "narrator-and-others"):
            assert here.query(name).text("csv") == there.query(name).text("csv")
        assert here.known == there.known
        assert here.view(text=True).graph == there.view(text=True).graph
        assert len(there.rdf) == len(here.rdf)
        assert (
            [hit.iri for hit in here.search("Xinjiang sanctions")]
            == [hit.iri for hit in there.search("Xinjiang sanctions")]
            != []
        )


def test_a_writable_address_that_is_another_servers_is_told(oxigraph_server, virtuoso_server):
    oxigraph_server.empty()
    virtuoso_server.empty()
    with pytest.raises(StoreError, match="set KG_SPARQL_USER"):
        open_writer(Remote(oxigraph_server.address, update=virtuoso_server.address + "-auth"))
