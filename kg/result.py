"""The answer of a query as people use it: rows of plain values, text in any format, a DataFrame, a table in a notebook."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kg import vocab
from kg.errors import ExtraMissing
from kg.terms import Answer, Literal, Table, Term, Triples

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 50
_PYTHON: Final[Mapping[str, Callable[[str], object]]] = MappingProxyType({
    vocab.XSD + "integer": int,
    vocab.XSD + "decimal": float,
    vocab.XSD + "double": float,
    vocab.XSD + "date": dt.date.fromisoformat,
    vocab.XSD + "boolean": {"true": True, "false": False, "1": True, "0": False}.__getitem__,
})  # fmt: skip


class Result:
    """An answer; `answer` holds its terms as RDF has them."""

    def __init__(self, answer: Answer, base: str) -> None:
        """Hold an answer; `base` is that of the store, for shortening IRIs."""
        self.answer = answer
        self.base = base

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns: of a graph subject, predicate, object; of a yes or no, answer."""
        return self._table.columns

    @property
    def rows(self) -> tuple[tuple[str | None, ...], ...]:
        """The rows, each value as text: IRIs as they are, literals without their datatypes."""
        return tuple(tuple(_plain(cell) for cell in row) for row in self._table.rows)

    def text(self, format_name: str = "table", width: int | None = None) -> str:
        """Write it as table, csv, tsv, json or xml, a graph in an RDF syntax; a table is cut to a width, if one is given.

        Raises InputError for a format that does not fit.
        """
        from kg.query.formats import render

        return render(self.answer, format_name, base=self.base, width=width)

    def df(self) -> pd.DataFrame:
        """Return it as a DataFrame; numbers, dates and yes or no as Python has them. Raises ExtraMissing without pandas."""
        try:
            import pandas as pd
        except ImportError:
            raise ExtraMissing("pandas", "notebook") from None
        return pd.DataFrame([[_value(cell) for cell in row] for row in self._table.rows], columns=list(self.columns))

    def __iter__(self) -> Iterator[tuple[str | None, ...]]:
        """Walk the rows."""
        return iter(self.rows)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self._table.rows)

    def __bool__(self) -> bool:
        """Tell a yes from a no, and whether there are rows."""
        return self.answer if isinstance(self.answer, bool) else len(self) > 0

    def __repr__(self) -> str:
        """Show it as a table."""
        return self.text("table") if not isinstance(self.answer, Triples) else self.text("turtle")

    def _repr_html_(self) -> str:
        """Show its first rows in a notebook, everything escaped."""
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(cell or '')}</td>" for cell in row) + "</tr>" for row in self.rows[:_SHOWN]
        )
        rest = f"<p>{len(self) - _SHOWN} more rows</p>" if len(self) > _SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"

    @property
    def _table(self) -> Table:
        if isinstance(self.answer, Table):
            return self.answer
        if isinstance(self.answer, Triples):
            return Table(("subject", "predicate", "object"), self.answer.triples)
        return Table(("answer",), ((Literal(str(self.answer).lower()),),))


def _plain(cell: Term | None) -> str | None:
    return cell if cell is None or isinstance(cell, str) else cell.value


def _value(cell: Term | None) -> object:
    """Turn a literal into a Python value; one that its datatype does not admit stays text."""
    if not isinstance(cell, Literal):
        return cell if cell is None else str(cell)
    try:
        return _PYTHON.get(cell.datatype, str)(cell.value)
    except (KeyError, ValueError):
        return cell.value
