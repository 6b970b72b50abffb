"""Known and some of its statements and events in, a Known of these alone out: with whom they speak of, and their documents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.known import Known, KnownStatement

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kg.view.parts import Evidence


def excerpt(known: Known, pieces: Iterable[Evidence], *, besides: Collection[str] = ()) -> Known:
    """Keep these pieces, whom they speak of, and their documents; entities whose IRI is among `besides` stay in any case.

    Somebody who may be the same as an entity that stays is named with it only if they stay as well.
    """
    kept = {piece.iri for piece in pieces}
    statements = tuple(statement for statement in known.statements if statement.iri in kept)
    events = tuple(event for event in known.events if event.iri in kept)
    said: tuple[Evidence, ...] = (*statements, *events)
    spoken = {*besides, *(iri for piece in said for iri in spoken_of(piece))}
    cited = {piece.document for piece in said}
    here = {entity.iri for entity in known.entities if entity.iri in spoken}
    return Known(
        documents=tuple(document for document in known.documents if document.iri in cited),
        entities=tuple(
            replace(entity, candidates=tuple(other for other in entity.candidates if other in here))
            for entity in known.entities
            if entity.iri in here
        ),
        statements=statements,
        events=events,
    )


def pieces_of(known: Known) -> tuple[Evidence, ...]:
    """Return all statements and events."""
    return (*known.statements, *known.events)


def spoken_of(piece: Evidence) -> Iterator[str]:
    """Give everybody whom a piece joins, and those who say it."""
    yield from ends_of(piece)
    yield piece.speaker
    if piece.reported_by:
        yield piece.reported_by


def ends_of(piece: Evidence) -> tuple[str, ...]:
    """Return the entities that a piece joins: subject and object, or participants."""
    if not isinstance(piece, KnownStatement):
        return (*piece.agents, *piece.targets, *piece.places)
    return (piece.subject, piece.object) if isinstance(piece.object, str) else (piece.subject,)
