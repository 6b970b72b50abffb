"""What went wrong, in words: gold and predictions in, missed and spurious statements and events out, each with its quote.

A missed and a spurious statement of the same two entities become one confusion: wrong status, polarity or relation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kg.eval.compared import Compared, compared
from kg.eval.rows import Row, evidence, polarity
from kg.eval.triples import ends, forbids, gold_triple, predicted_triple
from kg.model import Status


class Kind(StrEnum):
    """What kind of mistake it is."""

    FORBIDDEN = "forbidden"
    STATUS = "wrong status"
    POLARITY = "wrong polarity"
    RELATION = "wrong relation"
    MISSED = "missed"
    SPURIOUS = "spurious"
    EVENT_MISSED = "missed event"
    EVENT_SPURIOUS = "spurious event"


@dataclass(frozen=True, slots=True)
class Confusion:
    """One mistake; `gold` and `found` are statements or events as people read them, None where there is none.

    `words` is the quote that the gold gives, else the one that the prediction gives.
    """

    document: str
    kind: Kind
    gold: str | None
    found: str | None
    words: str


def confusions(golds: Mapping[str, Row], predictions: Mapping[str, Row]) -> tuple[Confusion, ...]:
    """List the mistakes of each document: statements first, then events, in the order of the texts."""
    mistakes: list[Confusion] = []
    for name, gold in golds.items():
        sides = compared(gold, predictions.get(name))
        mistakes += _statements(name, sides)
        mistakes += _events(name, sides)
    return tuple(mistakes)


def _statements(document: str, sides: Compared) -> Iterator[Confusion]:
    matching = sides.statements()
    spurious = list(matching.wrong)
    for missed in _in_order(matching.missed):
        twin = next((row for kind in _LIKENESS for row in spurious if _likeness(missed, row, sides) is kind), None)
        if twin is None:
            yield Confusion(document, Kind.MISSED, _said(missed, sides.gold), None, _quote(missed, sides))
        else:
            spurious.remove(twin)
            kind = _likeness(missed, twin, sides) or Kind.RELATION
            yield Confusion(document, kind, _said(missed, sides.gold), _said(twin, sides.predicted), _quote(missed, sides))
    for row in _in_order(spurious):
        kind = Kind.FORBIDDEN if _is_forbidden(row, sides) else Kind.SPURIOUS
        yield Confusion(document, kind, None, _said(row, sides.predicted), _quote(row, sides))


_LIKENESS = (Kind.STATUS, Kind.POLARITY, Kind.RELATION)  # what is most alike is paired first


def _likeness(missed: Row, spurious: Row, sides: Compared) -> Kind | None:
    gold, found = gold_triple(missed), predicted_triple(spurious, sides.ids)
    if gold == found:
        return Kind.STATUS if polarity(missed) == polarity(spurious) else Kind.POLARITY
    return Kind.RELATION if ends(gold) == ends(found) else None


def _is_forbidden(row: Row, sides: Compared) -> bool:
    if row["status"] != Status.FACT or not polarity(row):
        return False
    return any(forbids(forbidden, predicted_triple(row, sides.ids)) for forbidden in sides.gold.get("forbidden", ()))


def _events(document: str, sides: Compared) -> Iterator[Confusion]:
    matching = sides.events()
    for row in _in_order(matching.missed):
        yield Confusion(document, Kind.EVENT_MISSED, _done(row, sides.gold), None, _quote(row, sides))
    for row in _in_order(matching.wrong):
        yield Confusion(document, Kind.EVENT_SPURIOUS, None, _done(row, sides.predicted), _quote(row, sides))


def _in_order(rows: tuple[Row, ...] | list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: [list(span) for span in evidence(row)])


def _said(statement: Row, side: Row) -> str:
    """Write a statement as people read it: `Chen Quanguo deployedTo Tibet (claim, alleged)`."""
    found = statement["object"]
    value = str(found.get("value")) if isinstance(found, Mapping) else _name(found, side)
    how = ", ".join([statement["status"], statement.get("modality") or "asserted", *([] if polarity(statement) else ["denied"])])
    return f"{_name(statement['subject'], side)} {statement['predicate']} {value} ({how})"


def _done(event: Row, side: Row) -> str:
    """Write an event as people read it: `sanction: Treasury -> XPCC, Sun Jinlong (fact)`."""
    agents, targets = (", ".join(_name(one, side) for one in event.get(part) or ()) or "-" for part in ("agent", "target"))
    return f"{event['type']}: {agents} -> {targets} ({event['status']})"


def _name(entity: str, side: Row) -> str:
    return next((str(row["name"]) for row in side["entities"] if row["id"] == entity), entity)


def _quote(row: Row, sides: Compared) -> str:
    """Return the words of a row; without the text at hand, their place."""
    text = sides.gold.get("document", {}).get("text")
    if text is None:
        return " ... ".join(f"[{start}:{end}]" for start, end in evidence(row))
    return " ... ".join(text[start:end] for start, end in evidence(row))
