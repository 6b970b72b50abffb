"""Gazetteers: what words say of names, gathered once a process from installed packages and our own small tables."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from kg.extract.steps.parse import DEFAULT_MODEL
from kg.extract.steps.tables import forms, lists, numbers, rows
from kg.extract.steps.territories import Territories, territories
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Gazetteers:
    """Known names and telling words; words are in lower case, names as they are written.

    `heads` gives the type that a head noun makes, None for what is no entity ("War", "Act"); `peoples` and `organizations` map
    every form to the full name, `identities` full names of organizations to their Wikidata identifiers.
    """

    territories: Territories
    peoples: Mapping[str, str]
    organizations: Mapping[str, str]
    identities: Mapping[str, str]
    heads: Mapping[str, EntityType | None]
    first_heads: Mapping[str, EntityType | None]
    titles: frozenset[str]
    title_parts: frozenset[str]
    saying: frozenset[str]
    particles: frozenset[str]
    government_heads: frozenset[str]
    executive: frozenset[str]
    blanks: frozenset[str]
    first_names: Mapping[str, str]
    family_names: frozenset[str]
    surname_ends: tuple[str, ...]
    people_nouns: frozenset[str]
    no_entities: frozenset[str]
    none_openings: frozenset[str]
    introducing: frozenset[str]
    region_nouns: frozenset[str]
    prefixes: frozenset[str]
    owners: frozenset[str]
    listing: frozenset[str]
    of_heads: frozenset[str]
    alone: frozenset[str]
    generic: frozenset[str]
    numbered: frozenset[str]
    bynames: frozenset[str]
    works: frozenset[str]
    titled_works: frozenset[str]
    none_after: frozenset[str]
    common: frozenset[str]
    compass: frozenset[str]
    living: frozenset[str]
    moving: frozenset[str]
    kin: frozenset[str]
    ships: frozenset[str]
    units: frozenset[str]
    body_nouns: frozenset[str]
    body_verbs: frozenset[str]
    joining: frozenset[str]
    land_nouns: frozenset[str]
    weights: Mapping[str, float]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]

    def weight(self, cue: str) -> float:
        """Return what a cue weighs in the vote on a name's type."""
        return self.weights[cue]

    def has(self, text: str) -> bool:
        """Tell whether a wording is the name of something known, or a first name."""
        return (
            text in self.territories.names
            or text in self.organizations
            or text in self.peoples
            or text in self.first_names
            or self.of_country(text)
        )

    def placelike(self, text: str) -> bool:
        """Tell whether a wording is, or may be, the name of a place."""
        return text in self.territories.names or text in self.territories.cities or text in self.territories.hints

    def of_country(self, text: str) -> bool:
        """Tell whether a wording is a territory's name, adjective or demonym."""
        return text in self.territories.names or text in self.territories.adjectives or text in self.territories.peoples


@functools.cache
def gazetteers() -> Gazetteers:
    """Read all tables, once a process."""
    words = lists("words.toml")
    people, governments = words["people"], words["governments"]
    organizations = _forms("organizations.csv")
    return Gazetteers(
        territories=territories(),
        peoples=_forms("peoples.csv"),
        organizations=organizations,
        identities={row["name"]: row["wikidata"] for row in rows("organizations.csv", "name") if row["wikidata"]},
        weights=numbers("weights.toml"),
        phrases=_phrases({*territories().names, *organizations}),
        heads=_heads(words["heads"]),
        first_heads=_heads(words["first_heads"]),
        titles=frozenset(people["titles"]) | _honorifics(),
        title_parts=frozenset(people["title_parts"]),
        saying=frozenset(people["saying"]),
        particles=frozenset(people["particles"]),
        government_heads=frozenset(governments["heads"]),
        executive=frozenset(governments["executive"]),
        blanks=frozenset(words["blanks"]["words"]),
        first_names={name: row["gender"] for row in rows("firstnames.csv", "gender") for name in forms(row["names"])},
        family_names=frozenset(people["family_names"]),
        surname_ends=people["surname_ends"],
        people_nouns=frozenset(people["nouns"]),
        no_entities=frozenset(words["blanks"]["no_entities"]),
        none_openings=frozenset(words["blanks"]["openings"]),
        introducing=frozenset(words["joints"]["introducing"]),
        region_nouns=frozenset(words["heads"]["region"]) | frozenset(words["joints"]["region_nouns"]),
        prefixes=frozenset(words["joints"]["prefixes"]),
        owners=frozenset(words["joints"]["owners"]),
        listing=frozenset(words["joints"]["listing"]),
        moving=frozenset(people["moving"]),
        living=frozenset(people["living"]),
        kin=frozenset(people["kin"]),
        titled_works=frozenset(people["titled_works"]),
        none_after=frozenset(words["joints"]["none_after"]),
        common=_common_words(),
        numbered=frozenset(words["joints"]["numbered"]),
        bynames=frozenset(people["bynames"]),
        works=frozenset(people["works"]),
        compass=frozenset(words["joints"]["compass"]),
        generic=frozenset(words["joints"]["generic"]),
        alone=frozenset(words["joints"]["alone"]),
        units=frozenset(words["joints"]["units"]),
        ships=frozenset(words["joints"]["ships"]),
        of_heads=frozenset(words["joints"]["of_heads"]),
        body_nouns=frozenset(words["roles"]["body_nouns"]),
        body_verbs=frozenset(words["roles"]["body_verbs"]),
        joining=frozenset(words["roles"]["joining"]),
        land_nouns=frozenset(words["roles"]["land_nouns"]),
    )


def _common_words() -> frozenset[str]:
    """Return the nouns, verbs and adjectives that the lemmatizer of the default pipeline knows, in lower case."""
    from spacy.lookups import Lookups

    package = files(DEFAULT_MODEL)
    folder = next(entry for entry in package.iterdir() if entry.is_dir() and entry.name.startswith(DEFAULT_MODEL))
    with as_file(folder / "lemmatizer" / "lookups") as path:
        index = Lookups().from_disk(path).get_table("lemma_index")
    return frozenset(word for part in ("noun", "verb", "adj") for word in index[part])


def _forms(table: str) -> dict[str, str]:
    return {form: row["name"] for row in rows(table, "name") for form in (row["name"], *forms(row["forms"]))}


def _phrases(names: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the names with a small-cased word inside, as words by their first word, the longest first."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(re.sub(r"([-,])", r" \1 ", name).split())
        if any(not word[0].isupper() for word in words):
            by_first.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=lambda words: (-len(words), words))) for first, found in by_first.items()}


def _heads(words: Mapping[str, tuple[str, ...]]) -> dict[str, EntityType | None]:
    types = {"organization": EntityType.ORGANIZATION, "region": EntityType.REGION, "group": EntityType.GROUP, "none": None}
    return {word: types[key] for key, listed in words.items() for word in listed}


def _honorifics() -> frozenset[str]:
    """Return the one-word prefixes of personal names that rigour lists."""
    from rigour._core import person_name_prefixes_list

    return frozenset(prefix.lower() for prefix in person_name_prefixes_list() if " " not in prefix) - {"the", "private", "count"}
