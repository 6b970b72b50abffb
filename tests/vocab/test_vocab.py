"""What Python reads from kg.ttl, and what it refuses to read."""

import pytest

from kg import vocab
from kg.errors import OntologyError
from kg.model import EntityType
from kg.vocab.ontology import parse

P, O, G, R = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GROUP, EntityType.REGION  # noqa: E741 - as in a table


def predicate(name):
    return vocab.ontology().predicates[name]


def test_a_term_of_ours():
    assert vocab.kg("Person") == "https://kg.example/ontology#Person"


def test_what_a_query_knows_without_declaring():
    assert list(vocab.PREFIXES) == ["kg", "rdf", "rdfs", "xsd", "skos", "prov", "foaf", "org", "schema"]


def test_a_pair_stands_for_its_subclasses():
    assert predicate("deployedTo").subjects == {P, O, G, R}
    assert predicate("deployedTo").objects == {R}


def test_pairs_are_no_product():
    part_of = predicate("partOf")
    assert part_of.subjects == {O, G}
    assert part_of.objects == {O, R, G}
    assert part_of.joins(O, R)
    assert part_of.joins(G, G)
    assert not part_of.joins(G, R)
    assert not part_of.joins(O, G)


def test_inverse_symmetric_and_parent():
    assert (predicate("owns").inverse, predicate("ownedBy").inverse) == ("ownedBy", "owns")
    assert predicate("leads").parent == "holdsPositionIn"
    assert predicate("spouseOf").symmetric
    assert not predicate("parentOf").symmetric
    assert predicate("holdsPositionIn").parent is None


def test_candidate_match_is_no_relation():
    assert "candidateMatch" not in vocab.ontology().predicates


def test_classes_know_what_is_above_them():
    classes = vocab.ontology().classes
    assert len(classes) == 13
    assert {name for name, c in classes.items() if c.parent == "Agent"} == set(EntityType)
    assert classes["Claim"].parent == "Statement"


def test_the_version_follows_both_files():
    texts = vocab.ontology()
    assert parse(texts.turtle, texts.shapes).version == texts.version
    assert parse(texts.turtle, texts.shapes + "\n").version != texts.version
    assert parse(texts.turtle + "\n", texts.shapes).version != texts.version


HEAD = """@prefix kg: <https://kg.example/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
kg:pair kg:pairSubject kg:Person ; kg:pairObject kg:Region .
"""


@pytest.mark.parametrize(
    ("turtle", "complaint"),
    [
        ("kg:likes kg:joins", "kg.ttl: "),
        ('kg:likes kg:joins kg:pair ; rdfs:label "likes" .', "needs exactly one <http://www.w3.org/2000/01/rdf-schema#comment>"),
        ("kg:likes kg:joins [ kg:pairSubject kg:Person ] .", "no blank nodes"),
        (
            'kg:likes kg:joins kg:odd ; rdfs:label "l" ; rdfs:comment "c" . kg:odd kg:pairSubject kg:Span .',
            "joins Span, which is no class of entities",
        ),
    ],
)
def test_a_broken_ontology_is_refused(turtle, complaint):
    with pytest.raises(OntologyError, match=complaint):
        parse(HEAD + turtle, "")
