"""A writer killed after each of its steps: readers see whole documents only, and the next writer goes on.

Invariant: "What `kg build` acknowledged survives `kill -9`". This file is also the program that is killed: `write` builds a store
and dies after the n-th step, `write_on` builds until it is killed from outside, in the middle of whatever it does.
"""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from kg.errors import StoreMissing
from kg.ids import Namer
from kg.model import Document, Extraction
from kg.store import durable
from kg.store.archive_writer import ArchiveWriter
from kg.store.folder import open_reader, open_writer
from kg.store.generations import Generations
from kg.store.oxigraph import OxigraphStore
from kg.store.seam import Change
from kg.terms import IRI, Literal, Quad
from kg.vocab import KG

SIZE = 40  # quads a document; each holds its text, so that half a document shows
BUILDS = ({"a": "a1", "b": "b1"}, {"a": "a2", "b": None, "c": "c2"})
STATES = ({}, {"a": "a1", "b": "b1"}, {"a": "a2", "c": "c2"})


def quads_of(name, text, names):
    graph = names.document(name)
    return [Quad(graph, IRI(f"{KG}p{n}"), Literal(text), graph) for n in range(SIZE)]


def build(writer, texts):
    """What the pipeline does, in its order."""
    with writer.archive.together():
        for name, text in texts.items():
            if text is None:
                writer.archive.remove(name)
            else:
                writer.archive.put(Extraction(Document(name, text)))
    go_on(writer)


def go_on(writer):
    """Project what the archive has and the quads may not, as every build does."""
    names = Namer(writer.base)
    for name in writer.archive.unprojected():
        text = writer.archive.text(name)
        add = [] if text is None else quads_of(name, text, names)
        writer.apply(Change(frozenset({names.document(name)}), add=add))
        writer.archive.settle({} if text is None else {name: text}, [name] if text is None else [])
    writer.publish()


def seen(reader):
    """Return what a reader sees, after making sure that every document is whole and has its own text."""
    names = Namer(reader.base)
    found = {each.document.id: each.document.text for each in reader.archive.walk()}
    assert set(reader.snapshot.quads()) == {quad for name, text in found.items() for quad in quads_of(name, text, names)}
    return found


def write(folder, last_step):
    """Build twice, and die after so many steps; print the number of each build that was acknowledged."""
    steps = 0

    def counted(owner, name):
        original = getattr(owner, name)

        def step(*args, **kwargs):
            nonlocal steps
            result = original(*args, **kwargs)
            steps += 1
            if steps == last_step:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        setattr(owner, name, step)

    counted(durable, "write")
    counted(OxigraphStore, "apply")
    counted(OxigraphStore, "backup")
    counted(Generations, "clean")
    for name in ("put", "remove", "settle", "published"):
        counted(ArchiveWriter, name)
    for number, texts in enumerate(BUILDS, 1):
        with open_writer(folder) as writer:
            build(writer, texts)
        print(json.dumps(number), flush=True)  # noqa: T201 - the acknowledgement
    print(json.dumps({"steps": steps}), flush=True)  # noqa: T201


def write_on(folder):
    """Build for ever, printing the number of each build that was acknowledged."""
    with open_writer(folder) as writer:
        for number in itertools.count(1):
            build(writer, dict.fromkeys("abc", str(number)))
            print(number, flush=True)  # noqa: T201


def command(folder, *arguments):
    path = os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
    return {"args": [sys.executable, __file__, str(folder), *arguments], "env": {**os.environ, "PYTHONPATH": path}, "text": True}


def child(folder, last_step):
    done = subprocess.run(**command(folder, str(last_step)), capture_output=True, check=False)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a signal of POSIX systems")
def test_a_kill_after_any_step_loses_nothing_that_was_acknowledged(tmp_path):
    code, lines, errors = child(tmp_path / "whole", 0)
    assert (code, lines[:-1]) == (0, [1, 2]), errors
    total = lines[-1]["steps"]
    assert total >= 15
    for step in range(1, total + 1):
        folder = tmp_path / f"killed-{step}"
        code, acknowledged, errors = child(folder, step)
        assert code == -signal.SIGKILL, errors
        check_after_kill(folder, max(acknowledged, default=0))


def check_after_kill(folder, acknowledged):
    with suppress(StoreMissing), open_reader(folder) as reader:  # missing: allowed until the first build is acknowledged
        assert STATES.index(seen(reader)) >= acknowledged
        acknowledged = STATES.index(seen(reader))
        assert acknowledged
    with open_writer(folder) as writer:
        go_on(writer)
        stored = {each.document.id: each.document.text for each in writer.archive.walk()}
    with open_reader(folder) as reader:
        assert seen(reader) == stored  # all that the archive has is shown
    assert STATES.index(stored) >= acknowledged
    with open_writer(folder) as writer:  # both builds are run again
        build(writer, BUILDS[0])
        build(writer, BUILDS[1])
    with open_reader(folder) as reader:
        assert seen(reader) == STATES[-1]
    assert not list(folder.glob("*.new"))
    assert {path.suffix for path in (folder / "generations").iterdir()} == {""}


@pytest.mark.parametrize("builds", [1, 2, 5, 11])
def test_a_kill_in_the_middle_of_anything_leaves_whole_documents(tmp_path, builds):
    folder = tmp_path / "store"
    with subprocess.Popen(**command(folder), stdout=subprocess.PIPE) as process:
        for _ in range(builds):
            process.stdout.readline()
        process.kill()
        acknowledged = max([builds, *map(int, process.stdout.read().split())])
    with open_reader(folder) as reader:
        (before,) = set(seen(reader).values())  # all three of one build
        assert int(before) >= acknowledged
    with open_writer(folder) as writer:
        go_on(writer)
    with open_reader(folder) as reader:
        (after,) = set(seen(reader).values())
        assert int(after) >= int(before)


def test_the_first_state_is_missing_not_empty(tmp_path):
    """Guards the suppression above: a store without a generation is StoreMissing, nothing else is."""
    open_writer(tmp_path / "new").close()
    with pytest.raises(StoreMissing):
        open_reader(tmp_path / "new")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        write(Path(sys.argv[1]), int(sys.argv[2]))
    else:
        write_on(Path(sys.argv[1]))
