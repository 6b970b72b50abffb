"""The same rules through pyshacl, an engine for SHACL that is not ours: for `kg validate FILE`, and as proof of the fast way.

pyshacl knows plain graphs, so it sees the union of all graphs and the ontology. It asks each rule in SPARQL anew for every node,
and rdflib needs 30 milliseconds to parse one; a graph that parses each query once makes it ten times faster.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, cast

from kg.terms import to_ntriples
from kg.validate.files import read_rdf
from kg.validate.violation import Violation
from kg.validate.words import words_of
from kg.vocab import PREFIXES, SH, XSD, ontology

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    import pyoxigraph
    import rdflib
    from rdflib.term import Node

    from kg.terms import Quad

_CHECKED = ("boolean", "integer", "decimal", "float", "double", "date", "dateTime")


def validate_file(path: Path) -> list[Violation]:
    """Return what breaks the rules in an RDF file, sorted; raises InputError that names the file when it cannot be read."""
    return _validate(read_rdf(path))


def shacl_violations(quads: Iterable[Quad]) -> list[Violation]:
    """Return what breaks the rules in the union of the quads' graphs, sorted: as `violations` does, by another engine."""
    import pyoxigraph

    store = pyoxigraph.Store()
    lines = (f"{to_ntriples(s)} {to_ntriples(p)} {to_ntriples(o)} ." for s, p, o, _ in quads)
    store.load("\n".join(lines).encode(), pyoxigraph.RdfFormat.N_TRIPLES)
    return _validate(store)


def _validate(store: pyoxigraph.Store) -> list[Violation]:
    import pyshacl
    import rdflib

    data = _graph_of(store)
    data.parse(data=ontology().turtle, format="turtle")
    shapes = rdflib.Graph().parse(data=ontology().shapes, format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", inplace=True)
    if not isinstance(report, rdflib.Graph):
        raise TypeError(f"pyshacl gave no report but {report!r}")
    broken = set(_results(report))
    words = words_of(store, {violation.focus for violation in broken})
    return sorted(Violation(v.focus, v.rule, words.get(v.focus, ""), v.path, v.value) for v in broken)


def _graph_of(store: pyoxigraph.Store) -> rdflib.Graph:
    graph, ill_formed = _parsing_once(), _ill_formed(store)
    for quad in store:
        subject, predicate, value = (_to_rdflib(term, ill_formed) for term in (quad.subject, quad.predicate, quad.object))
        graph.add((subject, predicate, value))
    return graph


def _to_rdflib(term: object, ill_formed: Collection[object]) -> Node:
    """Turn a term of pyoxigraph into one of rdflib.

    Literals keep their form, since rdflib would make `false` of "maybe"^^xsd:boolean. One that is none of its datatype's gets
    another datatype, no better for any rule: rdflib computes even with "x"^^xsd:integer, and dies of it.
    """
    import pyoxigraph
    import rdflib

    if isinstance(term, pyoxigraph.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return rdflib.BNode(term.value)
    if not isinstance(term, pyoxigraph.Literal):
        raise TypeError(f"SHACL knows no such term: {term}")
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype.value == XSD + "string":  # rdflib tells "x" from "x"^^xsd:string
        return rdflib.Literal(term.value)
    datatype = term.datatype.value + ("-ill-formed" if term in ill_formed else "")
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(datatype), normalize=False)


def _ill_formed(store: pyoxigraph.Store) -> frozenset[object]:
    """Return the literals whose text is none of their datatype's: 30 February is no xsd:date."""
    wrong = " || ".join(f"(?type = xsd:{name} && !COALESCE(xsd:{name}(STR(?value)) = ?value, false))" for name in _CHECKED)
    query = f"SELECT DISTINCT ?value WHERE {{ ?s ?p ?value . BIND (DATATYPE(?value) AS ?type) FILTER ({wrong}) }}"
    return frozenset(row["value"] for row in cast("pyoxigraph.QuerySolutions", store.query(query, prefixes=dict(PREFIXES))))


def _parsing_once() -> rdflib.Graph:
    """Make an empty graph that keeps the parse of each query that it was asked."""
    import rdflib
    from rdflib.plugins.sparql import prepareQuery

    class ParsingOnce(rdflib.Graph):
        def query(self, query_object: Any, *args: Any, **options: Any) -> rdflib.query.Result:  # noqa: ANN401 - rdflib's signature
            return super().query(prepare(query_object), *args, **options)

    @functools.cache
    def prepare(text: str) -> rdflib.plugins.sparql.sparql.Query:
        return prepareQuery(text)

    return ParsingOnce()


def _results(report: rdflib.Graph) -> Iterator[Violation]:
    import rdflib

    sh = rdflib.Namespace(SH)
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        focus, path, value = (report.value(result, sh[name]) for name in ("focusNode", "resultPath", "value"))
        for message in report.objects(result, sh.resultMessage):
            yield Violation(_shown(focus), str(message), path=_shown(path), value="" if value == focus else _shown(value))


def _shown(term: Node | None) -> str:
    import rdflib

    if term is None:
        return ""
    return f"_:{term}" if isinstance(term, rdflib.BNode) else str(term)
