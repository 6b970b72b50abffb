"""What the editor of the query page offers: terms of the ontology, prefixes, types of events, and the named queries."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from kg import vocab
from kg.query.named import named_queries
from kg.vocab.described import Kind, describe

if TYPE_CHECKING:
    from kg.serve.catalogue.addresses import Addresses

_OTHERS: Final = {
    "rdf:type": "the class of something",
    "rdf:subject": "of a statement: whom it is about",
    "rdf:predicate": "of a statement: the relation",
    "rdf:object": "of a statement: the other end",
    "skos:prefLabel": "the name of an entity",
    "skos:altLabel": "another name of an entity",
    "rdfs:label": "the name of a term",
}
_EXAMPLE: Final = """# Who is joined with whom, as a fact, and in which words?
SELECT ?subject ?relation ?object ?words WHERE {
  ?statement rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object ;
             kg:evidence/kg:text ?words .
  FILTER NOT EXISTS { ?statement a kg:Claim }
}
LIMIT 50
"""


def vocabulary(addresses: Addresses) -> dict[str, Any]:
    """Return it as a JSON object."""
    return {"base": addresses.base, "root": addresses.root, **_fixed()}


@cache
def _fixed() -> dict[str, Any]:
    described = describe(vocab.ontology().turtle)
    terms = [
        {"text": f"kg:{term.name}", "label": term.label, "about": term.comment, "kind": str(term.kind)}
        for term in sorted(described, key=lambda term: (term.kind is not Kind.RELATION, term.kind is Kind.CLASS))
        if term.kind is not Kind.EVENT_TYPE
    ]
    terms += [{"text": name, "label": "", "about": about, "kind": "value"} for name, about in _OTHERS.items()]
    queries = [
        {"name": query.name, "help": query.help, "text": query.text} for query in named_queries().values()
    ]  # their parameters stand in the comments of the text
    return {
        "prefixes": dict(vocab.PREFIXES),
        "terms": terms,
        "eventTypes": list(vocab.ontology().event_types),
        "queries": queries,
        "example": _EXAMPLE,
    }
