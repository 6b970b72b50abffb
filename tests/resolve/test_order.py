"""Resolving is a function of the sets it is given: properties that hold of whatever comes, in whatever order."""

from collections import Counter
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import collections, entity, extraction, extractions

from kg.ids import fold
from kg.judgement import Judgement, Verdict
from kg.model import EntityType, Extraction
from kg.resolve import resolve
from kg.resolve.member import members


@st.composite
def judged(draw, extractions):
    """Judgements about what is there; `different` only between documents whose entities no `same` can reach."""
    named = [f"{e.name} @ {x.document.id}" for x in extractions for e in x.entities]
    if len(named) < 2:
        return []
    verdict = draw(st.sampled_from(Verdict))
    pairs = st.lists(st.sampled_from(named), min_size=2, max_size=2, unique=True)
    return [
        Judgement(verdict, left, "" if verdict is Verdict.REJECT else right) for left, right in draw(st.lists(pairs, max_size=2))
    ]


def usable(extractions):
    """Give every entity of a document a name of its own, so that judgements can tell them."""
    return [
        replace(
            x, entities=tuple(replace(e, name=f"{e.name} {i}" if i else e.name, aliases=()) for i, e in enumerate(x.entities))
        )
        for x in extractions
    ]


@given(collections(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_count(extractions, chance):
    """A then B, B then A, both at once: one outcome."""
    shuffled = chance.sample(extractions, len(extractions))
    assert resolve(shuffled) == resolve(extractions)


@given(st.data(), collections())
def test_nor_does_that_of_judgements(data, extractions):
    extractions = usable(extractions)
    judgements = data.draw(judged(extractions))
    assert resolve(extractions, judgements) == resolve(extractions[::-1], judgements[::-1])


@given(collections())
def test_every_member_belongs_to_one_entity(extractions):
    resolution = resolve(extractions)
    places = [place for entity in resolution.entities for place in entity.members]
    assert sorted(places) == sorted((x.document.id, e.id) for x in extractions for e in x.entities)
    assert resolution.keys == {place: entity.key for entity in resolution.entities for place in entity.members}
    assert len({entity.key for entity in resolution.entities}) == len(resolution.entities)


@given(collections())
def test_every_join_has_its_reason(extractions):
    for found in resolve(extractions).entities:
        assert bool(found.reasons) == (len(found.members) > 1)


@given(collections())
def test_an_entity_is_named_by_its_smallest_member(extractions):
    keys = {m.place: m.key for x in extractions for m in members(x)}
    found = resolve(extractions).entities
    smallest = {e.key: min(keys[place] for place in e.members) for e in found}
    taken = Counter(smallest.values())
    assert all(key == least or taken[least] > 1 for key, least in smallest.items())


@given(collections())
def test_a_wrong_join_is_libel(extractions):
    """No two identifiers in one entity, no two types, and no person whom one document tells from another of the name."""
    by_place = {(x.document.id, e.id): e for x in extractions for e in x.entities}
    for found in resolve(extractions).entities:
        joined = [by_place[place] for place in found.members]
        assert len({e.wikidata for e in joined} - {None}) < 2
        assert {e.type for e in joined} == {found.type}
        documents = [place[0] for place in found.members]
        if found.type is EntityType.PERSON and not found.wikidata and len(set(documents)) < len(documents):
            assert any("same words of the same text" in reason for reason in found.reasons)


@given(collections())
def test_a_document_that_joins_nothing_changes_no_other(extractions):
    stranger = extraction("zzzzz", entity("e", "Nemo Vane"), entity("f", "Ana Ruiz"))
    before, after = resolve(extractions), resolve([*extractions, stranger])
    assert {e.key for e in before.entities} <= {e.key for e in after.entities}
    assert before.keys.items() <= after.keys.items()


@given(collections())
def test_candidates_are_entities_that_share_a_name(extractions):
    resolution = resolve(extractions)
    by_key = {entity.key: entity for entity in resolution.entities}
    for candidate in resolution.candidates:
        left, right = by_key[candidate.left], by_key[candidate.right]
        assert candidate.left < candidate.right
        assert left.type is right.type
        assert {fold(n) for n in (left.name, *left.aliases)} & {fold(n) for n in (right.name, *right.aliases)}


@given(extractions(), st.randoms(use_true_random=False))
def test_local_ids_do_not_name_entities(found, chance):
    """Only what nothing tells apart, two of one name and one place in one document, is named by them."""
    places = [(e.type, fold(e.name), e.mentions) for e in found.entities]
    assume(len(set(places)) == len(places))
    new = {e.id: f"x{i}" for i, e in enumerate(chance.sample(found.entities, len(found.entities)))}
    anew = Extraction(found.document, tuple(replace(e, id=new[e.id]) for e in found.entities))
    before, after = resolve([replace(found, statements=(), events=())]), resolve([anew])
    assert [e.key for e in before.entities] == [e.key for e in after.entities]
