"""Clusters: typed names in, out the entities of the document, each with all names that stand for it.

Longer names come first, so that a shorter one finds the full name to which it belongs, wherever that stands. Two names are one
entity when a table says so, when they are written alike, when one is the other's acronym, or a part that stands for it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kg.extract.steps.linked import ReferenceKind
from kg.extract.steps.names.acronyms import abbreviates, bracketed
from kg.extract.steps.names.name import Name
from kg.extract.steps.names.tokens import wording
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from kg.extract.steps.names.gazetteers import Gazetteers

_FORMS: Final = frozenset(
    ["ag", "co", "company", "corp", "corporation", "gmbh", "group", "holding", "holdings", "inc", "limited", "llc", "ltd", "plc"]
)
"""Words of a company's form, without which it is called too."""


@dataclass(slots=True)
class Cluster:
    """Names that stand for one entity; `proper` is the name that a table gives it."""

    type: EntityType
    proper: str | None = None
    wikidata: str | None = None
    names: list[Name] = field(default_factory=list)
    wordings: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The name that a table gives, else the longest proper form."""
        return self.proper or max(self.wordings, key=len)

    @property
    def aliases(self) -> tuple[str, ...]:
        """All forms in which the document names it."""
        return tuple(sorted({*self.wordings, self.name}))


def clusters(parse: Doc, names: Sequence[Name], known: Gazetteers) -> list[Cluster]:
    """Group names into entities, in the order in which they first stand in the text."""
    found: list[Cluster] = []
    by_name: dict[Name, Cluster] = {}
    partners = bracketed(parse, {name.start: name for name in names}, {name.end: name for name in names})
    for name in sorted(names, key=lambda n: (-(n.end - n.start), n.start)):
        text = wording(parse[name.start : name.end])
        partner = by_name.get(partners[name]) if name in partners else None
        fitting = [cluster for cluster in found if _may_join(text, name, cluster) and _same(text, name.type, cluster, known)]
        cluster = partner or (_nearest(_own(fitting, parse, known), name) if fitting else None)
        if cluster is None:
            cluster = Cluster(name.type)
            found.append(cluster)
        _add(cluster, name, text, known)
        by_name[name] = cluster
    for cluster in found:
        cluster.names.sort(key=lambda n: n.start)
    return sorted(found, key=lambda c: (c.names[0].start, -c.names[0].end))


def _may_join(text: str, name: Name, cluster: Cluster) -> bool:
    """Tell whether types agree, or a name is an acronym that brackets have given to an entity of another type."""
    return cluster.type is name.type or (text in cluster.wordings and text.isupper())


def _own(fitting: Sequence[Cluster], parse: Doc, known: Gazetteers) -> Sequence[Cluster]:
    """Leave out who is told of as somebody's kin, where others may be meant: the surname alone is the main person's."""
    main = [cluster for cluster in fitting if not (cluster.type is EntityType.PERSON and _kin(cluster, parse, known))]
    return main or fitting


def _kin(cluster: Cluster, parse: Doc, known: Gazetteers) -> bool:
    """Tell whether a person enters the text beside a noun of kin: "her father, Ali Ruiz"."""
    first = min(cluster.names, key=lambda name: name.start)
    head = parse[first.head(parse)]
    beside = [parse[first.start - 1]] if first.start else []
    beside += [child for child in head.children if child.dep_ == "appos"]
    beside += [head.head] if head.dep_ == "appos" else []
    return any(word.lower_ in known.kin for word in beside)


def _nearest(fitting: Sequence[Cluster], name: Name) -> Cluster:
    """Return the entity named last before a name, else the one named first after it."""
    return min(fitting, key=lambda cluster: min((name.start < n.start, abs(name.start - n.start)) for n in cluster.names))


def _add(cluster: Cluster, name: Name, text: str, known: Gazetteers) -> None:
    cluster.names.append(name)
    cluster.keys.add(_key(text, name.type, known))
    if name.kind is ReferenceKind.NAME:
        cluster.wordings.append(text)
    if name.type is EntityType.REGION and (place := known.territories.place(text)):
        cluster.proper, cluster.wikidata = place.name, place.wikidata
    elif name.type is EntityType.GROUP:
        cluster.proper = known.peoples.get(text, cluster.proper)
    elif name.type is EntityType.ORGANIZATION:
        cluster.proper = known.organizations.get(text, cluster.proper)
        cluster.wikidata = known.identities.get(cluster.proper or "")


def _key(text: str, entity_type: EntityType, known: Gazetteers) -> str:
    """Return what two names of one entity share: what a table calls it, else its words without marks and case."""
    if entity_type in {EntityType.REGION, EntityType.GROUP} and (place := known.territories.place(text)):
        return f"of {place.name}"
    if entity_type is EntityType.GROUP:
        return known.peoples.get(text, _folded(text))
    if entity_type is EntityType.ORGANIZATION:
        return known.organizations.get(text) or _body_key(text, known)
    return _folded(text)


def _body_key(text: str, known: Gazetteers) -> str:
    """Return the key of a body: the country for its adjective, without "of": "government of Iraq" is "Iraqi government"."""
    words = [word for word in re.sub(r"'s?\b", "", text).split() if word not in {"of", "the"}] or [text]
    for i, word in enumerate(words):
        place = known.territories.place(word)
        if place and words[-1].lower() in known.government_heads | known.executive:
            words[i] = place.name
    if words[0].lower() in known.executive and len(words) > 1:
        place = known.territories.place(" ".join(words[1:]))
        words = [place.name if place else " ".join(words[1:]), words[0]]
    return _folded(" ".join(words))


def _same(text: str, entity_type: EntityType, cluster: Cluster, known: Gazetteers) -> bool:
    key = _key(text, entity_type, known)
    if key in cluster.keys:
        return True
    if entity_type is EntityType.PERSON:
        return any(_part(text, full) for full in cluster.wordings)
    if entity_type is EntityType.ORGANIZATION:
        return any(abbreviates(text, full) or _tail(text, full, known) for full in cluster.wordings)
    return (
        entity_type is EntityType.REGION
        and not key.startswith("of ")
        and any(abbreviates(text, full) for full in cluster.wordings)
    )


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", " ", _plain(text)).strip()


def _plain(text: str) -> str:
    """Return a text in lower case and without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter)).lower()


def _part(short: str, full: str) -> bool:
    """Tell whether the words of a person's name stand in the same order in a longer one."""
    words = iter(_bare_words(full))
    return all(any(word == other for other in words) for word in _bare_words(short))


def _bare_words(name: str) -> list[str]:
    """Return a person's names without accents and without the article that Arabic names carry."""
    return [re.sub(r"^(?:al|el)-", "", word) for word in _plain(name).split()]


def _tail(short: str, full: str, known: Gazetteers) -> bool:
    """Tell whether a body's name is the end of a longer one, all of it but its head, or its outer words ("Iraqi forces")."""
    head = full.rsplit(" ", 1)[-1].lower()
    words = _plain(full).split()
    if head in known.government_heads and _plain(short).split() == [words[0], words[-1]]:
        return True
    if full.endswith(" " + short):
        return True
    rest = full[len(short) :].replace(",", " ").split() if full.startswith((short + " ", short + ", ")) else []
    return (len(rest) == 1 and head in known.heads) or (
        bool(rest)
        and (all(word.lower().rstrip(".") in _FORMS for word in rest) or (rest[0] in {"of", "for"} and "," not in full))
    )
