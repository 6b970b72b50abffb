"""A sample of the hostile queries; `python -m tests.query.hostile` runs all."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest
from query.hostile.canary import canary
from query.hostile.corpus import KINDS, NOWHERE, read

from kg.errors import KgError, QueryRefused, QuerySyntax, QueryTimeout, QueryTooBig
from kg.ids import DEFAULT_BASE
from kg.query.guard import guard
from kg.query.workers import Limits, Question, Workers

ALL = read()
HARMLESS = (
    "a line ended by an escape in a comment",
    "a line ended by a carriage return escape in a comment",
    "a string ended by an escape",
)
"""The standard undoes escapes first, so that these go on after the comment or the string; here an escape ends neither."""

TO_RUN = [
    "paths: any path either way",
    "products: three triples, sorted",
    "memory: a string that doubles",
    "fetching: service in order by",
    "fetching: service after a byte order mark",
]


@pytest.fixture(scope="module")
def watched():
    with canary() as server:
        yield server


def test_there_are_two_hundred_and_no_two_alike():
    assert len(ALL) == len({hostile.text for hostile in ALL}) == len({str(hostile) for hostile in ALL}) == 200
    assert set(Counter(hostile.kind for hostile in ALL)) == set(KINDS)


@pytest.mark.parametrize("hostile", [hostile for hostile in ALL if hostile.kind == "fetching"], ids=lambda hostile: hostile.name)
def test_whatever_would_fetch_is_refused(hostile):
    if hostile.name in HARMLESS:
        guard(hostile.text, DEFAULT_BASE)
        return
    with pytest.raises((QueryRefused, QuerySyntax)):
        guard(hostile.text, DEFAULT_BASE)


def test_the_sample_is_refused_or_stopped_and_reaches_nobody(opener_of_seeds, watched):
    sample = [hostile for hostile in ALL if str(hostile) in TO_RUN]
    assert len(sample) == len(TO_RUN)
    with Workers(opener_of_seeds, Limits(seconds=1.5, memory=800 * 2**20), size=1) as workers:
        for hostile in sample:
            question = Question(hostile.aimed_at(watched.address), "turtle" if "DESCRIBE" in hostile.text else "json")
            with pytest.raises((QueryRefused, QuerySyntax, QueryTimeout, QueryTooBig)):
                pytest.fail(f"{hostile}: {workers.answer(question)}")
            with workers.answer(Question("ASK {}", "json")).body as body:
                assert b"true" in body.read()
    assert watched.hits == []


def test_without_the_guard_the_sandbox_stands(watched):
    """The engine itself is asked to fetch, in a process like a worker: it cannot."""
    program = (
        "import sys, pyoxigraph; from kg.query.workers import sandbox; from kg.query.workers.limits import Limits\n"
        "shut = sandbox.enter(Limits(), network=False)\n"
        "try: print(list(pyoxigraph.Store().query(sys.argv[1])))\n"
        "except OSError as error: print('failed', shut)"
    )
    text = ALL[0].aimed_at(watched.address)
    found = subprocess.run([sys.executable, "-c", program, text], capture_output=True, text=True, timeout=60, check=True).stdout
    if "False" in found or "failed" not in found:
        pytest.skip("this system has no filter to shut a process in")
    assert NOWHERE not in text
    assert watched.hits == []


def test_errors_are_all_ours():
    for hostile in ALL[::5]:
        try:
            guard(hostile.text, DEFAULT_BASE)
        except KgError as error:
            assert str(error)
