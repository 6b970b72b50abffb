"""Responses of pages: HTML under a policy that lets nothing in but our own files, RDF, redirections, and what is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from kg.serve.pages.assets import place
from kg.serve.pages.environment import render

if TYPE_CHECKING:
    from collections.abc import Mapping

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a page of ours may do: read from this server, and nothing else."""
_HTML: Final = "text/html; charset=utf-8"


def page(template: str, told: Mapping[str, object], status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Write a page; `told` goes to its template, beside the place of the style sheets."""
    body = render(template, **{"assets": place(), "q": "", "here": "", **told})
    return html(body, status, headers)


def html(body: str, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Send HTML; a header given here takes the place of the usual one."""
    usual = {"Content-Type": _HTML, "Content-Security-Policy": POLICY, "Vary": "Accept", "Cache-Control": "no-cache"}
    return Response(body, status, headers={**usual, **(headers or {})})


def moved(address: str, status: int) -> Response:
    """Lead to another address."""
    return Response(status_code=status, headers={"Location": address, "Vary": "Accept"})


def not_here(what: str, status: int = 404) -> Response:
    """Say that there is no such thing, with ways out."""
    return page("missing.html", {"title": "Not here", "what": what}, status)


def plain(text: str, status: int) -> Response:
    """Say something in plain words."""
    return Response(text + "\n", status, headers={"Content-Type": "text/plain; charset=utf-8", "Vary": "Accept"})
