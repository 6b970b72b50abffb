"""The table of labels: what a corpus judges, and what the table may not say."""

import pytest

from kg.corpora import CORPORA, labels
from kg.corpora.labels import read
from kg.errors import InputError
from kg.model import EntityType

PERSON, BODY, REGION, GROUP = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.REGION, EntityType.GROUP
EMPTY = {"source": "ours", "types": {}, "other_types": {}, "relations": {}, "no_counterpart": {}}


@pytest.mark.parametrize("corpus", CORPORA)
def test_each_label_can_be_said_of_some_types_of_its_corpus(corpus):
    known = labels(corpus)
    types = set(known.types.values()) or set(EntityType)
    assert known.source
    for label in known.relations.values():
        for predicate in label.predicates:
            assert any(predicate in label.answers(one, other) for one in types for other in types), (label.name, predicate)


def test_the_types_choose_among_the_predicates_of_a_label():
    label = labels("redocred").relations["P131"]
    assert label.answers(REGION, REGION) == ("locatedIn",)
    assert label.answers(BODY, REGION) == ("basedIn", "partOf")
    assert label.answers(PERSON, PERSON) == ()
    assert label.answers(None, None) == ("locatedIn", "basedIn", "partOf")


def test_where_the_direction_is_not_said_either_way_will_do():
    assert "targets" in labels("re3d").relations["FightingAgainst"].answers(REGION, PERSON)
    assert labels("re3d").relations["CoLocated"].answers(REGION, BODY) == labels("re3d").relations["CoLocated"].answers(
        BODY, REGION
    )


@pytest.mark.parametrize(
    ("corpus", "statement", "judged"),
    [
        ("conll04", ("residesIn", PERSON, REGION), True),
        ("conll04", ("spouseOf", PERSON, PERSON), False),
        ("conll04", ("memberOf", PERSON, BODY), True),
        ("conll04", ("memberOf", PERSON, GROUP), False),
        ("conll04", ("memberOf", BODY, BODY), False),
        ("knowledgenet", ("leads", PERSON, BODY), True),
        ("knowledgenet", ("leads", PERSON, REGION), False),
        ("redocred", ("leads", PERSON, REGION), True),
    ],
)
def test_a_corpus_judges_what_its_labels_can_say(corpus, statement, judged):
    assert labels(corpus).judges(*statement) is judged


def relation(**row):
    return EMPTY | {"relations": {"R": {"means": "m", "predicates": ["leads"]} | row}}


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (relation(predicates=["rules"]), r"\[x.relations\] R: the ontology has no relation 'rules'"),
        (relation(predicates=[]), r"\[x.relations\] R: needs means and predicates"),
        (relation(subject=["Person"]), r"\[x.relations\] R: no such key as subject"),
        (relation(subjects=["People"]), r"\[x.relations\] R: 'People' is none of our types"),
        (relation() | {"no_counterpart": {"R": "no"}}, r"\[x.no_counterpart\] R: stands above"),
        (EMPTY | {"types": {"PER": "Human"}}, r"\[x.types\] PER: 'Human' is none of our types"),
        ({"source": "ours"}, r"\[x\]: needs exactly source, types"),
    ],
)
def test_what_the_table_may_not_say_is_refused_by_its_place(entry, words):
    with pytest.raises(InputError, match=words):
        read("x", entry)


def test_a_corpus_without_an_entry_is_refused():
    with pytest.raises(InputError, match=r"labels\.toml has no corpus 'brown'"):
        labels("brown")
