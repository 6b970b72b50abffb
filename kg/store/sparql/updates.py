"""A change in, update requests out: as few as the server takes, a graph's old and new quads in one of them where they fit.

A guard is a ground pattern, `GRAPH <g> { <s> <p> <o> }`: where it does not match, nothing happens. Without a guard quads go as
INSERT DATA and DELETE DATA. Every operation done twice leaves what it leaves once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.store.checked import checked
from kg.terms import IRI, Literal, Quad, to_ntriples

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.store.seam import Change
    from kg.store.sparql.dialect import Dialect

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of an update, and how many quads it names."""

    text: str
    quads: int = 1


@dataclass(frozen=True, slots=True)
class Unit:
    """What belongs into one request: the operations on one graph, and its triples where these replace all that it held."""

    graph: IRI
    operations: tuple[Operation, ...]
    replaced: Sequence[str] | None = None


def units(change: Change, dialect: Dialect, guard: str = "") -> list[Unit]:
    """Write a change, graph by graph. Raises StoreError for a term that no store can hold, before anything is sent."""
    dropped = sorted(_graph(graph) for graph in change.drop)
    add, remove = _by_graph(change.add), _by_graph(change.remove)
    return [
        _unit(graph, graph in change.drop, (remove.get(graph, {}), add.get(graph, {})), dialect, guard)
        for graph in dict.fromkeys([*dropped, *sorted(remove), *sorted(add)])
    ]


def packed(all_units: Iterable[Unit], dialect: Dialect) -> Iterator[Unit | str]:
    """Put units together into texts of requests; one that is too much for a request comes alone, for whoever can send it."""
    texts: list[str] = []
    quads = characters = 0
    for unit in all_units:
        more, longer = sum(o.quads for o in unit.operations), sum(len(o.text) for o in unit.operations)
        if texts and (quads + more > dialect.together or characters + longer > dialect.characters):
            yield " ;\n".join(texts)
            texts, quads, characters = [], 0, 0
        if more > dialect.together or longer > dialect.characters:
            yield unit
        else:
            texts += (o.text for o in unit.operations)
            quads, characters = quads + more, characters + longer
    if texts:
        yield " ;\n".join(texts)


def clear(graph: IRI, guard: str = "") -> Operation:
    """Empty a graph."""
    pattern = f"GRAPH <{graph}> {{ ?s ?p ?o }}"
    return Operation(f"DELETE {{ {pattern} }} WHERE {{ {guard} {pattern} }}")


def delete(graph: IRI, lines: Sequence[str], guard: str = "") -> Operation:
    """Remove triples, each a line of N-Triples."""
    return _data("DELETE", graph, lines, guard)


def insert(graph: IRI, lines: Sequence[str], guard: str = "") -> Operation:
    """Add triples, each a line of N-Triples."""
    return _data("INSERT", graph, lines, guard)


def line(quad: Quad) -> str:
    """Write a quad's triple; control characters are escaped, which some servers ask for."""
    written = f"<{quad.subject}> <{quad.predicate}> {to_ntriples(quad.object)} ."
    return _CONTROL.sub(lambda match: f"\\u{ord(match.group()):04X}", written)


def _data(verb: str, graph: IRI, lines: Sequence[str], guard: str) -> Operation:
    body = "{{ GRAPH <{}> {{\n{}\n}} }}".format(graph, "\n".join(lines))
    return Operation(f"{verb} {body} WHERE {{ {guard} }}" if guard else f"{verb} DATA {body}", len(lines))


def _unit(graph: IRI, drop: bool, parts: tuple[Mapping[str, None], Mapping[str, None]], dialect: Dialect, guard: str) -> Unit:  # noqa: FBT001
    remove, add = parts
    operations = [clear(graph, guard)] if drop else []
    gone = [] if drop else [each for each in remove if each not in add]
    operations += (delete(graph, part, guard) for part in _parts(gone, dialect))
    operations += (insert(graph, part, guard) for part in _parts(list(add), dialect))
    return Unit(graph, tuple(operations), list(add) if drop else None)


def _parts(lines: Sequence[str], dialect: Dialect) -> Iterator[list[str]]:
    part: list[str] = []
    size = 0
    for each in lines:
        if part and (len(part) >= dialect.together or size + len(each) > dialect.characters):
            yield part
            part, size = [], 0
        part.append(each)
        size += len(each)
    if part:
        yield part


def _by_graph(quads: Iterable[Quad]) -> dict[IRI, dict[str, None]]:
    """Sort lines under their graphs, each once."""
    found: dict[IRI, dict[str, None]] = defaultdict(dict)
    for quad in quads:
        graph, *terms = (checked(term) for term in (quad.graph, quad.subject, quad.predicate, quad.object))
        if any(isinstance(term, Literal) for term in (graph, *terms[:2])):
            raise StoreError(f"no store can hold {quad!r}: a literal stands in the place of a name")
        found[_graph(quad.graph)][line(quad)] = None
    return found


def _graph(graph: IRI) -> IRI:
    return IRI(checked(graph))
