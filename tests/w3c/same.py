"""Whether two bags of rows are the same: numbers and booleans by their values, blank nodes by isomorphism.

A graph is a bag of its triples. Blank nodes are told apart by what stands beside them, over and over; where that leaves a choice,
each is tried.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from kg.terms import Blank, Literal

from .numeric import INTEGERS, XSD

Row = Sequence[object]
Colours = Mapping[Blank, int]


def same(left: Sequence[Row], right: Sequence[Row], *, ordered: bool = False) -> bool:
    """Tell whether two lists hold the same rows, in the same order if that counts."""
    if len(left) != len(right):
        return False
    bags = [[tuple(map(plain, row)) for row in rows] for rows in (left, right)]
    if ordered:
        bags = [[(*row, number) for number, row in enumerate(rows)] for rows in bags]
    return _match(bags[0], bags[1], _start(bags[0]), _start(bags[1]))


def plain(cell: object) -> object:
    """Return what a cell is compared by: a number or a boolean by its datatype and value, anything else as it is."""
    if isinstance(cell, Literal) and cell.language is None:
        value = _value(cell)
        return cell if value is None else (cell.datatype, value)
    if isinstance(cell, Literal) and cell.language is not None:
        return Literal(cell.value, language=cell.language.lower())
    return cell


def _value(literal: Literal) -> object:
    name = literal.datatype.removeprefix(XSD)
    try:
        if name in INTEGERS:
            return int(literal.value)
        if name == "boolean":
            return {"1": True, "true": True, "0": False, "false": False}.get(literal.value)
        if name == "decimal":
            return Decimal(literal.value)
        if name in ("double", "float"):
            value = float(literal.value.replace("INF", "inf"))
            return "NaN" if math.isnan(value) else value
    except (ValueError, InvalidOperation):
        return None
    return None


def _start(rows: Sequence[Row]) -> Colours:
    return {cell: 0 for row in rows for cell in row if isinstance(cell, Blank)}


def _match(left: Sequence[Row], right: Sequence[Row], ours: Colours, theirs: Colours) -> bool:
    ours, theirs = _refined(left, ours), _refined(right, theirs)
    if Counter(ours.values()) != Counter(theirs.values()):
        return False
    many = [colour for colour, number in Counter(ours.values()).items() if number > 1]
    if not many:
        return Counter(_coloured(left, ours)) == Counter(_coloured(right, theirs))
    colour = many[0]
    fresh = hash((colour, "chosen"))
    chosen = next(blank for blank, own in ours.items() if own == colour)
    others = [blank for blank, own in theirs.items() if own == colour]
    return any(_match(left, right, {**ours, chosen: fresh}, {**theirs, other: fresh}) for other in others)


def _refined(rows: Sequence[Row], colours: Colours) -> Colours:
    """Tell blank nodes apart by the rows they stand in, until that tells no more apart."""
    while True:
        seen: dict[Blank, list[int]] = defaultdict(list)
        for row, coloured in zip(rows, _coloured(rows, colours), strict=True):
            for place, cell in enumerate(row):
                if isinstance(cell, Blank):
                    own = tuple(other == cell for other in row)
                    seen[cell].append(hash((place, own, coloured)))
        finer = {blank: hash((colours[blank], tuple(sorted(seen[blank])))) for blank in colours}
        if len(set(finer.values())) == len(set(colours.values())):
            return finer
        colours = finer


def _coloured(rows: Sequence[Row], colours: Colours) -> list[tuple[object, ...]]:
    return [tuple(("blank", colours[cell]) if isinstance(cell, Blank) else cell for cell in row) for row in rows]
