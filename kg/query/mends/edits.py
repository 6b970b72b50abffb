"""Changes of a text at some of its places, and brackets that belong together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kg.query.tokens import Kind, Token

_CLOSING: Final = {"{": "}", "(": ")", "[": "]"}


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """What stands from `start` to `end` becomes `text`."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Make changes that do not overlap."""
    written, done = [], 0
    for edit in sorted(edits):
        written += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*written, text[done:]])


def closing(words: Sequence[Token], at: int) -> int:
    """Return where the bracket is that closes the one at a place; the end of the words if none does."""
    opens, closes = words[at].text, _CLOSING[words[at].text]
    depth = 0
    for index in range(at, len(words)):
        if words[index].kind is Kind.MARK:
            depth += (words[index].text == opens) - (words[index].text == closes)
            if not depth:
                return index
    return len(words)


def variables(words: Iterable[Token]) -> frozenset[str]:
    """Return the names of the variables that stand among words."""
    return frozenset(word.text[1:] for word in words if word.kind is Kind.VARIABLE)
