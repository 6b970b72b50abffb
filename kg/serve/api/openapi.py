"""The API described as an OpenAPI 3.1 document, which the readable page is written from too."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from kg import vocab
from kg.model import EntityType, Status
from kg.serve.api.reading import LIMIT, MOST
from kg.serve.api.schemas import ref, schemas
from kg.serve.api.search import KINDS
from kg.serve.api.search import MOST as MOST_HITS

Json = dict[str, Any]
VERSION: Final = "1.0.0"
_JSON: Final = "application/json"
_ID: Final[Json] = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "The last part of its IRI.",
    "schema": {"type": "string", "pattern": "^[0-9a-f]{20}$"},
}


@cache
def document() -> Json:
    """Return the document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "kg",
            "version": VERSION,
            "description": "Who is joined with whom, by whose word, in which words. For all else there is SPARQL at /sparql.",
        },
        "paths": {
            "/api/entities": {"get": _entities()},
            "/api/entities/{id}": {"get": _one("entity", "EntityWithCounts", "An entity, and how much is said of it")},
            "/api/statements": {"get": _statements()},
            "/api/statements/{id}": {"get": _one("statement", "Statement", "A fact or a claim, with its exact words")},
            "/api/search": {"get": _search()},
            "/api/names": {"post": _names()},
            "/api/bind": {"post": _bind()},
        },
        "components": {"schemas": schemas()},
    }


def _entities() -> Json:
    types = {"type": "string", "enum": [str(kind) for kind in EntityType]}
    parameters = [
        _parameter("name", "A name that it goes by; case, accents and a leading article do not count."),
        _parameter("type", "What it is.", types),
        *_paging(),
    ]
    return _operation("listEntities", "Entities, sorted by name", "Entities", parameters=parameters)


def _statements() -> Json:
    predicates = {"type": "string", "enum": list(vocab.ontology().predicates)}
    status = {"type": "string", "enum": [str(status) for status in Status]}
    parameters = [
        _parameter("subject", "Whom it is about: a name or an IRI."),
        _parameter("predicate", "The relation, by its name in the ontology.", predicates),
        _parameter("object", "The other end: a name or an IRI."),
        _parameter("status", "Facts or claims alone.", status),
        *_paging(),
    ]
    return _operation("listStatements", "Facts and claims, sorted by IRI", "Statements", parameters=parameters)


def _search() -> Json:
    limit = {"type": "integer", "minimum": 1, "maximum": MOST_HITS, "default": LIMIT}
    parameters = [
        _parameter("q", "Words; the last may be unfinished, and each may be mistyped.", needed=True),
        _parameter("kind", "One kind of thing alone.", {"type": "string", "enum": list(KINDS)}),
        _parameter("limit", "How many at most.", limit),
    ]
    return _operation("search", "What is found by words, the best first", "Hits", parameters=parameters)


def _names() -> Json:
    iris = {"type": "array", "items": {"type": "string"}, "maxItems": 10_000}
    return _operation("names", "What IRIs are called", "Names", body={"iris": iris})


def _bind() -> Json:
    values = {"type": "object", "additionalProperties": {"type": "string"}}
    about = "SPARQL with values in the places of its variables"
    return _operation("bind", about, "Query", body={"query": {"type": "string", "maxLength": 32768}, "values": values})


def _one(what: str, schema: str, about: str) -> Json:
    made = _operation(f"get{what.title()}", about, schema, parameters=[_ID])
    made["responses"]["301"] = {"description": f"The {what} was retired: another stands for it."}
    made["responses"]["404"] = _problem("There is none of this id.")
    return made


def _operation(name: str, about: str, schema: str, *, parameters: list[Json] | None = None, body: Json | None = None) -> Json:
    """Describe an operation; `body` gives the properties, all needed, of the JSON object that is sent."""
    made: Json = {
        "operationId": name,
        "summary": about,
        "parameters": parameters or [],
        "responses": {
            "200": {"description": about, "content": {_JSON: {"schema": ref(schema)}}},
            "400": _problem("It cannot be meant: a parameter, a name or a query that means nothing."),
            "403": _problem("It is not allowed."),
            "503": _problem("The store cannot be read just now."),
        },
    }
    if body is not None:
        sent = {"type": "object", "properties": body, "required": list(body), "additionalProperties": False}
        made["requestBody"] = {"required": True, "content": {_JSON: {"schema": sent}}}
        made["responses"]["413"] = _problem("It is too long.")
        made["responses"]["415"] = _problem("It is no UTF-8.")
    return made


def _problem(about: str) -> Json:
    return {"description": about, "content": {"application/problem+json": {"schema": ref("Problem")}}}


def _parameter(name: str, about: str, schema: Json | None = None, *, needed: bool = False) -> Json:
    return {"name": name, "in": "query", "required": needed, "description": about, "schema": schema or {"type": "string"}}


def _paging() -> list[Json]:
    return [
        _parameter("limit", "How many at most.", {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT}),
        _parameter("offset", "How many to leave out first.", {"type": "integer", "minimum": 0, "default": 0}),
    ]
