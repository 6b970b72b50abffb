"""The extractor `local`: documents in, extractions out; what `spacy` does, over the encoder's names, judged by learnt models."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from kg.extract.local.ahead import Ahead, Read
from kg.extract.local.certainty import certainty
from kg.extract.local.doubt import doubted
from kg.extract.local.encoder import Window, spelled
from kg.extract.local.encoder import load as load_encoder
from kg.extract.local.likely import likely
from kg.extract.local.model_files import fingerprint
from kg.extract.local.names import names
from kg.extract.local.odds import load_scorer, odds
from kg.extract.local.relations.explain import explained
from kg.extract.local.relations.judge import judged
from kg.extract.local.relations.model import load
from kg.extract.seam import Explained
from kg.extract.spacy import Found, Given, SpacyExtractor, carefully
from kg.extract.steps.found import FoundRelation
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
        """Who this is; the model by its files' SHA-256, and who parses and takes the steps."""
        steps = SpacyExtractor(self.model).info
        return ExtractorInfo(NAME, VERSION, f"models {fingerprint()[:_DIGITS]}, steps {steps.version}, {steps.model}")

    def linkings(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Callable[[], Linked]]]:
        """Give each document with the work of linking it by the encoder's names."""
        with Ahead() as ahead:
            for document, parse in parses(ahead.taken(documents), self.model, named=False):
                yield document, partial(_linked, document, parse, ahead.next())

    def linkings_given(self, given: Iterable[Given]) -> Iterator[tuple[Document, Callable[[], Linked]]]:
        """Give each document with the work of linking it by the entities that are given; the encoder reads what joins them."""
        for document, linking in SpacyExtractor(self.model).linkings_given(given):
            yield document, partial(_linked_given, linking)

    def found(self, linked: Linked) -> Sequence[Found]:
        """Return what frames find, as likely as the learnt judge holds it, and what else it or the encoder holds likely."""
        weighed = judged(linked, find(linked), load())
        more = likely(linked, (one for one in weighed if isinstance(one, FoundRelation)))
        return list(doubted(linked, [*weighed, *more]))

    def explain(self, documents: Iterable[Document]) -> Iterator[Explained | Refusal]:
        """Do as `extract` does, and give the reasons of each statement too."""
        info = self.info
        for document, linking in self.linkings(documents):
            yield carefully(document, partial(explained, linking, info, self.found))


def _linked(document: Document, parse: Doc, read: Read) -> Linked:
    windows = read.result()
    named = names(parse, spelled(parse.text, windows), gazetteers())
    linked = link_names(document, parse, named)
    return _with_odds(replace(linked, certainty=certainty(linked, named)), windows)


def _linked_given(linking: Callable[[], Linked]) -> Linked:
    linked = linking()
    return _with_odds(linked, load_encoder().read(linked.parse.text))


def _with_odds(linked: Linked, windows: Sequence[Window]) -> Linked:
    return replace(linked, odds=odds(linked, windows, load_scorer()))
