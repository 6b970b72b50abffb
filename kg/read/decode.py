"""Bytes to text, strictly: UTF-8, a byte order mark dropped, newlines left as they are; what is no text is refused."""

from __future__ import annotations

import codecs
import io
import re
from typing import BinaryIO, Final, cast

from kg.errors import InputError
from kg.read.outcomes import LIMIT

_BOMS: Final = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_CONTROL: Final = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_CONTROL_SHARE: Final = 0.02  # a page of real text holds a stray form feed or two, never this many control characters


def take(stream: BinaryIO) -> bytes:
    """Read all of a stream; raises InputError when it is longer than a document may be."""
    content = stream.read(LIMIT + 1)
    if len(content) > LIMIT:
        raise InputError(f"is larger than {LIMIT // 1024**2} MiB; split it")
    return content


def buffered(stream: BinaryIO) -> io.BufferedReader:
    """Return the stream with a buffer, so that its first bytes can be looked at before they are read."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stream))


def decode(content: bytes) -> str:
    """Return the text of UTF-8 bytes; raises InputError with the offset of the first byte that is none."""
    mark = bom(content)
    if mark is not None and mark != "utf-8":
        raise InputError(f"is {mark.upper()}, not UTF-8; save it as UTF-8")
    content = content.removeprefix(codecs.BOM_UTF8)
    shift = len(codecs.BOM_UTF8) if mark else 0
    if b"\0" in content:
        raise InputError(f"holds a NUL byte at byte {content.index(0) + shift}: no text, or UTF-16; save it as UTF-8 text")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = f"byte {error.start + shift} (0x{content[error.start]:02x})"
        raise InputError(f"is not UTF-8 at {byte}; save it as UTF-8") from None
    _refuse_binary(text)
    return text


def bom(content: bytes) -> str | None:
    """Name the encoding that a byte order mark announces."""
    return next((name for mark, name in _BOMS.items() if content.startswith(mark)), None)


def sound(text: str) -> str:
    """Return a text that came out of JSON, CSV or HTML; raises InputError for what no file could hold."""
    if "\0" in text:
        raise InputError(f"holds a NUL character at character {text.index(chr(0))}")
    if half := _SURROGATE.search(text):
        raise InputError(f"holds half of a surrogate pair at character {half.start()}")
    if len(text) > LIMIT // 4 and len(text.encode()) > LIMIT:
        raise InputError(f"has a text of more than {LIMIT // 1024**2} MiB; split it")
    return text


def _refuse_binary(text: str) -> None:
    controls = len(_CONTROL.findall(text))
    if controls > max(3, len(text) * _CONTROL_SHARE):
        raise InputError("looks binary, not like text: too many control characters")
