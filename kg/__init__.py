"""kg: news articles to a knowledge graph of people, organizations and regions, every edge with its exact words.

For example:

    with kg.build(["articles/"], store="kg-store") as graph:
        graph.query("sanctioned-by").df()
        graph.evidence(("Sun Jinlong", "sanctionedBy", "U.S. Treasury Department"))
        graph.view(focus="Chen Quanguo").save("chen.html")

`help(kg.KnowledgeGraph)` tells the rest, and `kg --help` the same for the command line.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, Unpack

from kg.errors import InputError, KgError, QueryError, StoreError
from kg.graph import KnowledgeGraph
from kg.known import KnownDocument, KnownEntity, KnownEvent, KnownStatement
from kg.model import Document, Entity, Event, Extraction, Refusal, Span, Statement
from kg.result import Result

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from IPython.core.interactiveshell import InteractiveShell

    from kg.pipeline.options import BuildKeywords
    from kg.store.place import Place

    Given: TypeAlias = str | Path | pd.DataFrame | nx.Graph[Any]

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


def build(paths: Given | Sequence[Given], store: Place = "kg-store", **options: Unpack[BuildKeywords]) -> KnowledgeGraph:
    """Load files and folders into a store, which is made if it is not there, and open it.

    Facts may be given as a DataFrame with the columns of `kg template csv`, and as a networkx graph with the attributes that
    `to_networkx` writes. Options are those of `kg.pipeline.BuildOptions`: extractor, published, columns, base, jobs. What was
    refused stands in the graph's `report`. Raises InputError for a path that does not exist and for errors in facts given so,
    ExtractorError, and StoreError.
    """
    from kg.given import facts_in
    from kg.pipeline import BuildOptions
    from kg.pipeline import build as build_store

    listed = list(paths) if isinstance(paths, list | tuple) else [paths]
    facts = {id(one): file for one in listed if (file := facts_in(one)) is not None}
    named = [str(one) for one in listed if id(one) not in facts]
    report = build_store(named, store, BuildOptions(**options), given=list(facts.values()))
    graph = open(store)
    graph.report = report
    return graph


def open(store: Place = "kg-store") -> KnowledgeGraph:
    """Open a store for reading. Raises StoreMissing where none stands."""
    from kg.graph import open_graph

    return open_graph(store)


def load_ipython_extension(ipython: InteractiveShell) -> None:
    """Do what `%load_ext kg` asks for: SPARQL in cells."""
    from kg.notebook import load

    load(ipython)
