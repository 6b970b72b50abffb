"""The query page for people, at the address where programs ask."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from markupsafe import Markup

from kg.serve.catalogue.addresses import Addresses
from kg.serve.pages import answers
from kg.serve.pages.vocabulary import vocabulary

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from kg.serve.service import Service


def query_page(service: Service, request: Request) -> Response:  # noqa: ARG001 - the generation is that of the request
    """Write the page; a query in the address is shown and asked by its script."""
    addresses = Addresses(request.state.generation.graph.base)
    told = {"title": "Query", "here": "query", "origin": origin(request), "vocabulary": _in_page(vocabulary(addresses))}
    return answers.page("query.html", told)


def origin(request: Request) -> str:
    """Return the address of this server as the one who asks knows it."""
    return f"{request.url.scheme}://{request.url.netloc}"


def _in_page(told: object) -> Markup:
    """Write JSON that may stand within an element of a page."""
    return Markup(json.dumps(told, ensure_ascii=False).replace("<", "\\u003c"))  # noqa: S704 - JSON without a <
