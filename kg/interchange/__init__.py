"""The extraction format: JSON in, Extractions out, and back; nothing that breaks the format or the ontology comes through."""

from kg.interchange.check import check
from kg.interchange.decode import decode
from kg.interchange.encode import dumps, encode
from kg.interchange.parse import loads
from kg.interchange.schema import schema

__all__ = ["check", "decode", "dumps", "encode", "loads", "schema"]
