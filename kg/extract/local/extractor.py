"""The extractor `local`: documents in, extractions out, as `spacy` does it, but with the names that the encoder finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.local.encoder import load
from kg.extract.local.model_files import fingerprint
from kg.extract.local.names import names
from kg.extract.spacy import SpacyExtractor
from kg.extract.steps.names.gazetteers import gazetteers
from kg.extract.steps.names.link import link_names
from kg.model import ExtractorInfo

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

    def linked(self, document: Document, parse: Doc) -> Linked:
        """Link a parsed document by the encoder's names."""
        return link_names(document, parse, names(parse, load().names(parse.text), gazetteers()))
