"""Hearing: names of one document tell each other their types: a full name its surname, a long form its acronym, "A and B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.steps.names.tokens import shouted
from kg.extract.steps.names.votes import ORGANIZATION, PERSON, Votes, best

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Doc

    from kg.extract.steps.names.gazetteers import Gazetteers
    from kg.extract.steps.names.pieces import Candidate
    from kg.model import EntityType


def hear(parse: Doc, wordings: Mapping[Candidate, str], votes: Mapping[str, Votes], known: Gazetteers) -> None:
    """Add to the votes what names hear from each other."""
    _full_names(votes, known)
    _brackets(parse, wordings, votes, known)
    _neighbours(parse, wordings, votes, known)


def _full_names(votes: Mapping[str, Votes], known: Gazetteers) -> None:
    """Let a full name vote for its part: a person's for the surname, a body's for what stands before its head noun."""
    parts: dict[str, tuple[EntityType, str]] = {}
    for text, cast in votes.items():
        if " " in text:
            parts = dict(_parts(text, best(cast, known.weight("believed")), known)) | parts
    for part, (entity_type, cue) in parts.items():
        if part in votes and not known.of_country(part):
            votes[part].add(entity_type, known.weight(cue))


def _parts(text: str, entity_type: EntityType | None, known: Gazetteers) -> Iterator[tuple[str, tuple[EntityType, str]]]:
    words = text.split()
    if entity_type is PERSON:
        for part in (words[0], words[-1], " ".join(words[1:])):
            if not part.isupper():
                yield part, (PERSON, "full_name")
    elif entity_type is ORGANIZATION and words[0].lower() in known.ships:
        yield " ".join(words[1:]), (ORGANIZATION, "full_name")
    elif entity_type is ORGANIZATION and words[-1].lower() in known.heads:
        yield " ".join(words[:-1]), (ORGANIZATION, "body_part")


def _brackets(parse: Doc, wordings: Mapping[Candidate, str], votes: Mapping[str, Votes], known: Gazetteers) -> None:
    """Let the long form vote for the acronym in brackets after it, and an acronym without one for nothing."""
    by_end = {candidate.end: text for candidate, text in wordings.items()}
    for candidate, text in wordings.items():
        before, after = candidate.start - 1, candidate.end
        if before < 1 or after >= len(parse) or parse[before].text != "(" or parse[after].text != ")":
            continue
        if candidate.size == 1 and shouted(parse[candidate.start]):
            long = by_end.get(before)
            entity_type = best(votes[long], known.weight("believed")) if long else None
            votes[text].add(entity_type, known.weight("long_form" if long else "no_long_form"))


def _neighbours(parse: Doc, wordings: Mapping[Candidate, str], votes: Mapping[str, Votes], known: Gazetteers) -> None:
    """Let names that are joined by "and" or a comma vote for each other's type, where one is sure of its own."""
    by_token = {i: candidate for candidate in wordings for i in range(candidate.start, candidate.end)}
    heard: list[tuple[str, EntityType]] = []
    for candidate, text in wordings.items():
        root = parse[candidate.start : candidate.end].root
        neighbour = by_token.get(root.head.i) if root.dep_ == "conj" else None
        if neighbour is None or neighbour == candidate:
            continue
        for said, hears in ((text, wordings[neighbour]), (wordings[neighbour], text)):
            entity_type = best(votes[said], known.weight("told"))
            if entity_type:
                heard.append((hears, entity_type))
    for text, entity_type in heard:
        votes[text].add(entity_type, known.weight("neighbour"))
