"""The service described: settings and a census in, N-Triples out, in the words of SPARQL Service Description and VoID."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from kg import vocab
from kg.ids import Namer
from kg.terms import IRI, Blank, Literal, Term, to_ntriples

if TYPE_CHECKING:
    from kg.serve.census import Census
    from kg.serve.service import Service

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_VOID: Final = "http://rdfs.org/ns/void#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_RESULTS: Final = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG", "N-Quads",
)  # fmt: skip
_MOST_GRAPHS: Final = 500


def service_lines(service: Service, origin: str, counted: Census) -> Iterator[str]:
    """Describe the endpoint: what it speaks, and its data set with the number of triples in each graph."""
    endpoint, dataset = Blank("service"), Blank("dataset")
    yield _line(endpoint, vocab.RDF + "type", IRI(_SD + "Service"))
    yield _line(endpoint, _SD + "endpoint", IRI(f"{origin}/sparql"))
    languages = ["SPARQL11Query", *(["SPARQL11Update"] if service.settings.writable else [])]
    features = ["UnionDefaultGraph", *(["BasicFederatedQuery"] if service.settings.allowed else [])]
    yield from (_line(endpoint, _SD + "supportedLanguage", IRI(_SD + name)) for name in languages)
    yield from (_line(endpoint, _SD + "feature", IRI(_SD + name)) for name in features)
    yield from (_line(endpoint, _SD + "resultFormat", IRI(_FORMATS + name)) for name in _RESULTS)
    yield _line(endpoint, _SD + "propertyFeature", vocab.kg("search"))
    yield _line(endpoint, _SD + "defaultDataset", dataset)
    yield _line(dataset, vocab.RDF + "type", IRI(_SD + "Dataset"))
    yield _line(dataset, _SD + "defaultGraph", Blank("all"))
    yield from _graph(Blank("all"), counted.quads)
    for number, (name, triples) in enumerate(_largest(counted.graphs, Namer(service.base))):
        named, graph = Blank(f"named{number}"), Blank(f"graph{number}")
        yield _line(dataset, _SD + "namedGraph", named)
        yield _line(named, vocab.RDF + "type", IRI(_SD + "NamedGraph"))
        yield _line(named, _SD + "name", IRI(name))
        yield _line(named, _SD + "graph", graph)
        yield from _graph(graph, triples)


def void_lines(service: Service, origin: str, counted: Census) -> Iterator[str]:
    """Describe the data set: where it can be asked and fetched, and how much of what it holds."""
    dataset = IRI(f"{origin}/.well-known/void#dataset")
    yield _line(dataset, vocab.RDF + "type", IRI(_VOID + "Dataset"))
    yield _line(dataset, "http://purl.org/dc/terms/title", Literal("Knowledge graph of news articles", language="en"))
    yield _line(dataset, _VOID + "sparqlEndpoint", IRI(f"{origin}/sparql"))
    yield _line(dataset, _VOID + "uriSpace", Literal(service.base))
    yield _line(dataset, _VOID + "vocabulary", IRI(vocab.KG))
    for name, number in (
        ("triples", counted.quads), ("distinctSubjects", counted.subjects), ("distinctObjects", counted.objects),
        ("classes", len(counted.classes)), ("properties", len(counted.properties)),
        ("documents", counted.classes.get(vocab.KG + "Document", 0)),
    ):  # fmt: skip
        yield _count(dataset, name, number)
    yield from _parts(dataset, "class", "entities", counted.classes)
    yield from _parts(dataset, "property", "triples", counted.properties)


def _parts(dataset: IRI, kind: str, what: str, counts: Mapping[str, int]) -> Iterator[str]:
    for number, (name, amount) in enumerate(counts.items()):
        part = Blank(f"{kind}{number}")
        yield _line(dataset, f"{_VOID}{kind}Partition", part)
        yield _line(part, _VOID + kind, IRI(name))
        yield _count(part, what, amount)


def _graph(graph: Blank, triples: int) -> Iterator[str]:
    yield _line(graph, vocab.RDF + "type", IRI(_SD + "Graph"))
    yield _count(graph, "triples", triples)


def _largest(graphs: Mapping[str, int], namer: Namer) -> list[tuple[str, int]]:
    """Choose the graphs that are listed: kg's two and those of users first, then documents, in the order of their names."""
    documents = f"{namer.base}document/"
    return sorted(graphs.items(), key=lambda each: (each[0].startswith(documents), each[0]))[:_MOST_GRAPHS]


def _count(subject: Term, name: str, number: int) -> str:
    return _line(subject, _VOID + name, Literal(str(number), vocab.XSD + "integer"))


def _line(subject: Term, predicate: str, object_: Term) -> str:
    return f"{to_ntriples(subject)} <{predicate}> {to_ntriples(object_)} ."
