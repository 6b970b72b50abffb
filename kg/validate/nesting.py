"""How deep brackets stand in Turtle, TriG and JSON-LD, told from the characters alone, before a parser sees them."""

from __future__ import annotations

import re

DEEPEST = 32
"""Nobody's graph is nested deeper, and parsers that recurse die of much more."""

_TOKEN = re.compile(
    r"""
    \\.                                                    # an escaped character opens nothing
    | \"{3}(?:[^"\\]|\\.|\"(?!\"\"))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    | \"(?:[^"\\\n]|\\.)*\" | '(?:[^'\\\n]|\\.)*'
    | (?P<open> << | [\[({] ) | (?P<close> >> | [\])}] )
    | <[^<>\s]*> | \#[^\n]*                                # an IRI, a comment
    """,
    re.VERBOSE | re.DOTALL,
)


def depth(text: str) -> int:
    """Return how many brackets are open at the deepest place; what stands in strings, IRIs and comments does not count."""
    deepest = now = 0
    for token in _TOKEN.finditer(text):
        if token["open"]:
            now += 1
            deepest = max(deepest, now)
        elif token["close"]:
            now -= 1
    return deepest
