"""An .html file to one document: the article's own text as trafilatura finds it, title and date from the page's metadata.

Nothing is fetched: trafilatura is given text and told no address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final
from urllib.parse import urlsplit

from kg.errors import InputError
from kg.model import Document
from kg.read.about import NOTHING, About
from kg.read.article import article
from kg.read.charset import decode_page
from kg.read.decode import take
from kg.read.foreign import BROKEN_INPUT, quiet
from kg.read.frontmatter import web_address
from kg.read.outcomes import ReadOptions, Source

# only what the page declares, not what looks like a date in it; and the same answer in every year
_DATES: Final = {"extensive_search": False, "original_date": True, "min_date": "1800-01-01", "max_date": "2200-01-01"}
_UNTITLED: Final = frozenset({"untitled", "document", "index", "home"})


def read_html(source: Source, stream: BinaryIO, options: ReadOptions) -> Iterator[Document]:
    """Read a web page. Raises InputError, also when there is no article in it."""
    page = decode_page(take(stream))
    if not page.strip():
        raise InputError("is empty: there is no text in it")
    try:
        text, metadata = _extracted(page)
    except BROKEN_INPUT as error:
        raise InputError(f"cannot be read as HTML: {type(error).__name__}") from error
    if not text.strip():
        raise InputError("has no article in it that could be found; save its text as .txt")
    yield article(text, source, options, metadata=metadata)


def _extracted(page: str) -> tuple[str, About]:
    """Return the main text of a page, and what its metadata say."""
    import trafilatura
    from lxml.etree import LxmlError  # type: ignore[import-untyped,unused-ignore]

    whole = page if re.search(r"<body\b|<html\b", page, re.IGNORECASE) else f"<html><body>{page}</body></html>"
    # a declaration that our decoding has answered would only confuse the parser
    whole = re.sub(r"\A\s*<\?xml[^>]*\?>", "", whole.replace("\0", ""))
    with quiet("trafilatura", "htmldate", "courlan", "justext"):
        try:
            found = trafilatura.bare_extraction(
                whole, with_metadata=True, include_comments=False, include_tables=True, date_extraction_params=dict(_DATES)
            )
        except LxmlError as error:
            raise InputError(f"cannot be read as HTML: {type(error).__name__}") from error
    return (getattr(found, "text", None) or "", _about(found)) if found else ("", NOTHING)


def _about(found: object) -> About:
    title, url, date = (getattr(found, name, None) or None for name in ("title", "url", "date"))
    if title and title.strip().lower() in _UNTITLED:
        title = None
    address = web_address(url)
    # the address of a site's front page is no article's
    return About(url=address if address and urlsplit(address).path.strip("/") else None, title=title, published=date)
