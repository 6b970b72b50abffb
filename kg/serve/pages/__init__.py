"""Pages for people: the start, a search, every thing of the store at its own path, the explorer, and the query page."""

from __future__ import annotations

from kg.serve.pages.query import query_page
from kg.serve.pages.routes import routes

__all__ = ["query_page", "routes"]
