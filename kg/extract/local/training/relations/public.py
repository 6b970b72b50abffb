"""Public corpora: a file and the name of its corpus in; out, its texts linked from the given names, and what each label teaches.

What a corpus does not label between two types teaches nothing; of several relations that may say a label the nearest is taught.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.corpora import GoldDocument, GoldRelation, Labels, labels, read_corpus
from kg.extract.local.relations.candidates import Candidate
from kg.extract.local.training.relations.lessons import Answer, Text, asked
from kg.extract.steps.linked import Linked
from kg.extract.steps.names.given import link_given
from kg.extract.steps.parse import parses
from kg.vocab import ontology

SHARES: Final[Mapping[str, float]] = {"redocred": 0.8, "knowledgenet": 0.9, "re3d": 0.807, "storyweb": 1.0}
"""The first documents of each corpus that teach; the rest is held out to measure (re3d: 50 of 62)."""
_PASSAGES: Final = "knowledgenet"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document linked, and what its corpus labels in it."""

    linked: Linked
    gold: GoldDocument
    known: Labels

    def answer(self, candidate: Candidate, _found: frozenset[str]) -> Answer:
        """Judge what the corpus labels between the types of a candidate's ends."""
        subject, object = (self.linked.by_id[one.entity] for one in (candidate.subject, candidate.object))
        told: dict[str, bool] = {}
        said = [one for one in self.gold.relations if {one.subject, one.object} == {subject.id, object.id}]
        for predicate in asked(candidate, self.linked):
            if self.known.judges(predicate, subject.type, object.type) and self._looked_for(predicate):
                verdict = _verdict(predicate, said, subject.id)
                if verdict is not None:
                    told[predicate] = verdict
        return told

    def _looked_for(self, predicate: str) -> bool:
        """Tell whether the absence of a predicate says something: of a passage only what it has facts of was looked for."""
        if self.known.corpus != _PASSAGES:
            return True
        return any(predicate in fact.predicates for fact in self.gold.facts)


def read(path: Path, corpus: str, weight: float) -> Iterator[Text]:
    """Read the part of a corpus that teaches, parse it and link it."""
    every = list(read_corpus(path, corpus))
    taught = every[: int(len(every) * SHARES[corpus])]
    for gold, (document, parse) in zip(taught, parses(one.document for one in taught), strict=True):
        linked = link_given(document, parse, gold.given)
        yield Text(f"{corpus} {gold.id}", corpus, linked, Labelled(linked, gold, labels(corpus)).answer, weight)


def _verdict(predicate: str, said: Sequence[GoldRelation], subject: str) -> bool | None:
    """Return whether a predicate is right by what is said of two entities, None where the labels leave it open."""
    symmetric = ontology().predicates[predicate].symmetric
    straight = [one for one in said if one.subject == subject or symmetric]
    if any(one.predicates[0] == predicate and (symmetric or not one.either) for one in straight):
        return True
    open = itertools.chain(straight, (one for one in said if one.either))
    return None if any(predicate in one.predicates for one in open) else False
