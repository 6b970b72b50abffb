"""One row of a .csv, or one object of a .jsonl, to a document: the user says which column holds what."""

from __future__ import annotations

from collections.abc import Mapping

from kg.errors import InputError
from kg.model import Document
from kg.read.about import About
from kg.read.article import article
from kg.read.columns import column_of, no_text
from kg.read.frontmatter import web_address
from kg.read.outcomes import ReadOptions, Source


def row_document(row: Mapping[str, object], suffix: str, source: Source, options: ReadOptions, what: str) -> Document:
    """Make the document of a row; without an id or an address it is named after the file, with `suffix` for its place there.

    `what` is how the format calls a column. Raises InputError.
    """
    text = row.get(column_of("text", options.columns))
    if text is None:
        raise InputError(no_text(options.columns, list(row), what))
    if not isinstance(text, str):
        raise InputError(f"has no text but something else under the {what} {column_of('text', options.columns)!r}")
    own_id, url, title, published = (_plain(row, meaning, options) for meaning in ("id", "url", "title", "published"))
    here = Source(source.where, source.name + suffix, source.path)
    return article(text, here, options, given=About(own_id, web_address(url), title, published))


def _plain(row: Mapping[str, object], meaning: str, options: ReadOptions) -> str | None:
    value = row.get(column_of(meaning, options.columns))
    return str(value).strip() if isinstance(value, (str, int, float)) and not isinstance(value, bool) else None
