"""Other people's parsers over hostile bytes: what they raise, and how to keep them from writing to the terminal."""

from __future__ import annotations

import logging
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

BROKEN_INPUT: Final = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RuntimeError,  # with RecursionError and NotImplementedError
    EOFError,
    OSError,
    MemoryError,
    struct.error,
    zlib.error,
)
"""What a parser that trusts its input raises when it should not have; beside it stand the parser's own errors."""


@contextmanager
def quiet(*names: str) -> Iterator[None]:
    """Keep loggers silent for a while: what goes wrong is told by a refusal."""
    loggers = [logging.getLogger(name) for name in names]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
