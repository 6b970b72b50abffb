"""A drawn network: one page that works offline, shows itself in a notebook, and says what it left out."""

from __future__ import annotations

import html
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.files import write_whole

if TYPE_CHECKING:
    from pyvis.network import Network

    from kg.view.parts import ViewGraph

_HEIGHT = 620


class Drawing:
    """A view of a graph; `graph` holds its nodes and edges with their evidence."""

    def __init__(self, graph: ViewGraph, title: str) -> None:
        """Hold what is drawn."""
        self.graph = graph
        self.title = title

    @cached_property
    def html(self) -> str:
        """The page: complete in itself, with a policy that lets nothing in or out."""
        from kg.view.html import page

        return page(self.graph, self.title)

    @property
    def entities(self) -> int:
        """How many entities are drawn."""
        return sum(node.kind != "Event" for node in self.graph.nodes)

    @property
    def edges(self) -> int:
        """How many edges are drawn."""
        return len(self.graph.edges)

    @property
    def hidden(self) -> int:
        """How many entities are not drawn, for the limit or since nothing joins them."""
        return self.graph.hidden.entities + self.graph.hidden.alone

    def save(self, path: str | Path) -> Path:
        """Write the page to a file, whole or not at all."""
        write_whole(Path(path), self.html.encode("utf-8"))
        return Path(path)

    def to_pyvis(self) -> Network:
        """Return the pyvis Network, for people who know it."""
        from kg.view.pyvis_network import to_pyvis

        return to_pyvis(self.graph)

    def _repr_html_(self) -> str:
        """Show the page in a notebook, in a frame that may run its script and nothing else."""
        return (
            f'<iframe title="{html.escape(self.title)}" sandbox="allow-scripts" width="100%" height="{_HEIGHT}"'
            f' style="border:0" srcdoc="{html.escape(self.html)}"></iframe>'
        )
