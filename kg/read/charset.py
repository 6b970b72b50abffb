"""The encoding of an HTML page: its byte order mark, else what its head declares, else UTF-8; strictly."""

from __future__ import annotations

import codecs
import re
from typing import Final

from kg.errors import InputError
from kg.read.decode import bom, decode

_HEAD: Final = 4096  # browsers look at the first 1,024 bytes; some pages declare later
_DECLARED: Final = re.compile(
    rb"""<meta[^>]{1,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|<\?xml[^>]{1,200}?encoding=["']([\w.:-]{1,40})""", re.IGNORECASE
)
# the encodings of the web, by Python's names; others could hide a bomb or mean nothing
_ALLOWED: Final = frozenset(
    {"utf-8", "koi8-r", "koi8-u", "shift_jis", "euc_jp", "iso2022_jp", "gbk", "gb18030", "big5", "euc_kr", "cp866", "mac-roman"}
    | {f"cp{page}" for page in (874, *range(1250, 1259))}
    | {f"iso8859-{part}" for part in (*range(2, 9), *range(10, 12), *range(13, 17))}
)
# what pages call Latin-1 is Windows-1252, as in browsers
_SUPERSETS: Final = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "tis-620": "cp874"}


def decode_page(content: bytes) -> str:
    """Return the text of a page. Raises InputError."""
    mark = bom(content)
    if mark and mark != "utf-8":
        return _strictly(content[2:], mark)
    encoding = None if mark else _declared(content)
    return decode(content) if encoding in (None, "utf-8") else _strictly(content, str(encoding))


def _declared(content: bytes) -> str | None:
    found = _DECLARED.search(content, 0, _HEAD)
    if found is None:
        return None
    label = (found[1] or found[2]).decode("ascii", "replace")
    try:
        name = codecs.lookup(label).name
    except LookupError:
        name = label
    name = _SUPERSETS.get(name, name)
    if name.startswith("utf-16"):
        return None  # a page whose declaration can be read byte by byte is not in UTF-16
    if name not in _ALLOWED:
        raise InputError(f"declares the unknown encoding {label!r}; save it as UTF-8")
    return name


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"is not {encoding} at byte {error.start}, though it says so; save it as UTF-8") from None
