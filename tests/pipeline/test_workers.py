"""Extraction in one process or several: the same outcomes in the same order, lazily, and no process is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import ExtractorError, InputError
from kg.model import Document, Extraction, Refusal
from kg.pipeline import BuildOptions, extractions
from kg.pipeline.workers import in_batches, workers

ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a signal of POSIX systems")


def documents(number):
    return [Document(str(n), f"Mara Lind leads Delta Bank number {n}.") for n in range(number)]


def test_batches_are_cut_lazily():
    stream = iter(range(7))
    batches = in_batches(stream, 3)
    assert next(batches) == [0, 1, 2]
    assert next(stream) == 3
    assert list(batches) == [[4, 5, 6]]


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_batch_comes_back_with_the_outcomes_of_its_documents(jobs):
    first, second, third = documents(3)
    refusal = Refusal("bad.txt", "is empty", "read")
    batches = [[first, refusal, second], [refusal], [third]]
    with workers("spacy", jobs) as extract:
        found = list(extract(batches))
    assert [batch for batch, _ in found] == batches
    outcomes = [[outcome.document for outcome in each] for _, each in found]
    assert outcomes == [[first, second], [], [third]]


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_stream_is_not_read_far_ahead(jobs):
    taken = []

    def batches():
        for document in documents(100):
            taken.append(document)
            yield [document]

    with workers("spacy", jobs) as extract:
        next(extract(batches()))
        assert len(taken) <= 1 + 2 * jobs


def test_facts_come_out_where_they_stood_between_documents(gold, seeds):
    """Nothing waits for the last file, so that a build that is killed has kept the first ones."""
    article, other = seeds / "03-nordvik-merger.txt", seeds / "04-nordvik-new-board.txt"
    found = list(extractions([gold[0], str(article), gold[1], str(other)], BuildOptions()))
    assert all(isinstance(each, Extraction) for each in found)
    assert [each.document.id[:2] for each in found] == ["01", "03", "02", "04"]


def test_the_first_facts_come_before_the_last_are_read(gold, tmp_path):
    broken = tmp_path / "later.json"
    broken.write_text("{", encoding="utf-8")
    stream = extractions([*gold * 3, str(broken)], BuildOptions())
    next(stream)
    broken.unlink()  # not read yet: it is refused now for being gone
    assert isinstance(list(stream)[-1], Refusal)


@pytest.mark.parametrize("jobs", [0, -1])
def test_less_than_one_process_is_an_error(jobs):
    with pytest.raises(InputError, match="jobs must be 1 or more"), workers("spacy", jobs):
        pass


@posix
def test_a_killed_process_is_an_error_that_says_what_to_do():
    """As the kernel does when memory runs out."""
    import multiprocessing

    with pytest.raises(ExtractorError, match="use fewer --jobs"), workers("spacy", 2) as extract:
        for _ in extract([[document] for document in documents(40)]):
            for child in multiprocessing.active_children():
                os.kill(child.pid, signal.SIGKILL)


PROGRAM = """
import multiprocessing, sys
from kg.model import Document
from kg.pipeline.workers import workers

def main():
    with workers("spacy", 2) as extract:
        stream = extract([Document(str(n), "Mara Lind leads it.")] for n in range(20))
        next(stream)
        print(len(multiprocessing.active_children()), flush=True)
        sys.stdin.read()

if __name__ == "__main__":
    main()
"""


@posix
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_processes_end_with_a_build_that_is_killed(tmp_path, how):
    """They write to the same pipe: it ends when the last of them has ended."""
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")
    started = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(tmp_path / "program.py")], env=environment, start_new_session=True, **started
    ) as process:
        assert process.stdout.readline() == "2\n"
        if how == signal.SIGINT:
            os.killpg(process.pid, how)  # as a terminal does: to all of them
        else:
            process.send_signal(how)
        said, _ = process.communicate(timeout=120)
    assert said.count("KeyboardInterrupt") == (how == signal.SIGINT)  # the parent's own; its processes say nothing
