"""Heads: what the head noun of a name says of its type: "X River", "Ministry of X", "Plaza Mayor"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.steps.names.tokens import wording
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.extract.steps.names.gazetteers import Gazetteers
    from kg.extract.steps.names.pieces import Candidate


def head_type(parse: Doc, candidate: Candidate, known: Gazetteers) -> tuple[bool, EntityType | None]:
    """Return whether a name's head noun tells its type, and the type; the head stands before "of", else last, else first."""
    start, end = candidate.start, candidate.end
    if candidate.size == 1:
        return False, None
    first = parse[start].lower_
    if first in known.none_openings:
        return True, None
    inner = next((i for i in range(start + 1, end) if parse[i].lower_ in {"of", "for"}), end)
    if first == "department" and inner + 1 < end and known.placelike(wording(parse[inner + 1 : end])):
        return True, EntityType.REGION
    for i in (inner - 1, end - 1):
        if parse[i].lower_ in known.heads:
            return True, known.heads[parse[i].lower_]
    return first in known.first_heads, known.first_heads.get(first)
