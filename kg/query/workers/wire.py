"""Frames between a worker and its parent: a letter for what it is, a length, and bytes; JSON where the bytes have parts.

Nothing that a worker sends is ever more than text to the parent.
"""

from __future__ import annotations

import json
import os
import select
import struct
import time
from collections.abc import Mapping
from enum import Enum
from typing import Final, NamedTuple

_HEAD: Final = struct.Struct(">cI")
_LONGEST: Final = 4 * 2**20
"""No frame is longer: a worker that went wrong cannot make its parent allocate without end."""
_AT_ONCE: Final = 2**18
_SMALL: Final = 2**15


class What(Enum):
    """What a frame is: from the parent the opening and a question, from the worker the rest."""

    QUESTION = b"Q"
    READY = b"R"
    BODY = b"B"
    END = b"E"
    ERROR = b"X"


class Frame(NamedTuple):
    """One frame."""

    what: What
    payload: bytes

    def parts(self) -> Mapping[str, object]:
        """Read a payload that is a JSON object. Raises ConnectionError for another."""
        try:
            found = json.loads(self.payload)
        except ValueError as error:
            raise ConnectionError("what came is no JSON") from error
        if not isinstance(found, dict):
            raise ConnectionError("what came is no JSON object")
        return found


class Channel:
    """One side of a pair of pipes, which are closed with it."""

    def __init__(self, reading: int, writing: int, longest: int = _LONGEST) -> None:
        """Read frames of a length from one descriptor and write to another."""
        self._longest = longest
        self._reading = reading
        self._writing = writing
        self._came = bytearray()
        self._put_by = b""
        self._poll = select.poll()
        self._poll.register(reading, select.POLLIN)

    def send(self, what: What, payload: bytes) -> None:
        """Send a frame, after those that were put by. Raises OSError where nobody reads."""
        self._put_by += _HEAD.pack(what.value, len(payload)) + payload
        frames, self._put_by = memoryview(self._put_by), b""
        while frames:
            frames = frames[os.write(self._writing, frames) :]

    def put_by(self, what: What, payload: bytes) -> None:
        """Send a frame with the one that follows, if it is a small one: who waits is woken once. Raises as `send` does."""
        if len(payload) > _SMALL or self._put_by:
            self.send(what, payload)
        else:
            self._put_by = _HEAD.pack(what.value, len(payload)) + payload

    def send_parts(self, what: What, **parts: object) -> None:
        """Send a frame whose payload is a JSON object."""
        self.send(what, json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))

    def receive(self, deadline: float | None = None) -> Frame:
        """Wait for a frame. Raises TimeoutError at the deadline (by time.monotonic), EOFError when the other side has gone."""
        while len(self._came) < _HEAD.size:
            self._fill(deadline)
        letter, length = _HEAD.unpack_from(self._came)
        if length > self._longest:
            raise ConnectionError("what came is longer than a frame may be")
        try:
            what = What(letter)
        except ValueError as error:
            raise ConnectionError("what came is no frame") from error
        while len(self._came) < _HEAD.size + length:
            self._fill(deadline)
        payload = bytes(self._came[_HEAD.size : _HEAD.size + length])
        del self._came[: _HEAD.size + length]
        return Frame(what, payload)

    def close(self) -> None:
        """Close both pipes: the other side reads an end."""
        os.close(self._reading)
        os.close(self._writing)

    def _fill(self, deadline: float | None) -> None:
        left = None if deadline is None else max(0.0, deadline - time.monotonic()) * 1000
        if not self._poll.poll(left):
            raise TimeoutError
        came = os.read(self._reading, _AT_ONCE)
        if not came:
            raise EOFError
        self._came += came
