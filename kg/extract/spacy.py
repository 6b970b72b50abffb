"""The extractor `spacy`: documents in, extractions out, by spaCy's English parse and our own steps over it.

parse -> link names -> find by frames -> stance, date, evidence. Boilerplate, which the parse leaves out, tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from kg.extract.steps.assemble import entities, events, statements
from kg.extract.steps.found import FoundEvent, FoundRelation
from kg.extract.steps.frames.find import find
from kg.extract.steps.linked import Linked
from kg.extract.steps.names.link import link
from kg.extract.steps.parse import DEFAULT_MODEL, parses
from kg.extract.steps.voice.stance import Stances
from kg.model import Document, Extraction, ExtractorInfo, Refusal

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "spacy"
VERSION = "0.1.0"
"""Grows with every change of what the steps find."""
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
        info = self.info
        for document, parse in parses(documents, self.model):
            yield self._extraction(document, parse, info)

    @staticmethod
    def _extraction(document: Document, parse: Doc, info: ExtractorInfo) -> Extraction | Refusal:
        try:
            return read_off(link(document, parse), info)
        except _MISHAPS as error:  # one odd document must not stop the others
            reason = f"the extractor stumbled ({type(error).__name__}: {error}): please report the text"
            return Refusal(document.id, reason, "extract")


def read_off(linked: Linked, info: ExtractorInfo | None = None) -> Extraction:
    """Return all that a linked document says."""
    found = find(linked)
    stances = Stances(linked)
    stated = statements(linked, stances, [one for one in found if isinstance(one, FoundRelation)])
    told = events(linked, stances, [one for one in found if isinstance(one, FoundEvent)])
    return Extraction(linked.document, entities(linked, stated, told), stated, told, info)


def _version(model: str) -> str:
    try:
        return version(model.replace("_", "-"))
    except PackageNotFoundError:
        return "of unknown version"
