"""Reading ahead: in order, only what was taken, and what goes wrong is told to whoever asks."""

import subprocess
import sys
import threading

import pytest

from kg.errors import ExtractorError
from kg.extract.local import ahead as ahead_module
from kg.extract.local.ahead import Ahead
from kg.extract.local.encoder import Encoder, load, spelled
from kg.extract.steps.parse import readable
from kg.model import Document, EntityType, Span

TEXTS = ("Angela Merkel visited Paris.", "", "The World Bank lent money to Peru.")


def documents(*texts):
    return [Document(str(number), text) for number, text in enumerate(texts)]


def test_what_is_read_comes_in_the_order_of_the_documents():
    with Ahead() as ahead:
        taken = list(ahead.taken(documents(*TEXTS)))
        found = [spelled(document.text, ahead.next().result()) for document in taken]
    assert found == [load().names(text) for text in TEXTS]


def test_what_the_encoder_runs_on_is_imported_before_its_thread_begins():
    """Two threads that import numpy at once find it half made."""
    code = """
import sys
from kg.extract.local import ahead
from kg.model import Document
ahead._read = lambda document: None
with ahead.Ahead() as one:
    next(one.taken([Document("a", "Paris.")]))
print({"numpy", "onnxruntime", "tokenizers"} - {*sys.modules})
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_nothing_is_taken_before_it_is_asked_for():
    asked = []

    def stream():
        for document in documents(*TEXTS):
            asked.append(document.id)
            yield document

    with Ahead() as ahead:
        taken = ahead.taken(stream())
        assert not asked
        next(taken)
        assert asked == ["0"]


def test_the_encoder_reads_what_the_parse_reads():
    advert = Document("a", "Angela Merkel spoke. Read Paris Match.", boilerplate=(Span(21, 38),))
    with Ahead() as ahead:
        list(ahead.taken([advert]))
        [one] = spelled(readable(advert), ahead.next().result())
    assert (one.span, one.type) == (Span(0, 13), EntityType.PERSON)


def test_an_error_is_told_to_whoever_asks(monkeypatch):
    def fails():
        raise ExtractorError("the model's file cannot be read")

    monkeypatch.setattr(ahead_module, "load", fails)
    with Ahead() as ahead:
        list(ahead.taken(documents("Paris.")))
        with pytest.raises(ExtractorError, match="cannot be read"):
            ahead.next().result()


def test_its_thread_ends_with_it_and_what_nobody_asks_for_is_left(monkeypatch):
    gate = threading.Event()

    class Slow:
        def read(self, _):
            gate.wait(10)
            return []

    monkeypatch.setattr(ahead_module, "load", Slow)
    with Ahead() as ahead:
        list(ahead.taken(documents(*TEXTS)))
        waiting = [ahead.next() for _ in TEXTS]
        gate.set()
    assert all(one.done() for one in waiting)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("encoder")]


def test_marks_alone_are_not_read(monkeypatch):
    monkeypatch.setattr(Encoder, "_read", lambda *_: pytest.fail("nothing to read"))
    assert load().read("-" * 1_000 + " … (((") == []
