"""Tests of answers: the data loaded, the query answered in the format of the expected file, the two compared."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from kg.query.kind import kind
from kg.query.tokens import Kind, tokens
from kg.terms import IRI, Blank, Literal, to_ntriples

from .library import Library
from .manifest import MF, QT
from .results import Result, Rows, read
from .same import Row, plain, same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .manifest import Case

_FORMATS = {".srx": "xml", ".srj": "json", ".csv": "csv", ".tsv": "tsv"}
_FEW = 4
_ENDINGS = {"xml": ".srx", "json": ".srj", "csv": ".csv", "tsv": ".tsv", "turtle": ".ttl"}


def check_answer(case: Case) -> str | None:
    """Run a test of evaluation; say what is wrong, if anything."""
    library = Library(case.base)
    for each in case.action.all(QT + "data"):
        library.load(each.path, each.value)
    graphs = [each.value for each in case.action.all(QT + "graphData")]
    for graph in graphs:
        library.load(case.manifest.path(graph), graph, graph)
    text = case.action.need(QT + "query").path.read_text()
    for graph in _from(text, case.base):
        library.load(case.manifest.path(graph), graph, graph)
    wanted_file = case.node.need(MF + "result")
    wanted = read(wanted_file.path.read_bytes(), wanted_file.path.suffix, wanted_file.value)
    format_name = "turtle" if kind(text) == "graph" else _FORMATS.get(wanted_file.path.suffix, "xml")
    got = read(library.answer(text, format_name, graphs), _ENDINGS[format_name], case.base)
    return difference(wanted, got, ordered=_orders(text))


def difference(wanted: Result, got: Result, *, ordered: bool = False) -> str | None:
    """Say how an answer differs from what is expected, None where it does not."""
    if isinstance(wanted, Rows) and isinstance(got, Rows):
        if set(wanted.columns) != set(got.columns):
            return f"columns {', '.join(got.columns)} instead of {', '.join(wanted.columns)}"
        right, ours = list(wanted.rows), got.by(wanted.columns)
        return None if same(right, ours, ordered=wanted.ordered or ordered) else _apart(right, ours)
    if isinstance(wanted, frozenset) and isinstance(got, frozenset):
        right, ours = sorted(wanted, key=repr), sorted(got, key=repr)
        return None if same(right, ours) else _apart(right, ours)
    return None if wanted == got else f"{_kind(got)} instead of {_kind(wanted)}"


def _apart(right: Sequence[Row], ours: Sequence[Row]) -> str:
    """Show the rows that only one of two bags has."""
    left = Counter(map(_shown, right)), Counter(map(_shown, ours))
    missing, extra = left[0] - left[1], left[1] - left[0]
    if not missing and not extra:
        return "the same rows in another order, or with other blank nodes"
    return f"missing {_some(missing)}; instead {_some(extra)}"


def _some(rows: Counter[str]) -> str:
    listed = [f"({row})" for row in rows.elements()]
    return " ".join(listed[:_FEW]) + (f" and {len(listed) - _FEW} more" if len(listed) > _FEW else "") if listed else "nothing"


def _shown(row: Row) -> str:
    return " ".join("_:" if isinstance(cell, Blank) else _written(plain(cell)) for cell in row)


def _written(cell: object) -> str:
    if cell is None:
        return "-"
    return (
        to_ntriples(cell)
        if isinstance(cell, IRI | Literal)
        else " ".join(map(str, cell))
        if isinstance(cell, tuple)
        else str(cell)
    )


def _kind(result: Result) -> str:
    return str(result).lower() if isinstance(result, bool) else "a table" if isinstance(result, Rows) else "a graph"


def _from(text: str, base: str) -> list[str]:
    """Give the files that a query names by FROM: nothing is fetched, so that they are loaded as graphs."""
    pairs = pairwise(tokens(text))
    return [urljoin(base, name.text[1:-1]) for word, name in pairs if word.is_word("FROM", "NAMED") and name.kind is Kind.IRI]


def _orders(text: str) -> bool:
    """Tell whether the query itself, not a subquery, asks for an order."""
    depth = 0
    for token in tokens(text):
        depth += token.is_mark("{") - token.is_mark("}")
        if not depth and token.is_word("ORDER"):
            return True
    return False
