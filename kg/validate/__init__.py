"""Validation: a graph against the rules of ontology/shapes.ttl, and spans against their documents' texts."""

from kg.validate.check import violations
from kg.validate.quotes import MISQUOTED, misquotes
from kg.validate.violation import Violation

__all__ = ["MISQUOTED", "Violation", "misquotes", "violations"]
