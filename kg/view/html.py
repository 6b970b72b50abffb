"""ViewGraph in, one HTML page out that works offline, asks for nothing, and runs no script but ours.

Everything large travels packed: the graph, its words, vis-network (read from the installed pyvis) and the page's own script. A small
loader inflates and starts the scripts; the Content-Security-Policy names all three by their hashes, the same for every graph.
vis-network's style sheet only dresses buttons and popups that the page does not have.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from kg.errors import KgError
from kg.view.page.inline import joined_script, joined_style
from kg.view.payload.network import network_columns
from kg.view.payload.numbers import numbers_of
from kg.view.payload.packed import packed_json, packed_text
from kg.view.payload.quotes import Places
from kg.view.payload.words import words_columns
from kg.view.wording import visible

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from kg.view.parts import ViewGraph

_VIS: Final = ("templates/lib/vis-9.1.2/vis-network.min.js", "lib/vis-9.1.2/vis-network.min.js")
_SOURCE_MAP: Final = "\n//# sourceMappingURL="


class _Parts(NamedTuple):
    """What is the same in every page."""

    template: str
    style: str
    loader: str
    programs: tuple[str, ...]
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
        style=Markup(parts.style),  # noqa: S704 - our own files
        loader=Markup(parts.loader),  # noqa: S704 - our own files
        programs=parts.programs,
        network=packed_json(network_columns(graph, title, numbers, places)),
        words=packed_json(words_columns(graph, numbers, places)),
    )


@cache
def _parts() -> _Parts:
    folder = files("kg.view.page")
    scripts = (_vis_network(), joined_script(folder))
    loader, style = joined_script(folder, "load.js"), joined_style(folder)
    template = folder.joinpath("template.html").read_text("utf-8")
    packed = tuple(packed_text(script) for script in scripts)
    return _Parts(template, style, loader, packed, _policy((loader, *scripts), style))


def _policy(scripts: tuple[str, ...], style: str) -> str:
    """Allow these scripts and this style sheet by their hashes, pictures made by the page itself, and nothing else at all."""
    allowed = " ".join(_hash(script) for script in scripts)
    rules = (
        "default-src 'none'",
        f"script-src {allowed}",
        f"style-src {_hash(style)}",
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
