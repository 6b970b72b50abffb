"""Types: what each candidate names. All that speaks for a type is weighed, and the candidates of one wording decide together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from kg.extract.steps.candidates import Candidate, head_type
from kg.extract.steps.gazetteers import Gazetteers
from kg.extract.steps.tokens import opens_sentence, shouted
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

Votes = Counter["EntityType | None"]

PERSON, ORGANIZATION, GROUP, REGION = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GROUP, EntityType.REGION
_BY_LABEL: Final = {"PERSON": PERSON, "ORG": ORGANIZATION, "GPE": REGION, "LOC": REGION, "FAC": REGION, "NORP": ORGANIZATION}
_NO_ENTITY: Final = frozenset({"PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "DATE", "TIME", "PERCENT", "MONEY", "ORDINAL", "CARDINAL"})
_ENOUGH: Final = 1.0
"""The least weight with which a type is believed."""
_LONGEST_ACRONYM: Final = 6


def typed(parse: Doc, found: Sequence[Candidate], known: Gazetteers) -> list[tuple[Candidate, EntityType]]:
    """Give the candidates that name an entity, with its type; the same wording has the same type throughout a document."""
    together: dict[str, Votes] = defaultdict(Counter)
    for candidate in found:
        votes = together[_wording(parse, candidate)]
        for entity_type, weight in _evidence(parse, candidate, known):
            votes[entity_type] += weight
    _hear_full_names(together)
    _hear_brackets(parse, found, together)
    chosen = {wording: _best(votes) for wording, votes in together.items()}
    return [(candidate, best) for candidate in found if (best := chosen[_wording(parse, candidate)])]


def _wording(parse: Doc, candidate: Candidate) -> str:
    return parse[candidate.start : candidate.end].text


def _best(votes: Votes) -> EntityType | None:
    if not votes:
        return None
    best, weight = max(votes.items(), key=lambda vote: (vote[1], str(vote[0])))
    return best if weight >= _ENOUGH else None


def _hear_full_names(together: dict[str, Votes]) -> None:
    """Let a person's full name vote for its surname."""
    surnames = Counter[str]()
    for wording, votes in together.items():
        words = wording.split()
        if len(words) > 1 and _best(votes) is PERSON:
            surnames.update({words[0], words[-1]})
    for surname in surnames.keys() & together.keys():
        together[surname][PERSON] += 4


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


def _evidence(parse: Doc, candidate: Candidate, known: Gazetteers) -> Iterator[tuple[EntityType | None, float]]:
    yield from _from_tables(_wording(parse, candidate), known)
    tells, head = head_type(parse, candidate, known)
    if tells:
        yield head, 5
    if candidate.titled:
        yield PERSON, 4
    yield from _from_model(parse, candidate)
    yield from _from_looks(parse, candidate, known)
    yield from _from_context(parse, candidate, known)


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
    first, size = parse[candidate.start], candidate.end - candidate.start
    if first.text in known.first_names:
        yield PERSON, 2.5 if size > 1 else 1
    if size == 1 and shouted(first) and len(first) <= _LONGEST_ACRONYM:
        yield ORGANIZATION, 1.5
    if size == 1 and first.like_url:
        yield ORGANIZATION, 2
    if size == 1 and known.heads.get(first.lower_) is ORGANIZATION and not opens_sentence(first):
        yield ORGANIZATION, 1.5
    if all(parse[i].tag_ not in {"NNP", "NNPS"} for i in range(candidate.start, candidate.end)):
        yield None, 1


def _from_context(parse: Doc, candidate: Candidate, known: Gazetteers) -> Iterator[tuple[EntityType | None, float]]:
    root = parse[candidate.start : candidate.end].root
    if root.dep_ == "nsubj" and root.head.lemma_.lower() in known.saying:
        yield PERSON, 1
    if root.dep_ == "pobj" and root.head.lower_ in {"in", "near", "across", "into"}:
        yield REGION, 0.7
    if parse[candidate.end : candidate.end + 2].text in {"-based", "-born"}:
        yield REGION, 3
    yield from _from_words_before(parse, candidate, known)
    if any(child.dep_ == "appos" and child.lower_ in known.titles for child in root.children):
        yield PERSON, 2
    if candidate.start > 0 and parse[candidate.start - 1].text == "#":
        yield None, 20


def _from_words_before(parse: Doc, candidate: Candidate, known: Gazetteers) -> Iterator[tuple[EntityType | None, float]]:
    """Hear the noun that introduces a name: "the newspaper X", "the village of X"."""
    at = candidate.start - 1
    while at > 0 and (parse[at].is_quote or parse[at].lower_ == "the"):
        at -= 1
    if at < 0 or parse[candidate.start].is_sent_start:
        return
    if parse[at].lower_ in known.introducing:
        yield ORGANIZATION, 3
    if parse[at].lower_ == "of" and at > 0 and parse[at - 1].lower_ in known.region_nouns:
        yield REGION, 3
