"""The extractor `spacy`: documents in, extractions out, by spaCy's English parse and our own steps over it.

parse -> link names -> find by frames -> stance, date, evidence. Boilerplate, which the parse leaves out, tells nothing.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, TypeVar

from kg.extract.seam import Place, Trace
from kg.extract.steps.assemble import entities, events, statements
from kg.extract.steps.found import FoundEvent, FoundRelation
from kg.extract.steps.frames.find import find
from kg.extract.steps.linked import Linked, Reference
from kg.extract.steps.names.given import link_given
from kg.extract.steps.names.link import link
from kg.extract.steps.parse import DEFAULT_MODEL, parses
from kg.extract.steps.voice.stance import Stances
from kg.model import Document, Entity, Extraction, ExtractorInfo, Refusal, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "spacy"
VERSION = "0.1.0"
"""Grows with every change of what the steps find."""
T = TypeVar("T")
Found = FoundRelation | FoundEvent
Given = tuple[Document, Sequence[Entity]]
Look = Callable[[Linked], Sequence[Found]]
_MISHAPS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class SpacyExtractor:
    """Reads English news; `model` names an installed spaCy pipeline package."""

    model: str = DEFAULT_MODEL

    @property
    def info(self) -> ExtractorInfo:
        """Who this is; the model by the name and version of its package."""
        return ExtractorInfo(NAME, VERSION, f"{self.model} {_version(self.model)}")

    def extract(self, documents: Iterable[Document]) -> Iterator[Extraction | Refusal]:
        """Give one Extraction or Refusal for each document, in order, lazily."""
        for trace in self.trace(documents):
            yield trace.extraction if isinstance(trace, Trace) else trace

    def trace(self, documents: Iterable[Document]) -> Iterator[Trace | Refusal]:
        """Do as `extract` does, and tell every place that stands for an entity."""
        info = self.info
        for document, linking in self.linkings(documents):
            yield carefully(document, partial(_traced, linking, info, self.found))

    def relate(self, given: Iterable[tuple[Document, Sequence[Entity]]]) -> Iterator[Extraction | Refusal]:
        """Give one Extraction or Refusal for each document, as if the given entities were the names that it finds."""
        info = self.info
        for document, linking in self.linkings_given(given):
            yield carefully(document, partial(_related, linking, info, self.found))

    def linkings(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Callable[[], Linked]]]:
        """Give each document with the work of linking it; the step in which extractors over the same parse differ."""
        for document, parse in parses(documents, self.model):
            yield document, partial(link, document, parse)

    def linkings_given(
        self, given: Iterable[tuple[Document, Sequence[Entity]]]
    ) -> Iterator[tuple[Document, Callable[[], Linked]]]:
        """Give each document with the work of linking it by the entities that are given."""
        ahead, given = itertools.tee(given)
        for (document, entities_given), (_, parse) in zip(given, parses((each for each, _ in ahead), self.model), strict=True):
            yield document, partial(link_given, document, parse, entities_given)

    def found(self, linked: Linked) -> Sequence[Found]:
        """Return the relations and events of a linked document; extractors may judge differently what frames find."""
        return find(linked)


def carefully(document: Document, step: Callable[[], T]) -> T | Refusal:
    """Return what a step gives, or the document's refusal: one odd document must not stop the others."""
    try:
        return step()
    except _MISHAPS as error:
        reason = f"the extractor stumbled ({type(error).__name__}: {error}): please report the text"
        return Refusal(document.id, reason, "extract")


def _traced(linking: Callable[[], Linked], info: ExtractorInfo, look: Look) -> Trace:
    linked = linking()
    extraction = read_off(linked, info, look)
    told = {entity.id for entity in extraction.entities}
    places = (Place(one.entity, _span(linked.parse, one), one.kind.value) for one in linked.references if one.entity in told)
    return Trace(extraction, tuple(places))


def _related(linking: Callable[[], Linked], info: ExtractorInfo, look: Look) -> Extraction:
    return read_off(linking(), info, look)


def _span(parse: Doc, reference: Reference) -> Span:
    last = parse[reference.end - 1]
    return Span(parse[reference.start].idx, last.idx + len(last))


def read_off(linked: Linked, info: ExtractorInfo | None = None, look: Look = find) -> Extraction:
    """Return all that a linked document says; `look` finds its relations and events."""
    found = look(linked)
    relations = [one for one in found if isinstance(one, FoundRelation)]
    stances = Stances(linked, relations)
    stated = statements(linked, stances, relations)
    told = events(linked, stances, [one for one in found if isinstance(one, FoundEvent)])
    return Extraction(linked.document, entities(linked, stated, told), stated, told, info)


def _version(model: str) -> str:
    try:
        return version(model.replace("_", "-"))
    except PackageNotFoundError:
        return "of unknown version"
