"""ViewGraph in, one HTML page out that works offline, asks for nothing, and runs no script but ours.

Everything large travels packed: the graph, its words, the program (our modules and their style sheet), and vis-network, read from
the installed pyvis. A small loader expands and starts the program, which draws a first sight, then starts vis; until then a veil
hides what has no style yet. The Content-Security-Policy names these scripts and styles by their hashes, the same for every graph.
vis-network's style sheet only dresses buttons and popups that the page does not have.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from kg.errors import KgError
from kg.view.page.inline import joined_opening, joined_script, joined_style
from kg.view.payload.network import network_columns
from kg.view.payload.numbers import numbers_of
from kg.view.payload.packed import packed_json, packed_text
from kg.view.payload.quotes import Places
from kg.view.payload.words import words_columns
from kg.view.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable

    from kg.view.parts import ViewGraph

_VIS: Final = ("templates/lib/vis-9.1.2/vis-network.min.js", "lib/vis-9.1.2/vis-network.min.js")
_SOURCE_MAP: Final = "\n//# sourceMappingURL="
_VEIL: Final = "body > :not(noscript) { visibility: hidden }"


class _Parts(NamedTuple):
    """What is the same in every page."""

    template: str
    loader: str
    program: str
    vis: str
    policy: str


def page(graph: ViewGraph, title: str) -> str:
    """Write the page; equal graphs and titles give equal pages. Raises KgError when pyvis lacks its vis-network."""
    from jinja2 import Environment
    from markupsafe import Markup

    parts = _parts()
    numbers, places = numbers_of(graph), Places(graph)
    template = Environment(autoescape=True).from_string(parts.template)
    return template.render(
        title=visible(title),
        policy=parts.policy,
        veil=Markup(_VEIL),  # noqa: S704 - our own words
        loader=Markup(parts.loader),  # noqa: S704 - our own files
        program=parts.program,
        vis=parts.vis,
        network=packed_json(network_columns(graph, title, numbers, places)),
        words=packed_json(words_columns(graph, numbers, places)),
    )


@cache
def _parts() -> _Parts:
    folder = files("kg.view.page")
    loader, style = joined_opening(folder, "load.js"), joined_style(folder)
    program, vis = joined_script(folder, after="load.js"), _vis_network()
    template = folder.joinpath("template.html").read_text("utf-8")
    packed = packed_text(f"{style}\0{program}")
    return _Parts(template, loader, packed, packed_text(vis), _policy((loader, program, vis), (_VEIL, style)))


def _policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Allow these scripts and styles by their hashes, pictures made by the page itself, and nothing else at all."""
    rules = (
        "default-src 'none'",
        f"script-src {' '.join(map(_hash, scripts))}",
        f"style-src {' '.join(map(_hash, styles))}",
        "img-src data: blob:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _vis_network() -> str:
    package = files("pyvis")
    for path in _VIS:
        found: Traversable = package.joinpath(*path.split("/"))
        if found.is_file():
            return found.read_text("utf-8").replace("\r\n", "\n").partition(_SOURCE_MAP)[0].strip()
    msg = "the installed pyvis carries no vis-network 9.1.2: pip install 'pyvis>=0.3.2,<0.4'"
    raise KgError(msg)
