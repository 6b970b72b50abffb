"""Territories: names of countries and their parts, with Wikidata identifiers, from rigour, babel, pycountry and our tables."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.extract.steps.tables import forms, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


_SHORTEST: Final = 3
"""Letters of a name at least; shorter ones are codes."""


@dataclass(frozen=True, slots=True)
class Place:
    """A region that a name stands for; `wikidata` is a QID, None where nothing gives one."""

    name: str
    wikidata: str | None = None
    country: bool = False


@dataclass(frozen=True, slots=True)
class Territories:
    """Forms (case kept) and the place each stands for.

    `names` are certain; `adjectives` ("Iranian") and `peoples` ("Filipinos") are a country's; `cities` are well-known ones;
    `hints` are names of subdivisions that may as well be a person's or nothing.
    """

    names: Mapping[str, Place]
    adjectives: Mapping[str, Place]
    peoples: Mapping[str, Place]
    hints: frozenset[str]
    cities: frozenset[str]

    def place(self, text: str) -> Place | None:
        """Return the place for which a name, adjective or demonym stands."""
        usual = text.title() if text.isupper() else text
        return self.names.get(text) or self.adjectives.get(text) or self.peoples.get(text) or self.names.get(usual)


@functools.cache
def territories() -> Territories:
    """Read all tables, once a process."""
    from rigour.territories import get_territories, get_territory

    names: dict[str, Place] = {}
    cities = set(_cities())
    for territory in get_territories():
        place = Place(_bare(territory.name), territory.qid, territory.is_country)
        names |= dict.fromkeys(_written({territory.name, _bare(territory.name), territory.full_name}), place)
        cities |= set(territory.places)
    names |= _babel_names(names)
    adjectives: dict[str, Place] = {}
    peoples: dict[str, Place] = {}
    for row in rows("countries.csv", "code"):
        country = get_territory(row["code"])
        if country is None:
            continue
        place = Place(_bare(country.name), country.qid, country.is_country)
        names |= dict.fromkeys((*forms(row["names"]), _bare(country.name)), place)
        adjectives |= dict.fromkeys(forms(row["adjectives"]), place)
        peoples |= dict.fromkeys(forms(row["people"]), place)
    for row in rows("places.csv", "name"):
        same = names.get(row["name"])
        place = Place(row["name"], row["wikidata"] or None)
        if same and same.name == row["name"] and not row["wikidata"]:
            place = same
        names |= dict.fromkeys((row["name"], *forms(row["forms"])), place)
        adjectives |= dict.fromkeys(forms(row["adjectives"]), place)
        peoples |= dict.fromkeys(forms(row["people"]), place)
    for odd in ("Global", "Cyberspace", "United Nations", "European Union", "Vatican"):
        names.pop(odd, None)
    return Territories(names, adjectives, peoples, frozenset(_subdivisions()) - names.keys(), frozenset(cities - names.keys()))


def _babel_names(known: Mapping[str, Place]) -> dict[str, Place]:
    """Return the English names of continents and territories that are not yet known."""
    from babel import Locale
    from rigour.territories import get_territory

    found: dict[str, Place] = {}
    for code, name in Locale("en").territories.items():
        territory = get_territory(code) if code.isalpha() else None
        place = Place(_bare(territory.name), territory.qid, territory.is_country) if territory else Place(name)
        found |= dict.fromkeys(_written({name}) - known.keys() - {"world"}, place)
    return found


def _subdivisions() -> Iterator[str]:
    import pycountry

    for subdivision in pycountry.subdivisions:
        yield from _written({subdivision.name})


def _cities() -> Iterator[str]:
    """Give the cities after which time zones are called."""
    from babel.core import get_global

    for zone in get_global("zone_territories"):
        yield zone.rpartition("/")[2].replace("_", " ")


def _written(names: Iterable[str]) -> set[str]:
    """Return the ways names are written in news: as they are, without what stands in brackets, without accents, St. for Saint."""
    from normality import ascii_text

    bare = {name for name in names if len(name) >= _SHORTEST} | {_bare(name) for name in names}
    return {form for name in bare if "(" not in name for form in (name, ascii_text(name) or name, name.replace("Saint ", "St. "))}


def _bare(name: str) -> str:
    return re.sub(r"\s*\(.*\)|\s+SAR(?: China)?$", "", name)
