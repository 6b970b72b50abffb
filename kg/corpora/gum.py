"""GUM: CoNLL-U with entities in MISC (`Entity=(1-person-...)`); its noun phrases and pronouns, with chains, out.

The text is rebuilt from the tokens: a space after each without `SpaceAfter=No`, a blank line before each new paragraph
(`# newpar`). A mention's head is the word whose governor lies outside it; a mention is named when that word is a proper noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kg.corpora.form import GoldDocument, GoldEntity, GoldMention
from kg.corpora.labels import labels
from kg.corpora.lines import lines
from kg.errors import InputError
from kg.model import Span

_COLUMNS: Final = 10
_FORM, _UPOS, _HEAD, _MISC = 1, 3, 6, 9
_PIECE: Final = re.compile(r"\(([^()]+)\)|\(([^()]+)|([^()]+)\)")
"""One mention that begins and ends here, one that begins, or one that ends."""


@dataclass(frozen=True, slots=True)
class _Token:
    span: Span
    sentence: int
    id: int
    head: int
    proper: bool


@dataclass(slots=True)
class _Text:
    """A document while it is read: `open` holds the mentions that have begun, by chain, with the first token of each."""

    id: str
    where: str
    text: str = ""
    gap: str = ""
    sentence: int = 0
    merged: tuple[int, int] = (0, 0)
    tokens: list[_Token] = field(default_factory=list)
    open: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    mentions: list[tuple[str, str, int, int]] = field(default_factory=list)


def read(path: Path) -> Iterator[GoldDocument]:
    """Read a file of this corpus, document by document. Raises InputError with file and line."""
    text: _Text | None = None
    for where, line in lines(path):
        if line.startswith("# newdoc id = "):
            if text:
                yield _document(text)
            text = _Text(line.removeprefix("# newdoc id = ").strip(), where)
        elif text and line:
            _read_line(text, line, where)
        elif line and not line.startswith("#"):
            raise InputError(f"{where}: a CoNLL-U file begins with # newdoc id = ...: is the file of this corpus?")
    if text is None:
        raise InputError(f"{path}: no documents in this file: none begins with # newdoc id = ...")
    yield _document(text)


def _read_line(text: _Text, line: str, where: str) -> None:
    if line.startswith("#"):
        if line.startswith("# newpar") and not line.startswith("# newpar_") and text.text:
            text.gap = "\n\n"
        text.sentence += line.startswith("# sent_id")
        return
    columns = line.split("\t")
    if len(columns) != _COLUMNS:
        raise InputError(f"{where}: a token has {_COLUMNS} columns, not {len(columns)}")
    if "." in columns[0]:
        return  # a word that is understood, not written
    if "-" in columns[0]:
        _begin_merged(text, columns, where)
        return
    _add_token(text, columns, where)
    for piece in _PIECE.finditer(_misc(columns[_MISC]).get("Entity", "")):
        _add_piece(text, piece, where)


def _begin_merged(text: _Text, columns: list[str], where: str) -> None:
    """Write a word that stands for several tokens ("country's"), which then share its letters in order."""
    first, last = (_number(part, where) for part in columns[0].split("-"))
    text.merged = (first, last)
    text.text += text.gap
    text.gap = "" if _misc(columns[_MISC]).get("SpaceAfter") == "No" else " "


def _add_token(text: _Text, columns: list[str], where: str) -> None:
    number, form = _number(columns[0], where), columns[_FORM]
    inside = text.merged[0] <= number <= text.merged[1]
    if not inside:
        text.text += text.gap
        text.gap = "" if _misc(columns[_MISC]).get("SpaceAfter") == "No" else " "
    start = len(text.text)
    text.text += form
    text.tokens.append(
        _Token(Span(start, len(text.text)), text.sentence, number, _number(columns[_HEAD], where), columns[_UPOS] == "PROPN")
    )
    if number >= text.merged[1]:
        text.merged = (0, 0)


def _add_piece(text: _Text, piece: re.Match[str], where: str) -> None:
    whole, begun, ended = piece.groups()
    here = len(text.tokens) - 1
    if ended is not None:
        waiting = text.open.get(ended)
        if not waiting:
            raise InputError(f"{where}: the mention {ended}) ends without having begun")
        label, first = waiting.pop()
        text.mentions.append((ended, label, first, here))
        return
    chain, dash, rest = (whole or begun).partition("-")
    label = rest.split("-")[0]
    if not dash or label not in {*labels("gum").types, *labels("gum").other_types}:
        raise InputError(f"{where}: gum has no type {label!r}: an entity is (1-person-...")
    if whole:
        text.mentions.append((chain, label, here, here))
    else:
        text.open.setdefault(chain, []).append((label, here))


def _document(text: _Text) -> GoldDocument:
    if still := [chain for chain, waiting in text.open.items() if waiting]:
        raise InputError(f"{text.where}: in {text.id} the mention ({still[0]}-... never ends")
    chains: dict[str, list[GoldMention]] = {}
    type_of: dict[str, str] = {}
    for chain, label, first, last in sorted(text.mentions, key=lambda mention: (mention[2], -mention[3])):
        chains.setdefault(chain, []).append(_mention(text.tokens[first : last + 1]))
        type_of.setdefault(chain, label)
    types = labels("gum").types
    entities = tuple(
        GoldEntity(chain, type_of[chain], types.get(type_of[chain]), tuple(mentions)) for chain, mentions in chains.items()
    )
    return GoldDocument(text.id, text.text, entities=entities)


def _mention(tokens: list[_Token]) -> GoldMention:
    inside = {(token.sentence, token.id) for token in tokens}
    head = next((token for token in tokens if (token.sentence, token.head) not in inside), tokens[0])
    return GoldMention(Span(tokens[0].span.start, tokens[-1].span.end), head.span, named=head.proper)


def _misc(column: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in column.split("|") if "=" in part)


def _number(column: str, where: str) -> int:
    if not column.isdigit():
        raise InputError(f"{where}: {column!r} is no number of a token")
    return int(column)
