import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Document, Refusal
from kg.read import FactsFile, PassedOver, ReadOptions, read
from kg.read.endings import READERS

OUTCOMES = (Document, FactsFile, PassedOver, Refusal)


def fill(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def test_a_missing_path_is_an_error_before_anything_is_read(folder):
    fill(folder, {"a.txt": "A."})
    with pytest.raises(InputError, match=r"^b\.txt: no such file or folder$"):
        read(["a.txt", "b.txt"])


def test_an_empty_path_is_an_error():
    with pytest.raises(InputError, match="the empty path"):
        read([""])


def test_a_file_is_named_after_itself_wherever_it_lies(folder):
    fill(folder, {"news/2020/a.txt": "The dam broke."})
    (relative,) = read(["news/2020/a.txt"])
    (absolute,) = read([str(folder / "news/2020/a.txt")])
    assert relative.id == absolute.id == "a.txt"
    assert relative == absolute
    assert relative.source == "a.txt"


def test_a_file_in_a_folder_is_named_after_its_path_in_the_folder(folder):
    fill(folder, {"news/2020/a.txt": "A.", "news/b.txt": "B."})
    for way in ("news", "news/", "./news", str(folder / "news")):
        assert [d.id for d in read([way])] == ["2020/a.txt", "b.txt"]
    assert [d.id for d in read(["."])] == ["news/2020/a.txt", "news/b.txt"]


def test_the_order_is_that_of_the_names(folder):
    names = ["b/z.txt", "b/a.txt", "a.txt", "c.txt", "B.txt", "b.txt"]
    fill(folder, dict.fromkeys(names, "Text."))
    assert [d.id for d in read(["."])] == ["B.txt", "a.txt", "b/a.txt", "b/z.txt", "b.txt", "c.txt"]


def test_what_a_folder_holds_besides_articles_is_passed_over(folder):
    files = [
        "README.md",
        "README",
        "readme.txt",
        "LICENSE",
        ".hidden.txt",
        ".git/a.txt",
        "a.gold.json",
        "picture.png",
        "noending",
    ]
    fill(folder, dict.fromkeys(files, "Words."))
    fill(folder, {"read.txt": "The dam broke."})
    readings = list(read(["."]))
    assert [r.id for r in readings if isinstance(r, Document)] == ["read.txt"]
    passed = {r.where: r.why for r in readings if isinstance(r, PassedOver)}
    assert set(passed) == {"./" + name for name in [*files[:5], ".git", *files[6:]]}
    assert passed["./README.md"] == "about the folder, no article"
    assert passed["./a.gold.json"] == "gold, for scoring only"
    assert passed["./.git"] == "a dotfile"
    assert passed["./picture.png"].startswith("kg has no reader for .png; it reads .txt, .md")
    assert passed["./noending"].startswith("kg has no reader for files without an ending")


def test_what_is_named_is_read(folder):
    fill(folder, {"README.md": "The dam broke.", ".a.txt": "The mill burnt.", "a.gold.json": '{"document": {}}'})
    readings = list(read(["README.md", ".a.txt", "a.gold.json"]))
    assert [type(r) for r in readings] == [Document, Document, FactsFile]


def test_a_named_file_of_unknown_ending_is_refused_and_the_rest_goes_on(folder):
    fill(folder, {"a.docx": "x", "b.txt": "The dam broke."})
    refusal, document = read(["a.docx", "b.txt"])
    assert isinstance(refusal, Refusal)
    assert (refusal.where, refusal.stage) == ("a.docx", "read")
    assert refusal.reason.startswith("kg has no reader for .docx; it reads .txt")
    assert document.id == "b.txt"


def test_two_texts_under_one_id_never_replace_each_other(folder):
    fill(folder, {"a/x.txt": "The dam broke.", "b/x.txt": "The mill burnt."})
    first, second = read(["a/x.txt", "b/x.txt"])
    assert first.text == "The dam broke."
    assert second == Refusal(
        "b/x.txt", "has the id 'x.txt' of another text in this run; give it an id, or name a folder that holds both", "read"
    )


def test_the_same_file_named_twice_is_no_failure(folder):
    fill(folder, {"a.txt": "The dam broke."})
    assert all(isinstance(r, Document) for r in read(["a.txt", "./a.txt"]))


def test_a_tree_is_read_lazily(folder):
    """The first document comes before the last folder is looked into."""
    for i in range(100):
        sub = folder / f"{i:03}"
        sub.mkdir()
        for j in range(100):
            os.close(os.open(sub / f"{j:03}.txt", os.O_CREAT | os.O_WRONLY))
    (folder / "000/000.txt").write_text("First.")
    readings = read(["."])
    first = next(readings)
    assert isinstance(first, Document)
    assert first.id == "000/000.txt"
    (folder / "099/099.txt").write_text("Last.")
    (folder / "099/new.txt").write_text("Born after the first was read.")
    rest = list(readings)
    assert [r.id for r in rest if isinstance(r, Document)] == ["099/099.txt", "099/new.txt"]
    assert len(rest) == 10_000


CONTENTS = {
    ".txt": b"The dam broke.",
    ".md": b"# Dam\n\nThe dam broke.",
    ".jsonl": b'{"text": "The dam broke."}\n',
    ".csv": b"text\nThe dam broke.\n",
    ".json": b'{"document": {"id": "a", "text": "The dam broke."}}',
}


@pytest.mark.parametrize("ending", READERS)
def test_every_reader_refuses_what_is_empty(read_one, ending):
    (refusal,) = read_one(f"a{ending}", b"")
    assert isinstance(refusal, Refusal)
    assert refusal.where == f"a{ending}"


@pytest.mark.parametrize("ending", READERS)
def test_every_reader_refuses_what_is_too_large(read_one, ending):
    (refusal,) = read_one(f"a{ending}", b"x" * (5 * 1024 * 1024 + 1))
    assert isinstance(refusal, Refusal)
    assert refusal.where.startswith(f"a{ending}")
    assert "larger than 5 MiB" in refusal.reason or "has no" in refusal.reason


binary = st.binary(max_size=300) | st.lists(
    st.sampled_from(
        [*CONTENTS.values(), b"%PDF-1.4\n", b"<html>", b"---\n", b"date: x\n", b'"', b"\n", b",", b"{", b"\xff", b"\0", b"<p>"]
    )
).map(b"".join)


@settings(max_examples=60, deadline=None)
@given(binary)
def test_reading_never_raises_on_any_bytes(content):
    """One document's failure is a Refusal, and the rest goes on."""
    with tempfile.TemporaryDirectory() as name:
        for ending in READERS:
            Path(name, f"a{ending}").write_bytes(content)
        for reading in read([name], ReadOptions()):
            assert isinstance(reading, OUTCOMES)
            if isinstance(reading, Document):
                assert all(0 <= s.start < s.end <= len(reading.text) for s in reading.boilerplate)
                reading.text.encode()


def test_the_environment_and_the_current_folder_do_not_matter(folder, tmp_path_factory):
    fill(folder, {"news/a.txt": "The dam broke."})
    before = list(read([str(folder / "news")]))
    os.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert list(read([str(folder / "news")])) == before
