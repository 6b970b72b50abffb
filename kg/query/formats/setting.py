"""What formats for people take into account beside the answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """`base` is the base IRI of the store, written as `id:`; `width` the columns of a terminal, None for no limit."""

    base: str | None = None
    width: int | None = None
