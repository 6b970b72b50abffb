"""Examples: annotated texts in; out, each entity that the extractor finds with its cues, and whether it is one, of its type.

GUM marks all that is named, in phrases longer than names: a name is met where it holds the head of one. Other corpora mark some
names, from end to end: of a name that meets none nothing is known, and one that meets some must be cut as one of them is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kg.corpora import GoldDocument, labels
from kg.extract.local.certainty import Cues, cues
from kg.extract.local.encoder import load
from kg.extract.local.names import names
from kg.extract.steps.names.gazetteers import gazetteers
from kg.extract.steps.names.link import link_names
from kg.extract.steps.parse import parses
from kg.model import Entity, EntityType, Span

PHRASES: Final = "gum"
"""The corpus that marks all that is named, by phrases with their heads."""


@dataclass(frozen=True, slots=True)
class Example:
    """An entity that was found: its cues, whether it is right, and how much that counts."""

    cues: Cues
    right: bool
    weight: float = 1.0


def examples(texts: Iterable[GoldDocument], corpus: str, weight: float = 1.0) -> Iterator[Example]:
    """Read texts as the extractor does, and compare its entities with theirs."""
    golds = list(texts)
    types = frozenset(labels(corpus).types.values()) or frozenset(EntityType)
    for gold, (document, parse) in zip(golds, parses((gold.document for gold in golds), named=False), strict=True):
        named = names(parse, load().names(parse.text), gazetteers())
        linked = link_names(document, parse, named)
        found, marked = cues(linked, named), _marked(gold)
        for entity in linked.entities:
            right = verdict(entity, marked, heads=corpus == PHRASES)
            if entity.type in types and entity.id in found and right is not None:
                yield Example(found[entity.id], right, weight)


def verdict(entity: Entity, marked: Mapping[Span, EntityType | None], *, heads: bool) -> bool | None:
    """Return whether any mention of an entity is marked as a name of its type; None where that cannot be told.

    `heads`: all names are marked, by their heads.
    """
    met = {span: type for span, type in marked.items() if any(mention.overlaps(span) for mention in entity.mentions)}
    if heads:
        return entity.type in met.values()
    return any(met.get(mention) is entity.type for mention in entity.mentions) if met else None


def _marked(gold: GoldDocument) -> dict[Span, EntityType | None]:
    """Return the heads of all names that are marked, the whole of those without, with their types."""
    return {mention.head or mention.span: entity.type for entity in gold.entities for mention in entity.mentions if mention.named}
