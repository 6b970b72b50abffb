"""What a build may be told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from kg.extract import DEFAULT

Progress = Callable[[int], None]
"""Called with the number of words that were just dealt with."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """Who extracts, what the input does not say of itself, and in how many processes.

    `columns` is written as on the command line: `text=body,id=url`. `base` is that of a new store; None keeps the store's.
    `judgements` is a file, the text of which takes the place of the judgements that a server keeps.
    """

    extractor: str = DEFAULT
    published: dt.date | None = None
    columns: str = ""
    base: str | None = None
    jobs: int = 1
    judgements: Path | None = None


class BuildKeywords(TypedDict, total=False):
    """The same as keywords of `kg.build`, for type checkers."""

    extractor: str
    published: dt.date | None
    columns: str
    base: str | None
    jobs: int
    judgements: Path | None


def no_progress(_: int) -> None:
    """Show nothing."""
