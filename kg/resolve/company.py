"""Whom a document connects an entity with: the second agreement that a common name needs before it joins two documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Final, TypeAlias

from kg.model import EntityType, Event, Extraction, Statement

Company: TypeAlias = tuple[EntityType, str]
"""Somebody or something in whose company an entity is found: a type and a folded name. A role alone ("lawyer") is none."""

_TIES: Final = frozenset(
    {
        "memberOf",
        "holdsPositionIn",
        "leads",
        "employedBy",
        "foundedBy",
        "educatedAt",
        "ownedBy",
        "owns",
        "partOf",
        "affiliatedWith",
    }
    | {"basedIn", "operatesIn", "deployedTo", "spouseOf", "siblingOf", "parentOf", "associateOf"}
)
"""What says who somebody is, and not what they did to one another: a state sanctions many of one name."""

_SHARED_WITH_MILLIONS: Final = frozenset({"citizenOf", "bornIn", "diedIn", "residesIn", "locatedIn"})


def company(extraction: Extraction, known: Mapping[str, Company], offices: Collection[str]) -> Mapping[str, frozenset[Company]]:
    """Return the company of each entity, by local ids.

    `known` are those whose own name leaves little doubt, and only they are company. A region is one by a tie alone (an office
    in it, a posting to it), never because a deed was done there. `offices` keep company by ties alone, persons left aside: two
    ministries of defence meet the same people.
    """
    kinds = {entity.id: entity.type for entity in extraction.entities}
    found: dict[str, set[Company]] = defaultdict(set)
    for one, other, is_tie in _connections(extraction):
        for member, companion in ((one, other), (other, one)):
            is_office = member in offices and kinds[member] is not EntityType.PERSON
            needs_tie = is_office or kinds[companion] is EntityType.REGION
            if companion in known and (is_tie or not needs_tie):
                found[member].add(known[companion])
    return {id: frozenset(each) for id, each in found.items()}


def _connections(extraction: Extraction) -> Iterator[tuple[str, str, bool]]:
    """Give pairs of local ids, and whether a tie connects them."""
    for statement in extraction.statements:
        yield from _of_statement(statement)
    for event in extraction.events:
        yield from ((one, other, False) for one, other in _of_event(event))


def _of_statement(statement: Statement) -> Iterator[tuple[str, str, bool]]:
    if isinstance(statement.object, str) and statement.predicate not in _SHARED_WITH_MILLIONS:
        yield statement.subject, statement.object, statement.predicate in _TIES


def _of_event(event: Event) -> Iterator[tuple[str, str]]:
    """Pair those who act and those acted on; where it happened connects nobody."""
    taking_part = sorted({*event.agent, *event.target})
    return ((one, other) for i, one in enumerate(taking_part) for other in taking_part[i + 1 :])
