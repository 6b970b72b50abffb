"""Facts that Python holds, a DataFrame or a networkx graph, to a file of facts: the same columns and checks as a spreadsheet's.

A DataFrame has the columns of `kg template csv`. A graph has the attributes that `to_networkx` writes; of a node `label` and
`type` are needed, of an edge `predicate` and `quote`. Errors name the row or edge, and the column. A spreadsheet has no place for
aliases, shares and outer sources, so these are not taken over; an event of several agents or targets becomes several events.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from kg.errors import InputError
from kg.extract.facts import facts
from kg.model import Refusal
from kg.read import FactsFile, FactsFormat

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

_TOLD: Final = 5
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_SAME: Final = ("status", "speaker", "quote", "polarity", "modality", "published")
_PARTS: Final = ("agent", "target", "place")


@dataclass(frozen=True, slots=True)
class _Row:
    """Cells by column, and what the row is called in errors."""

    called: str
    cells: Mapping[str, object]


def facts_in(thing: object) -> FactsFile | None:
    """Return the facts of a DataFrame or graph, checked; None for anything else. Raises InputError that names each error."""
    if _is(thing, "pandas", "DataFrame"):
        return _file("DataFrame", list(_rows_of_frame(thing)), list(thing.columns))  # type: ignore[attr-defined]
    if _is(thing, "networkx", "Graph"):
        rows = list(_rows_of_network(thing))
        return _file("network", rows, list(dict.fromkeys(column for row in rows for column in row.cells)))
    return None


def _is(thing: object, package: str, kind: str) -> bool:
    """Tell whether it is of a package's class, without importing what nobody has imported."""
    return package in sys.modules and isinstance(thing, getattr(sys.modules[package], kind))


def _file(name: str, rows: Sequence[_Row], columns: Sequence[str]) -> FactsFile:
    lines = [_line(columns), *(_line([_text(row.cells.get(column)) for column in columns]) for row in rows)]
    called, at = {1: ""}, 2
    for row, line in zip(rows, lines[1:], strict=True):
        called[at] = row.called
        at += len(_LINE_END.findall(line))
    file = FactsFile(f"the {name}", name, FactsFormat.CSV, "".join(lines))
    checked = facts(file.format, file.text, where=file.where, name=name)
    problems = [_told(found, called) for found in checked if isinstance(found, Refusal)]
    if problems:
        more = [f"and {len(problems) - _TOLD} more"] if len(problems) > _TOLD else []
        raise InputError("\n".join(problems[:_TOLD] + more))
    return file


def _line(cells: Iterable[object]) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerow(cells)
    return written.getvalue()


def _told(refusal: Refusal, called: Mapping[int, str]) -> str:
    """Name the row as Python knows it, where the refusal names a line."""
    where = re.sub(r" line (\d+)", lambda line: called.get(int(line[1]), ""), refusal.where)
    return f"{where}: {refusal.reason}"


def _text(cell: object) -> str:
    if isinstance(cell, dt.date):
        return cell.isoformat()[:10]
    return "" if cell is None else str(cell)


def _rows_of_frame(frame: pd.DataFrame) -> Iterator[_Row]:
    columns = list(frame.columns)
    known = frame.astype(object).where(frame.notna(), None)
    for label, cells in zip(known.index, known.itertuples(index=False, name=None), strict=True):
        yield _Row(f", row {label}", dict(zip(columns, cells, strict=True)))


def _rows_of_network(graph: nx.Graph[Any]) -> Iterator[_Row]:
    """Give a row an edge; the edges of an event come together."""
    nodes = _Nodes(graph)
    events: dict[object, dict[str, list[object]]] = {
        node: {part: [] for part in _PARTS} for node in graph.nodes if nodes.type(node) == "Event"
    }
    for source, target, attributes in graph.edges(data=True):
        predicate = attributes.get("predicate", "")
        event = next((end for end in (source, target) if end in events), None)
        if event is None or predicate not in _PARTS:
            ends = nodes.cells("subject", source) | nodes.cells("object", target)
            yield _Row(f", edge {source} -> {target}", ends | {"predicate": predicate} | nodes.said(attributes))
        else:
            events[event][predicate].append(target if event == source else source)
    for event, parts in events.items():
        said = nodes.said(graph.nodes[event]) | {"predicate": f"event:{nodes.name(event)}"}
        for agent, target, place in zip_longest(*parts.values()) if any(parts.values()) else [(None, None, None)]:
            ends = nodes.cells("subject", agent) | nodes.cells("object", target) | {"place": nodes.name(place)}
            yield _Row(f", event {event}", said | ends)


class _Nodes:
    """What the nodes of a network say of themselves and of those who speak."""

    def __init__(self, graph: nx.Graph[Any]) -> None:
        self._of = graph.nodes
        self._types: dict[str, set[str]] = defaultdict(set)
        for node in graph.nodes:
            self._types[self.name(node)].add(self.type(node))

    def name(self, node: object) -> str:
        return "" if node is None else str(self._of[node].get("label") or node)

    def type(self, node: object) -> str:
        return "" if node is None else str(self._of[node].get("type", ""))

    def cells(self, column: str, node: object) -> dict[str, object]:
        return {column: self.name(node), f"{column}_type": self.type(node)}

    def said(self, attributes: Mapping[str, object]) -> dict[str, object]:
        """Say who says it, how, where and when, in the columns of a spreadsheet."""
        speakers = self._types.get(str(attributes.get("speaker")), set())
        start, end = attributes.get("start") or "", attributes.get("end") or ""
        return {name: attributes.get(name) for name in _SAME} | {
            "speaker_type": next(iter(speakers)) if len(speakers) == 1 else "",
            "date": f"{start}/{end}" if end else start,
            "source": attributes.get("document"),
            "role": attributes.get("role"),
        }
