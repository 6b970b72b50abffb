"""Small files of every format, written for the tests."""

import zlib

import pytest

from kg.model import Document
from kg.read import ReadOptions, read


def pdf(*pages, stream=None, filters=""):
    """Write a PDF by hand, a line of Helvetica a page; `stream` replaces the pages' descriptions."""
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", None, b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for words in pages:
        content = stream if stream is not None else b"BT /F1 12 Tf 72 700 Td (" + words.encode("latin-1") + b") Tj ET"
        parts.append(b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filters.encode(), content))
        parts.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>" % len(parts)
        )
        kids.append(b"%d 0 R" % len(parts))
    parts[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return body + tail % (len(parts) + 1, table, len(parts) + 1, len(body))


def flate_bomb(size):
    return zlib.compress(b" " * size, 9)


HTML = """<!DOCTYPE html><html><head><title>Dam breaks above Port Ada</title>
<meta property="article:published_time" content="2020-05-05T10:00:00Z">
<link rel="canonical" href="https://courier.example/2020/dam-breaks"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Dam breaks above Port Ada</h1>
<p>The dam above Port Ada broke on Tuesday, and the mayor, Ada Brand, asked the bank to pay for a new one without delay.</p>
<p>Nobody was hurt, said the ministry, which owns the dam. The mill below it was flooded, and its workers were sent home.</p>
</article><footer>All rights reserved</footer></body></html>"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def read_one(folder):
    """Write one file, read it, and return all that comes of it."""

    def read_it(name, content, **options):
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(read([name], ReadOptions(**options)))

    return read_it


@pytest.fixture
def document(read_one):
    """Write one file and return its one document."""

    def read_it(name, content, **options):
        (reading,) = read_one(name, content, **options)
        assert isinstance(reading, Document), reading
        return reading

    return read_it


@pytest.fixture
def make_pdf():
    return pdf


@pytest.fixture
def make_bomb():
    return flate_bomb


@pytest.fixture
def page():
    return HTML
