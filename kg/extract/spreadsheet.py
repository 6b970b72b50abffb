"""A spreadsheet of statements (CSV) to extractions: the rows of one source make one document, its text their quotes.

`sheetcells.COLUMNS` says what each column holds. Errors name file, line and column; a source with an error is refused whole.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from importlib.resources import files

from kg import interchange
from kg.errors import FormatError
from kg.extract.sheetcells import Cells, header
from kg.extract.sheetdocument import SheetDocument
from kg.interchange.rows import rows
from kg.model import Extraction, Refusal

_STAGE = "extract"


def template() -> str:
    """Return a spreadsheet with all columns and an example of a fact, a claim and an event."""
    return files(__package__).joinpath("template.csv").read_text(encoding="utf-8")


def spreadsheet(text: str, *, where: str, name: str) -> Iterator[Extraction | Refusal]:
    """Read a whole sheet; documents come in the order in which their sources first stand there.

    `where` names the sheet in messages; `name` is the document's id for rows without a source.
    """
    try:
        cells = list(_cells(text))
    except FormatError as error:
        yield Refusal(f"{where} {error.place}".rstrip(), error.reason, _STAGE)
        return
    if not cells:
        yield Refusal(where, "has no row below its header", _STAGE)
    by_source: dict[str, list[Cells]] = {}
    for row in cells:
        by_source.setdefault(row["source"], []).append(row)
    for source, rows_of_source in by_source.items():
        yield from _document(rows_of_source, source, where, name)


def _cells(text: str) -> Iterator[Cells]:
    table = rows(io.StringIO(text, newline=""))
    first = next(table, None)
    if first is None:
        raise FormatError("is empty: there is no row in it")
    columns = header(first.cells)
    for row in table:
        if any(cell.strip() for cell in row.cells[len(columns) :]):
            reason = f"has {len(row.cells)} cells under {len(columns)} columns; quote each cell that holds a comma"
            raise FormatError(reason, place=f"line {row.line}")
        yield Cells(row.line, {column: cell.strip() for column, cell in zip(columns, row.cells, strict=False)})


def _document(sheet_rows: Sequence[Cells], source: str, where: str, name: str) -> Iterator[Extraction | Refusal]:
    """Give one source's extraction, or a refusal for each row that has an error."""
    document = SheetDocument(sheet_rows, source, name)
    problems = []
    for row in sheet_rows:
        try:
            document.add(row)
        except FormatError as error:
            problems.append(error)
    if not problems:
        try:
            extraction = document.extraction()
            interchange.check(extraction)
        except FormatError as error:
            problems.append(error)
        else:
            yield extraction
    for problem in problems:
        reason = f"{problem.reason} (nothing of the source {source or name} is loaded)"
        yield Refusal(f"{where} {problem.place}".rstrip(), reason, _STAGE)
