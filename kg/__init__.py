"""kg: news articles to a knowledge graph of people, organizations and regions, every edge with its exact words.

    import kg

    with kg.build(["articles/"], store="kg-store") as graph:
        graph.query("sanctioned-by").df()
        graph.evidence(("Sun Jinlong", "sanctionedBy", "U.S. Treasury Department"))
        graph.view(focus="Chen Quanguo").save("chen.html")
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.errors import InputError, KgError, QueryError, StoreError
from kg.graph import KnowledgeGraph
from kg.known import KnownDocument, KnownEntity, KnownEvent, KnownStatement
from kg.model import Document, Entity, Event, Extraction, Refusal, Span, Statement
from kg.result import Result

__all__ = [
    "Document",
    "Entity",
    "Event",
    "Extraction",
    "InputError",
    "KgError",
    "KnowledgeGraph",
    "KnownDocument",
    "KnownEntity",
    "KnownEvent",
    "KnownStatement",
    "QueryError",
    "Refusal",
    "Result",
    "Span",
    "Statement",
    "StoreError",
    "build",
    "open",
]


def build(paths: str | Path | Sequence[str | Path], store: str | Path = "kg-store", **options: Any) -> KnowledgeGraph:  # noqa: ANN401
    """Load files and folders into a store and open it; options are those of `kg.pipeline.BuildOptions`.

    What was refused stands in the graph's `report`. Raises InputError for a path that does not exist, and StoreError.
    """
    from kg.pipeline import BuildOptions
    from kg.pipeline import build as build_store

    listed = [paths] if isinstance(paths, str | Path) else paths
    report = build_store([str(path) for path in listed], Path(store), BuildOptions(**options))
    graph = open(store)
    graph.report = report
    return graph


def open(store: str | Path = "kg-store") -> KnowledgeGraph:  # noqa: A001 - kg.open reads as it should
    """Open a store for reading. Raises StoreMissing where none stands."""
    from kg.graph import open_graph

    return open_graph(store)
