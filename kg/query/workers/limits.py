"""What a query in a worker may take."""

from __future__ import annotations

from dataclasses import dataclass

_MIB = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` for evaluation and writing, `rows` or triples and `bytes` of an answer, `memory` (address space) of a worker.

    An answer beyond `rows` or `bytes` is cut at a row, and says so; None is no limit. `network` is for a store that is itself
    reached over the network: its workers cannot be kept from it.
    """

    seconds: float = 10.0
    rows: int | None = 1_000_000
    bytes: int | None = 256 * _MIB
    memory: int = 2048 * _MIB
    network: bool = False
