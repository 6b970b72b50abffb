"""One extraction before it is stored: sound by the format, and by the shapes over its own graph; or else refused."""

from __future__ import annotations

from kg.errors import FormatError
from kg.ids import DEFAULT_BASE, Namer
from kg.interchange import check
from kg.model import Extraction, Refusal
from kg.rdf import Projection
from kg.resolve import resolve
from kg.validate import violations


def examine(extraction: Extraction) -> Extraction | Refusal:
    """Return the extraction if nothing is wrong with it, else the refusal of its document that says what is."""
    document = extraction.document
    try:
        check(extraction)
    except FormatError as error:
        return Refusal(document.id, str(error), "extract")
    quads = Projection([extraction], resolve([extraction]), DEFAULT_BASE).all()
    broken = violations(quads, {Namer(DEFAULT_BASE).document(document.id): document.text})
    if broken:
        more = f" (and {len(broken) - 1} more)" if len(broken) > 1 else ""
        return Refusal(document.id, f"{broken[0]}{more}", "validate")
    return extraction
