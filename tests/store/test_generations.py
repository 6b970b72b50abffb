"""Generations: published whole, held by readers, deleted when nobody holds them."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from kg.errors import StoreError
from kg.store.generations import Generations


class Words:
    """Something that can be copied: one file with a word."""

    def __init__(self, word):
        self.word = word

    def backup(self, target):
        target.mkdir()
        (target / "word").write_text(self.word)


@pytest.fixture
def generations(tmp_path):
    return Generations(tmp_path)


def on_disk(generations):
    return sorted(path.name for path in (generations.store / "generations").iterdir())


def test_readers_hold_the_newest(generations):
    assert (generations.current, generations.oldest) == (None, None)
    with pytest.raises(StoreError, match="no generation"):
        generations.hold()
    assert [generations.publish(Words("one")), generations.publish(Words("two"))] == [1, 2]
    held = generations.hold()
    assert (held.number, (held.folder / "word").read_text()) == (2, "two")
    held.release()
    held.release()


def test_two_are_kept_and_what_is_held(generations):
    generations.publish(Words("one"))
    held = generations.hold()
    for word in ("two", "three", "four", "five"):
        generations.publish(Words(word))
        generations.clean()
    assert [name for name in on_disk(generations) if "." not in name] == ["1", "4", "5"]
    assert generations.oldest == 1
    held.release()
    generations.clean()
    assert on_disk(generations) == ["4", "5"]


def test_a_reader_that_died_holds_nothing(generations):
    generations.publish(Words("one"))
    code = "import os, sys; from pathlib import Path; from kg.store.generations import Generations\n"
    code += "held = Generations(Path(sys.argv[1])).hold(); print(held.number, flush=True); os._exit(1)"
    child = subprocess.run([sys.executable, "-c", code, str(generations.store)], capture_output=True, text=True, check=False)
    assert child.stdout == "1\n", child.stderr
    assert len(on_disk(generations)) == 2  # the lock file of the dead
    for word in ("two", "three"):
        generations.publish(Words(word))
    generations.clean()
    assert on_disk(generations) == ["2", "3"]


def test_what_a_kill_left_is_cleaned_or_written_over(generations):
    generations.publish(Words("one"))
    for name in ("2", "2.tmp", "0.gone"):
        (generations.store / "generations" / name).mkdir()
    assert generations.hold().number == 1
    assert generations.publish(Words("two")) == 2
    (generations.store / "generations" / "3").mkdir()
    generations.clean()
    assert [name for name in on_disk(generations) if ".held" not in name] == ["1", "2"]


def test_a_damaged_pointer_says_what_to_do(generations):
    generations.publish(Words("one"))
    (generations.store / "current").write_text("one")
    with pytest.raises(StoreError, match=r"current is damaged: delete it"):
        generations.hold()


def test_readers_come_and_go_while_the_writer_publishes(generations):
    """A reader that holds a generation finds it whole, however fast the writer deletes old ones."""
    generations.publish(Words("1"))
    done = threading.Event()

    def write():
        for number in range(2, 40):
            generations.publish(Words(str(number)))
            generations.clean()
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    reads = 0
    while not done.is_set() or not reads:
        held = generations.hold()
        assert (held.folder / "word").read_text() == str(held.number)
        held.release()
        reads += 1
    writer.join()
    generations.clean()
    assert on_disk(generations) == ["38", "39"]
