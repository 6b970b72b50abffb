"""Public annotated corpora in one form: a file and the name of its corpus in, its documents in our ontology's terms out.

Scoring and training read them alike; `labels.toml` says what each label means.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, cast

from kg.corpora.form import GoldDocument, GoldEntity, GoldFact, GoldMention, GoldRelation
from kg.corpora.labels import Label, Labels, labels
from kg.errors import InputError

CORPORA: Final = ("redocred", "conll04", "knowledgenet", "storyweb", "re3d", "gum", "wikigold")
"""Each is one module here, with `read`, and one entry in labels.toml."""


def read_corpus(path: Path | str, corpus: str) -> Iterator[GoldDocument]:
    """Read a file (plain or .gz) of a corpus lazily. Raises InputError, which names file and line."""
    if corpus not in CORPORA:
        raise InputError(f"there is no corpus {corpus!r}: choose one of {', '.join(CORPORA)}")
    reader = cast("Callable[[Path], Iterator[GoldDocument]]", importlib.import_module(f"kg.corpora.{corpus}").read)
    yield from reader(Path(path))


__all__ = [
    "CORPORA",
    "GoldDocument",
    "GoldEntity",
    "GoldFact",
    "GoldMention",
    "GoldRelation",
    "Label",
    "Labels",
    "labels",
    "read_corpus",
]
