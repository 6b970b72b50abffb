"""Every rule of shapes.ttl, broken on purpose in the ontology's example: two engines are asked, and must agree."""

from __future__ import annotations

import pytest

from kg.validate import violations
from kg.validate.compiler import compile_shapes
from kg.validate.shacl import shacl_violations
from kg.vocab import ontology

IN = "kg:inDocument document:ports"
BY = "kg:assertedBy document:ports"
TRUE = "kg:polarity true"

# rule -> what breaks it: changes of the example (subject, old, new); without a subject, triples that are added
FAULTS = {
    "A statement or event stands in exactly one document.": [
        [("statement:head", f"{IN} ; ", "")],
        [("event:visit", IN, f"{IN}, document:other"), ("", "", 'document:other a kg:Document ; kg:documentId "other" .')],
        [("event:visit", IN, "kg:inDocument span:visit")],
    ],
    "A statement or event has evidence: a span with its exact words.": [
        [("statement:based", "kg:evidence span:based ; ", "")],
        [("event:accuse", "span:accuse", '"The ministry accuses"')],
        [("event:accuse", "span:accuse", "span:nowhere")],
    ],
    "A statement or event has exactly one speaker.": [
        [("statement:based", BY, f"{BY}, kg:unnamed")],
        [("event:accuse", f"{BY} ; ", "")],
    ],
    "What a statement or event is reported by is one entity.": [
        [("statement:based", TRUE, f"{TRUE} ; kg:reportedBy document:ports")],
        [("statement:based", TRUE, f"{TRUE} ; kg:reportedBy entity:halden, entity:sund")],
    ],
    "A statement or event has exactly one polarity: true or false.": [
        [("statement:based", TRUE, 'kg:polarity "true"')],
        [("statement:based", TRUE, 'kg:polarity "maybe"^^xsd:boolean')],
        [("statement:based", TRUE, "kg:polarity true, false")],
        [("event:visit", f"{TRUE} ; ", "")],
    ],
    "A statement or event has exactly one modality: asserted, alleged, reported, planned or inferred.": [
        [("statement:based", '"asserted"', '"guessed"')],
        [("statement:based", '"asserted"', '"asserted"@en')],
        [("statement:based", '"asserted"', '"asserted", "reported"')],
    ],
    "A statement or event has exactly one confidence: a decimal number from 0 to 1.": [
        [("statement:based", "0.9", "1.5")],
        [("statement:based", "0.9", "-0.1")],
        [("statement:based", "0.9", "0.9e0")],
        [("statement:based", "0.9", '"high"')],
        [("statement:based", "0.9", '"high"^^xsd:decimal')],
        [("statement:based", " ; kg:confidence 0.9", "")],
    ],
    "Evidence stands in the document of the statement or event that it carries.": [
        [("span:based", IN, "kg:inDocument document:other"), ("", "", 'document:other a kg:Document ; kg:documentId "other" .')],
    ],
    "A speaker is an entity, the document itself (its narrator) or kg:unnamed.": [
        [("statement:based", BY, "kg:assertedBy document:other")],
        [("statement:based", BY, "kg:assertedBy kg:somebody")],
        [("event:visit", BY, 'kg:assertedBy "the ministry"')],
    ],
    "A statement has exactly one subject.": [
        [("statement:based", "entity:halden", "entity:halden, entity:ministry")],
        [("statement:based", "rdf:subject entity:halden ; ", "")],
    ],
    "A statement has exactly one predicate.": [
        [("statement:based", "kg:basedIn", "kg:basedIn, kg:operatesIn")],
        [("statement:based", "kg:basedIn", '"basedIn"')],
    ],
    "A statement has exactly one object.": [
        [("statement:based", "rdf:object entity:osterby ;", "")],
        [("statement:accuse", "rdf:object entity:ministry", "rdf:object entity:ministry, entity:solberg")],
    ],
    "A share is one decimal number from 0 to 100, per cent.": [
        [("statement:owner", TRUE, f"{TRUE} ; kg:share 140.0")],
        [("statement:owner", TRUE, f'{TRUE} ; kg:share "half"')],
    ],
    "A role is one text.": [[("statement:head", '"head"', '"head", "boss"')], [("statement:head", '"head"', "3")]],
    "A statement's predicate is a relation of the ontology.": [
        [("statement:based", "kg:basedIn", "kg:adores")],
        [("statement:based", "kg:basedIn", "kg:holder")],
    ],
    "A statement joins only what its predicate may join.": [
        [("statement:based", "rdf:object entity:osterby", "rdf:object entity:brandt")],
        [("statement:based", "rdf:object entity:osterby", 'rdf:object "Osterby"')],
        [("statement:accuse", "kg:accusedBy ; rdf:object entity:ministry", "kg:partOf ; rdf:object entity:sund")],
        [("statement:accuse", "kg:accusedBy ; rdf:object entity:ministry", "kg:memberOf ; rdf:object entity:osterby")],
        [("statement:accuse", "rdf:subject entity:halden", "rdf:subject entity:nobody")],
    ],
    "Who takes part in an event is stated only by a claim whose subject is that event (kg:aboutEvent).": [
        [("statement:visitor", "kg:aboutEvent event:visit ;", "")],
        [("statement:visitor", "kg:aboutEvent event:visit", "kg:aboutEvent event:accuse")],
        [("statement:visitor", "kg:Statement, kg:Claim", "kg:Statement")],
    ],
    "The agent and the target of a claimed event are entities, its place is a region.": [
        [("statement:visitor", "entity:solberg", "document:ports")],
        [("statement:visitor", "kg:agent", "kg:place")],
    ],
    "What is alleged, planned or inferred is a kg:Claim, never a fact.": [
        [("statement:based", '"asserted"', f'"{modality}"')] for modality in ("alleged", "planned", "inferred")
    ],
    "A contested fact names the statement that contradicts it.": [[("statement:owner", "kg:contradicts statement:denial ;", "")]],
    "Only a fact is contested, never a claim.": [[("statement:denial", "kg:Claim", "kg:Claim, kg:Contested")]],
    "An edge joins only what its relation may join.": [
        [("entity:halden kg:sanctionedBy", "kg:basedIn entity:osterby", "kg:basedIn entity:brandt")],
        [("entity:solberg kg:leads", "kg:leads entity:ministry", 'kg:leads "the ministry"')],
        [("", "", "entity:sund kg:partOf entity:ministry .")],
        [("", "", "entity:nobody kg:alliedWith entity:ministry .")],
    ],
    "An edge has a fact of polarity true under it; a claim or a denial never makes an edge.": [
        [("statement:based", "kg:Statement", "kg:Statement, kg:Claim")],
        [("statement:based", TRUE, "kg:polarity false")],
        [("", "", "entity:halden kg:accusedBy entity:ministry .")],
        [("", "", "entity:ministry kg:sanctionedBy entity:halden .")],  # turned round, and not symmetric
        [("", "", "entity:halden kg:alliedWith entity:ministry .")],
        [("statement:head", "kg:leads", "kg:holdsPositionIn")],  # who holds a position need not lead
        [("statement:owner", "kg:ownedBy ; rdf:object entity:brandt", "kg:owns ; rdf:object entity:halden")],
    ],
    "An event has exactly one type.": [
        [("event:accuse", '"accuse"', '"accuse", "deny"')],
        [("event:accuse", 'kg:eventType "accuse" ; ', "")],
    ],
    "An event has exactly one status: fact or claim.": [
        [("event:visit", '"claim"', '"rumour"')],
        [("event:visit", 'kg:eventStatus "claim" ;', "")],
    ],
    "The agent of an event is an entity.": [[("event:accuse", "entity:ministry", "document:ports")]],
    "The target of an event is an entity.": [[("event:accuse", "entity:halden", '"Halden"')]],
    "The place of an event is a region.": [[("event:accuse", "kg:target entity:halden", "kg:place entity:halden")]],
    "The program of an event is one text.": [[("event:sanction", TRUE, f'{TRUE} ; kg:program "ports", "ships"')]],
    "The legal basis of an event is one text.": [[("event:sanction", TRUE, f"{TRUE} ; kg:legalBasis entity:ministry")]],
    "The type of an event is one of the ontology's event types.": [
        [("event:accuse", '"accuse"', '"dance"')],
        [("event:accuse", '"accuse"', '"accuse"@en')],
    ],
    "Only an event done (a fact of polarity true) has a direct agent, target or place; of others, claims name them.": [
        [("event:visit", TRUE, f"{TRUE} ; kg:agent entity:solberg")],
        [("event:visit", TRUE, f"{TRUE} ; kg:target entity:sund")],
        [("event:visit", TRUE, f"{TRUE} ; kg:place entity:osterby")],
        [("event:sanction", TRUE, "kg:polarity false")],
    ],
    "An event that is alleged, planned or inferred has the status claim, never fact.": [
        [("event:accuse", '"asserted"', f'"{modality}"')] for modality in ("alleged", "planned", "inferred")
    ],
    "A holding has exactly one holder, a person.": [[("holding:head", "entity:solberg", "entity:halden")]],
    "A holding is in exactly one organization, region or group.": [
        [("holding:head", "kg:organization entity:ministry", "kg:organization entity:ministry, entity:osterby")],
        [("holding:head", "kg:organization entity:ministry ; ", "")],
    ],
    "A holding stands in exactly one document.": [[("holding:head", IN, "kg:inDocument span:head")]],
    "A holding arises from exactly one statement.": [[("holding:head", "kg:fromStatement statement:head ; ", "")]],
    "The role of a holding is one text.": [[("holding:head", '"head"', '"head"@en')]],
    "A holding arises only from a fact of its document that says the same: who holds a position, leads or is employed, where.": [
        [("holding:head", "statement:head", "statement:based")],
        [("holding:head", "entity:ministry", "entity:osterby")],
        [("statement:head", "kg:Statement", "kg:Statement, kg:Claim")],
        [("statement:head", TRUE, "kg:polarity false")],
        [("statement:head", "kg:leads", "kg:memberOf")],
    ],
    "A start date is one day of the calendar, written YYYY-MM-DD.": [
        [("event:visit", 'startDate "2024-05-01"^^xsd:date', 'startDate "2024-02-30"^^xsd:date')],
        [("event:visit", 'startDate "2024-05-01"^^xsd:date', 'startDate "2024"^^xsd:gYear')],
        [("event:visit", 'startDate "2024-05-01"^^xsd:date', 'startDate "2024-05-01"')],
        [("event:visit", 'startDate "2024-05-01"^^xsd:date', 'startDate "2024-05-01Z"^^xsd:date')],
        [("event:visit", 'startDate "2024-05-01"^^xsd:date', 'startDate "2024-05-01"^^xsd:date, "2024-05-02"^^xsd:date')],
    ],
    "An end date is one day of the calendar, written YYYY-MM-DD.": [
        [("event:visit", '"2024-05-31"^^xsd:date', '"2024-05-32"^^xsd:date')],
        [("event:visit", '"2024-05-31"^^xsd:date', '"2024-05-31T00:00:00"^^xsd:dateTime')],
    ],
    "What starts does not end before it starts.": [[("event:visit", '"2024-05-31"', '"2024-04-30"')]],
    "A date is known to the day, month or year.": [[("event:visit", '"month"', '"week"')]],
    "What is over without a date says kg:ended true; kg:ended has no other value.": [
        [("statement:head", TRUE, f"{TRUE} ; kg:ended false")],
    ],
    "Dates come with their precision.": [[("event:visit", ' ; kg:datePrecision "month"', "")]],
    "A span has exactly one text.": [[("span:head", 'kg:text "Mira Solberg, the head of the Ministry of Ports" ; ', "")]],
    "A span has exactly one start, a whole number from 0.": [
        [("span:head", "kg:start 0", "kg:start -1")],
        [("span:head", "kg:start 0", "kg:start 0.0")],
        [("span:head", "kg:start 0", 'kg:start "zero"^^xsd:integer')],
    ],
    "A span has exactly one end, a whole number from 1.": [
        [("span:head", "kg:end 47", "kg:end 0")],
        [("span:head", "kg:end 47 ; ", "")],
    ],
    "A span stands in exactly one document.": [[("span:head", f" ; {IN}", "")]],
    "A span ends after it starts, and its text is as long as its place.": [
        [("span:head", "kg:end 47", "kg:end 46")],
        [("span:head", "kg:start 0 ; kg:end 47", "kg:start 47 ; kg:end 0")],
        [("span:head", "the head", "the \U0001f6a2 head")],
    ],
    "A document has exactly one id.": [
        [("document:ports", 'kg:documentId "example.txt" ; ', "")],
        [("document:ports", 'kg:documentId "example.txt"', "kg:documentId <https://news.example/1>")],
    ],
    "A document has one title at most.": [[("document:ports", "sanctions a shipping line", 'sanctions a line", "Ports')]],
    "A document has one source at most, a URL or a path as text.": [
        [("document:ports", 'kg:source "example.txt"', "kg:source <https://news.example/1>")],
    ],
    "A document was published on one day of the calendar, written YYYY-MM-DD.": [
        [("document:ports", '"2024-03-05"^^xsd:date', '"2024-03-05T12:00:00Z"^^xsd:dateTime')],
        [("document:ports", '"2024-03-05"^^xsd:date', '"2024-03-05"^^xsd:date, "2024-03-06"^^xsd:date')],
    ],
    "A document was read by one extraction at most.": [[("document:ports", "run:by-hand", '"by hand"')]],
    "A document is no copy of itself.": [[("document:ports", "kg:extraction", "kg:copyOf document:ports ; kg:extraction")]],
    "An extraction has exactly one extractor name.": [[("run:by-hand", 'kg:extractorName "people" ; ', "")]],
    "An extraction has exactly one extractor version.": [[("run:by-hand", ' ; kg:extractorVersion "1"', "")]],
    "An extraction has one model at most.": [[("run:by-hand", '"1"', '"1" ; kg:model "a", "b"')]],
    "An entity has exactly one name (skos:prefLabel), with its language.": [
        [("entity:osterby", '"Osterby"@en', '"Osterby"')],
        [("entity:osterby", '"Osterby"@en', '"Osterby"@en, "Österby"@sv')],
        [("entity:osterby", ' ; skos:prefLabel "Osterby"@en', "")],
    ],
    "Other names of an entity (skos:altLabel) have a language.": [[("entity:solberg", '"Solberg"@en', '"Solberg"')]],
    "An entity has one Wikidata entity at most, such as http://www.wikidata.org/entity/Q42.": [
        [("entity:osterby", "@en", '@en ; kg:wikidata "Q42"')],
        [("entity:osterby", "@en", "@en ; kg:wikidata <https://www.wikidata.org/wiki/Q42>")],
    ],
    "An entity is a person, an organization, a group or a region.": [[("entity:osterby", "kg:Region", "kg:Agent")]],
    "An entity has one class only: nothing is both a person and an organization.": [
        [("entity:osterby", "kg:Region", "kg:Region, kg:Organization")],
    ],
    "An entity is no candidate match of itself.": [
        [("entity:brandt", "kg:candidateMatch entity:brandt-of-lund", "kg:candidateMatch entity:brandt")],
    ],
}  # fmt: skip

GOOD = {
    "as it is": [],
    "an unnamed speaker": [("statement:based", BY, "kg:assertedBy kg:unnamed")],
    "an outer source": [("statement:based", TRUE, f"{TRUE} ; kg:reportedBy entity:osterby")],
    "over at an unknown date": [("statement:head", TRUE, f"{TRUE} ; kg:ended true")],
    "a symmetric edge both ways": [
        ("statement:sanction", "kg:sanctionedBy", "kg:alliedWith"),
        ("entity:halden kg:sanctionedBy", "kg:sanctionedBy entity:ministry", "kg:alliedWith entity:ministry"),
        ("", "", "entity:ministry kg:alliedWith entity:halden ."),
    ],
    "who owns is owned by": [
        ("statement:owner", "kg:ownedBy", "kg:owns"),
        ("statement:owner", "rdf:subject entity:halden", "rdf:subject entity:brandt"),
        ("statement:owner", "rdf:object entity:brandt", "rdf:object entity:halden"),
    ],
    "a second ground that is a claim": [("statement:accuse", "kg:accusedBy", "kg:sanctionedBy")],
    "an event without date, agent or target": [("event:accuse", "kg:agent entity:ministry ; kg:target entity:halden ;", "")],
    "a whole confidence": [("statement:based", "0.9", "1.0")],
    "words beyond the basic plane": [("span:head", "the head", "the \U0001f6a2ead")],
    "the copy of a document elsewhere": [("document:ports", "kg:extraction", "kg:copyOf document:far ; kg:extraction")],
}

ALL = [(rule, changes) for rule, several in FAULTS.items() for changes in several]


@pytest.fixture(scope="module")
def graphs(example):
    """All graphs, good and bad, each under a base of its own, so that one run of pyshacl answers for all."""
    changes = [changes for _, changes in ALL] + list(GOOD.values())
    return [example(*each, base=f"https://kg.example/id/{n}-/") for n, each in enumerate(changes)]


@pytest.fixture(scope="module")
def by_shacl(graphs):
    """What pyshacl says of each graph: focus nodes with the rule that they break."""
    found = [set() for _ in graphs]
    for violation in shacl_violations([quad for graph in graphs for quad in graph]):
        found[int(violation.focus.split("/")[4].rstrip("-"))].add((violation.focus, violation.rule))
    return found


@pytest.mark.parametrize("number", range(len(ALL)), ids=lambda n: f"{n}: {ALL[n][0]}")
def test_a_planted_fault_is_found_by_both_engines(number, graphs, by_shacl):
    found = {(v.focus, v.rule) for v in violations(graphs[number])}
    assert ALL[number][0] in {rule for _, rule in found}
    assert found == by_shacl[number]


@pytest.mark.parametrize("number", range(len(ALL), len(ALL) + len(GOOD)), ids=lambda n: list(GOOD)[n - len(ALL)])
def test_a_good_graph_passes_both_engines(number, graphs, by_shacl):
    assert violations(graphs[number]) == []
    assert by_shacl[number] == set()


def test_every_rule_has_a_planted_fault():
    messages = [rule.message for rule in compile_shapes(ontology().shapes).rules]
    assert sorted(messages) == sorted(FAULTS)


def test_no_shape_is_left_lying_about():
    """What is written in shapes.ttl and hangs on no target would never be asked."""
    assert ontology().shapes.count("sh:message ") - 1 == len(FAULTS)  # one stands in the comment at the top
