"""Front matter: the block between two `---` lines at the very head of a text, of which we read date, title, address and id.

A plain `key: value` a line, as most tools write it; lists and nested keys are read over. No YAML parser is needed for that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kg.model import Span
from kg.read.about import About

_BLOCK: Final = re.compile(
    r"---[ \t]*\r?\n(?P<body>(?:(?!(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z))[^\n]*\n){1,200})(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)"
)
_LINE: Final = re.compile(r"(?P<key>[A-Za-z][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_CONTINUED: Final = re.compile(r"[ \t]|-[ \t]|#|\Z")  # indented, a list's member, a comment, a blank line
_KEYS: Final = {
    "id": ("id", "guid"),
    "url": ("url", "link", "canonical", "canonical_url", "source_url", "permalink", "source"),
    "title": ("title", "headline"),
    "published": ("published", "date", "pubdate", "publish_date", "date_published", "published_at"),
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the block says, and where it stands."""

    about: About
    span: Span


def front_matter(text: str) -> FrontMatter | None:
    """Read the front matter of a text; None where it has none."""
    block = _BLOCK.match(text)
    if block is None:
        return None
    values: dict[str, str] = {}
    for line in block["body"].splitlines():
        found = _LINE.fullmatch(line.rstrip())
        if found:
            values.setdefault(found["key"].lower().replace("-", "_"), _unquoted(found["value"] or ""))
        elif not _CONTINUED.match(line):
            return None
    return FrontMatter(_about(values), Span(0, block.end())) if values else None


def _about(values: dict[str, str]) -> About:
    named = {meaning: next((values[key] for key in keys if values.get(key)), None) for meaning, keys in _KEYS.items()}
    return About(named["id"], web_address(named["url"]), named["title"], named["published"])


def web_address(written: str | None) -> str | None:
    """Return an address of the web; anything else, such as a path on its site, is none."""
    return written if written and re.fullmatch(r"https?://[^\s/]+\S*", written) else None


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = re.fullmatch(r"""(?P<q>["'])(?P<inner>.*)(?P=q)(?:[ \t]+#.*)?""", value)
    return quoted["inner"].strip() if quoted else re.sub(r"[ \t]+#.*", "", value)
