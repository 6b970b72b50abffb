"""`/api/names` and `/api/bind`: what the query page asks beside its queries: what IRIs are called, values put into a query."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from anyio.to_thread import run_sync

from kg.errors import KgError
from kg.query.sizes import check_length
from kg.serve.api.answering import json_response
from kg.serve.body import text
from kg.serve.problems import Problem, problem

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from kg.graph import KnowledgeGraph
    from kg.serve.api.represent import Json
    from kg.serve.catalogue.shelf import Shelf

MOST_NAMES = 10_000
_LONGEST = 2 * 1024 * 1024  # bytes of a request
_JSON = "application/json"


class Asking:
    """Answers from the generation that a request holds."""

    def __init__(self, shelf: Shelf) -> None:
        """Share catalogues with the pages."""
        self._shelf = shelf

    def names(self, request: Request, asked: dict[str, Any]) -> Json:
        """Give the names of IRIs: of entities and documents; what has none is left out."""
        iris = asked.get("iris")
        if set(asked) != {"iris"} or not isinstance(iris, list) or not all(isinstance(iri, str) for iri in iris):
            raise Problem(400, "Not a list of IRIs", 'send {"iris": ["...", ...]}')
        if len(iris) > MOST_NAMES:
            raise Problem(400, "Too many", f"at most {MOST_NAMES:,} IRIs at a time")
        names = self._shelf.catalogue(request.state.generation.graph).names
        return {"names": {iri: names[iri] for iri in iris if iri in names}}

    def bind(self, request: Request, asked: dict[str, Any]) -> Json:
        """Put values, given as people type them, into the places that a query keeps for them."""
        query, values = asked.get("query"), asked.get("values")
        is_text = isinstance(values, dict) and all(isinstance(value, str) for value in values.values())
        if set(asked) != {"query", "values"} or not isinstance(query, str) or not isinstance(values, dict) or not is_text:
            raise Problem(400, "Not a query with values", 'send {"query": "...", "values": {"name": "value", ...}}')
        graph: KnowledgeGraph = request.state.generation.graph
        check_length(query)
        return {"query": graph.filled(query, values)}


def posted(answer: Callable[[Request, dict[str, Any]], Json]) -> Callable[[Request], Awaitable[Response]]:
    """Make an endpoint of a function of a request and the JSON object that it sends."""

    async def endpoint(request: Request) -> Response:
        try:
            return json_response(await run_sync(answer, request, _object(await text(request, _LONGEST))))
        except Problem as error:
            return error.response(_JSON)
        except KgError as error:
            return problem(error).response(_JSON)

    return endpoint


def _object(sent: str) -> dict[str, Any]:
    try:
        found = json.loads(sent)
    except (ValueError, RecursionError) as error:
        raise Problem(400, "Not JSON", str(error)) from None
    if not isinstance(found, dict):
        raise Problem(400, "Not a JSON object", "send an object: {...}")
    return found
