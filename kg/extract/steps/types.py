"""Types: what each candidate names. All that speaks for a type is weighed, and the candidates of one wording decide together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from kg.extract.steps.candidates import Candidate, head_type
from kg.extract.steps.context import from_context
from kg.extract.steps.gazetteers import Gazetteers
from kg.extract.steps.tokens import opens_sentence, shouted, wording
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

Votes = Counter["EntityType | None"]

PERSON, ORGANIZATION, GROUP, REGION = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GROUP, EntityType.REGION
_BY_LABEL: Final = {"PERSON": PERSON, "ORG": ORGANIZATION, "GPE": REGION, "LOC": REGION, "FAC": REGION, "NORP": ORGANIZATION}
_NO_ENTITY: Final = frozenset({"PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "DATE", "TIME", "PERCENT", "MONEY", "ORDINAL", "CARDINAL"})
_ENOUGH: Final = 1.0
"""The least weight with which a type is believed."""
_SURE: Final = 3.5
"""The weight from which a type is told to the neighbours."""
_MOST_FROM_CONTEXT: Final = 5.0
_LONGEST_ACRONYM: Final = 7
_LONG: Final = 4
_CODE: Final = re.compile(r"[A-Z]+[/.]?\d[\d.,]*|[IVXL]+|[A-Z]")
"""Sums, numbers and marks that look like acronyms: "K600", "XVII"."""


def typed(parse: Doc, found: Sequence[Candidate], known: Gazetteers) -> list[tuple[Candidate, EntityType]]:
    """Give the candidates that name an entity, with its type; the same wording has the same type throughout a document."""
    together: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        together[_wording(parse, candidate)].append(candidate)
    votes = {text: _votes(parse, same, known) for text, same in together.items()}
    _hear_full_names(votes, known)
    _hear_brackets(parse, found, votes)
    _hear_neighbours(parse, found, votes)
    chosen = {text: _best(cast) for text, cast in votes.items()}
    return [(candidate, best) for candidate in found if (best := chosen[_wording(parse, candidate)])]


def _wording(parse: Doc, candidate: Candidate) -> str:
    return wording(parse[candidate.start : candidate.end])


def _best(votes: Votes) -> EntityType | None:
    if not votes:
        return None
    best, weight = max(votes.items(), key=lambda vote: (vote[1], str(vote[0])))
    return best if weight >= _ENOUGH else None


def _votes(parse: Doc, same: Sequence[Candidate], known: Gazetteers) -> Votes:
    """Weigh all that is said of candidates of one wording: tables and looks once, the model on average, contexts together."""
    votes: Votes = Counter()
    first = same[0]
    for entity_type, weight in (*_from_tables(_wording(parse, first), known), *_from_looks(parse, first, known)):
        votes[entity_type] += weight
    contexts: Votes = Counter()
    for candidate in same:
        for entity_type, weight in _from_model(parse, candidate):
            votes[entity_type] += weight / len(same)
        for entity_type, weight in from_context(parse, candidate, known):
            contexts[entity_type] += weight
    for entity_type, weight in contexts.items():
        votes[entity_type] += min(weight, _MOST_FROM_CONTEXT) if entity_type else weight
    return votes


def _hear_full_names(together: dict[str, Votes], known: Gazetteers) -> None:
    """Let a full name vote for its part: a person's for the surname, a body's for what stands before its head noun."""
    parts: dict[str, EntityType] = {}
    for text, votes in together.items():
        words = text.split()
        best = _best(votes) if len(words) > 1 else None
        if best is PERSON:
            parts |= dict.fromkeys((words[0], words[-1], " ".join(words[1:])), PERSON)
        elif best is ORGANIZATION and words[-1].lower() in known.heads:
            parts.setdefault(" ".join(words[:-1]), ORGANIZATION)
        elif best is ORGANIZATION and words[0].lower() in known.ships:
            parts[" ".join(words[1:])] = ORGANIZATION
    for part in parts.keys() & together.keys():
        if known.of_country(part):
            continue
        together[part][parts[part]] += 4 if parts[part] is PERSON or " " in part else 2.5


def _hear_brackets(parse: Doc, found: Sequence[Candidate], together: dict[str, Votes]) -> None:
    """Let the long form vote for the acronym in brackets after it, and an acronym without one for nothing."""
    by_end = {candidate.end: candidate for candidate in found}
    for candidate in found:
        before, after = candidate.start - 1, candidate.end
        if before < 1 or after >= len(parse) or parse[before].text != "(" or parse[after].text != ")":
            continue
        if candidate.end - candidate.start == 1 and shouted(parse[candidate.start]):
            long = by_end.get(before)
            best = _best(together[_wording(parse, long)]) if long else None
            together[_wording(parse, candidate)][best] += 3 if long else 1.5


def _hear_neighbours(parse: Doc, found: Sequence[Candidate], together: dict[str, Votes]) -> None:
    """Let names that are joined by "and" or a comma vote for each other's type, where one is sure of its own."""
    by_token = {i: candidate for candidate in found for i in range(candidate.start, candidate.end)}
    heard: list[tuple[str, EntityType]] = []
    for candidate in found:
        root = parse[candidate.start : candidate.end].root
        neighbour = by_token.get(root.head.i) if root.dep_ == "conj" else None
        if neighbour is None or neighbour == candidate:
            continue
        pair = (_wording(parse, candidate), _wording(parse, neighbour))
        for said, hears in (pair, pair[::-1]):
            best = _best(together[said])
            if best and together[said][best] >= _SURE:
                heard.append((hears, best))
    for text, entity_type in heard:
        together[text][entity_type] += 1


def _from_tables(text: str, known: Gazetteers) -> Iterator[tuple[EntityType | None, float]]:
    if text in known.organizations:
        yield ORGANIZATION, 6
    elif text in known.peoples:
        yield GROUP, 6
    elif text in known.territories.names:
        yield REGION, 4
    elif text in known.territories.adjectives or text in known.territories.peoples:
        yield REGION, 20
    elif text in known.territories.hints:
        yield REGION, 1
    if text.lower() in known.no_entities:
        yield None, 8


def _from_model(parse: Doc, candidate: Candidate) -> Iterator[tuple[EntityType | None, float]]:
    labels = Counter(parse[i].ent_type_ for i in range(candidate.start, candidate.end) if parse[i].ent_type_)
    for label, count in labels.items():
        share = count / (candidate.end - candidate.start)
        if label in _BY_LABEL:
            yield _BY_LABEL[label], 2 * share
        elif label in _NO_ENTITY:
            yield None, 1.5 * share


def _from_looks(parse: Doc, candidate: Candidate, known: Gazetteers) -> Iterator[tuple[EntityType | None, float]]:
    first, last, size = parse[candidate.start], parse[candidate.end - 1], candidate.end - candidate.start
    text = _wording(parse, candidate)
    tells, head = head_type(parse, candidate, known)
    if tells and not known.has(text):
        yield head, 5
    if first.text in known.first_names:
        yield PERSON, 2.5 if size > 1 else 1
    if first.text in known.family_names and 1 < size < _LONG:
        yield PERSON, 2
    if last.text.endswith(known.surname_ends) and size < _LONG and text.istitle():
        yield PERSON, 0.8
    if size == 1 and shouted(first) and first.lower_ in known.common and len(first) > _LONG:
        yield None, 2.5
    if text.isupper() and 1 < len(text) <= _LONGEST_ACRONYM and " " not in text:
        yield ORGANIZATION, 1.5
    if first.lower_ in known.ships or (size == 1 and first.like_url):
        yield ORGANIZATION, 4
    if size == 1 and first.lower_ in known.alone and not opens_sentence(first):
        yield ORGANIZATION, 2
    if size == 2 and last.text in known.peoples and known.of_country(first.text):  # noqa: PLR2004
        yield GROUP, 4
    if size == 1 and first.text.istitle() and not first.ent_type_:
        if first.lower_ in known.common or first.lemma_.lower() in known.common:
            yield None, 0.8
        else:
            yield PERSON, 0.5
    if size in {2, 3} and all(parse[i].text.istitle() for i in range(candidate.start, candidate.end)):
        ordinary = sum(parse[i].lower_ in known.common for i in range(candidate.start, candidate.end))
        yield (PERSON, 1.3) if ordinary == 0 else (ORGANIZATION, 0.8 if ordinary == size else 0.2)
    if size == 1 and _CODE.fullmatch(text) and text not in known.organizations:
        yield None, 4
    if all(parse[i].tag_ not in {"NNP", "NNPS"} for i in range(candidate.start, candidate.end)):
        yield None, 1
    elif not opens_sentence(first):
        yield ORGANIZATION if size > 1 else PERSON, 0.6
