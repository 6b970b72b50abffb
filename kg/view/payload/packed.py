"""Text in, less text out: deflated or packed tighter, and written in 85 characters that mean nothing to HTML.

So it needs no escape in an element or an attribute. Four bytes are five characters, as in Ascii85, where base64 needs more than five
and a third; a rest of n bytes are n + 1 characters. `graph/packed.js` reads it.
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


def packed_json(value: object) -> str:
    """Deflate a JSON value; equal values give equal texts. A lone surrogate, which UTF-8 cannot hold, travels by its code."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _written(zlib.compress(text.encode("utf-8", errors="backslashreplace"), 9))


def packed_text(text: str) -> str:
    """Pack a text by LZMA, about 15% tighter than deflating does, and slower to read: for what no graph changes."""
    import lzma

    content = text.encode("utf-8")
    plain = {"id": lzma.FILTER_LZMA1, "preset": 9, "lc": 3, "lp": 0, "pb": 0}  # `graph/lzma.js` reads just this kind
    packed = lzma.compress(content, format=lzma.FORMAT_RAW, filters=[plain])
    return _written(struct.pack(">I", len(content)) + packed)


def _written(content: bytes) -> str:
    missing = -len(content) % 4
    words = struct.unpack(f">{(len(content) + missing) // 4}I", content + b"\0" * missing)
    text = "".join([_PAIRS[w // (_PAIR * 85)] + _PAIRS[w // 85 % _PAIR] + ALPHABET[w % 85] for w in words])
    return text[: len(text) - missing]
