"""Extractions and a resolution to quads: pure, sorted, and the same whatever the order of arrival."""

from kg.rdf.project import Projection

__all__ = ["Projection"]
