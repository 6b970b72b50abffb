"""A snapshot that is elsewhere in, a copy in this process's memory out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.store.ox_terms import to_ox
from kg.store.oxigraph import OxigraphSnapshot

if TYPE_CHECKING:
    from kg.terms import Snapshot


def copied(snapshot: Snapshot) -> OxigraphSnapshot:
    """Copy all quads of a snapshot."""
    inner = ox.Store()
    inner.bulk_extend(map(to_ox, snapshot.quads()))
    return OxigraphSnapshot(inner, snapshot.base)
