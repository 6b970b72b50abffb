"""The archive: what is put comes back, lazily and in order, and only what changed is found changed."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import FormatError, StoreError
from kg.model import Document, Entity, EntityType, Extraction, ExtractorInfo, Span, Statement, Status
from kg.store.archive import content, fingerprint, open_archive
from kg.store.archive_writer import open_archive_writer

RULES = ExtractorInfo("spacy", "1", "sha256:0")


def article(document_id, text="Ana Ruiz joined the board of Lot.", extractor=RULES):
    ana = Entity("e1", EntityType.PERSON, "Ana Ruiz", mentions=(Span(0, 8),))
    lot = Entity("e2", EntityType.ORGANIZATION, "Lot")
    joined = Statement("s1", "e1", "memberOf", "e2", Status.FACT, (Span(0, 15),), confidence=0.93)
    return Extraction(Document(document_id, text, "a.txt", "News", dt.date(2020, 7, 31)), (ana, lot), (joined,), (), extractor)


@pytest.fixture
def archive(tmp_path):
    opened = open_archive_writer(tmp_path, 1)
    yield opened
    opened.close()


def test_what_was_put_comes_back(archive):
    archive.put(article("a"))
    assert archive.get("a") == article("a")
    assert archive.text("a") == article("a").document.text
    assert (archive.get("b"), archive.text("b"), "a" in archive, "b" in archive, len(archive)) == (None, None, True, False, 1)
    archive.put(article("a", "Ana Ruiz left the board of Lot today."))
    assert archive.text("a") == "Ana Ruiz left the board of Lot today."
    assert len(archive) == 1
    assert (archive.remove("a"), archive.remove("a"), archive.get("a"), len(archive)) == (True, False, None, 0)


def test_documents_are_walked_in_order_while_the_archive_changes(archive):
    names = [f"d{n:03}" for n in range(450)]  # more than two pages
    with archive.together():
        for name in reversed(names):
            archive.put(article(name))
    walked = []
    for extraction in archive.walk():
        walked.append(extraction.document.id)
        if len(walked) % 90 == 0:
            archive.put(extraction)
    assert walked == names


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_text_comes_back(archive, text):
    archive.put(Extraction(Document("ж/" + "x", text)))
    assert archive.text("ж/x") == text
    assert next(archive.walk()).document.text == text


DIFFERENT = {
    "text": lambda a: replace(a, document=replace(a.document, text=a.document.text + " ")),
    "title": lambda a: replace(a, document=replace(a.document, title=None)),
    "source": lambda a: replace(a, document=replace(a.document, source="b.txt")),
    "date": lambda a: replace(a, document=replace(a.document, published=None)),
    "model": lambda a: replace(a, extractor=replace(RULES, model="sha256:1")),
    "no extractor": lambda a: replace(a, extractor=None),
}


@pytest.mark.parametrize("change", DIFFERENT.values(), ids=DIFFERENT.keys())
def test_a_fingerprint_tells_unchanged_input(archive, change):
    archive.put(article("a"))
    same, other = article("a"), change(article("a"))
    assert archive.fingerprints() == {"a": fingerprint(same.document, same.extractor)}
    assert archive.fingerprints()["a"] != fingerprint(other.document, other.extractor)


def test_contents_tell_unchanged_facts_written_by_hand(archive):
    archive.put(article("a", extractor=None))
    edited = replace(article("a", extractor=None), statements=())
    assert archive.contents() == {"a": content(article("a", extractor=None))}
    assert archive.contents()["a"] != content(edited)
    assert archive.fingerprints()["a"] == fingerprint(edited.document, None)


def test_what_is_unprojected_is_known_until_it_is_settled(archive):
    for name in "abc":
        archive.put(article(name))
    assert archive.unprojected() == ("a", "b", "c")
    archive.settle({"a": "1", "b": "2"})
    assert (archive.unprojected(), archive.projections()) == (("c",), {"a": "1", "b": "2"})
    archive.remove("b")
    archive.put(article("a"))
    assert archive.unprojected() == ("a", "b", "c")
    archive.settle({"a": "1", "c": "1"}, withdrawn=["b"])
    assert (archive.unprojected(), archive.projections()) == ((), {"a": "1", "c": "1"})
    archive.unsettle_all()
    assert archive.unprojected() == ("a", "c")


def test_together_is_all_or_nothing(archive):
    def fail():
        with archive.together():
            archive.put(article("a"))
            archive.put(article("b"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (len(archive), archive.unprojected()) == (0, ())
    with archive.together():
        archive.put(article("a"))
    assert len(archive) == 1


def test_redirects_lead_on_and_end_when_an_iri_stands_again(archive):
    archive.redirect({"a": "b"})
    archive.redirect({"b": "c"})
    assert archive.redirects() == {"a": "c", "b": "c"}
    assert (archive.redirected("a"), archive.redirected("c")) == ("c", None)
    archive.redirect({"c": "a"})
    assert archive.redirects() == {"b": "a", "c": "a"}


def test_reading_alone_cannot_write(archive, tmp_path):
    archive.put(article("a"))
    reader = open_archive(tmp_path, 1)
    assert reader.text("a") == article("a").document.text
    assert not hasattr(reader, "put")
    with pytest.raises(StoreError, match="readonly"):
        reader._execute("DELETE FROM extractions")
    reader.close()


def test_a_missing_or_foreign_file_is_named(tmp_path):
    with pytest.raises(StoreError, match=r"cannot read .*extractions\.sqlite"):
        open_archive(tmp_path, 1)
    (tmp_path / "extractions.sqlite").write_text("no database at all, but long enough to be read as one" * 20)
    for opening in (open_archive, open_archive_writer):
        with pytest.raises(StoreError, match=r"extractions\.sqlite: file is not a database"):
            opening(tmp_path, 1)


def test_a_damaged_extraction_names_its_document(archive, tmp_path):
    archive.put(article("a"))
    archive.put(article("b"))
    with sqlite3.connect(tmp_path / "extractions.sqlite") as connection:
        connection.execute("UPDATE extractions SET body = x'00' WHERE document_id = 'b'")
    assert archive.get("a") == article("a")
    with pytest.raises(FormatError, match=r"extractions\.sqlite, document b: damaged"):
        list(archive.walk())
