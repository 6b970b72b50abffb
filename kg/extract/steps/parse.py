"""Parsing: documents in, each with its spaCy parse out, in order and lazily; token offsets are those of the document's text.

What is not the article's own is blanked by white space of the same length; odd white space, control characters and rare quotes
are replaced one for one; headlines are recased; a blank line and a dateline always end a sentence; a very long text is parsed in
parts and joined again.
"""

from __future__ import annotations

import functools
import importlib
import itertools
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from kg.errors import ExtractorError
from kg.extract.steps.datelines import datelines
from kg.extract.steps.dictionary import MODEL
from kg.extract.steps.recasing import recased

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.model import Document

DEFAULT_MODEL: Final = MODEL
BATCH: Final = 16
"""Documents that are parsed together."""
PART: Final = 40_000
"""Code points parsed at once at most; memory grows with it."""

_NAMES: Final = "ner"
"""The part of a pipeline that finds names."""
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n\s*")
_WHITE: Final = re.compile(r"\s+")
_BLACK: Final = re.compile(r"\S")
_TITLES: Final = frozenset(
    [
        "Adm.",
        "Brig.",
        "Capt.",
        "Cmdr.",
        "Col.",
        "Cpl.",
        "Dr.",
        "Fr.",
        "Gen.",
        "Gov.",
        "Hon.",
        "Lt.",
        "Maj.",
        "Mr.",
        "Mrs.",
        "Ms.",
        "Prof.",
        "Rep.",
        "Rev.",
        "Sen.",
        "Sgt.",
        "St.",
    ]
)
"""Short titles, after which a name follows and never a new sentence."""
_INVISIBLE: Final = frozenset("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Marks of direction and of no width that would stick to a word."""
_ODD: Final = re.compile(r"[^\n -~]")
"""All but a line's end and the printable characters of ASCII."""
_EDITORIAL: Final = re.compile(r"\[(?:\d{1,3}|[a-z]{2,3}|[A-Z]{2})\]")
"""Footnotes and marks of language: "[3]", "[es]"."""
_QUOTES: Final = str.maketrans("«»„‟‹›‚`´ʼ＇＂", "“”““‘’‘''’'\"")
"""Rare quotation marks, and the usual ones in their stead."""


def parses(documents: Iterable[Document], model: str | None = None, *, named: bool = True) -> Iterator[tuple[Document, Doc]]:
    """Give each document with its parse; `model` names an installed spaCy pipeline package, None the default.

    Without `named`, spaCy looks for no names, which takes a third of its time.
    """
    pending = iter(documents)
    while batch := list(itertools.islice(pending, BATCH)):
        pipeline = load(model or DEFAULT_MODEL, named=named)
        parts = [(place, part) for place, document in enumerate(batch) for part in _parts(readable(document))]
        made = pipeline.pipe((_tokens(pipeline, part) for _, part in parts), batch_size=BATCH)
        joined = itertools.groupby(zip(parts, made, strict=True), key=lambda pair: pair[0][0])
        for place, parsed in joined:
            yield batch[place], _joined([parse for _, parse in parsed])


def load(model: str, *, named: bool = True) -> Language:
    """Load an installed spaCy pipeline by its package's name, once a process; ExtractorError when it is not there."""
    return _loaded(model, named)


@functools.lru_cache(maxsize=2)
def _loaded(model: str, named: bool) -> Language:  # noqa: FBT001 - a key of the cache
    if not model.isidentifier():
        raise ExtractorError(f"{model!r} is not the name of a package: name an installed spaCy pipeline, such as en_core_web_sm")
    try:
        package = importlib.import_module(model)
        pipeline: Language = package.load(exclude=[] if named else [_NAMES])
        _split_hyphens(pipeline)
    except (ImportError, OSError, AttributeError, TypeError) as error:
        raise ExtractorError(f"the spaCy pipeline {model} cannot be loaded ({error}): install its package first") from error
    return pipeline


def _split_hyphens(pipeline: Language) -> None:
    """Let the tokenizer part "U.S.-led" at its hyphen, as it parts "Iran-led"."""
    from spacy.util import compile_infix_regex

    infixes = [*(pipeline.Defaults.infixes or ()), r"(?<=[A-Z]\.)-(?=[A-Za-z])"]
    pipeline.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]


def readable(document: Document) -> str:
    """Return the text to parse, as long as the document's: boilerplate blanked, odd characters replaced, headlines recased."""
    text = _ODD.sub(lambda odd: _plain(odd.group()), document.text.translate(_QUOTES))
    for span in document.boilerplate:
        text = text[: span.start] + re.sub(r"[^\n]", " ", span.of(text)) + text[span.end :]
    return recased(_EDITORIAL.sub(lambda mark: " " * len(mark.group()), text))


def _plain(character: str) -> str:
    """Return one character for one: a space for odd white space and controls, others as they are."""
    category = unicodedata.category(character)
    if category == "Cs":
        return "\N{REPLACEMENT CHARACTER}"
    return " " if category in {"Zs", "Zl", "Zp", "Cc"} or character in _INVISIBLE else character


def _parts(text: str) -> Iterator[str]:
    """Cut a text into parts of at most PART code points, after a blank line where there is one, else after a word."""
    start = 0
    while len(text) - start > PART:
        middle, latest = start + PART // 2, start + PART
        ends = [match.end() for match in _BLANK_LINE.finditer(text, middle, latest)]
        ends = ends or [match.end() for match in _WHITE.finditer(text, middle, latest)]
        end = ends[-1] if ends else latest
        yield text[start:end]
        start = end
    yield text[start:]


def _tokens(pipeline: Language, text: str) -> Doc:
    """Cut a part into tokens; mark where a sentence must begin (after a blank line, a dateline), where not (after a title)."""
    tokens = pipeline.make_doc(text)
    lines = list(datelines(text))
    starts = {match.end() for match in _BLANK_LINE.finditer(text)} | {line.start for line in lines}
    starts |= {_next_word(text, line.end) for line in lines}
    for token in tokens:
        if token.idx in starts:
            token.is_sent_start = True
        elif (token.i and tokens[token.i - 1].text in _TITLES) or any(line.start < token.idx < line.end for line in lines):
            token.is_sent_start = False
    return tokens


def _next_word(text: str, place: int) -> int:
    """Return where the first word or mark at or after a place stands."""
    word = _BLACK.search(text, place)
    return word.start() if word else len(text)


def _joined(parts: Sequence[Doc]) -> Doc:
    from spacy.tokens import Doc

    return parts[0] if len(parts) == 1 else Doc.from_docs(list(parts), ensure_whitespace=False)
