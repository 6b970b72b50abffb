"""News annotated in our ontology: a folder in; out, its texts, linked from given and from found names, and what is right.

Everything is judged there. A relation that is stated elsewhere in the document teaches nothing where it is not stated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.errors import InputError
from kg.extract.local.relations.candidates import Candidate
from kg.extract.local.training.relations.lessons import Answer, Text, asked, relations
from kg.extract.steps.linked import Linked
from kg.extract.steps.names.given import link_given
from kg.extract.steps.names.link import link
from kg.extract.steps.parse import parses
from kg.ids import fold
from kg.interchange import decode, loads
from kg.model import Entity, Extraction, Span
from kg.vocab import ontology

if TYPE_CHECKING:
    from spacy.tokens import Doc

GIVEN, FOUND = "news given", "news found"
Triple = tuple[str, str, str]
_NOBODY: Final = ""
_MENTION: Final = 10
"""How many shared names a shared mention weighs."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A document linked, and what people say is stated in it; `partners` are the entities of theirs that ours are."""

    linked: Linked
    evidence: Mapping[Triple, tuple[Span, ...]]
    partners: Mapping[str, str]

    def answer(self, candidate: Candidate, found: frozenset[str]) -> Answer:
        """Judge all predicates of a candidate; what is true but not said in its sentence counts only where a frame found it."""
        subject, object = (self.partners.get(one.entity, _NOBODY) for one in (candidate.subject, candidate.object))
        told: dict[str, bool] = {}
        for predicate in asked(candidate, self.linked):
            evidence = self.evidence.get((subject, predicate, object))
            if evidence is None:
                told[predicate] = False
            elif predicate in found or self._says_here(candidate, evidence):
                told[predicate] = True
        return told

    def _says_here(self, candidate: Candidate, evidence: Iterable[Span]) -> bool:
        sentence = self.linked.parse[candidate.subject.head].sent
        here = Span(sentence.start_char, sentence.end_char)
        return any(here.overlaps(span) for span in evidence)


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its parse and what people read in it."""

    name: str
    parse: Doc
    gold: Extraction

    def text(self, source: str, weight: float) -> Text:
        """Link the article from the names that are right (GIVEN), or from those that the plain pipeline finds (FOUND).

        The encoder's own names would teach too much trust: it has learnt from these very texts.
        """
        document, entities = self.gold.document, self.gold.entities
        linked = link_given(document, self.parse, entities) if source == GIVEN else link(document, self.parse)
        stated = Stated(linked, _evidence(self.gold), _partners(linked, self.gold))
        return Text(self.name, source, linked, stated.answer, weight)


def read(folder: Path) -> Iterator[Article]:
    """Read a folder of extractions written by people, each `a.json` beside its `a.txt`, and parse the texts."""
    golds = {path.stem: _gold(path) for path in sorted(folder.glob("*.json"))}
    if not golds:
        raise InputError(f"{folder}: no gold files (*.json) in this folder")
    documents = (gold.document for gold in golds.values())
    for (name, gold), (_, parse) in zip(golds.items(), parses(documents), strict=True):
        yield Article(name, parse, gold)


def founders(texts: Iterable[Text]) -> dict[str, str]:
    """Return for each frame the document in which it is right most often: it was most likely made on it."""
    right: dict[str, Counter[str]] = {}
    for text in texts:
        stated: Stated = text.answer.__self__  # type: ignore[attr-defined]
        for one in relations(text.linked):
            triple = stated.partners.get(one.subject), one.predicate, stated.partners.get(one.object)
            if triple in stated.evidence:
                right.setdefault(one.frame, Counter())[text.name] += 1
    return {frame: min(counts, key=lambda name: (-counts[name], name)) for frame, counts in right.items()}


def _gold(path: Path) -> Extraction:
    text = path.with_suffix(".txt").read_bytes().decode("utf-8-sig")
    return decode(loads(path.read_text(encoding="utf-8"), where=str(path)), where=str(path), text=text)


def _evidence(gold: Extraction) -> dict[Triple, tuple[Span, ...]]:
    """Return all that is stated, symmetric relations both ways round, owners as what is owned by them, leaders as holders too."""
    found: dict[Triple, tuple[Span, ...]] = {}
    for one in gold.statements:
        if not isinstance(one.object, str):
            continue
        subject, predicate, object = one.subject, one.predicate, one.object
        if predicate == "owns":
            subject, predicate, object = object, "ownedBy", subject
        triples = [(subject, predicate, object)]
        if ontology().predicates[predicate].symmetric:
            triples.append((object, predicate, subject))
        if predicate == "leads":
            triples.append((subject, "holdsPositionIn", object))
        for triple in triples:
            found[triple] = (*found.get(triple, ()), *one.evidence)
    return found


def _partners(linked: Linked, gold: Extraction) -> dict[str, str]:
    """Return for each entity the given one of its type with which it shares most: mentions, or, where there are none, names."""
    shared: Counter[tuple[str, str]] = Counter()
    for theirs in gold.entities:
        for ours in linked.entities:
            if ours.type is theirs.type:
                common = len(set(ours.mentions) & set(theirs.mentions))
                shared[ours.id, theirs.id] = common * _MENTION + len(_names(ours) & _names(theirs))
    partners: dict[str, str] = {}
    taken: set[str] = set()
    for (ours_id, theirs_id), common in shared.most_common():
        if common and ours_id not in partners and theirs_id not in taken:
            partners[ours_id] = theirs_id
            taken.add(theirs_id)
    return partners


def _names(entity: Entity) -> set[str]:
    return {fold(name) for name in (entity.name, *entity.aliases)}
