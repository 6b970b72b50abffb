"""Known in, an index out: who takes part in what, who says what, what speaks against what, and what things are called."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from kg.known import Known, KnownDocument, KnownEntity, KnownEvent, KnownStatement
from kg.model import NARRATOR, UNNAMED
from kg.view.excerpt import ends_of, pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.view.parts import Evidence

Key = TypeVar("Key")
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything known, by IRI and by what it touches.

    `touching` are the pieces in which an entity takes part, `saying` those that it says or reports, `heard` those of a document;
    `against` are the pieces that contradict one, or that it contradicts; `event_of` leads from a claim that somebody takes part
    in an event to the event. `names` are those of entities and documents.
    """

    known: Known
    entities: Mapping[str, KnownEntity]
    documents: Mapping[str, KnownDocument]
    pieces: Mapping[str, Evidence]
    statements: Mapping[str, KnownStatement]
    touching: Mapping[str, Sequence[Evidence]]
    saying: Mapping[str, Sequence[Evidence]]
    heard: Mapping[str, Sequence[Evidence]]
    against: Mapping[str, Sequence[Evidence]]
    event_of: Mapping[str, str]
    names: Mapping[str, str]

    def weight(self, entity: str) -> int:
        """Count the pieces in which an entity takes part: how much there is to read of it."""
        return len(self.touching.get(entity, ()))


def catalogue_of(known: Known) -> Catalogue:
    """Index what is known."""
    pieces = {piece.iri: piece for piece in pieces_of(known)}
    names = {entity.iri: entity.name for entity in known.entities}
    names |= {document.iri: document.title or document.id for document in known.documents}
    return Catalogue(
        known=known,
        entities={entity.iri: entity for entity in known.entities},
        documents={document.iri: document for document in known.documents},
        pieces=pieces,
        statements={statement.iri: statement for statement in known.statements},
        touching=_grouped((end, piece) for piece in pieces.values() for end in dict.fromkeys(ends_of(piece))),
        saying=_grouped((who, piece) for piece in pieces.values() for who in _speakers(piece)),
        heard=_grouped((piece.document, piece) for piece in pieces.values()),
        against=_contradictions(pieces),
        event_of={claim: event.iri for event in known.events for claim in event.claims},
        names=names,
    )


def _speakers(piece: Evidence) -> Iterable[str]:
    """Give those who are known to say a piece: of a fact the narrator does, who is nobody of the graph."""
    told = dict.fromkeys((piece.speaker, piece.reported_by))
    return [who for who in told if who and who not in (NARRATOR, UNNAMED)]


def _contradictions(pieces: Mapping[str, Evidence]) -> Mapping[str, Sequence[Evidence]]:
    """Read `contradicts` from both ends."""
    pairs: set[tuple[str, str]] = set()
    for piece in pieces.values():
        for other in piece.contradicts if isinstance(piece, KnownStatement) else ():
            if other in pieces:
                pairs |= {(piece.iri, other), (other, piece.iri)}
    return _grouped((one, pieces[other]) for one, other in sorted(pairs))


def _grouped(pairs: Iterable[tuple[Key, Thing]]) -> Mapping[Key, Sequence[Thing]]:
    found: dict[Key, list[Thing]] = defaultdict(list)
    for key, thing in pairs:
        found[key].append(thing)
    return {key: tuple(things) for key, things in found.items()}


def participants(event: KnownEvent) -> list[tuple[str, str, str | None]]:
    """Give each who takes part in an event: the part, the IRI, and the IRI of the claim that says so, if it is only claimed."""
    parts = [("agent", who) for who in event.agents] + [("target", who) for who in event.targets]
    parts += [("place", who) for who in event.places]
    claims: Sequence[str | None] = event.claims if len(event.claims) == len(parts) else [None] * len(parts)
    return [(part, who, claim) for (part, who), claim in zip(parts, claims, strict=True)]
