import datetime as dt
import logging
import socket

import pytest


def test_main_text_title_date_and_address(document, page):
    found = document("a.html", page)
    assert "asked the bank to pay" in found.text
    assert "Sport" not in found.text
    assert found.title == "Dam breaks above Port Ada"
    assert found.published == dt.date(2020, 5, 5)
    assert found.id == found.source == "https://courier.example/2020/dam-breaks"


def test_an_address_of_the_front_page_is_no_identity(document, page):
    assert document("a.html", page.replace("/2020/dam-breaks", "/")).id == "a.html"


def test_a_page_without_metadata_is_named_after_its_file_and_has_no_date(document):
    sentence = "The dam above Port Ada broke, and the firm (founded 12 May 1999) that built it paid. Copyright 2019. "
    found = document("a.htm", f"<html><body><article><p>{sentence * 3}</p></article></body></html>")
    assert (found.id, found.published) == ("a.htm", None)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">', "cp1252"),
        ("<meta charset=utf-8>", "utf-8"),
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ('<meta charset="utf-8">', "utf-16"),
    ],
)
def test_the_encoding_is_that_of_the_mark_else_of_the_head_else_utf8(document, page, head, encoding):
    word = "Плотина" if encoding == "cp1251" else "café “dam”"
    found = document("a.html", page.replace("<head>", "<head>" + head).replace("Nobody", word).encode(encoding))
    assert f"{word} was hurt" in found.text


def test_nothing_is_fetched_and_nothing_is_printed(document, page, monkeypatch, capfd):
    def forbidden(*_args, **_kwargs):
        raise AssertionError("a page opened a socket")

    monkeypatch.setattr(socket, "socket", forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    tricks = (
        '<link rel=stylesheet href="https://x.example/"><img src="https://x.example/"><iframe src="https://x.example/"></iframe>'
    )
    dtd = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    found = document("a.html", page.replace("<!DOCTYPE html>", dtd).replace("<article>", f"{tricks}<article>&x;"))
    assert "root:" not in found.text
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("trafilatura").level == logging.NOTSET


def test_deep_and_broken_pages_are_no_failure(read_one):
    assert len(read_one("a.html", "<div>" * 50_000 + "x")) == 1
    assert len(read_one("b.html", "<p><b><i>" * 5_000 + "words of a page " * 100)) == 1
