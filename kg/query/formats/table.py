"""Answers as a table for people: aligned columns, addresses shortened; cut to a terminal's width only where one is given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kg import vocab
from kg.errors import InputError
from kg.query.formats.setting import Setting
from kg.terms import IRI, Answer, Literal, Table, Term, Triples

_GAP: Final = "  "
_CUT: Final = "…"
_NARROWEST: Final = 12  # no column that is cut gets narrower
_HASH: Final = re.compile(r"[0-9a-f]{20}$")
_DIGITS: Final = 8  # of a hash: a table with a thousand names has two alike once in 8,000 times, and then shows them whole
_DRAWS: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # turns the direction of writing


def render(answer: Answer, setting: Setting) -> str:
    """Write a table with its column names; a yes or no as such."""
    if isinstance(answer, bool):
        return "yes\n" if answer else "no\n"
    if isinstance(answer, Triples):
        raise InputError("triples are no table: choose turtle, or SELECT")
    shorten = _Shortener(answer, setting.base)
    rows = [[_cell(cell, shorten) for cell in row] for row in answer.rows]
    natural = [max([_width(name), *(_width(row[i]) for row in rows)]) for i, name in enumerate(answer.columns)]
    widths = _fitting(natural, setting.width) if setting.width else natural
    lines = [_line(answer.columns, widths), _line(["─" * width for width in widths], widths)]
    lines += [_line(row, widths) for row in rows]
    count = f"{len(rows):,} row" + ("" if len(rows) == 1 else "s")
    return "\n".join([*lines, f"({count})", ""])


class _Shortener:
    """Shortens IRIs: by the known prefixes, by `id:` for the store's own; a hash to its first digits, if these tell it apart."""

    def __init__(self, table: Table, base: str | None) -> None:
        self.prefixes = {"id": base, **vocab.PREFIXES} if base else vocab.PREFIXES
        own = {cell for row in table.rows for cell in row if isinstance(cell, IRI) and base and cell.startswith(base)}
        self.cuts_hashes = len({_HASH.sub(_first_digits, iri) for iri in own}) == len(own)

    def __call__(self, iri: str) -> str:
        for prefix, namespace in self.prefixes.items():
            if iri.startswith(namespace) and len(iri) > len(namespace):
                name = iri[len(namespace) :]
                return f"{prefix}:{_HASH.sub(_first_digits, name) if prefix == 'id' and self.cuts_hashes else name}"
        return f"<{iri}>"


def _first_digits(match: re.Match[str]) -> str:
    return match.group()[:_DIGITS] + _CUT


def _cell(cell: Term | None, shorten: _Shortener) -> str:
    if cell is None:
        return ""
    text = cell.value if isinstance(cell, Literal) else shorten(cell) if isinstance(cell, IRI) else f"_:{cell}"
    # a newline, an escape sequence or a change of direction must not draw
    return "".join(c if c.isprintable() and not _DRAWS.match(c) else " " for c in text)


def _fitting(natural: Sequence[int], whole: int) -> list[int]:
    """Narrow the widest columns until all fit; those that cannot get narrower stay, and the table is wider than was asked for."""
    widths = list(natural)
    room = whole - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widest = max(widths)
        second = max([w for w in widths if w < widest], default=0)
        alike = widths.count(widest)
        step = max(1, min(widest - max(second, _NARROWEST), (sum(widths) - room) // alike))
        widths = [w - step if w == widest else w for w in widths]
    return widths


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    cut = [_cut(cell, width) for cell, width in zip(cells, widths, strict=True)]
    return _GAP.join(cell + " " * (width - _width(cell)) for cell, width in zip(cut, widths, strict=True)).rstrip()


def _cut(text: str, width: int) -> str:
    if _width(text) <= width:
        return text
    from rich.cells import set_cell_size

    return set_cell_size(text, width - 1).rstrip() + _CUT


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
