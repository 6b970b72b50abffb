"""Lessons: what a corpus teaches of a pair, and what it leaves open."""

import gzip
import json

import pytest

from kg.extract.local.model_files import VOCABULARY, checked, tokenizer_of
from kg.extract.local.pairs import predicates
from kg.extract.local.training.lessons import FALSE, OPEN, TRUE, of_corpus, of_gold

TEXT = "Mara Lind leads Delta of Norland."


@pytest.fixture(scope="module")
def tokenizer():
    return tokenizer_of(checked(VOCABULARY))


def rows(lesson):
    """Return, by the names of a pair's parties, what is told of it."""
    names = [party.name for party in lesson.parties]
    return {
        (names[i], names[j]): dict(zip(predicates(), row[1:], strict=True))
        for (i, j, _), row in zip(lesson.pairs, lesson.told, strict=True)
    }


@pytest.fixture
def of_redocred(tmp_path, tokenizer):
    def lesson(relations):
        entities = [("PER", [0, 9]), ("ORG", [16, 21]), ("LOC", [25, 32])]
        row = {
            "id": "a",
            "text": TEXT,
            "entities": [{"type": type, "mentions": [span]} for type, span in entities],
            "relations": relations,
        }
        path = tmp_path / "corpus.jsonl.gz"
        path.write_bytes(gzip.compress(json.dumps(row).encode(), mtime=0))
        [one] = of_corpus(path, "redocred", tokenizer, {})
        return rows(one)

    return lesson


def test_of_several_predicates_the_nearest_is_taught_and_the_others_stay_open(of_redocred):
    told = of_redocred([{"head": 0, "tail": 1, "label": "P108"}])["Mara Lind", "Delta"]
    assert told["employedBy"] == TRUE
    assert {told["holdsPositionIn"], told["leads"]} == {OPEN}
    assert told["educatedAt"] == FALSE


def test_what_a_corpus_does_not_label_is_open(of_redocred):
    told = of_redocred([])["Mara Lind", "Delta"]
    assert told["opposes"] == OPEN
    assert told["memberOf"] == FALSE


def test_a_relation_is_told_of_its_own_direction_alone(of_redocred):
    told = of_redocred([{"head": 1, "tail": 2, "label": "P159"}])
    assert told["Delta", "Norland"]["basedIn"] == TRUE
    assert ("Norland", "Delta") not in told or told["Norland", "Delta"]["basedIn"] == OPEN


def test_news_teaches_every_predicate_and_leaves_what_is_denied_open(tmp_path, tokenizer):
    gold = {
        "document": {"id": "a"},
        "entities": [
            {"id": "e1", "type": "Person", "name": "Mara Lind", "mentions": [[0, 9]]},
            {"id": "e2", "type": "Organization", "name": "Delta", "mentions": [[16, 21]]},
        ],
        "statements": [
            {"id": "s1", "subject": "e1", "predicate": "leads", "object": "e2", "status": "fact", "evidence": [[0, 21]]},
            {
                "id": "s2",
                "subject": "e1",
                "predicate": "ownedBy",
                "object": "e2",
                "status": "claim",
                "polarity": False,
                "evidence": [[0, 21]],
            },
        ],
    }
    gold["statements"][1] |= {"subject": "e2", "object": "e1"}
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.json").write_text(json.dumps(gold))
    [lesson] = of_gold(tmp_path, tokenizer, {})
    told = rows(lesson)
    assert told["Mara Lind", "Delta"]["leads"] == TRUE
    assert told["Mara Lind", "Delta"]["holdsPositionIn"] == OPEN
    assert told["Mara Lind", "Delta"]["opposes"] == FALSE
    assert told["Delta", "Mara Lind"]["ownedBy"] == OPEN
