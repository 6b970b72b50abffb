"""The part of a text that shows why it was found, and where in it the words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.store.search.words import places

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kg.known import Marks

_READ: Final = 100_000  # characters of a text in which the best part is looked for
_LENGTH: Final = 200
_BEFORE: Final = 50


def snippet(text: str, is_wanted: Callable[[str], bool]) -> tuple[str, Marks]:
    """Return about 200 characters of a text, with blanks for line breaks, and the places of the wanted words in them."""
    begin, end = _best(_wanted(text[:_READ], is_wanted), len(text))
    begin, end = _whole_words(text, begin, end)
    plain = " ".join(text[begin:end].split())
    shown = ("… " if begin else "") + plain + (" …" if end < len(text) else "")
    return shown, tuple((start, stop) for start, stop, _ in _wanted(shown, is_wanted))


def _wanted(text: str, is_wanted: Callable[[str], bool]) -> list[tuple[int, int, str]]:
    """Find the wanted words, each with its place; neighbours in scripts without blanks are one."""
    found: list[tuple[int, int, str]] = []
    for start, end, words in places(text):
        hits = [word for word in words if is_wanted(word)]
        if hits and found and found[-1][1] == start:
            found[-1] = (found[-1][0], end, found[-1][2] + hits[0])
        elif hits:
            found.append((start, end, hits[0]))
    return found


def _best(marks: Sequence[tuple[int, int, str]], length: int) -> tuple[int, int]:
    """Choose the stretch with most different words; the first of several, and the beginning if there are none."""
    best, most = 0, 0
    for at, (start, _, _) in enumerate(marks):
        within = {word for begin, end, word in marks[at : at + 40] if end <= start + _LENGTH - _BEFORE or begin == start}
        if len(within) > most:
            best, most = start, len(within)
    begin = max(0, min(best - _BEFORE, length - _LENGTH))
    return begin, min(length, begin + _LENGTH)


def _whole_words(text: str, begin: int, end: int) -> tuple[int, int]:
    """Move the edges of a stretch to blanks, if some are near."""
    if begin and (blank := text.find(" ", begin, begin + _BEFORE // 2)) >= 0:
        begin = blank + 1
    if end < len(text) and (blank := text.rfind(" ", end - _BEFORE // 2, end)) >= 0:
        end = blank
    return begin, end
