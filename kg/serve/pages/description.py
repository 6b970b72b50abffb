"""The IRI of a thing in, all that the graph says of it out, as RDF: itself, what is said of it with the words, and names.

A document is described by its whole graph. Everything else by its own triples, the edges that lead to it, the statements and
events that speak of it, or that it says, with their exact words, and the names of whoever these name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.syntaxes import Syntax, write
from kg.terms import Triple, Triples, to_ntriples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.graph import KnowledgeGraph

_ITSELF: Final = "CONSTRUCT { ?s ?p ?o } WHERE { VALUES ?s { <THING> } ?s ?p ?o }"
_EDGES: Final = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <BASEgraph/facts> { VALUES ?o { <THING> } ?s ?p ?o } }"
_DOCUMENT: Final = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <THING> { ?s ?p ?o } }"
_SPEAKING: Final = """CONSTRUCT { ?piece ?p ?o . ?span ?q ?v } WHERE {
  { SELECT DISTINCT ?piece WHERE {
      VALUES ?thing { <THING> }
      ?piece rdf:subject|rdf:object|kg:assertedBy|kg:reportedBy|kg:agent|kg:target|kg:place|kg:aboutEvent|kg:fromStatement ?thing
  } }
  { ?piece ?p ?o } UNION { ?piece kg:evidence ?span . ?span ?q ?v }
}"""
_WORDS: Final = "CONSTRUCT { ?span ?q ?v } WHERE { VALUES ?thing { <THING> } ?thing kg:evidence ?span . ?span ?q ?v }"
_NAMES: Final = "CONSTRUCT { ?s skos:prefLabel ?name } WHERE { VALUES ?s { THINGS } ?s skos:prefLabel ?name }"


def description(graph: KnowledgeGraph, iri: str, is_document: bool) -> tuple[Triple, ...]:  # noqa: FBT001 - a kind of thing
    """Return the triples, none for what the graph does not know. The IRI must be one that a query can hold."""
    about = [_DOCUMENT] if is_document else [_ITSELF, _EDGES, _SPEAKING, _WORDS]
    found = dict.fromkeys(triple for query in about for triple in _triples(graph, query.replace("THING", iri)))
    if not found:
        return ()
    named = {str(end) for triple in found for end in (triple.subject, triple.object) if "/entity/" in str(end)} - {iri}
    ours = sorted(name for name in named if name.startswith(graph.base) and is_plain(name))
    labels = _triples(graph, _NAMES.replace("THINGS", " ".join(f"<{name}>" for name in ours))) if ours else ()
    return tuple(dict.fromkeys([*found, *labels]))


def written(triples: tuple[Triple, ...], syntax: Syntax, base: str) -> bytes:
    """Write triples in a syntax. Raises InputError for what RDF/XML cannot say."""
    return write((f"{to_ntriples(s)} {to_ntriples(p)} {to_ntriples(o)} ." for s, p, o in triples), syntax, base)


def is_plain(iri: str) -> bool:
    """Tell whether an IRI may stand between angle brackets of a query as it is."""
    return not any(letter in '<>"{}|^`\\' or letter <= " " for letter in iri)


def _triples(graph: KnowledgeGraph, query: str) -> Iterator[Triple]:
    answer = graph.query(query.replace("BASE", graph.base)).answer
    return iter(answer.triples if isinstance(answer, Triples) else ())
