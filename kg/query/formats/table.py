"""Answers as a table for people: aligned columns, addresses shortened by the known prefixes, nothing cut off."""

from __future__ import annotations

from kg import vocab
from kg.terms import Answer, Literal, Table, Term, Triples

_GAP = "  "


def render(answer: Answer) -> str:
    """Write a table with its column names; a yes or no as such."""
    if isinstance(answer, bool):
        return "yes\n" if answer else "no\n"
    if isinstance(answer, Triples):
        answer = Table(("subject", "predicate", "object"), answer.triples)
    rows = [[_cell(cell) for cell in row] for row in answer.rows]
    widths = [max([_width(name), *(_width(row[i]) for row in rows)]) for i, name in enumerate(answer.columns)]
    lines = [_line(answer.columns, widths), _line(["─" * width for width in widths], widths)]
    lines += [_line(row, widths) for row in rows]
    count = f"{len(rows)} row" + ("" if len(rows) == 1 else "s")
    return "\n".join([*lines, f"({count})", ""])


def shortened(iri: str) -> str:
    """Shorten an IRI by a known prefix; the end of others in angle brackets."""
    for prefix, namespace in vocab.PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def _cell(cell: Term | None) -> str:
    if cell is None:
        return ""
    text = cell.value if isinstance(cell, Literal) else shortened(cell)
    return "".join(c if c.isprintable() else " " for c in text)  # a newline or an escape sequence must not draw


def _line(cells: object, widths: list[int]) -> str:
    padded = [str(cell) + " " * (width - _width(str(cell))) for cell, width in zip(cells, widths, strict=True)]  # type: ignore[call-overload]
    return _GAP.join(padded).rstrip()


def _width(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)
