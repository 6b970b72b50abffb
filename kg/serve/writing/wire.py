"""A change and what became of it, as bytes between the server and the process that makes it: JSON, and what was sent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.pipeline.write import Change, Drop, Put, Update, Written
from kg.query.workers.failures import from_parts, to_parts
from kg.store.ox_updates import Piece
from kg.syntaxes import SYNTAXES
from kg.terms import IRI


def encode(store: Path, change: Change) -> bytes:
    """Write what is to be done: a line of JSON, then the pieces."""
    pieces: tuple[Piece, ...] = ()
    told: dict[str, object] = {"store": str(store.resolve()), "kind": type(change).__name__}
    if isinstance(change, Update):
        told |= {"text": change.text, "default": change.default_graphs, "named": change.named_graphs}
    else:
        told |= {"graph": change.graph}
    if isinstance(change, Put):
        pieces = tuple(change.pieces)
        told |= {"replace": change.replace, "pieces": [[piece.syntax.name, len(piece.content)] for piece in pieces]}
    return b"".join([json.dumps(told).encode("ascii"), b"\n", *(piece.content for piece in pieces)])


def decode(content: bytes) -> tuple[Path, Change]:
    """Read what `encode` wrote."""
    line, _, rest = content.partition(b"\n")
    told = json.loads(line)
    return Path(told["store"]), _change(told, rest)


def encode_outcome(outcome: Written | KgError) -> bytes:
    """Write what became of a change."""
    if isinstance(outcome, KgError):
        return json.dumps({"error": to_parts(outcome)}).encode("ascii")
    return json.dumps({"generation": outcome.generation, "was_here": outcome.was_here}).encode("ascii")


def decode_outcome(content: bytes) -> Written:
    """Read what `encode_outcome` wrote; raise the error, if it is one."""
    told = json.loads(content)
    if "error" in told:
        raise from_parts(told["error"])
    return Written(told["generation"], told["was_here"])


def _change(told: Mapping[str, Any], rest: bytes) -> Change:
    if told["kind"] == "Update":
        return Update(told["text"], tuple(map(IRI, told["default"])), tuple(map(IRI, told["named"])))
    graph = IRI(told["graph"])
    if told["kind"] == "Drop":
        return Drop(graph)
    pieces, at = [], 0
    for name, length in told["pieces"]:
        pieces.append(Piece(rest[at : at + length], SYNTAXES[name]))
        at += length
    return Put(graph, pieces, told["replace"])
