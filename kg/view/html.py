"""ViewGraph in, one HTML page out that works offline, asks for nothing, and runs no script but ours.

The data travel in a JSON block, so the script and its hash in the Content-Security-Policy stay the same for every graph.
vis-network is read from the installed pyvis; its style sheet only dresses buttons and popups that the page does not have.
"""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from kg.errors import KgError
from kg.view.page.inline import joined_script
from kg.view.payload import payload, script_safe
from kg.view.wording import visible

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from kg.view.parts import ViewGraph

_VIS: Final = ("templates/lib/vis-9.1.2/vis-network.min.js", "lib/vis-9.1.2/vis-network.min.js")


def page(graph: ViewGraph, title: str) -> str:
    """Write the page; equal graphs and titles give equal pages. Raises KgError when pyvis lacks its vis-network."""
    from jinja2 import Environment
    from markupsafe import Markup

    folder = files("kg.view.page")
    scripts = (_vis_network(), joined_script(folder))
    style = folder.joinpath("style.css").read_text("utf-8")
    template = Environment(autoescape=True).from_string(folder.joinpath("template.html").read_text("utf-8"))
    return template.render(
        title=visible(title),
        policy=_policy(scripts, style),
        style=Markup(style),  # noqa: S704 - our own file
        scripts=[Markup(script) for script in scripts],  # noqa: S704 - our own files, and pyvis's
        graph=Markup(script_safe(payload(graph, title))),  # noqa: S704 - escaped for a script element
    )


def _policy(scripts: tuple[str, ...], style: str) -> str:
    """Allow these scripts and this style sheet by their hashes, and nothing else at all."""
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _vis_network() -> str:
    package = files("pyvis")
    for path in _VIS:
        found: Traversable = package.joinpath(*path.split("/"))
        if found.is_file():
            return found.read_text("utf-8").replace("\r\n", "\n").strip()
    msg = "the installed pyvis carries no vis-network 9.1.2: pip install 'pyvis>=0.3.2,<0.4'"
    raise KgError(msg)
