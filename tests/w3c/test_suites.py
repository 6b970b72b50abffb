"""The W3C's suites: exactly the cases that are expected to fail do so, whether a change mends or breaks another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from w3c.archive import unpacked
from w3c.report import failures
from w3c.suites import SUITES, expected_failures, run

ARCHIVE = Path(__file__).parents[2] / "../shared/w3c/rdf-tests.tar.gz"
AT_LEAST = {"query": 235, "update": 94, "syntax": 169, "protocol": 34, "graph-store": 13, "description": 3, "turtle": 313}

pytestmark = pytest.mark.skipif(not ARCHIVE.is_file(), reason=f"the W3C's rdf-tests are not at {ARCHIVE}: see the README")


@pytest.fixture(scope="module")
def root():
    with unpacked(ARCHIVE) as folder:
        yield folder


@pytest.mark.parametrize("suite", [name for name, suite in SUITES.items() if suite.check])
def test_exactly_the_expected_cases_fail_in_the_library(root, suite):
    _check(root, [suite])


def test_exactly_the_expected_cases_fail_at_the_server(root):
    _check(root, ["protocol", "description"])


@pytest.mark.skipif("KG_W3C" not in os.environ, reason="each of its many writes starts a process: KG_W3C=all runs it too")
def test_exactly_the_expected_cases_fail_at_the_graph_store(root):
    _check(root, ["graph-store"])


def _check(root, suites):
    outcomes = list(run(root, suites))
    for suite in suites:
        assert sum(outcome.case.suite == suite for outcome in outcomes) >= AT_LEAST.get(suite, 70)
    surprises = [outcome for outcome in outcomes if outcome.is_surprise]
    assert not surprises, failures(surprises, verbose=True)


def test_every_expected_failure_is_a_case_with_a_reason(root):
    for suite, known in expected_failures().items():
        assert set(known) <= {case.name for case in SUITES[suite].cases(suite, root)}
        assert all(known.values())
