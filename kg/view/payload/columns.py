"""Things in, columns out: one list for each property, so that like stands beside like and names of properties are written once.

A column is a plain list, or `{"of": [values], "at": [places in it]}` where values repeat, without "at" when all are the same.
`graph/columns.js` reads it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

T = TypeVar("T")


def table(things: Sequence[T], properties: Mapping[str, Callable[[T], Hashable]]) -> dict[str, Any]:
    """Lay out things; `count` says how many there are."""
    return {"count": len(things)} | {name: column([of(thing) for thing in things]) for name, of in properties.items()}


def column(values: Sequence[Hashable]) -> Any:  # noqa: ANN401 - a list, or values and places
    """Write a column in its shorter form."""
    places: dict[tuple[type, Hashable], int] = {}
    for value in values:
        places.setdefault((type(value), value), len(places))  # True and 1 are one key to Python, and two to a reader
    if len(places) * 2 >= len(values):
        return list(values)
    of = [value for _, value in places]
    return {"of": of} if len(of) == 1 else {"of": of, "at": [places[type(value), value] for value in values]}


def flat(rows: Iterable[Iterable[int]]) -> tuple[int, ...]:
    """Write rows of numbers, all of one length, one after the other."""
    return tuple(number for row in rows for number in row)
