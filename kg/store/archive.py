"""The archive: every extraction with its document's text, kept in SQLite; the truth from which the quads can be made again.

Reading is here, at one generation: what a reader sees of the texts is what its quads were made of, whatever a writer does
meanwhile. Writing is in `archive_writer`.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from typing import TYPE_CHECKING, Any

from kg.errors import FormatError, StoreError
from kg.ids import digest
from kg.interchange import decode, dumps

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.model import Document, Extraction, ExtractorInfo

NAME = "extractions.sqlite"
_SEEN = "since <= :generation AND (until IS NULL OR until > :generation)"
_PAGE = 200


def fingerprint(document: Document, extractor: ExtractorInfo | None) -> str:
    """Return the hash of all that decides an extraction: the text, what is known of the document, and the extractor."""
    published = document.published.isoformat() if document.published else None
    about = [text_hash(document.text), document.source, document.title, published]
    return digest([*about, *([extractor.name, extractor.version, extractor.model] if extractor else [])])


def content(extraction: Extraction) -> str:
    """Return the hash of a whole extraction, to tell whether facts written by hand have changed."""
    return digest([dumps(extraction)])


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Archive:
    """The extractions that one generation sees, read lazily; documents are walked in the order of their ids."""

    def __init__(self, connection: sqlite3.Connection, path: Path, generation: int) -> None:
        """Read through a connection, which `close` closes."""
        self._connection = connection
        self._path = path
        self._generation = generation

    def get(self, document_id: str) -> Extraction | None:
        """Return a document's extraction, None if it is not here; raise FormatError if the ontology no longer admits it."""
        body = self._body(document_id)
        return None if body is None else self._decode(document_id, body)

    def text(self, document_id: str) -> str | None:
        """Return a document's text, None if it is not here."""
        body = self._body(document_id)
        return None if body is None else str(self._json(document_id, body)["document"]["text"])

    def walk(self) -> Iterator[Extraction]:
        """Walk the extractions in the order of document ids, a page at a time, so that the archive may change meanwhile."""
        for document_id, body in self._pages("body"):
            yield self._decode(document_id, body)

    def fingerprints(self) -> dict[str, str]:
        """Return each document's `fingerprint`: equal to that of a document at hand, if nothing need be extracted again."""
        return dict(self._pages("fingerprint"))

    def contents(self) -> dict[str, str]:
        """Return each document's `content`: equal to that of an extraction at hand, if nothing need be stored again."""
        return dict(self._pages("content"))

    def redirected(self, iri: str) -> str | None:
        """Return the IRI that stands for a retired one, None if it was never retired; look the IRI itself up first."""
        row = self._one("SELECT new FROM redirects WHERE old = ?", iri)
        return None if row is None else str(row[0])

    def redirects(self) -> dict[str, str]:
        """Return all retired IRIs with those that stand for them."""
        return dict(self._execute("SELECT old, new FROM redirects ORDER BY old").fetchall())

    def __len__(self) -> int:
        """Count the documents."""
        return int(self._seen("COUNT(*)").fetchone()[0])

    def __contains__(self, document_id: str) -> bool:
        """Tell whether a document is here."""
        return self._row(document_id, "1") is not None

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _body(self, document_id: str) -> bytes | None:
        row = self._row(document_id, "body")
        return None if row is None else row[0]

    def _row(self, document_id: str, column: str) -> Any:  # noqa: ANN401 - one row of SQLite
        return self._seen(column, "AND document_id = :id", id=document_id).fetchone()

    def _pages(self, column: str) -> Iterator[tuple[str, Any]]:
        last = ""
        page_after = f"AND document_id > :last ORDER BY document_id LIMIT {_PAGE}"
        while page := self._seen(f"document_id, {column}", page_after, last=last).fetchall():
            yield from page
            last = page[-1][0]

    def _seen(self, columns: str, restriction: str = "", **named: object) -> sqlite3.Cursor:
        """Select from the rows that this generation sees."""
        sql = f"SELECT {columns} FROM extractions WHERE {_SEEN} {restriction}"  # noqa: S608 - constants of this file
        return self._execute(sql, generation=self._generation, **named)

    def _one(self, sql: str, *values: object) -> Any:  # noqa: ANN401 - one row of SQLite
        return self._execute(sql, *values).fetchone()

    def _execute(self, sql: str, *values: object, **named: object) -> sqlite3.Cursor:
        try:
            return self._connection.execute(sql, named or values)
        except sqlite3.Error as error:
            raise StoreError(f"{self._path}: {error}") from error

    def _decode(self, document_id: str, body: bytes) -> Extraction:
        return decode(self._json(document_id, body), where=f"{self._path}, document {document_id}")

    def _json(self, document_id: str, body: bytes) -> dict[str, Any]:
        try:
            found: dict[str, Any] = json.loads(zlib.decompress(body))
        except (zlib.error, ValueError) as error:
            raise FormatError(f"damaged: {error}", where=f"{self._path}, document {document_id}") from error
        return found


def open_archive(folder: Path, generation: int) -> Archive:
    """Open a store's archive for reading at a generation; raise StoreError if it cannot be read."""
    path = folder / NAME
    for mode in ("mode=ro", "immutable=1"):  # a read-only disk lets SQLite make no lock files: nobody can write there either
        connection = None
        try:
            connection = sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True, check_same_thread=False)
            connection.execute("SELECT 1 FROM extractions LIMIT 1")
        except sqlite3.Error as error:
            if connection is not None:
                connection.close()
            reason = error
        else:
            return Archive(connection, path, generation)
    raise StoreError(f"cannot read {path}: {reason}")
