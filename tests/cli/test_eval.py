"""`kg eval`: on gold as ever, and on a corpus by its name."""

import json

import pytest

from kg.cli.evaluate import command
from kg.corpora import CORPORA

TEXT = "Elena Petrova leads the Delta Bank."
ROW = {
    "id": "1",
    "text": TEXT,
    "entities": [{"type": "Peop", "mentions": [[0, 13]]}, {"type": "Org", "mentions": [[24, 34]]}],
    "relations": [{"head": 0, "tail": 1, "label": "Work_For"}],
}
GOLD = {
    "document": {"id": "a", "text": TEXT},
    "entities": [
        {"id": "r", "type": "Person", "name": "Elena Petrova", "mentions": [[0, 13]]},
        {"id": "v", "type": "Organization", "name": "Delta Bank", "mentions": [[24, 34]]},
    ],
    "statements": [{"id": "s1", "subject": "r", "predicate": "leads", "object": "v", "status": "fact", "evidence": [[0, 34]]}],
    "events": [],
}


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "ours.jsonl"
    path.write_text(json.dumps(ROW) + "\n")
    return path


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold/a.gold.json").write_text(json.dumps(GOLD))
    return tmp_path / "gold"


def test_the_corpora_of_the_command_are_those_that_can_be_read():
    [option] = [option for option in command.params if option.name == "corpus"]
    assert set(option.type.choices) == {"gold", *CORPORA}


def test_a_corpus_prints_its_measures(run, corpus):
    ran = run("eval", corpus, "--corpus", "conll04", "--json")
    assert (ran.code, ran.err) == (0, "")
    printed = json.loads(ran.out)
    assert (printed["corpus"], printed["documents"]) == ("conll04", 1)
    assert {name: printed["measures"][name] for name in ("span_f1", "span_f1_Person", "relation_f1_gold_entities")} == {
        "span_f1": 1.0,
        "span_f1_Person": 1.0,
        "relation_f1_gold_entities": 1.0,
    }
    ran = run("eval", corpus, "--corpus", "conll04")
    assert ran.out.startswith("conll04: 1 document")
    assert "span_f1_Person" in ran.out


def test_the_last_documents_of_a_corpus_are_scored_alone(run, corpus):
    other = ROW | {"id": "2", "text": "Nothing of note happened.", "entities": [], "relations": []}
    corpus.write_text(json.dumps(ROW) + "\n" + json.dumps(other) + "\n")
    printed = json.loads(run("eval", corpus, "--corpus", "conll04", "--last", "1", "--json").out)
    assert printed["documents"] == 1
    assert printed["measures"]["span_recall"] == 0.0
    assert json.loads(run("eval", corpus, "--corpus", "conll04", "--last", "9", "--json").out)["documents"] == 2


def test_gold_prints_what_it_did_and_the_same_measures_by_name(run, folder):
    ran = run("eval", folder, "--json")
    assert (ran.code, ran.err) == (0, "")
    printed = json.loads(ran.out)
    assert (printed["corpus"], printed["documents"]) == ("gold", 1)
    assert printed["facts"]["f1"] == printed["measures"]["facts"] == 1.0
    assert printed["measures"]["facts_precision"] == 1.0
    assert sum(one["count"] for one in printed["reliability"]) == 1
    assert printed["measures"]["ece"] == pytest.approx(
        sum(1 - one["confidence"] for one in printed["reliability"] if one["count"])
    )
    assert "calibration error" in run("eval", folder).out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--corpus", "redocred"], "line 1: redocred has no type 'Peop'"),
        (["--corpus", "gum"], "line 1: a CoNLL-U file begins with # newdoc id"),
        (["--corpus", "brown"], "'brown' is not one of"),
        (["--corpus", "conll04", "--verbose"], "--verbose shows documents of gold"),
        (["--last", "1"], "--last takes documents of a corpus"),
        (["--corpus", "conll04", "--extractor", "nobody"], "there is no extractor 'nobody'"),
        ([], "is a file: name the folder that holds the gold files, or say with --corpus what the file is"),
    ],
)
def test_what_cannot_be_scored_says_why(run, corpus, arguments, words):
    ran = run("eval", corpus, *arguments)
    assert ran.code == 2
    assert words in ran.err
    assert "Traceback" not in ran.err
