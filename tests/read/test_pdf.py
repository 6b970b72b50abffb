import io
import zlib

import pypdf
import pytest

from kg.model import Refusal
from kg.read import pdf as reader


def test_pages_are_joined_by_a_blank_line(document, make_pdf):
    found = document("a.pdf", make_pdf("The dam broke.", "Nobody was hurt-", "ed."))
    assert found.text == "The dam broke.\n\nNobody was hurt-\n\ned."
    assert (found.id, found.published, found.title) == ("a.pdf", None, None)


def refusal(readings):
    (only,) = readings
    assert isinstance(only, Refusal), only
    return only.reason


def test_a_pdf_without_text_is_refused(read_one, make_pdf):
    assert refusal(read_one("a.pdf", make_pdf(""))) == "has no text in it: a scan? Run it through text recognition first"


@pytest.mark.parametrize("password", ["", "secret"])
def test_an_encrypted_pdf_is_refused(read_one, make_pdf, password):
    writer = pypdf.PdfWriter(io.BytesIO(make_pdf("The dam broke.")))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    content = io.BytesIO()
    writer.write(content)
    assert refusal(read_one("a.pdf", content.getvalue())) == "is encrypted; save it without a password"


def test_a_bomb_is_refused(read_one, make_pdf, make_bomb):
    content = make_pdf("x", stream=make_bomb(100_000_000), filters="/Filter/FlateDecode")
    assert len(content) < 200_000
    assert refusal(read_one("a.pdf", content)).startswith("cannot be read as PDF: Limit reached")


def test_many_pages_of_one_large_stream_are_refused(read_one, make_pdf, monkeypatch):
    monkeypatch.setattr(reader, "_UNPACKED", 3_000)
    content = make_pdf("a", "b", stream=zlib.compress(b"0 g " * 500), filters="/Filter/FlateDecode")
    assert "page descriptions" in refusal(read_one("a.pdf", content))


def test_too_many_operations_or_pages_are_refused(read_one, make_pdf, monkeypatch):
    monkeypatch.setattr(reader, "_OPERATIONS", 3)
    assert refusal(read_one("a.pdf", make_pdf("The dam broke."))).startswith("draws with more than 3 operations")
    monkeypatch.setattr(reader, "_PAGES", 1)
    assert refusal(read_one("b.pdf", make_pdf("a", "b"))) == "has 2 pages, more than 1; split it"


def test_a_damaged_pdf_says_nothing_on_the_terminal(read_one, make_pdf, capfd):
    content = make_pdf("The dam broke.")
    for cut in range(0, len(content), 37):
        assert len(read_one("a.pdf", content[:cut])) == 1
        assert len(read_one("a.pdf", content[:cut] + b"/" + content[cut + 1 :])) == 1
    assert capfd.readouterr() == ("", "")
