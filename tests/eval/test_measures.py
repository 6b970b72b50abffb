"""Each measure on the smallest extraction that shows it."""

import pytest

from kg.eval import score
from kg.eval.align import align, plain
from kg.eval.triples import INVERSES, SYMMETRIC
from kg.vocab import ontology

ENTITIES = [
    {"id": "ruiz", "type": "Person", "name": "Ana Ruiz", "aliases": ["Ruiz"], "mentions": [[0, 8], [30, 34]]},
    {"id": "bank", "type": "Organization", "name": "Bank of Lodva", "aliases": [], "mentions": [[12, 25]]},
    {"id": "firm", "type": "Organization", "name": "Vega", "aliases": [], "mentions": [[40, 44]]},
]


def statement(subject="ruiz", predicate="leads", object="bank", status="fact", **more):
    row = {"subject": subject, "predicate": predicate, "object": object, "status": status, "polarity": True}
    return {**row, "modality": "asserted", "speaker": "narrator", "date": None, "evidence": [[0, 25]], **more}


def event(type="appoint", agent=(), target=("ruiz",), status="fact", **more):
    row = {"type": type, "agent": list(agent), "target": list(target), "place": [], "status": status}
    return {**row, "date": None, "evidence": [[0, 25]], **more}


def extraction(statements=(), events=(), entities=ENTITIES, forbidden=()):
    return {"entities": entities, "statements": list(statements), "events": list(events), "forbidden": list(forbidden)}


def scored(gold, predicted):
    return score({"a": gold}, {"a": predicted})


def test_a_perfect_prediction():
    gold = extraction([statement()], [event()])
    scores = scored(gold, gold)
    assert (scores.mentions.f1, scores.entities.f1, scores.statements.f1, scores.events.f1) == (1, 1, 1, 1)


def test_a_missing_prediction_finds_nothing():
    scores = score({"a": extraction([statement()])}, {})
    assert (scores.statements.missed, scores.mentions.missed, scores.documents) == (1, 4, 1)


def test_the_status_counts_in_statements_but_not_in_any():
    scores = scored(extraction([statement()]), extraction([statement(status="claim")]))
    assert scores.statements.right == 0
    assert scores.statements_any.right == 1
    assert (scores.status_right.right, scores.status_right.of) == (0, 1)


def test_loose_asks_only_for_the_two_entities():
    scores = scored(extraction([statement()]), extraction([statement("bank", "accusedBy", "ruiz", status="claim")]))
    assert (scores.statements.right, scores.statements_loose.right) == (0, 1)


def test_polarity_counts():
    scores = scored(extraction([statement()]), extraction([statement(polarity=False)]))
    assert (scores.statements_any.right, scores.statements_loose.right) == (0, 1)


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        (statement("firm", "ownedBy", "bank"), statement("bank", "owns", "firm")),
        (statement("bank", "opposes", "firm"), statement("firm", "opposes", "bank")),
    ],
)
def test_inverse_and_symmetric_ones_are_the_same(gold, found):
    assert scored(extraction([gold]), extraction([found])).statements.right == 1


def test_the_implied_position_costs_nothing_found_or_missed():
    gold = extraction([statement()])
    both = extraction([statement(), statement(predicate="holdsPositionIn")])
    assert scored(gold, both).statements.wrong == 0
    assert scored(gold, gold).statements.missed == 0


def test_an_optional_row_costs_nothing_when_missed():
    gold = extraction([statement(optional=True)], [event(optional=True)])
    scores = scored(gold, extraction())
    assert (scores.statements.missed, scores.events.missed) == (0, 0)


def test_a_repeated_statement_counts_once():
    scores = scored(extraction([statement()]), extraction([statement(), statement()]))
    assert (scores.statements.right, scores.statements.wrong) == (1, 0)


def test_a_claim_asserted_is_a_leak_and_not_forbidden_too():
    forbidden = {"subject": "ruiz", "predicate": "leads", "object": "*"}
    scores = scored(extraction([statement(status="claim")], forbidden=[forbidden]), extraction([statement()]))
    assert (scores.claims_asserted_as_facts, scores.forbidden_asserted) == (1, 0)


@pytest.mark.parametrize(
    ("forbidden", "found"),
    [
        (("*", "owns", "firm"), statement("firm", "ownedBy", "bank")),
        (("bank", "opposes", "*"), statement("firm", "opposes", "bank")),
        (("*", "leads", "*"), statement()),
    ],
)
def test_forbidden_facts_are_seen_from_either_end(forbidden, found):
    row = dict(zip(("subject", "predicate", "object"), forbidden, strict=True))
    gold = extraction(forbidden=[row])
    assert scored(gold, extraction([found])).forbidden_asserted == 1
    assert scored(gold, extraction([{**found, "status": "claim"}])).forbidden_asserted == 0
    assert scored(gold, extraction([{**found, "polarity": False}])).forbidden_asserted == 0


def test_attributes_are_judged_on_what_was_found():
    gold = extraction([statement(speaker="bank", date={"start": "2020-07", "end": None, "precision": "month"})])
    found = extraction([statement(speaker="unnamed", modality="reported", evidence=[[20, 60]])])
    scores = scored(gold, found)
    assert (scores.speaker_right.right, scores.modality_right.right, scores.date_right.right) == (0, 0, 0)
    assert (scores.evidence_right.right, scores.evidence_tight_right.right) == (1, 0)
    assert scores.as_dict()["event_date_right"] is None


def test_events_ask_for_agents_targets_and_evidence():
    gold = extraction(events=[event(agent=("bank",), target=("ruiz", "firm"))])
    one_target = scored(gold, extraction(events=[event(agent=("bank",), target=("firm",))]))
    assert (one_target.events.right, one_target.events_loose.right) == (0, 1)
    elsewhere = scored(gold, extraction(events=[event(agent=("bank",), target=("ruiz", "firm"), evidence=[[90, 99]])]))
    assert elsewhere.events_loose.right == 0


def test_a_claimed_event_as_a_fact_is_counted():
    scores = scored(extraction(events=[event(status="claim")]), extraction(events=[event()]))
    assert (scores.claimed_events_as_facts, scores.event_status_right.right) == (1, 0)


def test_entities_of_another_type_are_strangers():
    wrong = [{**ENTITIES[0], "type": "Region"}, *ENTITIES[1:]]
    scores = scored(extraction([statement()]), extraction([statement()], entities=wrong))
    assert (scores.entities.right, scores.entities.wrong, scores.entities.missed) == (2, 1, 1)
    assert scores.statements.right == 0


def test_mentions_weigh_more_than_names():
    named = {"id": "x", "type": "Person", "name": "Ana Ruiz", "aliases": ["Ruiz"], "mentions": [[90, 98]]}
    placed = {"id": "y", "type": "Person", "name": "A. Ruiz", "aliases": [], "mentions": [[0, 8]]}
    assert align(extraction(), extraction(entities=[named, placed])) == {"y": "ruiz"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [("The Bank's", "bank"), ("São-Paulo", "sao paulo"), ("a Vega", "vega"), ("北京", "北京"), ("U.S.", "u s")],
)
def test_names_are_compared_plain(name, expected):
    assert plain(name) == expected


def test_inverses_and_symmetric_ones_are_those_of_the_ontology():
    predicates = ontology().predicates
    assert {name for name, predicate in predicates.items() if predicate.symmetric} == SYMMETRIC
    assert INVERSES["owns"] == "ownedBy"
    assert {name for name, predicate in predicates.items() if predicate.inverse} <= {"owns", "ownedBy"}
