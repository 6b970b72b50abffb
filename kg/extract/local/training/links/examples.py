"""Questions to learn from: annotated texts in; out what each pronoun and noun might stand for, with the right answers.

Names are those that the extractor finds, so that the weights know its mistakes. Reading goes on from the right answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.corpora import GoldDocument
from kg.extract.local.encoder import load
from kg.extract.local.names import names
from kg.extract.steps.linked import Reference, ReferenceKind
from kg.extract.steps.names.gazetteers import gazetteers
from kg.extract.steps.names.link import entities_of, with_anaphora
from kg.extract.steps.parse import parses

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.extract.steps.names.anaphora import Question
    from kg.extract.steps.names.name import Name
    from kg.extract.steps.names.ranking import Ranking
    from kg.extract.steps.names.salience import Chain


@dataclass(frozen=True, slots=True)
class Lesson:
    """An annotated text with its parse and the names that the extractor finds."""

    gold: GoldDocument
    parse: Doc
    named: Sequence[Name]


@dataclass(frozen=True, slots=True)
class Asked:
    """The cues of each possible answer, and which of them are right."""

    cues: Sequence[Sequence[str]]
    right: frozenset[int]


def lessons(texts: Iterable[GoldDocument]) -> Iterator[Lesson]:
    """Parse annotated texts and find their names."""
    golds = list(texts)
    for gold, (_, parse) in zip(golds, parses(gold.document for gold in golds), strict=True):
        yield Lesson(gold, parse, names(parse, load().names(parse.text), gazetteers()))


def questions(lesson: Lesson, ranking: Ranking | None = None) -> list[Asked]:
    """Return what is asked in a text; with a ranking, only what the corpus answers with a chain, the ranking telling the rest."""
    parse, known = lesson.parse, gazetteers()
    entities, references = entities_of(parse, lesson.named, known)
    answers = _spread(_answers(lesson), references)
    found: list[Asked] = []

    def choose(question: Question) -> tuple[Chain | None, bool]:
        chains = question.chains
        right = frozenset(place for place, chain in enumerate(chains) if _same(question, chain, answers))
        if ranking and not right:
            return ranking(question)
        cues = list(question.cues())
        if ranking:
            found.append(Asked(cues[:-1], right))
        else:
            found.append(Asked(cues, right or frozenset([len(chains)])))
        return (chains[min(right)], True) if right else (None, True)

    with_anaphora(parse, entities, references, known, choose)
    return [one for one in found if len(one.cues) > 1]


def _same(question: Question, chain: Chain, answers: Mapping[int, str]) -> bool:
    answer = answers.get(question.anaphor.token)
    return answer is not None and any(answers.get(mention.head) == answer for mention in chain.mentions)


def _answers(lesson: Lesson) -> dict[int, str]:
    """Return the gold entity of each token that heads a mention, the smallest mention of a head counting."""
    found: dict[int, tuple[int, str]] = {}
    for entity in lesson.gold.entities:
        for mention in entity.mentions:
            head = mention.head or mention.span
            words = lesson.parse.char_span(head.start, head.end, alignment_mode="expand")
            size = mention.span.end - mention.span.start
            if words and size < found.get(words.root.i, (size + 1, ""))[0]:
                found[words.root.i] = (size, entity.id)
    return {token: entity for token, (_, entity) in found.items()}


def _spread(answers: dict[int, str], references: Iterable[Reference]) -> dict[int, str]:
    """Give the head of each name the answer of any of its words: Universal Dependencies head a name by its first word."""
    for one in references:
        inside = [answers[i] for i in range(one.start, one.end) if i in answers]
        if one.kind is ReferenceKind.NAME and one.head not in answers and inside:
            answers[one.head] = inside[0]
    return answers
