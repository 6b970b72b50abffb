"""Answers as comma- and tab-separated values (SPARQL 1.1 Query Results CSV and TSV Formats)."""

from __future__ import annotations

import csv as _csv
import io

from kg.query.formats.setting import Setting
from kg.terms import Answer, Blank, Literal, Table, Term, to_ntriples


def csv(answer: Answer, _: Setting) -> str:
    """Write plain values under the names of the columns; the kind of a term is lost, as the standard has it."""
    out = io.StringIO()
    lines = _csv.writer(out, lineterminator="\r\n")
    table = _table(answer)
    lines.writerow(table.columns)
    lines.writerows([_plain(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def tsv(answer: Answer, _: Setting) -> str:
    """Write terms as in N-Triples under the names of the variables."""
    table = _table(answer)
    lines = ["\t".join(f"?{name}" for name in table.columns)]
    lines += ["\t".join("" if cell is None else to_ntriples(cell).replace("\t", "\\t") for cell in row) for row in table.rows]
    return "\n".join(lines) + "\n"


def _table(answer: Answer) -> Table:
    """Give the answer of an ASK one cell: the standard has no form for it."""
    if isinstance(answer, Table):
        return answer
    return Table(("answer",), ((Literal(str(answer).lower()),),))


def _plain(cell: Term | None) -> str:
    if isinstance(cell, Literal):
        return cell.value
    return "" if cell is None else f"_:{cell}" if isinstance(cell, Blank) else cell
