"""A writer killed after each of its steps: what readers find is what their quads say, and the next writer makes up for the rest.

This file is also the program that is killed: it builds twice, and dies after the n-th step.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest
from small_world import NAMES, document, entity, statement

from kg.errors import StoreMissing
from kg.model import Document, Extraction
from kg.store.folder import open_reader, open_writer
from kg.store.oxigraph import OxigraphStore
from kg.store.seam import Change
from kg.store.search import IndexWriter, index_of

BUILDS = ({"a": "Ana Ruiz", "b": "Ben Okoro"}, {"a": "Anna Ruíz", "b": None, "c": "Cleo Okoro"})
QUERIES = ("ruiz", "okoro", "leads", "a", "union", "text", "ruis")


def quads_of(name, leader):
    return [*document(name), *statement(name, f"{name}-s", f"leader-{name}", "leads", "union", words=f"text of {leader}")]


def build(writer, leaders):
    """What the pipeline does, in its order."""
    with writer.archive.together():
        for name, leader in leaders.items():
            if leader is None:
                writer.archive.remove(name)
            else:
                writer.archive.put(Extraction(Document(name, leader)))
    go_on(writer)


def go_on(writer):
    """Project what the archive has and the quads may not, as every build does."""
    waiting = writer.archive.unprojected()
    leaders = {name: writer.archive.text(name) for name in waiting}
    with closing(writer.snapshot()) as before:
        old = [q for name in waiting for q in before.quads(NAMES.entities) if q.subject == NAMES.entity(f"leader-{name}")]
    people = [q for name, leader in leaders.items() if leader for q in entity(f"leader-{name}", "Person", leader)]
    said = [q for name, leader in leaders.items() if leader for q in quads_of(name, leader)]
    union = entity("union", "Organization", "Harbor Union")
    writer.apply(Change(frozenset(map(NAMES.document, waiting)), remove=old, add=[*union, *people, *said]))
    there = {name: leader for name, leader in leaders.items() if leader}
    writer.archive.settle(there, [name for name in waiting if name not in there])
    writer.publish()


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

    for owner, names in STEPS.items():
        for name in names:
            counted(owner, name)
    for number, leaders in enumerate(BUILDS, 1):
        with open_writer(folder) as writer:
            build(writer, leaders)
        print(json.dumps(number), flush=True)  # noqa: T201 - the acknowledgement
    print(json.dumps({"steps": steps}), flush=True)  # noqa: T201


STEPS = {
    OxigraphStore: ["apply", "backup"],
    IndexWriter: ["touch", "follow", "backup", "_remove", "_put", "_learn"],  # the last three inside a transaction
}


def child(folder, last_step):
    here = Path(__file__).parents
    path = os.pathsep.join([str(here[3]), str(here[2]), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, __file__, str(folder), str(last_step)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": path})
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def seen(folder):
    """Return what a reader finds, after making sure that it is what an index made anew of its quads and texts finds."""
    with open_reader(folder) as reader:
        found = [reader.index.search(query) for query in QUERIES]
        anew = index_of(reader.snapshot, reader.archive.text)
        assert [anew.search(query) for query in QUERIES] == found
        anew.close()
        assert any(found)
        return found


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a signal of POSIX systems")
def test_a_kill_after_any_step_leaves_the_index_in_step(tmp_path):
    code, lines, errors = child(tmp_path / "whole", 0)
    assert (code, lines[:-1]) == (0, [1, 2]), errors
    total, last = lines[-1]["steps"], seen(tmp_path / "whole")
    assert total >= 15
    for step in range(1, total + 1):
        folder = tmp_path / f"killed-{step}"
        code, acknowledged, errors = child(folder, step)
        assert code == -signal.SIGKILL, errors
        if acknowledged:
            seen(folder)
        with suppress(StoreMissing):  # allowed until the first build is acknowledged
            seen(folder)
        with open_writer(folder) as writer:
            go_on(writer)
        seen(folder)
        with open_writer(folder) as writer:
            build(writer, BUILDS[0])
            build(writer, BUILDS[1])
        assert seen(folder) == last


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
