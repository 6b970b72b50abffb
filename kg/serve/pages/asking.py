"""A stranger's query as an answer in our own terms: evaluated by the workers, under their limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.query.ask import ask
from kg.query.workers.isolated import IsolatedSnapshot

if TYPE_CHECKING:
    from kg.serve.service import Generation, Service
    from kg.terms import Answer


def isolated_answer(service: Service, generation: Generation, query: str) -> Answer:
    """Answer a query. Raises QuerySyntax, QueryRefused, QueryTimeout and their like."""
    snapshot = IsolatedSnapshot(generation.reader.snapshot, service.workers)
    return ask(snapshot, query, search=generation.graph.ranked)
