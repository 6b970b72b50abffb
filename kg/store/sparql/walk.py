"""All quads of a server, or those of one graph: as one stream, or page by page from a server that cuts its answers.

Pages are told apart by subject (`STR(?s) > "last one"`), so that no order has to be kept over more rows than a page; what was
read is counted and compared with the server's own count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from kg.errors import StoreError
from kg.store.sparql import answers
from kg.terms import IRI, Blank, Literal, Quad, to_ntriples

if TYPE_CHECKING:
    from kg.store.sparql.client import Client
    from kg.terms import Term

_TOGETHER = 100  # graphs asked for by one query


def quads(client: Client, archive: IRI, graph: IRI | None = None) -> Iterator[Quad]:
    """Walk the quads of all graphs but the archive and the server's own, or of one graph, in no order."""
    if client.dialect.page is None:
        yield from _streamed(client, archive, graph)
        return
    sizes = _sizes(client, archive) if graph is None else {graph: _count(client, f"GRAPH <{graph}> {{ ?s ?p ?o }}")}
    for names in _bundles(sizes, client.dialect.page):
        found = 0
        for quad in _of_graphs(client, names) if len(names) > 1 else _paged(client, names[0], client.dialect.page):
            found += 1
            yield quad
        if found != sum(sizes[name] for name in names):
            raise StoreError(
                f"{client.remote} gave {found} quads of {sum(sizes[n] for n in names)} in <{names[0]}>: it was written, or cuts"
            )


def count(client: Client, archive: IRI) -> int:
    """Count the quads of all graphs but the archive and the server's own."""
    return _count(client, f"GRAPH ?g {{ ?s ?p ?o }} {_without(client, archive)}")


def _count(client: Client, pattern: str) -> int:
    ((number,),) = answers.table(client.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")).rows
    return int(cast("Literal", number).value)


def _without(client: Client, archive: IRI) -> str:
    names = ", ".join(f"<{name}>" for name in (archive, *client.dialect.own_graphs))
    return f"FILTER(?g NOT IN ({names}))"


def _streamed(client: Client, archive: IRI, graph: IRI | None) -> Iterator[Quad]:
    pattern = f"GRAPH ?g {{ ?s ?p ?o }} {_without(client, archive)}" if graph is None else f"GRAPH <{graph}> {{ ?s ?p ?o }}"
    columns = "?s ?p ?o ?g" if graph is None else "?s ?p ?o"
    with client.stream(f"SELECT {columns} WHERE {{ {pattern} }}") as response:
        for row in answers.rows(response):
            yield _quad((*row, graph) if graph is not None else row)


def _sizes(client: Client, archive: IRI) -> dict[IRI, int]:
    """Count the quads of every graph, a page of graphs at a time."""
    sizes: dict[IRI, int] = {}
    page, last = client.dialect.page or 0, ""
    while True:
        after = f"FILTER(STR(?g) > {to_ntriples(Literal(last))})"
        pattern = f"GRAPH ?g {{ ?s ?p ?o }} {_without(client, archive)} {after}"
        text = f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ {pattern} }} GROUP BY ?g ORDER BY STR(?g) LIMIT {page}"
        rows = answers.table(client.query(text)).rows
        sizes |= {IRI(cast("IRI", name)): int(cast("Literal", number).value) for name, number in rows}
        if len(rows) < page:
            return sizes
        last = str(rows[-1][0])


def _bundles(sizes: dict[IRI, int], page: int) -> Iterator[list[IRI]]:
    """Put graphs together that fit into one answer."""
    bundle: list[IRI] = []
    rows = 0
    for name, size in sizes.items():
        if bundle and (rows + size > page or len(bundle) >= _TOGETHER):
            yield bundle
            bundle, rows = [], 0
        bundle.append(name)
        rows += size
    if bundle:
        yield bundle


def _of_graphs(client: Client, names: Sequence[IRI]) -> Iterator[Quad]:
    values = " ".join(f"<{name}>" for name in names)
    text = f"SELECT ?s ?p ?o ?g WHERE {{ VALUES ?g {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }}"
    yield from map(_quad, answers.table(client.query(text)).rows)


def _paged(client: Client, name: IRI, page: int) -> Iterator[Quad]:
    """Walk one graph by pages of subjects; the last subject of a full page may be cut, and is asked for again."""
    last = ""
    while True:
        after = f"FILTER(STR(?s) > {to_ntriples(Literal(last))})"
        text = f"SELECT ?s ?p ?o WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} {after} }} ORDER BY STR(?s) LIMIT {page}"
        rows = answers.table(client.query(text)).rows
        whole = rows if len(rows) < page else [row for row in rows if row[0] != rows[-1][0]]
        if rows and not whole:
            raise StoreError(f"{client.remote}: {rows[0][0]} has more than {page} quads in <{name}>, more than one answer holds")
        yield from (_quad((*row, name)) for row in whole)
        if len(rows) < page:
            return
        last = str(whole[-1][0])


def _quad(row: Sequence[Term | None]) -> Quad:
    subject, predicate, object_, graph = row
    if isinstance(subject, IRI | Blank) and isinstance(predicate, IRI) and object_ is not None and isinstance(graph, IRI):
        return Quad(subject, predicate, object_, graph)
    raise StoreError(f"the server gave what is no quad: {row!r}")
