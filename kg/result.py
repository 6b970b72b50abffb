"""The answer of a query as people use it: rows of plain values, text in any format, a DataFrame, a table in a notebook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kg import markup, vocab
from kg.errors import StoreError
from kg.tabular import data_frame
from kg.terms import IRI, Answer, Literal, Table, Term, Triples

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

    def __init__(self, answer: Answer, base: str, names: Callable[[], Mapping[str, str]] = dict) -> None:
        """Hold an answer; `base` is that of the store, for shortening IRIs, `names` gives what things are called by IRI."""
        self.answer = answer
        self.base = base
        self._names_of = names

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns: of a graph subject, predicate, object; of a yes or no, answer."""
        return self._table.columns

    @property
    def rows(self) -> tuple[tuple[str | None, ...], ...]:
        """The rows, each value as text: IRIs as they are, literals without their datatypes."""
        return tuple(tuple(_text(cell) for cell in row) for row in self._table.rows)

    def text(self, format_name: str = "table", width: int | None = None) -> str:
        """Write it as table, csv, tsv, json or xml, a graph in an RDF syntax; a table is cut to a width, if one is given.

        Raises InputError for a format that does not fit.
        """
        from kg.query.formats import render

        return render(self.answer, format_name, base=self.base, width=width)

    def df(self) -> pd.DataFrame:
        """Return it as a DataFrame; numbers, dates and yes or no as Python has them. Raises ExtraMissing without pandas.

        Beside a column of IRIs that have names stands a column of those, `whoLabel` beside `who`, unless one says them already.
        """
        columns = list(zip(self.columns, zip(*self._table.rows, strict=True), strict=False)) or [(c, ()) for c in self.columns]
        told: dict[str, Sequence[object]] = {}
        for name, cells in columns:
            told[name] = [_value(cell) for cell in cells]
            labels = self._labels(cells)
            if any(labels) and not any(labels == [_text(cell) for cell in others] for _, others in columns):
                told[_free(f"{name}Label", self.columns)] = labels
        return data_frame(list(told), zip(*told.values(), strict=True))

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

    def first(self, rows: int) -> Result:
        """Return its first rows as a result of their own; a yes or no stays what it is."""
        if isinstance(self.answer, bool):
            return self
        if isinstance(self.answer, Triples):
            return Result(Triples(self.answer.triples[:rows]), self.base, self._names_of)
        return Result(Table(self.columns, self.answer.rows[:rows]), self.base, self._names_of)

    def html(self, limit: int | None = None) -> str:
        """Write its first rows as a table: names that lead to what they name, beside the IRI; everything escaped."""
        if isinstance(self.answer, bool):
            return f"<p>{'yes' if self.answer else 'no'}</p>"
        shown = min(limit or _SHOWN, _SHOWN)
        rows = [[self._cell(cell) for cell in row] for row in self._table.rows[:shown]]
        return markup.table(self.columns, rows, max(0, len(self) - shown))

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Show its first rows in a notebook."""
        return {"text/plain": repr(self), "text/html": self.html()}

    def _cell(self, cell: Term | None) -> str:
        if not isinstance(cell, IRI):
            return markup.escaped(_text(cell) or "")
        short = _short(cell, self.base)
        name = self._names.get(cell)
        return markup.link(cell, short) if name is None else f"{markup.link(cell, name)} <small>{markup.escaped(short)}</small>"

    def _labels(self, cells: Sequence[Term | None]) -> list[str | None]:
        return [self._names.get(cell) if isinstance(cell, IRI) else None for cell in cells]

    @cached_property
    def _names(self) -> Mapping[str, str]:
        try:
            return self._names_of()
        except StoreError:  # the graph is closed by now: IRIs stand for themselves
            return {}

    @property
    def _table(self) -> Table:
        if isinstance(self.answer, Table):
            return self.answer
        if isinstance(self.answer, Triples):
            return Table(("subject", "predicate", "object"), self.answer.triples)
        return Table(("answer",), ((Literal(str(self.answer).lower()),),))


def _text(cell: Term | None) -> str | None:
    return cell if cell is None or isinstance(cell, str) else cell.value


def _short(iri: str, base: str) -> str:
    """Write an IRI as a query may write it: without the base of the store, or with a prefix that is known."""
    for prefix, namespace in vocab.PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri.removeprefix(base)


def _free(name: str, taken: Sequence[str]) -> str:
    """Return a name for a column that the query does not use itself."""
    return _free(name + "_", taken) if name in taken else name


def _value(cell: Term | None) -> object:
    """Turn a literal into a Python value; one that its datatype does not admit stays text."""
    if not isinstance(cell, Literal):
        return cell if cell is None else str(cell)
    try:
        return _PYTHON.get(cell.datatype, str)(cell.value)
    except (KeyError, ValueError):
        return cell.value
