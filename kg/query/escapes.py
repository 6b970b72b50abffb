r"""Code point escapes (`\u0053ERVICE`) undone before anything is judged, as the standard has it (SPARQL 1.1, section 19.2).

What would end a string or a line becomes the escape that strings have for it: it may stand in them, and changes nothing around.
"""

from __future__ import annotations

import re
from typing import Final

from kg.errors import QuerySyntax
from kg.query.tokens import syntax_error

_ESCAPE: Final = re.compile(r"\\\\|\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_IN_STRINGS: Final = {'"': '\\"', "'": "\\'", "\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_LAST: Final = 0x10FFFF


def unescaped(text: str) -> str:
    """Return a query without code point escapes. Raises QuerySyntax for one that names no character."""
    half = _SURROGATE.search(text)
    if half:
        raise syntax_error("half a character: this is no valid Unicode", _SURROGATE.sub("?", text), half.start())

    def character(match: re.Match[str]) -> str:
        digits = match.group(1) or match.group(2)
        if digits is None:  # an escaped backslash, and what follows it is no escape
            return match.group()
        code = int(digits, 16)
        if code > _LAST or _SURROGATE.match(chr(code)):
            raise _no_character(text, match)
        return _IN_STRINGS.get(chr(code), chr(code))

    return _ESCAPE.sub(character, text)


def _no_character(text: str, match: re.Match[str]) -> QuerySyntax:
    return syntax_error(f"{match.group()} names no character", text, match.start())
