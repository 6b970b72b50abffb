"""The extractor `local`: documents in, extractions out, as `spacy` does it, but with the names that the encoder finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kg.extract.local.ahead import Ahead, Read
from kg.extract.local.encoder import spelled
from kg.extract.local.model_files import fingerprint
from kg.extract.local.names import names
from kg.extract.local.relations.explain import explained
from kg.extract.local.relations.judge import judged
from kg.extract.local.relations.model import load
from kg.extract.seam import Explained
from kg.extract.spacy import Found, SpacyExtractor, carefully
from kg.extract.steps.frames.find import find
from kg.extract.steps.names.gazetteers import gazetteers
from kg.extract.steps.names.link import link_names
from kg.extract.steps.parse import parses
from kg.model import ExtractorInfo, Refusal

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.extract.steps.linked import Linked
    from kg.model import Document

NAME = "local"
VERSION = "0.1.0"
"""Grows with every change of what is found; the steps' own version is in the model's name."""
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class LocalExtractor(SpacyExtractor):
    """Reads English news; `model` names the spaCy pipeline package that parses it."""

    @property
    def info(self) -> ExtractorInfo:
        """Who this is; the model by the encoder's SHA-256, and who parses and takes the steps."""
        steps = SpacyExtractor(self.model).info
        return ExtractorInfo(NAME, VERSION, f"names {fingerprint()[:_DIGITS]}, steps {steps.version}, {steps.model}")

    def linkings(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Callable[[], Linked]]]:
        """Give each document with the work of linking it by the encoder's names."""
        with Ahead() as ahead:
            for document, parse in parses(ahead.taken(documents), self.model, named=False):
                yield document, partial(_linked, document, parse, ahead.next())

    def found(self, linked: Linked) -> Sequence[Found]:
        """Return what frames find and the learnt judge bears out, and what else it holds likely."""
        return judged(linked, find(linked), load())

    def explain(self, documents: Iterable[Document]) -> Iterator[Explained | Refusal]:
        """Do as `extract` does, and give the reasons of each statement too."""
        info = self.info
        for document, linking in self.linkings(documents):
            yield carefully(document, partial(explained, linking, info, self.found))


def _linked(document: Document, parse: Doc, read: Read) -> Linked:
    return link_names(document, parse, names(parse, spelled(parse.text, read.result()), gazetteers()))
