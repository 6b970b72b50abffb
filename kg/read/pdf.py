"""A .pdf file to one document: the text of its pages joined by a blank line, hyphens at line ends left alone.

What it may cost is bounded by counts, not by time, so that every machine gives the same answer.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from kg.errors import InputError
from kg.model import Document
from kg.read.article import article
from kg.read.decode import take
from kg.read.foreign import BROKEN_INPUT, quiet
from kg.read.outcomes import LIMIT, ReadOptions, Source

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_PAGES: Final = 1_000
_UNPACKED: Final = 64 * 1024 * 1024  # bytes of page descriptions in all; a page of text has a few thousand
_OPERATIONS: Final = 2_000_000  # drawing operations in all; a page of text has a few hundred
_BOUNDS: Final[dict[str, Any]] = {
    "zlib_maximum_output_length": 16_000_000,
    "lzw_maximum_output_length": 16_000_000,
    "run_length_maximum_output_length": 16_000_000,
    "array_based_stream_maximum_output_length": 16_000_000,
    "stream_decoding_work_maximum_length": 64_000_000,
    "stream_parsing_work_maximum_count": 500_000,
    "xform_maximum_invocations_per_extraction": 500,
}


def read_pdf(source: Source, stream: BinaryIO, options: ReadOptions) -> Iterator[Document]:
    """Read a PDF. Raises InputError when it is encrypted, damaged, too costly or without text."""
    import pypdf
    from pypdf.errors import PyPdfError

    content = take(stream)
    try:
        with quiet("pypdf"), pypdf.apply_configuration(None, **_BOUNDS):
            text = _text(pypdf.PdfReader(io.BytesIO(content)))
    except (PyPdfError, *BROKEN_INPUT) as error:
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        raise InputError(f"cannot be read as PDF: {reason}") from error
    if not text.strip():
        raise InputError("has no text in it: a scan? Run it through text recognition first")
    yield article(text, source, options)


def _text(reader: PdfReader) -> str:
    if reader.is_encrypted:
        raise InputError("is encrypted; save it without a password")
    if len(reader.pages) > _PAGES:
        raise InputError(f"has {len(reader.pages)} pages, more than {_PAGES}; split it")
    budget = _Budget()
    pages = []
    for page in reader.pages:
        pages.append(budget.text_of(page).strip())
        if sum(map(len, pages)) > LIMIT:
            raise InputError(f"has a text of more than {LIMIT // 1024**2} MiB; split it")
    return "\n\n".join(page for page in pages if page)


class _Budget:
    """What is left to spend on one file."""

    def __init__(self) -> None:
        self._bytes = _UNPACKED
        self._operations = _OPERATIONS

    def text_of(self, page: PageObject) -> str:
        """Return the text of one page, and pay for it."""
        contents = page.get_contents()
        self._bytes -= 0 if contents is None else len(contents.get_data())
        if self._bytes < 0:
            raise InputError(f"unpacks to more than {_UNPACKED // 1024**2} MiB of page descriptions; save its text as .txt")
        return _sound(page.extract_text(visitor_operand_before=self._operation))

    def _operation(self, *_: object) -> None:
        self._operations -= 1
        if self._operations < 0:
            raise InputError(f"draws with more than {_OPERATIONS:,} operations; save its text as .txt")


def _sound(text: str) -> str:
    """Join surrogate pairs, which a PDF's character maps may give apart, and replace what is no character."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\0", "\ufffd")
