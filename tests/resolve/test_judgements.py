"""What people decided comes before any rule: same, different, reject, by IRI, by hash, or by name and document."""

import pytest
from strategies import entity, extraction, statement

from kg.errors import InputError
from kg.ids import Namer
from kg.judgement import Judgement, Verdict
from kg.model import EntityType, Span
from kg.resolve import resolve

ORGANIZATION = EntityType.ORGANIZATION
ANAS = [extraction(document, entity("e", "Ana Ruiz", aliases=("Ruiz",))) for document in "abc"]
ACMES = [extraction(document, entity("e", "Acme", ORGANIZATION)) for document in "abcd"]


def key(document, documents=ANAS):
    return resolve(documents).key_of(document, "e")


def references(document):
    return [Namer().entity(key(document)), key(document), f"Ana Ruiz @ {document}", f"ruiz @ {document}"]


def parts(resolution):
    return {tuple(document for document, _ in entity.members) for entity in resolution.entities}


@pytest.mark.parametrize("left", references("a"))
@pytest.mark.parametrize("right", references("b"))
def test_same_joins_with_its_reason(left, right):
    resolution = resolve(ANAS, [Judgement(Verdict.SAME, left, right, "mk", "2024-05-01", "same office")])
    assert parts(resolution) == {("a", "b"), ("c",)}
    assert [e.reasons for e in resolution.entities if len(e.members) == 2] == [("judged same by mk: same office",)]


def test_different_takes_apart_and_leaves_the_rest_together():
    resolution = resolve(ACMES, [Judgement(Verdict.DIFFERENT, "Acme @ a", "Acme @ b")])
    assert parts(resolution) == {("a",), ("b",), ("c", "d")}
    assert len({entity.key for entity in resolution.entities}) == 3
    assert resolution.candidates, "which of the two the rest is remains open"
    apart = {frozenset((resolution.key_of("a", "e"), resolution.key_of("b", "e")))}
    assert not apart & {frozenset((c.left, c.right)) for c in resolution.candidates}


def test_what_was_told_apart_can_be_judged_again_by_its_new_name():
    apart = Judgement(Verdict.DIFFERENT, "Acme @ a", "Acme @ b")
    first = resolve(ACMES, [apart])
    again = Judgement(Verdict.SAME, first.key_of("a", "e"), first.key_of("c", "e"))
    assert parts(resolve(ACMES, [apart, again])) == {("a", "c", "d"), ("b",)}


def test_different_is_stronger_than_an_identifier():
    documents = [extraction(d, entity("e", "Acme", ORGANIZATION, wikidata="Q1")) for d in "ab"]
    assert parts(resolve(documents, [Judgement(Verdict.DIFFERENT, "Acme @ a", "Acme @ b")])) == {("a",), ("b",)}


def test_same_is_stronger_than_two_identifiers():
    documents = [extraction(d, entity("e", "Acme", ORGANIZATION, wikidata=q)) for d, q in (("a", "Q1"), ("b", "Q2"), ("c", "Q2"))]
    resolution = resolve(documents, [Judgement(Verdict.SAME, "Acme @ a", "Acme @ b")])
    assert parts(resolution) == {("a", "b", "c")}
    assert resolution.entities[0].wikidata == "Q1"


@pytest.mark.parametrize("reference", [lambda: Namer().entity(key("a", ACMES)), lambda: key("a", ACMES)])
def test_a_rejected_entity_is_left_out_whole(reference):
    resolution = resolve([*ACMES, *one("Bolt")], [Judgement(Verdict.REJECT, reference())])
    assert parts(resolution) == {("z",)}
    assert resolution.key_of("a", "e") is None
    assert key("a", ACMES) in resolution.rejected


def one(name):
    return [extraction("z", entity("e", name, ORGANIZATION))]


def test_what_one_document_got_wrong_is_left_out_alone():
    resolution = resolve(ACMES, [Judgement(Verdict.REJECT, "Acme @ b")])
    assert parts(resolution) == {("a", "c", "d")}


def test_what_is_rejected_joins_nothing():
    def known(document, *others):
        rows = [statement("e", "memberOf", other) for other in others]
        return extraction(document, entity("e", "Ana Ruiz"), *(entity(o, o, ORGANIZATION) for o in others), statements=rows)

    documents = [known("a", "Acme"), known("b", "Acme", "Bolt"), known("c", "Bolt")]
    assert resolve(documents).key_of("a", "e") == resolve(documents).key_of("c", "e")
    resolution = resolve(documents, [Judgement(Verdict.REJECT, "Ana Ruiz @ b")])
    assert resolution.key_of("a", "e") != resolution.key_of("c", "e")


@pytest.mark.parametrize("verdict", Verdict)
def test_what_is_not_there_changes_nothing(verdict):
    right = "" if verdict is Verdict.REJECT else "Nobody @ z"
    assert resolve(ANAS, [Judgement(verdict, "Ghost @ a", right)]).entities == resolve(ANAS).entities


def test_judgements_that_contradict_are_refused():
    lines = [
        Judgement(Verdict.SAME, "Ana Ruiz @ a", "Ana Ruiz @ b"),
        Judgement(Verdict.SAME, "Ana Ruiz @ b", "Ana Ruiz @ c"),
        Judgement(Verdict.DIFFERENT, "Ana Ruiz @ c", "Ana Ruiz @ a"),
    ]
    message = r"^judgements\.csv: “Ana Ruiz” is judged the same and different; take one of the lines out$"
    with pytest.raises(InputError, match=message):
        resolve(ANAS, lines)


def test_a_name_that_two_of_a_document_go_by_is_refused():
    two = extraction("a", entity("e1", "Ana Ruiz", mentions=(Span(0, 3),)), entity("e2", "Ana Ruiz", mentions=(Span(5, 9),)))
    message = r"^judgements\.csv: “Ana Ruiz @ a” names 2 entities of that document; give the IRI of one$"
    for judgement in (Judgement(Verdict.REJECT, "Ana Ruiz @ a"), Judgement(Verdict.SAME, "Ana Ruiz @ b", "Ana Ruiz @ a")):
        with pytest.raises(InputError, match=message):
            resolve([two, ANAS[1]], [judgement])


def test_a_chief_name_comes_before_an_alias():
    two = extraction("a", entity("e1", "Ruiz"), entity("e2", "Ana Ruiz", aliases=("Ruiz",)))
    resolution = resolve([two, ANAS[1]], [Judgement(Verdict.SAME, "Ruiz @ a", "Ana Ruiz @ b")])
    assert resolution.key_of("a", "e1") == resolution.key_of("b", "e") != resolution.key_of("a", "e2")
