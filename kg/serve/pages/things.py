"""Every IRI of the store at its own path: HTML to people, RDF to programs, to its successor where it was retired, or 404."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import Response
from starlette.routing import Route

from kg.errors import InputError
from kg.serve.catalogue.addresses import KINDS, Addresses
from kg.serve.negotiation import preferred
from kg.serve.pages import answers
from kg.serve.pages.description import description, is_plain, written
from kg.serve.pages.document import document_page
from kg.serve.pages.entity import entity_page
from kg.serve.pages.pieces import piece_page
from kg.serve.pages.resource import resource_page
from kg.serve.pages.told import Told
from kg.syntaxes import SYNTAXES, Syntax

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from kg.graph import KnowledgeGraph
    from kg.serve.catalogue.shelf import Shelf
    from kg.terms import IRI, Triple

_HTML: Final = "text/html"
TYPES: Final = {
    "turtle": "text/turtle",
    "jsonld": "application/ld+json",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "trig": "application/trig",
    "nquads": "application/n-quads",
}
"""The media types of the syntaxes, best first."""
_BY_TYPE: Final = {media: SYNTAXES[name] for name, media in TYPES.items()}


class Things:
    """Answers for everything that stands under one base."""

    def __init__(self, base: str, shelf: Shelf) -> None:
        """Answer from the generation that a request holds."""
        self._addresses = Addresses(base)
        self._shelf = shelf

    def routes(self) -> list[Route]:
        """Return one route for each kind of thing."""
        root = self._addresses.root
        return [Route(f"{root}{kind}/{{key:path}}", self._answer, methods=["GET"], name=f"thing-{kind}") for kind in KINDS]

    def _answer(self, request: Request) -> Response:
        graph: KnowledgeGraph = request.state.generation.graph
        local, syntax = _without_ending(request.url.path.removeprefix(self._addresses.root))
        iri = self._addresses.iri(local)
        asked = self._asked(request, syntax)
        if asked is None:
            return answers.plain("this comes as HTML, Turtle, JSON-LD, N-Triples, RDF/XML, TriG or N-Quads", 406)
        told = Told(self._shelf.catalogue(graph), self._addresses)
        event = told.catalogue.event_of.get(iri)
        if event and asked == _HTML:
            return answers.moved(f"{told.path(event)}#{local.replace('/', '-')}", 303)
        found = self._html(graph, told, iri) if asked == _HTML else self._rdf(graph, iri, asked)
        return found or self._elsewhere(graph, iri, syntax)

    def _asked(self, request: Request, syntax: Syntax | None) -> str | None:
        if syntax is not None:
            return TYPES[syntax.name]
        return preferred(request.headers.get("accept"), (_HTML, *_BY_TYPE))

    def _html(self, graph: KnowledgeGraph, told: Told, iri: IRI) -> Response | None:
        """Write the page of a thing, None for what is not known."""
        made = self._page(graph, told, iri)
        if made is None:
            return None
        template, words = made
        return answers.page(template, {"told": told, "addresses": self._addresses, **words}, headers=self._links(iri, _HTML))

    def _page(self, graph: KnowledgeGraph, told: Told, iri: IRI) -> tuple[str, dict[str, object]] | None:
        catalogue = told.catalogue
        if iri in catalogue.entities:
            return entity_page(told, iri)
        if iri in catalogue.pieces:
            return piece_page(told, iri)
        if iri in catalogue.documents:
            return document_page(told, iri, graph.text(catalogue.documents[iri].id))
        triples = self._triples(graph, iri)
        return resource_page(told, iri, triples) if triples else None

    def _rdf(self, graph: KnowledgeGraph, iri: IRI, media: str) -> Response | None:
        triples = self._triples(graph, iri)
        if not triples:
            return None
        try:
            body = written(triples, _BY_TYPE[media], graph.base)
        except InputError as error:
            return answers.plain(str(error), 406)
        return Response(body, headers={"Content-Type": media, "Vary": "Accept", **self._links(iri, media)})

    def _triples(self, graph: KnowledgeGraph, iri: IRI) -> tuple[Triple, ...]:
        kind = self._addresses.local(iri).partition("/")[0]
        return description(graph, iri, kind in ("document", "graph")) if is_plain(iri) else ()

    def _links(self, iri: IRI, given: str) -> Mapping[str, str]:
        """Name the other forms of a thing, each at an address of its own."""
        path = self._addresses.path(iri)
        others = [f'<{path}{syntax.ending}>; rel="alternate"; type="{media}"' for media, syntax in _BY_TYPE.items()]
        here = {} if given == _HTML else {"Content-Location": f"{path}{_BY_TYPE[given].ending}"}
        return {"Link": ", ".join([*others, f'<{iri}>; rel="canonical"']), **here}

    def _elsewhere(self, graph: KnowledgeGraph, iri: IRI, syntax: Syntax | None) -> Response:
        """Lead from a retired IRI to the one that stands for it."""
        newer = graph.redirected(iri)
        if newer is not None and newer != iri:
            return answers.moved(self._addresses.path(newer) + (syntax.ending if syntax else ""), 301)
        return answers.not_here(f"This store holds nothing under {iri}.")


def _without_ending(local: str) -> tuple[str, Syntax | None]:
    """Split the name of a file into the thing and its syntax; a thing has no dot in its name."""
    name, dot, ending = local.rpartition(".")
    syntax = next((each for each in SYNTAXES.values() if dot + ending == each.ending), None)
    return (name, syntax) if syntax else (local, None)
