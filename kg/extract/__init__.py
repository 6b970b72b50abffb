"""Extraction: the table of extractors, each reached by its name and loaded only when asked for."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, cast

from kg.errors import ExtractorError
from kg.extract.seam import Extractor

EXTRACTORS: Final[Mapping[str, str]] = MappingProxyType(
    {"spacy": "kg.extract.spacy:SpacyExtractor", "local": "kg.extract.local.extractor:LocalExtractor"}
)
"""Name -> "module:class"; a new extractor is one file and one line here."""
DEFAULT: Final = "local"
"""Who reads text where nobody is named."""


def extractor(name: str) -> Extractor:
    """Return a new extractor by its name. Raises ExtractorError for a name that is none, listing those there are."""
    if name not in EXTRACTORS:
        raise ExtractorError(f"there is no extractor {name!r}: choose one of {', '.join(sorted(EXTRACTORS))}")
    module, attribute = EXTRACTORS[name].split(":")
    return cast("Extractor", getattr(importlib.import_module(module), attribute)())


__all__ = ["DEFAULT", "EXTRACTORS", "Extractor", "extractor"]
