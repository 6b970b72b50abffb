"""The API as a page for people, written from its OpenAPI document, with examples that can be followed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from kg.serve.api.openapi import document
from kg.serve.pages import answers
from kg.serve.pages.query import origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request
    from starlette.responses import Response

_EXAMPLES: Final = {
    "/api/entities": "/api/entities?type=Person&limit=5",
    "/api/statements": "/api/statements?status=claim&limit=5",
    "/api/search": "/api/search?q=minister&limit=5",
}
_SENT: Final = {
    "/api/names": {"iris": ["https://..."]},
    "/api/bind": {"query": "SELECT ?name { ?who skos:prefLabel ?name }", "values": {"name": "..."}},
}


def api_page(request: Request) -> Response:
    """Write the page."""
    told = {
        "title": "API",
        "here": "api",
        "origin": origin(request),
        "operations": list(_operations()),
        "info": document()["info"],
    }
    return answers.page("api.html", told)


def _operations() -> Iterator[dict[str, Any]]:
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            sent = _SENT.get(path)
            yield {
                "path": path,
                "method": method.upper(),
                "about": operation["summary"],
                "parameters": [_parameter(each) for each in operation["parameters"]],
                "example": _EXAMPLES.get(path, ""),
                "sent": json.dumps(sent) if sent else "",
                "gives": operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2],
            }


def _parameter(parameter: dict[str, Any]) -> dict[str, Any]:
    schema = parameter["schema"]
    words = schema.get("enum", [])
    told = (("minimum", "from"), ("maximum", "to"), ("default", "usually"))
    bounds = [f"{word} {schema[key]:,}" for key, word in told if key in schema]
    return {
        "name": parameter["name"],
        "about": parameter["description"],
        "needed": parameter["required"],
        "words": words,
        "bounds": " ".join(bounds),
    }
