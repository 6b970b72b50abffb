"""JSON Schemas of what the API takes and gives, by the names under which the OpenAPI document refers to them."""

from __future__ import annotations

from typing import Any, Final

from kg import vocab
from kg.model import EntityType, Modality, Precision, Status

Json = dict[str, Any]


def schemas() -> Json:
    """Return them all."""
    return {
        "Thing": _object({"iri": _or_null(_TEXT), "name": _or_null(_TEXT), "page": _or_null(_TEXT)}, "What is referred to."),
        "Entity": _object(_ENTITY, "A person, an organization, a group or a region, after resolving."),
        "EntityWithCounts": _object(_ENTITY | {"counts": _COUNTS}, "An entity, with how much is said of it."),
        "Value": _object({"value": _TEXT, "datatype": _TEXT}, "A value that is no entity."),
        "When": _object(
            {"start": _or_null(_TEXT), "end": _or_null(_TEXT), "precision": _or_null(_enum(Precision))}, "A stretch."
        ),
        "Quote": _object({"text": _TEXT, "start": _NUMBER, "end": _NUMBER, "sentence": _TEXT}, "Exact words in their sentence."),
        "Document": _object(_DOCUMENT, "An article."),
        "Statement": _object(_statement(), "A fact or a claim, as one document gives it."),
        "Hit": _object(_HIT, "What a search found, and in which words; `marks` are start and end of what was found in them."),
        "Problem": _PROBLEM,
        "Entities": _part("entities", "Entity"),
        "Statements": _part("statements", "Statement"),
        "Hits": _object({"q": _TEXT, "hits": _list(ref("Hit"))}, "What was found, the best first."),
        "Names": _object({"names": _map(_TEXT)}, "Names by IRI; what has none is left out."),
        "Query": _object({"query": _TEXT}, "SPARQL with its values in place."),
    }


def ref(name: str) -> Json:
    """Refer to a schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def _object(properties: Json, about: str) -> Json:
    """Describe an object all of whose properties are always there."""
    return {"type": "object", "description": about, "properties": properties, "required": list(properties)}


def _or_null(schema: Json) -> Json:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(items: Json) -> Json:
    return {"type": "array", "items": items}


def _map(values: Json) -> Json:
    return {"type": "object", "additionalProperties": values}


def _enum(words: type[EntityType | Modality | Precision | Status]) -> Json:
    return {"type": "string", "enum": [str(word) for word in words]}


def _part(name: str, of: str) -> Json:
    about = "A part of a list; `next` is the address of the following part, null at the end."
    paging = {"total": _NUMBER, "limit": _NUMBER, "offset": _NUMBER, "next": _or_null(_TEXT)}
    return _object({name: _list(ref(of)), **paging}, about)


_TEXT: Final[Json] = {"type": "string"}
_NUMBER: Final[Json] = {"type": "integer"}
_CERTAINTY: Final[Json] = {"type": "number", "minimum": 0, "maximum": 1}
_YES_NO: Final[Json] = {"type": "boolean"}
_ENTITY: Final[Json] = {
    "id": _TEXT,
    "iri": _TEXT,
    "name": _TEXT,
    "page": _TEXT,
    "type": _enum(EntityType),
    "aliases": _list(_TEXT),
    "wikidata": _or_null(_TEXT),
    "candidates": _list(ref("Thing")),
}
_COUNTS: Final[Json] = _object(
    dict.fromkeys(("facts", "claims", "events", "claimsByIt", "documents"), _NUMBER), "How much there is to read."
)
_DOCUMENT: Final[Json] = {
    "iri": _TEXT,
    "page": _TEXT,
    **{name: _or_null(_TEXT) for name in ("id", "title", "source", "published")},
}
_HIT: Final[Json] = {
    "iri": _TEXT,
    "page": _TEXT,
    "kind": {"type": "string", "enum": ["entity", "document", "statement", "event"]},
    "type": _TEXT,
    "name": _TEXT,
    "snippet": _TEXT,
    "marks": _list({"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}),
    "score": {"type": "number"},
}
_PROBLEM: Final[Json] = {
    "type": "object",
    "description": "What is wrong, and the way out (RFC 9457); line and column where a query does not parse.",
    "properties": {"title": _TEXT, "status": _NUMBER, "detail": _TEXT, "line": _NUMBER, "column": _NUMBER, "reason": _TEXT},
    "required": ["title", "status", "detail"],
}


def _statement() -> Json:
    return {
        "id": _TEXT,
        "iri": _TEXT,
        "page": _TEXT,
        "subject": ref("Thing"),
        "predicate": {"type": "string", "enum": list(vocab.ontology().predicates)},
        "object": {"anyOf": [ref("Thing"), ref("Value")]},
        "status": _enum(Status),
        "polarity": _YES_NO,
        "modality": _enum(Modality),
        "speaker": ref("Thing"),
        "reportedBy": _or_null(ref("Thing")),
        "when": _or_null(ref("When")),
        "role": _or_null(_TEXT),
        "share": _or_null({"type": "number"}),
        "confidence": _CERTAINTY,
        "contested": _YES_NO,
        "contradicts": _list(_TEXT),
        "document": ref("Document"),
        "evidence": _list(ref("Quote")),
    }
