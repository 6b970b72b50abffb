"""Clusters: typed names in, out the entities of the document, each with all names that stand for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.steps.gazetteers import Gazetteers
from kg.extract.steps.linked import ReferenceKind
from kg.extract.steps.tokens import wording
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Name:
    """A name of known type: tokens `[start, end)`; `kind` says how it stands for its entity."""

    start: int
    end: int
    type: EntityType
    kind: ReferenceKind = ReferenceKind.NAME

    def head(self, parse: Doc) -> int:
        """Return the token that heads the name in the parse."""
        return parse[self.start : self.end].root.i


@dataclass
class Cluster:
    """Names that stand for one entity."""

    type: EntityType
    names: list[Name] = field(default_factory=list)
    wordings: list[str] = field(default_factory=list)
    wikidata: str | None = None
    proper: str | None = None

    @property
    def name(self) -> str:
        """The longest proper form."""
        return self.proper or max(self.wordings, key=len)

    @property
    def aliases(self) -> tuple[str, ...]:
        """All forms in which the document names it."""
        return tuple(sorted({*self.wordings, self.name}))


def clusters(parse: Doc, names: Sequence[Name], known: Gazetteers) -> list[Cluster]:
    """Group names into entities, in the order in which they first stand in the text."""
    found: list[Cluster] = []
    for name in sorted(names, key=lambda n: (-(n.end - n.start), n.start)):
        text = wording(parse[name.start : name.end])
        cluster = next((c for c in found if c.type is name.type and _same(text, name, c, known)), None)
        if cluster is None:
            cluster = Cluster(name.type)
            found.append(cluster)
        cluster.names.append(name)
        if name.kind is ReferenceKind.NAME:
            cluster.wordings.append(text)
        place = _place(text, known) if name.type is EntityType.REGION else None
        if place:
            cluster.wikidata = place.wikidata
            cluster.proper = place.name
        elif name.type is EntityType.GROUP and text in known.peoples:
            cluster.proper = known.peoples[text]
        elif name.type is EntityType.ORGANIZATION and text in known.organizations:
            cluster.proper = known.organizations[text]
    for cluster in found:
        cluster.names.sort(key=lambda n: n.start)
    return sorted(found, key=lambda c: c.names[0].start)


def _place(text: str, known: Gazetteers):
    return known.territories.names.get(text) or known.territories.adjectives.get(text)


def _same(text: str, name: Name, cluster: Cluster, known: Gazetteers) -> bool:
    if name.type is EntityType.REGION:
        place = _place(text, known)
        if place:
            return cluster.proper == place.name
    if name.type is EntityType.GROUP and text in known.peoples:
        return cluster.proper == known.peoples[text]
    if name.type is EntityType.ORGANIZATION and text in known.organizations and cluster.proper == known.organizations[text]:
        return True
    if any(_folded(text) == _folded(w) for w in cluster.wordings):
        return True
    if name.type is EntityType.PERSON:
        return any(_part(text, w) for w in cluster.wordings)
    if name.type is EntityType.ORGANIZATION:
        return any(_acronym(text, w) or w.endswith(" " + text) for w in cluster.wordings)
    return False


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.lower()).strip()


def _part(short: str, long: str) -> bool:
    return " " not in short and short in (long.split()[-1], long.split()[0])


def _acronym(short: str, long: str) -> bool:
    if not short.isupper() or " " in short:
        return False
    return "".join(w[0] for w in re.split(r"[\s-]+", long) if w[0].isupper()) == short.replace(".", "")
