"""Lessons: annotated texts in; out their windows of words with tags, and their parties with what is told of each pair of them.

A corpus teaches of a pair only the predicates that it labels; of a label that several of ours may say, the nearest is taught and
the others are left open, as is a relation whose direction the corpus does not tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.corpora import GoldRelation, Labels, labels, read_corpus
from kg.extract.local.pairs import predicates
from kg.extract.local.parties import Party, places, traits
from kg.extract.local.training.examples import ANY, Example, Taught, examples, gold_files
from kg.extract.local.words import windows, words
from kg.model import Entity, EntityType, Extraction
from kg.vocab import ontology

if TYPE_CHECKING:
    from tokenizers import Tokenizer

TRUE: Final = 1
FALSE: Final = 0
OPEN: Final = -1
Told = Mapping[tuple[str, str], Mapping[str, int]]
"""Of two entities, by their ids: predicates that are true, or open."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A text's windows; its parties; their pairs with traits; and a row for each pair: none (open), then each predicate."""

    windows: Sequence[Example]
    parties: Sequence[Party] = ()
    pairs: Sequence[tuple[int, int, tuple[int, ...]]] = ()
    told: Sequence[Sequence[int]] = ()


def of_names(taught: Iterable[Taught], tokenizer: Tokenizer) -> Iterator[Lesson]:
    """Give lessons in names alone."""
    for one in taught:
        yield Lesson(list(examples([one], tokenizer)))


def of_corpus(path: Path, corpus: str, tokenizer: Tokenizer, taught: Mapping[str, Taught]) -> Iterator[Lesson]:
    """Give lessons in relations, and in names where `taught` has some of the text."""
    known = labels(corpus)
    for gold in read_corpus(path, corpus):
        told = _told(gold.relations, {one.id: one.type for one in gold.given})
        yield _lesson(gold.text, gold.given, told, tokenizer, taught.get(gold.text), known)


def of_gold(folder: Path, tokenizer: Tokenizer, taught: Mapping[str, Taught]) -> Iterator[Lesson]:
    """Give lessons from extractions written by people, whatever the status of their statements; a denied one is left open."""
    for gold in gold_files(folder):
        text = gold.document.text
        yield _lesson(text, gold.entities, _stated(gold), tokenizer, taught.get(text), None)


def _told(relations: Iterable[GoldRelation], types: Mapping[str, EntityType]) -> Told:
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for one in relations:
        for subject, object in ((one.subject, one.object), (one.object, one.subject)):
            straight = subject == one.subject
            may = [name for name in one.predicates if _joins(name, types.get(subject), types.get(object))]
            for rank, name in enumerate(may):
                if one.either and not ontology().predicates[name].symmetric:
                    found[subject, object].setdefault(name, OPEN)
                elif straight or ontology().predicates[name].symmetric or one.either:
                    if rank == 0:
                        found[subject, object][name] = TRUE
                    else:
                        found[subject, object].setdefault(name, OPEN)
    return found


def _stated(gold: Extraction) -> Told:
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for one in gold.statements:
        if not isinstance(one.object, str) or not isinstance(one.subject, str):
            continue
        subject, name, object = one.subject, one.predicate, one.object
        if name == "owns":
            subject, name, object = object, "ownedBy", subject
        value = TRUE if one.polarity else OPEN
        found[subject, object][name] = max(value, found[subject, object].get(name, OPEN))
        if ontology().predicates[name].symmetric:
            found[object, subject][name] = max(value, found[object, subject].get(name, OPEN))
        if name == "leads":
            found[subject, object].setdefault("holdsPositionIn", OPEN)
    return found


def _joins(name: str, subject: EntityType | None, object: EntityType | None) -> bool:
    return bool(subject and object) and ontology().predicates[name].joins(subject, object)  # type: ignore[arg-type]


def _lesson(
    text: str, entities: Sequence[Entity], told: Told, tokenizer: Tokenizer, names: Taught | None, known: Labels | None
) -> Lesson:
    found = words(text, tokenizer)
    cut = list(examples([names], tokenizer)) if names else [Example(w, [ANY] * len(w)) for w in windows(text, found)]
    placed = [(one, at) for one in entities if (at := places(one.mentions, found))]
    parties = [Party(one.type, one.name, at) for one, at in placed]
    pairs = list(traits(parties))
    rows = [_row(placed[i][0], placed[j][0], told, known) for i, j, _ in pairs]
    kept = [k for k, row in enumerate(rows) if any(value != OPEN for value in row)]
    return Lesson(cut, parties, [pairs[k] for k in kept], [rows[k] for k in kept])


def _row(subject: Entity, object: Entity, told: Told, known: Labels | None) -> list[int]:
    said = told.get((subject.id, object.id), {})
    row = [OPEN]
    for name in predicates():
        taught = _joins(name, subject.type, object.type) and (known is None or known.judges(name, subject.type, object.type))
        row.append(said.get(name, FALSE if taught else OPEN))
    return row
