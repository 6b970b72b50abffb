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
    _hear_brackets(parse, found, votes, known)
    _hear_neighbours(parse, found, votes, known)
    chosen = {text: _best(cast, known.weight("believed")) for text, cast in votes.items()}
    return [(candidate, best) for candidate in found if (best := chosen[_wording(parse, candidate)])]


def _wording(parse: Doc, candidate: Candidate) -> str:
    return wording(parse[candidate.start : candidate.end])


def _best(votes: Votes, enough: float) -> EntityType | None:
    if not votes:
        return None
    best, weight = max(votes.items(), key=lambda vote: (vote[1], str(vote[0])))
    return best if weight >= enough else None


def _votes(parse: Doc, same: Sequence[Candidate], known: Gazetteers) -> Votes:
    """Weigh all that is said of candidates of one wording: tables and looks once, the model on average, contexts together."""
    votes: Votes = Counter()
    first = same[0]
    for entity_type, weight in (*_from_tables(_wording(parse, first), known), *_from_looks(parse, first, known)):
        votes[entity_type] += weight
    contexts: Votes = Counter()
    for candidate in same:
        for entity_type, weight in _from_model(parse, candidate, known):
            votes[entity_type] += weight / len(same)
        for entity_type, weight in from_context(parse, candidate, known):
            contexts[entity_type] += weight
    for entity_type, weight in contexts.items():
        votes[entity_type] += min(weight, known.weight("context_cap")) if entity_type else weight
    return votes


def _hear_full_names(together: dict[str, Votes], known: Gazetteers) -> None:
    """Let a full name vote for its part: a person's for the surname, a body's for what stands before its head noun."""
    parts: dict[str, EntityType] = {}
    for text, votes in together.items():
        words = text.split()
        best = _best(votes, known.weight("believed")) if len(words) > 1 else None
        if best is PERSON:
            parts |= dict.fromkeys((words[0], words[-1], " ".join(words[1:])), PERSON)
        elif best is ORGANIZATION and words[-1].lower() in known.heads:
            parts.setdefault(" ".join(words[:-1]), ORGANIZATION)
        elif best is ORGANIZATION and words[0].lower() in known.ships:
            parts[" ".join(words[1:])] = ORGANIZATION
    for part in parts.keys() & together.keys():
        if known.of_country(part):
            continue
        together[part][parts[part]] += known.weight("full_name" if parts[part] is PERSON or " " in part else "body_part")


def _hear_brackets(parse: Doc, found: Sequence[Candidate], together: dict[str, Votes], known: Gazetteers) -> None:
    """Let the long form vote for the acronym in brackets after it, and an acronym without one for nothing."""
    by_end = {candidate.end: candidate for candidate in found}
    for candidate in found:
        before, after = candidate.start - 1, candidate.end
        if before < 1 or after >= len(parse) or parse[before].text != "(" or parse[after].text != ")":
            continue
        if candidate.end - candidate.start == 1 and shouted(parse[candidate.start]):
            long = by_end.get(before)
            best = _best(together[_wording(parse, long)], known.weight("believed")) if long else None
            together[_wording(parse, candidate)][best] += known.weight("long_form" if long else "no_long_form")


def _hear_neighbours(parse: Doc, found: Sequence[Candidate], together: dict[str, Votes], known: Gazetteers) -> None:
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
            best = _best(together[said], known.weight("believed"))
            if best and together[said][best] >= known.weight("told"):
                heard.append((hears, best))
    for text, entity_type in heard:
        together[text][entity_type] += known.weight("neighbour")


def _from_tables(text: str, known: Gazetteers) -> Iterator[tuple[EntityType | None, float]]:
    if text in known.organizations:
        yield ORGANIZATION, known.weight("known_organization")
    elif text in known.peoples:
        yield GROUP, known.weight("known_people")
    elif text in known.territories.names:
        yield REGION, known.weight("known_region")
    elif text in known.territories.adjectives or text in known.territories.peoples:
        yield REGION, known.weight("country_word")
    elif text in known.territories.hints:
        yield REGION, known.weight("place_hint")
    if text.lower() in known.no_entities:
        yield None, known.weight("no_entity")


def _from_model(parse: Doc, candidate: Candidate, known: Gazetteers) -> Iterator[tuple[EntityType | None, float]]:
    labels = Counter(parse[i].ent_type_ for i in range(candidate.start, candidate.end) if parse[i].ent_type_)
    for label, count in labels.items():
        share = count / (candidate.end - candidate.start)
        if label in _BY_LABEL:
            yield _BY_LABEL[label], known.weight("label") * share
        elif label in _NO_ENTITY:
            yield None, known.weight("no_entity_label") * share


def _from_looks(parse: Doc, candidate: Candidate, known: Gazetteers) -> Iterator[tuple[EntityType | None, float]]:
    first, last, size = parse[candidate.start], parse[candidate.end - 1], candidate.end - candidate.start
    text = _wording(parse, candidate)
    tells, head = head_type(parse, candidate, known)
    if tells and not known.has(text):
        yield head, known.weight("head")
    if first.text in known.first_names:
        yield PERSON, known.weight("first_name" if size > 1 else "first_name_alone")
    if first.text in known.family_names and 1 < size < _LONG:
        yield PERSON, known.weight("family_name")
    if last.text.endswith(known.surname_ends) and size < _LONG and text.istitle():
        yield PERSON, known.weight("surname_end")
    if size == 1 and shouted(first) and first.lower_ in known.common and len(first) > _LONG:
        yield None, known.weight("common_word_in_capitals")
    if text.isupper() and 1 < len(text) <= _LONGEST_ACRONYM and " " not in text:
        yield ORGANIZATION, known.weight("acronym")
    if first.lower_ in known.ships:
        yield ORGANIZATION, known.weight("ship")
    if size == 1 and first.like_url:
        yield ORGANIZATION, known.weight("site")
    if size == 1 and first.lower_ in known.heads.keys() | known.titles | known.compass and first.lower_ not in known.alone:
        yield None, known.weight("bare_noun")
    if size == 1 and first.lower_ in known.alone and not opens_sentence(first):
        yield ORGANIZATION, known.weight("head_alone")
    if size == 2 and last.text in known.peoples and known.of_country(first.text):  # noqa: PLR2004
        yield GROUP, known.weight("country_people")
    if size == 1 and first.text.istitle() and not first.ent_type_:
        if first.lower_ in known.common or first.lemma_.lower() in known.common:
            yield None, known.weight("common_word")
        else:
            yield PERSON, known.weight("uncommon_word")
    if size in {2, 3} and all(parse[i].text.istitle() for i in range(candidate.start, candidate.end)):
        ordinary = sum(parse[i].lower_ in known.common for i in range(candidate.start, candidate.end))
        cue = "no_common_words" if ordinary == 0 else "all_common_words" if ordinary == size else "some_common_words"
        yield ORGANIZATION if ordinary else PERSON, known.weight(cue)
    if size == 1 and _CODE.fullmatch(text) and text not in known.organizations:
        yield None, known.weight("code")
    if all(parse[i].tag_ not in {"NNP", "NNPS"} for i in range(candidate.start, candidate.end)):
        yield None, known.weight("not_tagged")
    elif not opens_sentence(first):
        yield ORGANIZATION if size > 1 else PERSON, known.weight("inside_sentence")
