"""Answers as bytes while an engine writes them: passed on in pieces that end with a row, and cut where a limit ends them.

A row is known by what stands between it and the next, so that exactly the rows within the limits come, and the end that the
format wants is put behind them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kg.errors import QueryTooBig
from kg.query.workers.limits import Limits

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_PIECE: Final = 2**17  # bytes that are gathered before rows are counted
_NOT_IN_XML: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")  # XML 1.0, section 2.2


class Enough(Exception):
    """Raised out of the engine when a limit is reached; no error."""


@dataclass(frozen=True, slots=True)
class Format:
    """How rows end in a format: `ends` gives the places, `first` of them before the first row; `tail` ends a cut answer."""

    ends: Callable[[bytes], Iterator[int]]
    first: int
    tail: bytes


class Cutter(io.RawIOBase):
    """What an engine writes to. `cut` says which limit ended the answer, once one has; `finish` must be called at the end."""

    def __init__(self, format_name: str, limits: Limits, send: Callable[[bytes], None]) -> None:
        """Pass pieces to `send`."""
        self._format = FORMATS[format_name]
        self._is_xml = format_name == "xml"
        self._limits = limits
        self._send = send
        self._held = bytearray()
        self._look_at = _PIECE
        self._sent = 0
        self._ends = 0
        self.cut: str | None = None

    def writable(self) -> bool:
        """Say yes."""
        return True

    def write(self, piece: ReadableBuffer, /) -> int:
        """Take what the engine wrote. Raises Enough at a limit."""
        if self.cut is not None:  # an engine that gives up may write once more what it had held back
            raise Enough
        length = len(self._held)
        self._held += piece
        length = len(self._held) - length
        if len(self._held) >= self._look_at:
            self._pass_on()
            self._look_at = max(_PIECE, 2 * len(self._held))  # so a row longer than a piece is not looked through for every piece
        return length

    def finish(self) -> None:
        """Pass on the rest, at most as much as the limits leave. Raises QueryTooBig where not even one row fits."""
        if self.cut is None:
            try:
                self._pass_on()
            except Enough:
                return
            self._emit(bytes(self._held))

    def _pass_on(self) -> None:
        held = bytes(self._held)
        passed = 0
        for end in self._format.ends(held):
            if self._limits.bytes is not None and self._sent + end > self._limits.bytes:
                break
            passed = end
            self._ends += 1
            if self._limits.rows is not None and self._ends >= self._limits.rows + self._format.first:
                self._stop(held[:passed], f"rows: {self._limits.rows}")
        if self._limits.bytes is not None and self._sent + len(held) > self._limits.bytes:
            if self._sent + passed == 0:
                raise QueryTooBig(f"one row alone is longer than {self._limits.bytes} bytes: ask for less of it")
            self._stop(held[:passed], f"bytes: {self._limits.bytes}")
        self._emit(held[:passed])
        del self._held[:passed]

    def _stop(self, last: bytes, cut: str) -> None:
        self._emit(last + self._format.tail)
        self.cut = cut
        raise Enough

    def _emit(self, piece: bytes) -> None:
        self._sent += len(piece)
        if self._is_xml and _NOT_IN_XML.search(piece):
            piece = _NOT_IN_XML.sub("\ufffd".encode(), piece)
        if piece:
            self._send(piece)


_JSON_BETWEEN: Final = re.compile(rb'\}(?=,\{"[^",}\\]+":\{"type":")')
_JSON_STRING: Final = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)', re.DOTALL)
_XML_BETWEEN: Final = re.compile(rb"</result>(?=<result>)")
_CSV_BETWEEN: Final = re.compile(rb'"(?:[^"]++|"")*+(?:"|\Z)|(\r\n)(?=.)', re.DOTALL)
_TSV_BETWEEN: Final = re.compile(rb"\n(?=.)", re.DOTALL)


def _json_ends(held: bytes) -> Iterator[int]:
    """Find the `}` between two rows; a row of nothing, `{}`, could also be text, so that then strings are blanked first."""
    if b"{}" in held:
        held = _JSON_STRING.sub(lambda match: b'"' + b"_" * (len(match.group()) - 2) + b'"', held)
        return (match.end() for match in re.finditer(rb"\}(?=,\{)", held))
    return (match.end() for match in _JSON_BETWEEN.finditer(held))


def _csv_ends(held: bytes) -> Iterator[int]:
    return (match.end() for match in _CSV_BETWEEN.finditer(held) if match.group(1))


FORMATS: Final[Mapping[str, Format]] = MappingProxyType({
    "json": Format(_json_ends, 0, b"]}}"),
    "xml": Format(lambda held: (match.end() for match in _XML_BETWEEN.finditer(held)), 0, b"</results></sparql>"),
    "csv": Format(_csv_ends, 1, b""),
    "tsv": Format(lambda held: (match.end() for match in _TSV_BETWEEN.finditer(held)), 1, b""),
})  # fmt: skip
