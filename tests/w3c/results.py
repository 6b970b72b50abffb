"""Answers as text, ours and the suites', read back into tables, booleans and graphs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from xml.etree import ElementTree as ET

import pyoxigraph as ox

from kg.store.ox_terms import from_ox
from kg.terms import IRI, XSD_STRING, Blank, Literal

from .manifest import RDF
from .numeric import XSD

RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_SPARQL = "{http://www.w3.org/2005/sparql-results#}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_RDF = MappingProxyType({
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
})  # fmt: skip


@dataclass(frozen=True)
class Rows:
    """A table: each row has a cell for each column, None where it is unbound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    ordered: bool = False

    def by(self, columns: Sequence[str]) -> list[tuple[object, ...]]:
        """Give the rows with their cells in another order."""
        places = [self.columns.index(name) for name in columns]
        return [tuple(row[place] for place in places) for row in self.rows]


Graph = frozenset[tuple[object, ...]]
Result = Rows | bool | Graph


def read(content: bytes, ending: str, base: str) -> Result:
    """Read an answer in the format of a file's ending."""
    if ending in _RDF:
        graph = read_graph(content, ending, base)
        return _result_set(graph) if any(row[2] == IRI(RS + "ResultSet") for row in graph) else graph
    return _READERS[ending](content)


def read_graph(content: bytes, ending: str, base: str) -> Graph:
    """Read triples, or quads whose fourth part is the graph's name. Raises SyntaxError."""
    quads = ox.parse(content, _RDF[ending], base_iri=base)
    return frozenset(map(row_of, quads))


def row_of(quad: ox.Quad) -> tuple[object, ...]:
    """Give a quad as a row: of three in the graph without a name, of four elsewhere."""
    row = tuple(from_ox(term) for term in quad.triple)
    return row if isinstance(quad.graph_name, ox.DefaultGraph) else (*row, from_ox(quad.graph_name))


def _xml(content: bytes) -> Rows | bool:
    root = ET.fromstring(content)  # noqa: S314 - the suite's own files, and ours
    boolean = root.find(f"{_SPARQL}boolean")
    if boolean is not None:
        return boolean.text == "true"
    columns = [variable.get("name", "") for variable in root.iter(f"{_SPARQL}variable")]
    found = [
        {binding.get("name", ""): _xml_term(binding[0]) for binding in result.iter(f"{_SPARQL}binding")}
        for result in root.iter(f"{_SPARQL}result")
    ]
    return _rows(columns, found)


def _xml_term(element: ET.Element) -> object:
    text = element.text or ""
    if element.tag == f"{_SPARQL}uri":
        return IRI(text)
    if element.tag == f"{_SPARQL}bnode":
        return Blank(text)
    return Literal(text, element.get("datatype", XSD_STRING), element.get(_LANG))


def _json(content: bytes) -> Rows | bool:
    whole = json.loads(content)
    if "boolean" in whole:
        return bool(whole["boolean"])
    found = [{name: _json_term(cell) for name, cell in each.items()} for each in whole["results"]["bindings"]]
    return _rows(whole["head"]["vars"], found)


def _json_term(cell: Mapping[str, str]) -> object:
    if cell["type"] == "uri":
        return IRI(cell["value"])
    if cell["type"] == "bnode":
        return Blank(cell["value"])
    return Literal(cell["value"], cell.get("datatype", XSD_STRING), cell.get("xml:lang"))


def _csv(content: bytes) -> Rows:
    head, *lines = csv.reader(io.StringIO(content.decode(), newline=""))
    return Rows(tuple(head), tuple(tuple(map(_csv_cell, line)) for line in lines))


def _csv_cell(text: str) -> object:
    """Read a cell: CSV says no kinds, but a blank node has its mark and a number is read by its value."""
    if text.startswith("_:"):
        return Blank(text[2:])
    try:
        return float(text)
    except ValueError:
        return text


def _tsv(content: bytes) -> Rows:
    head, *lines = content.decode().rstrip("\n").replace("\r\n", "\n").split("\n")
    columns = [name.lstrip("?$") for name in head.split("\t")]
    return Rows(tuple(columns), tuple(tuple(map(_tsv_cell, line.split("\t"))) for line in lines))


def _tsv_cell(text: str) -> object:
    """Read a term as Turtle writes it; the engine's own Turtle reads numbers without quotes."""
    if not text:
        return None
    (quad,) = ox.parse(f"<s:s> <p:p> {text} .", ox.RdfFormat.TURTLE)
    return from_ox(quad.object)


def _rows(columns: Sequence[str], found: Sequence[Mapping[str, object]]) -> Rows:
    return Rows(tuple(columns), tuple(tuple(each.get(name) for name in columns) for each in found))


def _result_set(graph: Graph) -> Rows | bool:
    """Read a result set that is told in RDF."""

    def of(subject: object, name: str) -> list[object]:
        return [row[2] for row in graph if row[0] == subject and row[1] == IRI(RS + name)]

    (whole,) = [row[0] for row in graph if row[1] == IRI(RDF + "type") and row[2] == IRI(RS + "ResultSet")]
    if told := of(whole, "boolean"):
        return told == [Literal("true", XSD + "boolean")]
    solutions = of(whole, "solution")
    indexed = [(of(solution, "index"), solution) for solution in solutions]
    ordered = bool(solutions) and all(index for index, _ in indexed)
    if ordered:
        solutions = [solution for _, solution in sorted(indexed, key=lambda pair: int(pair[0][0].value))]
    found = [
        {of(binding, "variable")[0].value: of(binding, "value")[0] for binding in of(solution, "binding")}
        for solution in solutions
    ]
    table = _rows([name.value for name in of(whole, "resultVariable")], found)
    return Rows(table.columns, table.rows, ordered)


_READERS: Mapping[str, Callable[[bytes], Rows | bool]] = MappingProxyType({
    ".srx": _xml,
    ".srj": _json,
    ".csv": _csv,
    ".tsv": _tsv,
})  # fmt: skip
