"""Statements as triples that compare: inverses turned round, symmetric ones ordered, predicted ids read as gold ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from kg.eval.align import plain
from kg.eval.rows import Row, polarity

End = str | tuple[str, str]
"""A gold entity's id; a predicted entity that is none of the gold ones; a literal value."""
Triple = tuple[End, str, End]

# Fixed here and not read from the ontology, so that a change of the ontology moves no score unnoticed; a test compares the two.
# `opposes` counts in either direction: who started a quarrel is seldom said.
INVERSES: Final[Mapping[str, str]] = {"owns": "ownedBy", "parentCompanyOf": "partOf"}
SYMMETRIC: Final = frozenset(
    {"spouseOf", "siblingOf", "associateOf", "opposes", "alliedWith", "doesBusinessWith", "affiliatedWith"}
)
ANY: Final = "*"
"""In a forbidden row: whoever."""


def known(ids: Mapping[str, str], predicted: str) -> End:
    """Return the gold id of a predicted entity, or a stranger that equals no gold id."""
    return ids.get(predicted, ("?", predicted))


def gold_triple(statement: Row) -> Triple:
    """Return the triple of a gold statement."""
    return _turned(statement["subject"], statement["predicate"], _object(statement))


def predicted_triple(statement: Row, ids: Mapping[str, str]) -> Triple:
    """Return the triple of a predicted statement in the ids of the gold entities."""
    found = _object(statement)
    return _turned(
        known(ids, statement["subject"]), statement["predicate"], known(ids, found) if isinstance(found, str) else found
    )


def ends(triple: Triple) -> frozenset[End]:
    """Return subject and object, in no order."""
    return frozenset((triple[0], triple[2]))


def with_implied(statements: Sequence[Row]) -> list[Row]:
    """Add to gold statements the `holdsPositionIn` that each `leads` implies: found or missed, it costs nothing."""
    between = [row for row in statements if isinstance(row["object"], str)]
    held = {(row["subject"], row["object"]) for row in between if row["predicate"] == "holdsPositionIn"}
    implied = [
        {**row, "predicate": "holdsPositionIn", "optional": True}
        for row in between
        if row["predicate"] == "leads" and (row["subject"], row["object"]) not in held
    ]
    return [*statements, *implied]


def without_repeats(statements: Iterable[Row], ids: Mapping[str, str]) -> list[Row]:
    """Keep the first of predicted statements that say the same: triple, polarity and status."""
    first: dict[tuple[Triple, bool, str], Row] = {}
    for row in statements:
        first.setdefault((predicted_triple(row, ids), polarity(row), row["status"]), row)
    return list(first.values())


def forbids(forbidden: Row, triple: Triple) -> bool:
    """Tell whether a gold file's forbidden row, in which `*` is whoever, fits a triple."""
    subject, predicate, found = _turned(forbidden["subject"], forbidden["predicate"], forbidden["object"])
    if predicate != triple[1]:
        return False
    ways = [(subject, found), (found, subject)] if predicate in SYMMETRIC else [(subject, found)]
    return any(one in (ANY, triple[0]) and other in (ANY, triple[2]) for one, other in ways)


def _object(statement: Row) -> End:
    found = statement["object"]
    return ("literal", plain(str(found.get("value")))) if isinstance(found, Mapping) else str(found)


def _turned(subject: End, predicate: str, found: End) -> Triple:
    if predicate in INVERSES:
        subject, predicate, found = found, INVERSES[predicate], subject
    if predicate in SYMMETRIC and str(subject) > str(found):
        subject, found = found, subject
    return subject, predicate, found
