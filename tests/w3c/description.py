"""Tests of the service description, which its manifest tells by their names alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.terms import IRI, Blank

from .manifest import RDF
from .results import Graph, read_graph
from .server import Server

if TYPE_CHECKING:
    from .manifest import Case

SD = "http://www.w3.org/ns/sparql-service-description#"
_CLASSES = frozenset((
    "Service", "Feature", "Language", "Function", "Aggregate", "EntailmentRegime", "EntailmentProfile", "GraphCollection",
    "Dataset", "Graph", "NamedGraph",
))  # fmt: skip
_OF_SERVICES = frozenset((
    "endpoint", "feature", "defaultEntailmentRegime", "defaultSupportedEntailmentProfile", "extensionFunction",
    "extensionAggregate", "languageExtension", "supportedLanguage", "propertyFeature", "defaultDataset", "availableGraphs",
    "resultFormat", "inputFormat",
))  # fmt: skip
_OF_GRAPHS = frozenset(("defaultGraph", "namedGraph", "name", "graph", "entailmentRegime", "supportedEntailmentProfile"))


def check_description(case: Case, server: Server) -> str | None:
    """Run one of the three tests; say what is wrong, if anything."""
    answer = server.ask("GET", "/sparql", {"Accept": "text/turtle"})
    if answer.status != 200 or answer.media != "text/turtle":
        return f"{answer.status} {answer.media} instead of RDF"
    graph = read_graph(answer.body, ".ttl", f"{server.address}/sparql")
    name = case.name.rpartition("/")[2]
    if name == "returns-rdf":
        return None if graph else "an empty graph"
    if name == "has-endpoint-triple":
        endpoints = [row[2] for row in graph if row[1] == SD + "endpoint"]
        return (
            None if IRI(f"{server.address}/sparql") in endpoints else f"the endpoint is {endpoints}, not {server.address}/sparql"
        )
    return _out_of_schema(graph)


def _out_of_schema(graph: Graph) -> str | None:
    """Hold a description against the vocabulary: its terms, what describes a service, and that values are resources."""
    services = {row[0] for row in graph if row[1] == RDF + "type" and row[2] == SD + "Service"}
    if not services:
        return "no sd:Service"
    for subject, predicate, value in graph:
        term = str(predicate).removeprefix(SD) if str(predicate).startswith(SD) else None
        if term is not None and term not in _OF_SERVICES | _OF_GRAPHS:
            return f"there is no sd:{term}"
        if term in _OF_SERVICES and subject not in services:
            return f"sd:{term} describes a service, and {subject} is none"
        if term is not None and not isinstance(value, IRI | Blank):
            return f"sd:{term} names a resource, not {value!r}"
        if predicate == RDF + "type" and str(value).startswith(SD) and str(value).removeprefix(SD) not in _CLASSES:
            return f"there is no class {value}"
    return None
