"""A .md file to one document: the text as it stands, its syntax marked as boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from kg.model import Document, Span
from kg.read.about import About
from kg.read.article import article
from kg.read.decode import decode, take
from kg.read.outcomes import ReadOptions, Source

# each pattern's groups are the syntax; what stands between them is the article
_SYNTAX: Final = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^[ ]{0,3}(#{1,6}[ \t]+)[^\r\n]{0,300}?([ \t]{1,20}#+[ \t]{0,20})?(?=\r?$)",  # a heading
        r"^[ ]{0,3}((?:=+|-{2,}|\*{3,}|_{3,}|(?:[-*_] ){2,}[-*_])[ \t]*)(?=\r?$)",  # underlines and rules
        r"^([ \t]*(?:>[ \t]?)+)",  # a quotation
        r"^([ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+)",  # a list
        r"^([ ]{0,3}\[[^\]\r\n]{1,200}\]:[ \t][^\r\n]*)",  # where a link leads, told apart
        r"^([ ]{0,3}(?:```|~~~)[^\r\n]*)",  # a fence
        r"(!\[[^\]\r\n]{0,500}\]\([^)\r\n]{0,2000}\))",  # a picture
        r"(?<!!)(\[)[^\[\]\r\n]{1,500}(\](?:\([^)\r\n]{0,2000}\)|\[[^\]\r\n]{0,200}\]))",  # a link
        r"(?<![\w*])(\*{1,3})(?=[^\s*])[^*\r\n]{1,500}(?<=[^\s*])(\*{1,3})(?![\w*])",  # stress
        r"(?<!\w)(_{1,3})(?=[^\s_])[^_\r\n]{1,500}(?<=[^\s_])(_{1,3})(?!\w)",
        r"(<https?://[^\s<>]{1,2000}>)",  # a bare address
        r"(<!--(?:[^<]|<(?!!--)){0,2000}?-->|</?[A-Za-z][^<>\r\n]{0,500}>)",  # HTML
    )
)
_TITLE: Final = re.compile(r"^[ ]{0,3}#[ \t]+(?P<title>\S[^\r\n]{0,300}?)(?:[ \t]{1,20}#+)?[ \t]{0,20}\r?$", re.MULTILINE)


def read_markdown(source: Source, stream: BinaryIO, options: ReadOptions) -> Iterator[Document]:
    """Read a Markdown text; its first heading of the first level is its title. Raises InputError."""
    text = decode(take(stream))
    title = _TITLE.search(text)
    metadata = About(title=title["title"] if title else None)
    yield article(text, source, options, metadata=metadata, marked=_syntax(text))


def _syntax(text: str) -> Iterator[Span]:
    for pattern in _SYNTAX:
        for found in pattern.finditer(text):
            yield from (Span(*found.span(group)) for group in range(1, pattern.groups + 1) if found[group])
