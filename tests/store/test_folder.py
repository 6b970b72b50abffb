"""The store folder: made, opened, refused, published, read."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from kg.errors import InputError, StoreError, StoreLocked, StoreMissing
from kg.ids import DEFAULT_BASE, Namer
from kg.model import Document, Extraction
from kg.store import marker
from kg.store.folder import open_reader, open_writer
from kg.store.seam import Change
from kg.terms import IRI, Literal, Quad
from kg.vocab import KG

LABEL = IRI(KG + "title")


def article(document_id, text="Ana Ruiz joined the board."):
    return Extraction(Document(document_id, text))


def quads_of(extraction, base=DEFAULT_BASE):
    """Stand in for the projection: one quad that holds the text."""
    iri = Namer(base).document(extraction.document.id)
    return [Quad(iri, LABEL, Literal(extraction.document.text), iri)]


def store(writer, *extractions):
    """Do what the pipeline does, in its order."""
    with writer.archive.together():
        for extraction in extractions:
            writer.archive.put(extraction)
    project(writer)
    return writer.publish()


def project(writer):
    names = Namer(writer.base)
    waiting = writer.archive.unprojected()
    found = {name: writer.archive.get(name) for name in waiting}
    drop = frozenset(names.document(name) for name in waiting)
    writer.apply(Change(drop, add=[quad for each in found.values() if each for quad in quads_of(each, writer.base)]))
    writer.archive.settle({name: "1" for name in waiting if found[name]}, [name for name in waiting if not found[name]])


def texts(reader):
    answer = reader.snapshot.query("SELECT ?text { ?d kg:title ?text } ORDER BY ?text")
    return [text.value for (text,) in answer.rows]


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "news" / "kg-store"


def test_what_one_writer_stored_a_reader_sees(folder):
    with open_writer(folder) as writer:
        assert store(writer, article("a", "one"), article("b", "two")) == 1
        assert writer.needs_projection is False
    with open_reader(folder) as reader:
        assert (reader.generation, reader.base, len(reader.archive)) == (1, DEFAULT_BASE, 2)
        assert texts(reader) == ["one", "two"]
        assert reader.archive.text("b") == "two"
        assert reader.judgements == ()
    assert {path.name for path in folder.iterdir()} >= {"kg-store.json", "judgements.csv", "extractions.sqlite", "current"}


def test_a_reader_stays_at_its_generation_in_quads_and_texts(folder):
    with open_writer(folder) as writer:
        store(writer, article("a", "old"), article("b", "gone"))
        with open_reader(folder) as before:
            writer.archive.remove("b")
            store(writer, article("a", "new"), article("c", "more"))
            for n in range(4):  # generations pass by; the one that is held stays
                store(writer, article("d", f"d{n}"))
            with open_reader(folder) as after:
                assert (texts(before), before.archive.text("a"), before.archive.text("b")) == (["gone", "old"], "old", "gone")
                assert [each.document.id for each in before.archive.walk()] == ["a", "b"]
                assert texts(after) == ["d3", "more", "new"]
                assert (after.archive.text("a"), after.archive.text("b"), len(after.archive)) == ("new", None, 3)
        generations = {path.name for path in (folder / "generations").iterdir()}
        assert "1" in generations
        assert "2" not in generations  # nobody held it
        store(writer, article("d", "last"))
        assert {path.name for path in (folder / "generations").iterdir()} == {"6", "7"}


def test_what_is_not_published_no_reader_sees(folder):
    with open_writer(folder) as writer:
        store(writer, article("a", "old"))
        writer.archive.put(article("a", "new"))
        with open_reader(folder) as reader:
            assert (texts(reader), reader.archive.text("a")) == (["old"], "old")
        with pytest.raises(StoreError, match=r"1 documents .* not projected yet, such as a"):
            writer.publish()
        project(writer)
        with open_reader(folder) as reader:
            assert (texts(reader), reader.archive.text("a")) == (["old"], "old")
    with open_writer(folder) as again:  # closed without publishing: not lost
        assert again.archive.unprojected() == ()
        assert again.publish() == 2
    with open_reader(folder) as reader:
        assert (texts(reader), reader.archive.text("a")) == (["new"], "new")


def test_publishing_nothing_new_makes_no_generation(folder):
    with open_writer(folder) as writer:
        assert [writer.publish(), writer.publish()] == [1, 1]
        store(writer, article("a"))
        assert writer.publish() == 2


def test_a_missing_store_says_how_to_make_one(folder):
    with pytest.raises(StoreMissing, match=r"no store at .*kg-store: kg build PATH\.\.\. --store .*kg-store makes one"):
        open_reader(folder)
    with pytest.raises(StoreMissing):
        open_writer(folder, create=False)
    assert not folder.exists()
    folder.mkdir(parents=True)
    with pytest.raises(StoreMissing):
        open_reader(folder)


def test_a_folder_of_somebody_else_is_never_touched(folder):
    folder.mkdir(parents=True)
    (folder / "thesis.txt").write_text("mine")
    for opening in (open_writer, open_reader):
        with pytest.raises(StoreError, match="holds files but is no kg store"):
            opening(folder)
    assert [path.name for path in folder.iterdir()] == ["thesis.txt"]
    with pytest.raises(StoreError, match="is a file"):
        open_writer(folder / "thesis.txt")


def test_a_second_writer_is_told_the_path_in_this_process_and_in_another(folder):
    with open_writer(folder):
        with pytest.raises(StoreLocked, match="kg-store is being written"):
            open_writer(folder)
        code = "import sys; from kg.store.folder import open_writer; open_writer(sys.argv[1])"
        child = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=False)
        assert "StoreLocked" in child.stderr
    open_writer(folder).close()


def test_the_base_is_kept_and_another_is_refused(folder):
    base = "https://graph.newsroom.example/id/"
    with open_writer(folder, base) as writer:
        assert writer.base == base
        writer.publish()
    open_writer(folder).close()
    with pytest.raises(StoreError, match="was built with the base https://graph"):
        open_writer(folder, DEFAULT_BASE)
    with open_reader(folder) as reader:
        assert reader.snapshot.base == base
    for wrong, why in (("news", "no absolute IRI"), ("https://news.example", "end with / or #")):
        with pytest.raises(InputError, match=why):
            open_writer(folder / "other", wrong)


def test_a_newer_format_and_a_damaged_marker_are_refused(folder):
    open_writer(folder).close()
    path = folder / marker.NAME
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 2}))
    for opening in (open_writer, open_reader):
        with pytest.raises(StoreError, match=r"of format 2 .* knows format 1"):
            opening(folder)
    path.write_text("{")
    with pytest.raises(StoreError, match="damaged"):
        open_writer(folder)


def test_another_ontology_is_projected_anew_before_it_is_read(folder):
    with open_writer(folder) as writer:
        store(writer, article("a", "one"), article("b", "two"))
    marker.write(folder, replace(marker.current(DEFAULT_BASE), ontology="older"))
    with pytest.raises(StoreError, match=r"another ontology .* run kg build --store"):
        open_reader(folder)
    with open_writer(folder) as writer:
        assert writer.needs_projection
        assert writer.archive.unprojected() == ("a", "b")
        project(writer)
        assert writer.needs_projection  # until it is published
        assert writer.publish() == 2
        assert not writer.needs_projection
    with open_reader(folder) as reader:
        assert texts(reader) == ["one", "two"]


def test_lost_quads_are_made_again(folder):
    with open_writer(folder) as writer:
        store(writer, article("a", "one"))
    for path in (folder / "quads").iterdir():
        path.unlink()
    (folder / "quads").rmdir()
    with open_writer(folder) as writer:
        assert writer.archive.unprojected() == ("a",)
        project(writer)
        writer.publish()
    with open_reader(folder) as reader:
        assert texts(reader) == ["one"]


def test_damaged_quads_say_what_to_delete(folder):
    open_writer(folder).close()
    (folder / "quads" / "CURRENT").write_text("nonsense")
    with pytest.raises(StoreError, match=r"delete .*quads and run kg build"):
        open_writer(folder)
    with pytest.raises(StoreError, match="delete"):  # the lock was given back
        open_writer(folder)


def test_judgements_are_made_once_and_never_rewritten(folder):
    open_writer(folder).close()
    path = folder / "judgements.csv"
    assert path.read_text() == "verdict,left,right,by,when,why\n"
    path.write_text(path.read_text() + "same,a,b,Eva,2026-01-02,one man\n")
    with open_writer(folder) as writer:
        assert [judgement.why for judgement in writer.judgements] == ["one man"]
        writer.publish()
    with open_reader(folder) as reader:
        assert reader.judgements[0].by == "Eva"


def test_the_writer_s_snapshot_sees_what_is_not_published(folder):
    with open_writer(folder) as writer:
        writer.archive.put(article("a", "one"))
        project(writer)
        snapshot = writer.snapshot()
        assert len(snapshot) == 1
        snapshot.close()
    assert not list(folder.glob("quads.snapshot-*"))
