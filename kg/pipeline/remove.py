"""`kg remove`: withdraw documents from the archive, and what they alone supported from the graph."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from kg.model import Refusal
from kg.pipeline.project import project
from kg.pipeline.report import RemovalReport
from kg.store.home import open_writer
from kg.store.place import Place


def remove(documents: Sequence[str], store: Place) -> RemovalReport:
    """Withdraw documents by their ids; one that is not there is a refusal. Raises StoreMissing."""
    with open_writer(store, create=False) as writer:
        known = sorted(writer.archive.fingerprints())
        wanted = list(dict.fromkeys(documents))
        removed = [id for id in wanted if id in known]
        with writer.archive.together():
            for document_id in removed:
                writer.archive.remove(document_id)
        now = project(writer)
    refused = tuple(Refusal(id, _absent(id, known), "store") for id in wanted if id not in known)
    return RemovalReport(tuple(removed), refused, now)


def _absent(document_id: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(document_id, list(known), 1)
    return "no such document in the store" + (f"; did you mean {near[0]}?" if near else "; kg info lists them")
