"""A drawn network: a page that works offline or a still picture; it shows itself in a notebook, and says what it left out."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg import markup
from kg.errors import ExtraMissing, InputError
from kg.files import write_whole
from kg.known import KnownEntity
from kg.model import EntityType
from kg.view.parts import EVENT

if TYPE_CHECKING:
    from pyvis.network import Network

    from kg.view.parts import ViewGraph
    from kg.widget import DrawingWidget


def ending_of(path: Path) -> str:
    """Return the ending that decides how a drawing is written. Raises InputError for one that is none of the known."""
    ending = path.suffix.lower()
    if ending not in (".html", ".htm", ".svg", ".png"):
        raise InputError(f"{path}: a drawing is written as .html, .svg or .png, not as {ending or 'no ending'}")
    return ending


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
        """How many entities are drawn at first."""
        return len(self._drawn - {node.id for node in self.graph.nodes if node.kind == EVENT})

    @property
    def edges(self) -> int:
        """How many edges are drawn at first."""
        return sum({edge.source, edge.target} <= self._drawn for edge in self.graph.edges)

    @property
    def hidden(self) -> int:
        """How many entities are not drawn at first: folded into stories, joined by nothing, or beyond the focus."""
        inside = sum(node.kind != EVENT and not node.drawn for node in self.graph.nodes)
        return inside + self.graph.hidden.outside

    @cached_property
    def svg(self) -> str:
        """What is drawn at the start as a still picture, without scripts."""
        from kg.view.picture.svg import svg

        return svg(self.graph, self.title)

    @cached_property
    def png(self) -> bytes:
        """The same picture as PNG."""
        from kg.view.picture.png import png

        return png(self.svg)

    def save(self, path: str | Path) -> Path:
        """Write the page, or the picture where the path ends in .svg or .png, to a file: whole or not at all.

        Raises InputError for another ending than .html, .htm, .svg and .png, and where the file cannot be written.
        """
        path = Path(path)
        ending = ending_of(path)
        content = self.png if ending == ".png" else (self.svg if ending == ".svg" else self.html).encode("utf-8")
        write_whole(path, content)
        return path

    def to_pyvis(self) -> Network:
        """Return the pyvis Network, for people who know it."""
        from kg.view.pyvis_network import to_pyvis

        return to_pyvis(self.graph)

    def widget(self) -> DrawingWidget:
        """Return the page as a widget whose `selected` holds the entities chosen in it. Raises ExtraMissing without anywidget."""
        try:
            from kg.widget import DrawingWidget
        except ImportError:
            raise ExtraMissing("anywidget", "widget") from None
        nodes = (node for node in self.graph.nodes if node.kind != EVENT)
        return DrawingWidget(
            self.html,
            self.title,
            (KnownEntity(n.id, EntityType(n.kind), n.name, n.aliases, n.wikidata, n.candidates) for n in nodes),
        )

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Show the page in a notebook, the picture where scripts do not run, and words where nothing can be drawn."""
        return {
            "text/plain": repr(self),
            "image/svg+xml": self.svg,
            "text/html": markup.framed(self.html, self.title, self.svg),
        }

    def __repr__(self) -> str:
        """Say what is drawn."""
        return f"{self.title}: {self.entities:,} entities and {self.edges:,} edges drawn, {self.hidden:,} entities not drawn"

    @cached_property
    def _drawn(self) -> frozenset[str]:
        return frozenset(node.id for node in self.graph.nodes if node.drawn)
