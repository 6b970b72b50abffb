"""The page of a statement or an event: who says it in which words, how it stands, what contradicts it, who says so as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.known import KnownEvent, KnownStatement
from kg.serve.pages.around import around
from kg.serve.pages.entity import explore
from kg.serve.pages.groups import sameness
from kg.view.excerpt import ends_of

if TYPE_CHECKING:
    from kg.serve.catalogue.catalogue import Catalogue
    from kg.serve.pages.told import Told
    from kg.view.parts import Evidence


def piece_page(told: Told, iri: str) -> tuple[str, dict[str, object]]:
    """Return the template and what it is told."""
    piece = told.catalogue.pieces[iri]
    ends = [end for end in ends_of(piece) if end in told.catalogue.entities]
    return "statement.html" if isinstance(piece, KnownStatement) else "event.html", {
        "title": _title(told, piece),
        "piece": piece,
        "properties": list(_properties(told, piece).items()),
        "same": _same(told.catalogue, piece),
        "drawn": around(told.catalogue, ends[0]) if ends else None,
        "explore": explore(told, ends[0]) if ends else "/explore",
        "api": f"/api/statements/{told.addresses.local(iri).removeprefix('statement/')}" if told.is_statement(piece) else "",
    }


def _title(told: Told, piece: Evidence) -> str:
    if isinstance(piece, KnownEvent):
        return " ".join([told.words(piece.type), *(f"{how} {told.name(who)}" for how, who, _ in told.participants(piece))])
    target = told.value(piece) or told.name(str(piece.object))
    return f"{told.name(piece.subject)} {'' if piece.polarity else 'not '}{told.words(piece.predicate)} {target}"


def _properties(told: Told, piece: Evidence) -> dict[str, str]:
    """Say what is known beside the words, in the order in which it is read; what is not known is left out."""
    found = {"when": told.when(piece), "modality": str(piece.modality), "confidence": told.percent(piece.confidence)}
    if isinstance(piece, KnownStatement):
        found |= {"role": piece.role or "", "share": "" if piece.share is None else told.percent(piece.share)}
    else:
        found |= {"program": piece.program or "", "legal basis": piece.legal_basis or ""}
    return {label: value for label, value in found.items() if value}


def _same(catalogue: Catalogue, piece: Evidence) -> list[Evidence]:
    """Find what says the same, whoever says it, by the end that is spoken of less."""
    ends = ends_of(piece)
    if not ends:
        return []
    rarest = min(ends, key=catalogue.weight)
    wanted = _bare(piece)
    others = (other for other in catalogue.touching.get(rarest, ()) if other.iri != piece.iri and _bare(other) == wanted)
    return sorted(others, key=lambda other: (str(other.status) != "fact", -other.confidence, other.iri))


def _bare(piece: Evidence) -> tuple[object, ...]:
    """Return what is said, without how it stands."""
    length = 3 if isinstance(piece, KnownStatement) else 4
    return (*sameness(piece)[:length], piece.polarity)
