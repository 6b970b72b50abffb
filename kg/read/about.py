"""What is known of a document beside its text, from one place: a column, front matter, metadata, the text's own head."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class About:
    """None where that place says nothing; `published` as it is written there."""

    id: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None


NOTHING = About()
"""A place that says nothing."""


def first_known(places: Iterable[About]) -> About:
    """Take each field from the first place that says it."""
    ordered = list(places)
    return About(**{f.name: next((v for p in ordered if (v := getattr(p, f.name))), None) for f in fields(About)})
