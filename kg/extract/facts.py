"""Facts written by people: the extraction format or a spreadsheet in, extractions and refusals out.

What people write is held to the same rules as what extractors find; a document with an error is refused whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg import interchange
from kg.errors import FormatError
from kg.extract.spreadsheet import spreadsheet
from kg.model import Extraction, Refusal


def facts(format: str, text: str, *, where: str, name: str, beside: str | None = None) -> Iterator[Extraction | Refusal]:
    """Read one file (or line) of facts.

    `format` is `json` for one object of the extraction format, `csv` for a spreadsheet. `where` is the file as the user knows
    it, `name` its path relative to the argument of the command; `beside` is the article's text where the object has none.
    """
    if format == "csv":
        yield from spreadsheet(text, where=where, name=name)
    else:
        yield _one(text, where, beside)


def _one(text: str, where: str, beside: str | None) -> Extraction | Refusal:
    try:
        return interchange.decode(interchange.loads(text), text=beside)
    except FormatError as error:
        reason = error.reason
        if error.place == "document.text" and reason == "missing":
            reason = "missing; write it there, or put it beside the file, with the same name and the ending .txt"
        return Refusal(f"{where} {error.place}".rstrip(), reason, "extract")
