"""Places within places: the name of a region in; out what kind of region the gazetteers know by it, and what it lies in."""

from __future__ import annotations

import functools
from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.extract.steps.territories import territories

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Kind(IntEnum):
    """What the gazetteers know of a region's name."""

    UNKNOWN = 0
    COUNTRY = 1
    TERRITORY = 2  # a continent, a dependency, a well-known part of a country
    CITY = 3
    SUBDIVISION = 4


def kind_of(name: str) -> Kind:
    """Return what kind of region a name or adjective stands for."""
    known = territories()
    place = known.place(name)
    if place:
        return Kind.COUNTRY if place.country else Kind.TERRITORY
    return Kind.CITY if name in known.cities else Kind.SUBDIVISION if name in known.hints else Kind.UNKNOWN


def lies_within(name: str, whole: str) -> bool:
    """Tell whether the gazetteers know a place of that name within the country, or the continent, of the other."""
    place, outer = territories().place(name), territories().place(whole)
    return outer is not None and outer.name in _wholes().get(place.name if place else name, frozenset())


@functools.cache
def _wholes() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for inner, outer in _pairs():
        if inner != outer:
            found.setdefault(inner, set()).add(outer)
    return MappingProxyType({inner: frozenset(outer) for inner, outer in found.items()})


def _pairs() -> Iterator[tuple[str, str]]:
    """Give names of places, each with that of a country or continent it lies in."""
    import pycountry
    from babel.core import get_global
    from rigour.territories import get_territories, get_territory

    named = territories()
    for territory in get_territories():
        whole = named.names.get(territory.name)
        outer = whole.name if whole else territory.name
        yield from ((place, outer) for place in territory.places)
        yield from ((outer, larger) for larger in (territory.region, territory.subregion) if larger)
        if territory.parent:
            yield outer, territory.parent.name
    codes = [(part.name, part.country_code) for part in pycountry.subdivisions]
    codes += [(zone.rpartition("/")[2].replace("_", " "), code) for zone, code in get_global("zone_territories").items()]
    for name, code in codes:
        country = get_territory(code.lower()) if code.isalpha() else None
        if country is not None:
            place = named.names.get(country.name)
            yield name, place.name if place else country.name
