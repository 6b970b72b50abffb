"""`/data`: SPARQL 1.1 Graph Store HTTP Protocol: whole graphs read, and with the token put, added to and taken away.

A graph is named by `?graph=IRI`, the one without a name by `?default`, and a graph whose name is an address of this server's,
`/data/...`, by that address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from anyio.to_thread import run_sync
from starlette.responses import Response
from starlette.routing import Route

from kg.ids import digest
from kg.pipeline.write import Drop, Put
from kg.query.workers import Question
from kg.serve import caching, negotiation, payload, sending
from kg.serve.problems import Problem
from kg.serve.protocol import graph_iri, parameters
from kg.serve.security import check_writer
from kg.serve.update_endpoint import write
from kg.terms import DEFAULT_GRAPH, IRI

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from kg.serve.service import Service

PATH: Final = "/data"
_WHOLE: Final = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def routes(service: Service) -> list[BaseRoute]:
    """Give the addresses of the graph store, and of every graph that is named by one."""
    store = _Endpoint(service)

    async def endpoint(request: Request) -> Response:
        if request.method in ("GET", "HEAD"):
            return await store.get(request)
        check_writer(request, service.settings)
        return await (store.delete(request) if request.method == "DELETE" else store.put(request))

    return [Route(path, endpoint, methods=["GET", "PUT", "POST", "DELETE"]) for path in (PATH, PATH + "/{name:path}")]


class _Endpoint:
    def __init__(self, service: Service) -> None:
        self._service = service

    async def get(self, request: Request) -> Response:
        """Send a graph; HEAD tells only that it is there."""
        graph, generation = _graph(request), request.state.generation
        if graph is None:
            raise Problem(400, "Which graph?", "ask for ?graph=IRI or for ?default; kg export writes all of them")
        if not generation.reader.snapshot.holds(graph):
            raise Problem(404, "No such graph", f"the store has no graph <{graph}>")
        form = negotiation.form(request.headers.get("accept"), negotiation.GRAPHS)
        if form is None:
            raise Problem(406, "Not acceptable", f"a graph can be had as {', '.join(each.media for each in negotiation.GRAPHS)}")
        tag = caching.etag(generation.number, graph, form.name)
        if (known := caching.not_modified(request, tag)) is not None:
            return known
        if request.method == "HEAD":
            return Response(headers={**caching.headers(tag), "Content-Type": form.content_type})
        reply = await run_sync(self._service.workers.answer, Question(_WHOLE, form.name, (graph,)))
        if reply.cut:  # who puts back what he got must not lose the rest
            reply.body.close()
            raise Problem(503, "Too large", f"this graph is beyond what the server sends ({reply.cut}): use kg export")
        return sending.response(reply, form, caching.headers(tag))

    async def put(self, request: Request) -> Response:
        """Put triples into a graph, or beside those it has; 201 if it is new."""
        pieces = await payload.pieces(request, self._service.settings.body_limit)
        graph = _graph(request)
        if graph is None and request.method == "PUT":
            raise Problem(400, "Which graph?", "put it to ?graph=IRI or to ?default")
        if graph is None:
            key = digest([request.state.generation.number, *(piece.content.hex() for piece in pieces)])
            graph = IRI(f"{_address(request)}/{key}")
        written = await write(self._service, Put(graph, pieces, replace=request.method == "PUT"))
        if written.was_here:
            return Response(status_code=204)
        return Response(status_code=201, headers={"Location": graph})

    async def delete(self, request: Request) -> Response:
        """Take a graph away."""
        graph = _graph(request)
        if graph is None:
            raise Problem(400, "Which graph?", "delete ?graph=IRI or ?default")
        written = await write(self._service, Drop(graph))
        if not written.was_here:
            raise Problem(404, "No such graph", f"the store has no graph <{graph}>")
        return Response(status_code=204)


def _graph(request: Request) -> IRI | None:
    """Return the graph that a request is about, None for a request to the graph store itself."""
    pairs = parameters(request.url.query)
    named = [value for name, value in pairs if name == "graph"]
    default = any(name == "default" for name, _ in pairs)
    direct = request.url.path.removeprefix(PATH).strip("/")
    if len(named) + default + bool(direct) > 1:
        raise Problem(400, "Which graph?", "name one graph: by ?graph=IRI, by ?default, or by its address")
    if named:
        return graph_iri(named[0])
    if default:
        return DEFAULT_GRAPH
    return graph_iri(str(request.url.replace(query="", fragment=""))) if direct else None


def _address(request: Request) -> str:
    return str(request.url.replace(path=PATH, query="", fragment=""))
