"""Paths in; documents, files of facts, passed-over files and refusals out, lazily and always in the same order.

One file that cannot be read is a Refusal, and the rest goes on; a path that does not exist is an error before anything is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from kg.errors import FormatError, InputError
from kg.read.endings import reader_of
from kg.read.files import opened, writable
from kg.read.once import each_once
from kg.read.outcomes import PassedOver, Reading, ReadOptions, Source
from kg.read.stdin import STDIN, read_stdin
from kg.read.walk import unknown_ending, walk


def read(paths: Sequence[str], options: ReadOptions | None = None, stdin: BinaryIO | None = None) -> Iterator[Reading]:
    """Read files, folders and `-`; what a path names is read in the order of the paths.

    Raises InputError at once for a path that does not exist, and for `-` given twice.
    """
    for path in paths:
        if path != STDIN and not (path and (Path(path).exists() or Path(path).is_symlink())):
            raise InputError(f"{path or 'the empty path'}: no such file or folder")
    if list(paths).count(STDIN) > 1:
        raise InputError("- is given twice; standard input can be read once")
    return each_once(_all(paths, options or ReadOptions(), stdin))


def _all(paths: Sequence[str], options: ReadOptions, stdin: BinaryIO | None) -> Iterator[tuple[str, Reading]]:
    for path in paths:
        if path == STDIN:
            source = Source(STDIN, STDIN)
            yield from ((STDIN, reading) for reading in _guarded(source, read_stdin(stdin, options)))
        elif Path(path).is_dir():
            for found in walk(Path(path), path):
                yield from _found(found, options)
        else:
            yield from _found(_named(path), options)


def _named(path: str) -> Source | Reading:
    """Make the source of a file that the user named: it is read whatever it is called, if its ending is known."""
    source = Source(path, Path(path).name, Path(path))
    if not writable(path):
        return source.refusal("has a name that is not UTF-8; rename it")
    return source if reader_of(source.name) else source.refusal(unknown_ending(source.name))


def _found(found: Source | Reading, options: ReadOptions) -> Iterator[tuple[str, Reading]]:
    if not isinstance(found, Source):
        yield getattr(found, "where", ""), found
        return
    yield from ((found.where, reading) for reading in _guarded(found, _opened(found, options)))


def _opened(source: Source, options: ReadOptions) -> Iterator[Reading]:
    reader = reader_of(source.name)
    if source.path is None or reader is None:
        yield PassedOver(source.where, unknown_ending(source.name))
        return
    with opened(source.path) as stream:
        yield from reader(source, stream, options)


def _guarded(source: Source, readings: Iterator[Reading]) -> Iterator[Reading]:
    """Turn the error that ends a source into its refusal."""
    try:
        yield from readings
    except FormatError as error:
        yield source.refusal(error.reason, error.place)
    except InputError as error:
        yield source.refusal(str(error))
