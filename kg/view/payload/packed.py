"""Text in, less text out: packed tightly or deflated, and written in 85 characters that mean nothing to HTML.

So it needs no escape in an element or an attribute. Four bytes are five characters, as in Ascii85, and a rest of n bytes n + 1;
base64 needs more. LZMA packs a fifth tighter than deflating, and is slower to read: for what is small or the same in every page.
`graph/packed.js` reads it.
"""

from __future__ import annotations

import json
import struct
import zlib
from itertools import product
from typing import Final

_FORBIDDEN: Final = "\"&'<>\\"
ALPHABET: Final = "".join(chr(code) for code in range(33, 127) if chr(code) not in _FORBIDDEN)[:85]
_PAIRS: Final = tuple(a + b for a, b in product(ALPHABET, repeat=2))
_PAIR: Final = len(_PAIRS)
SMALL: Final = 250_000
"""Up to so many bytes a browser reads LZMA in a few hundredths of a second."""


def packed_json(value: object) -> str:
    """Pack a JSON value, behind a letter that says how: T tightly, D deflated. Equal values give equal texts.

    A lone surrogate, which UTF-8 cannot hold, travels by its code.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    content = text.encode("utf-8", errors="backslashreplace")
    return "T" + _written(_tight(content)) if len(content) <= SMALL else "D" + _written(zlib.compress(content, 9))


def packed_text(text: str) -> str:
    """Pack a text tightly."""
    return _written(_tight(text.encode("utf-8")))


def _tight(content: bytes) -> bytes:
    """Pack by LZMA, of the one kind that `graph/lzma.js` reads, behind the length."""
    import lzma

    kind = {"id": lzma.FILTER_LZMA1, "preset": 9, "dict_size": 1 << 20, "lc": 3, "lp": 0, "pb": 0}
    return struct.pack(">I", len(content)) + lzma.compress(content, format=lzma.FORMAT_RAW, filters=[kind])


def _written(content: bytes) -> str:
    missing = -len(content) % 4
    words = struct.unpack(f">{(len(content) + missing) // 4}I", content + b"\0" * missing)
    text = "".join([_PAIRS[w // (_PAIR * 85)] + _PAIRS[w // 85 % _PAIR] + ALPHABET[w % 85] for w in words])
    return text[: len(text) - missing]
