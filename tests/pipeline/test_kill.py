"""`kg build` killed at any moment: readers see whole documents or nothing, and the next build ends where an unkilled one ends.

Invariant 6: "What `kg build` acknowledged survives `kill -9` and power loss." This file is also the program that is killed: it
runs the command line in a process that dies of SIGKILL after the n-th of the steps by which a build changes a store.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import kg
from kg.cli import main
from kg.errors import StoreMissing
from kg.ids import Namer
from kg.store import durable
from kg.store.archive_writer import ArchiveWriter
from kg.store.folder import open_reader
from kg.store.generations import Generations
from kg.store.oxigraph import OxigraphStore

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a signal of POSIX systems")

DOCUMENTS = 40  # in three batches of the pipeline
STEPS = [(ArchiveWriter, "put"), (ArchiveWriter, "settle"), (ArchiveWriter, "published"), (OxigraphStore, "apply"),
         (OxigraphStore, "backup"), (Generations, "clean"), (durable, "write")]  # fmt: skip


def facts(number: int, town: str) -> dict[str, object]:
    """One document: Person n was born in a town of the edition, and lives with a neighbour of the document before."""
    text = f"Mara Quill{number} was born in {town}. She is married to Ivo Quill{number}."
    place = text.index(town)
    spouse = text.index("Ivo")
    return {
        "document": {"id": f"d{number:03}", "text": text},
        "entities": [
            {"id": "a", "type": "Person", "name": f"Mara Quill{number}"},
            {"id": "b", "type": "Region", "name": town},
            {"id": "c", "type": "Person", "name": f"Ivo Quill{number}"},
        ],
        "statements": [
            {"id": "s1", "subject": "a", "predicate": "bornIn", "object": "b", "status": "fact",
             "evidence": [[0, place + len(town)]]},
            {"id": "s2", "subject": "a", "predicate": "spouseOf", "object": "c", "status": "fact",
             "evidence": [[place + len(town) + 2, spouse + 3]]},
        ],
    }  # fmt: skip


def edition(folder: Path, name: str, town: str, changed: int) -> Path:
    """Write a file of all documents, JSON Lines; those below `changed` are set in another town."""
    path = folder / f"{name}.jsonl"
    rows = (facts(number, town if number < changed else "Velmar") for number in range(DOCUMENTS))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def editions(tmp_path_factory) -> tuple[Path, Path]:
    """Two files: the second has another text for half of the documents."""
    folder = tmp_path_factory.mktemp("editions")
    return edition(folder, "first", "Velmar", 0), edition(folder, "second", "Ostia", DOCUMENTS // 2)


@pytest.fixture(scope="module")
def unkilled(editions, tmp_path_factory) -> tuple[bytes, bytes]:
    """The sorted N-Quads of both editions, built without a kill."""
    written = []
    for path in editions:
        with kg.build(path, tmp_path_factory.mktemp("whole") / "store") as graph:
            written.append(graph.export("nquads"))
    return written[0], written[1]


def command(store: Path, path: Path, last_step: int) -> dict[str, object]:
    folders = [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]
    arguments = [sys.executable, __file__, str(last_step), "build", str(path), "--store", str(store), "--json"]
    return {"args": arguments, "env": {**os.environ, "PYTHONPATH": os.pathsep.join(folders)}, "text": True}


def killed(store: Path, path: Path, last_step: int) -> int:
    """Build in a process of its own that dies after a step; return how it ended."""
    return subprocess.run(**command(store, path, last_step), capture_output=True, check=False).returncode


def steps_of(store: Path, path: Path) -> list[str]:
    """Build to the end, and return the steps that it took."""
    done = subprocess.run(**command(store, path, 0), capture_output=True, check=True)
    return json.loads(done.stderr.splitlines()[-1])


def check_readers(store: Path, *allowed: bytes) -> None:
    """Nothing is there yet, or one edition of every document, quads and text alike."""
    try:
        reader = open_reader(store)
    except StoreMissing:
        return
    with closing(reader), kg.open(store) as graph:
        assert graph.export("nquads") in allowed
        towns = {
            s.document: next(e.name for e in graph.entities() if e.iri == s.object) for s in graph.statements(predicate="bornIn")
        }
        for extraction in reader.archive.walk():
            assert towns[Namer(reader.base).document(extraction.document.id)] in extraction.document.text


def check_next_build(store: Path, path: Path, expected: bytes) -> None:
    """The next build goes on and ends as if nobody had been killed; one more has nothing left to do."""
    kg.build(path, store).close()
    with kg.build(path, store) as graph:
        assert len(graph.report.unchanged) == DOCUMENTS
        assert graph.export("nquads") == expected
    left = {each.name for each in store.iterdir()}
    assert left <= {"kg-store.json", "lock", "judgements.csv", "extractions.sqlite", "extractions.sqlite-wal",
                    "extractions.sqlite-shm", "quads", "generations", "current", "search-1.sqlite"}  # fmt: skip


def moments(steps: list[str], *, last: bool) -> list[int]:
    """Choose steps to die after: the first or the last of each kind."""
    chosen = {name: number for number, name in enumerate(steps, 1)}
    first = {name: number for number, name in reversed(list(enumerate(steps, 1)))}
    return sorted((chosen if last else first).values())


def test_a_first_build_killed_after_any_kind_of_step(editions, unkilled, tmp_path):
    steps = steps_of(tmp_path / "whole", editions[0])
    assert set(steps) == {name for _, name in STEPS}
    for step in moments(steps, last=False):
        store = tmp_path / f"killed-{step}"
        assert killed(store, editions[0], step) == -signal.SIGKILL
        check_readers(store, unkilled[0])
        check_next_build(store, editions[0], unkilled[0])


def test_a_build_that_replaces_documents_killed_after_any_kind_of_step(editions, unkilled, tmp_path):
    kg.build(editions[0], tmp_path / "whole").close()
    steps = steps_of(tmp_path / "whole", editions[1])
    assert steps.count("put") == DOCUMENTS // 2
    for step in moments(steps, last=True):
        store = tmp_path / f"killed-{step}"
        kg.build(editions[0], store).close()
        assert killed(store, editions[1], step) == -signal.SIGKILL
        check_readers(store, *unkilled)
        check_next_build(store, editions[1], unkilled[1])


def test_a_build_killed_from_outside_in_the_middle_of_whatever_it_does(editions, unkilled, tmp_path):
    for puts in (17, DOCUMENTS):
        store = tmp_path / f"killed-{puts}"
        with subprocess.Popen(**command(store, editions[0], 0), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
            for _ in range(puts):
                assert process.stderr.readline() == "put\n"
            process.kill()
        check_readers(store, unkilled[0])
        check_next_build(store, editions[0], unkilled[0])


def test_two_kills_in_a_row_lose_no_document_that_was_put_away(editions, unkilled, tmp_path):
    for step in (25, 20):
        assert killed(tmp_path / "store", editions[0], step) == -signal.SIGKILL
    report = kg.build(editions[0], tmp_path / "store").report
    assert len(report.unchanged) >= 16  # the first batch was acknowledged by the archive
    with kg.open(tmp_path / "store") as graph:
        assert graph.export("nquads") == unkilled[0]


def die_after(last_step: int) -> list[str]:
    """Count the steps of this process, tell each document put away, and die after the last step; return the list of steps."""
    steps: list[str] = []

    def counted(owner: object, name: str) -> None:
        original = getattr(owner, name)

        def step(*args: object, **kwargs: object) -> object:
            result = original(*args, **kwargs)
            steps.append(name)
            if name == "put":
                print("put", file=sys.stderr, flush=True)  # noqa: T201 - whoever kills from outside listens
            if len(steps) == last_step:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        setattr(owner, name, step)

    for owner, name in STEPS:
        counted(owner, name)
    return steps


if __name__ == "__main__":
    taken = die_after(int(sys.argv.pop(1)))
    try:
        main()
    finally:
        print(json.dumps(taken), file=sys.stderr)  # noqa: T201 - for steps_of
