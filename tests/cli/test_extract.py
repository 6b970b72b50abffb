"""`kg extract --why`: each statement with what spoke for it."""

import json

import pytest

TEXT = "Mara Lind, the mayor of Zelmark, was born in Norland.\n"


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "mayor.txt"
    path.write_text(TEXT)
    return path


def test_each_statement_is_told_with_its_reasons_the_weightiest_first(run, article):
    ran = run("extract", article, "--why", "--extractor", "local")
    assert (ran.code, ran.err) == (0, "")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    [born] = [row for row in rows if row["predicate"] == "bornIn"]
    assert (born["subject"], born["object"], born["status"]) == ("Mara Lind", "Norland", "fact")
    weights = [abs(reason["weight"]) for reason in born["reasons"]]
    assert weights == sorted(weights, reverse=True)
    assert born["reasons"][0]["seen"].startswith("frame bornIn")


def test_the_statements_are_those_that_are_extracted(run, article):
    [extraction] = [json.loads(line) for line in run("extract", article, "--extractor", "local").out.splitlines()]
    rows = [json.loads(line) for line in run("extract", article, "--why", "--extractor", "local").out.splitlines()]
    assert [(row["statement"], row["confidence"]) for row in rows] == [
        (one["id"], one["confidence"]) for one in extraction["statements"]
    ]


def test_an_extractor_without_reasons_says_so(run, article):
    ran = run("extract", article, "--why", "--extractor", "spacy")
    assert ran.code == 2
    assert ran.out == ""
    assert "'spacy' gives no reasons" in ran.err
