"""Writing to the archive: extractions put and withdrawn, and what is known of the quads made of them.

The archive is written before the quads. A document that was put or withdrawn is unprojected until `settle` says that the quads
follow; whoever opens the store after a kill finds what is left to do by `unprojected()`.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import zlib
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.ids import digest
from kg.interchange import dumps
from kg.store.archive import NAME, Archive, fingerprint, text_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model import Extraction


class ArchiveWriter(Archive):
    """The archive as its one writer sees it: the present, which becomes the next generation. Every call is safe on disk."""

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """Make all calls inside one transaction: all of them, or none if one raises. Two may not be nested."""
        with contextlib.ExitStack() as undo:
            self._execute("BEGIN IMMEDIATE")
            undo.callback(self._connection.rollback)
            yield
            self._execute("COMMIT")
            undo.pop_all()

    def put(self, extraction: Extraction) -> None:
        """Add a document's extraction, or replace the one that is here; the document is unprojected then."""
        document, encoded = extraction.document, dumps(extraction)
        extractor = json.dumps(asdict(extraction.extractor)) if extraction.extractor else None
        with self._transaction():
            self._withdraw(document.id)
            self._execute(
                "INSERT INTO extractions (document_id, since, fingerprint, content, text_sha256, extractor, body)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                document.id,
                self._generation,
                fingerprint(document, extraction.extractor),
                digest([encoded]),
                text_hash(document.text),
                extractor,
                zlib.compress(encoded.encode("utf-8")),
            )
            self._unsettle(document.id)

    def remove(self, document_id: str) -> bool:
        """Withdraw a document, and tell whether it was here; it is unprojected until `settle` says that its quads are gone."""
        with self._transaction():
            was_here = document_id in self
            if was_here:
                self._withdraw(document_id)
                self._unsettle(document_id)
        return was_here

    def unprojected(self) -> tuple[str, ...]:
        """Return the ids of the documents whose quads may differ from the archive, withdrawn ones too, in order."""
        rows = self._execute("SELECT document_id FROM projections WHERE digest IS NULL ORDER BY document_id")
        return tuple(row[0] for row in rows.fetchall())

    def projections(self) -> dict[str, str]:
        """Return what `settle` was last told of each document, without those that are unprojected."""
        return dict(self._execute("SELECT document_id, digest FROM projections WHERE digest IS NOT NULL").fetchall())

    def settle(self, projected: Mapping[str, str], withdrawn: Iterable[str] = ()) -> None:
        """Say that the quads on disk follow the archive: of these documents, each with a digest of its quads; without those."""
        with self._transaction():
            for document_id, quads in projected.items():
                self._execute("INSERT OR REPLACE INTO projections VALUES (?, ?)", document_id, quads)
            for document_id in withdrawn:
                self._execute("DELETE FROM projections WHERE document_id = ?", document_id)

    def unsettle_all(self) -> None:
        """Say that nothing is known of the quads any more."""
        self._execute("UPDATE projections SET digest = NULL")

    def redirect(self, retired: Mapping[str, str]) -> None:
        """Remember where retired IRIs lead; those that led to one of them follow, and one that stands again is forgotten."""
        with self._transaction():
            for old, new in retired.items():
                self._execute("DELETE FROM redirects WHERE old = ?", new)
                self._execute("UPDATE redirects SET new = ? WHERE new = ?", new, old)
                self._execute("INSERT OR REPLACE INTO redirects VALUES (?, ?)", old, new)

    @property
    def is_published(self) -> bool:
        """Whether nothing has changed since the last generation."""
        return self._one("SELECT 1 FROM state WHERE key = 'unpublished'") is None

    def mark_unpublished(self) -> None:
        """Remember, through a kill too, that something changes."""
        if self.is_published:
            self._execute("INSERT INTO state VALUES ('unpublished', '1')")

    def published(self, generation: int, oldest: int) -> None:
        """Go on to the next generation; texts that no generation from the oldest on can see are deleted."""
        with self._transaction():
            self._execute("DELETE FROM state WHERE key = 'unpublished'")
            self._execute("DELETE FROM extractions WHERE until <= ?", oldest)
        self._generation = generation + 1

    def _withdraw(self, document_id: str) -> None:
        """End the row that stands; one that no generation has seen is deleted."""
        self.mark_unpublished()
        self._execute("DELETE FROM extractions WHERE document_id = ? AND since = ?", document_id, self._generation)
        sql = "UPDATE extractions SET until = ? WHERE document_id = ? AND until IS NULL"
        self._execute(sql, self._generation, document_id)

    def _unsettle(self, document_id: str) -> None:
        self._execute("INSERT OR REPLACE INTO projections VALUES (?, NULL)", document_id)

    def _transaction(self) -> contextlib.AbstractContextManager[None]:
        return contextlib.nullcontext() if self._connection.in_transaction else self.together()


def open_archive_writer(folder: Path, generation: int) -> ArchiveWriter:
    """Open a store's archive for its one writer, who writes what the given generation will show; made if it is not there."""
    path = folder / NAME
    try:
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA journal_mode = WAL")  # readers go on reading
        connection.execute("PRAGMA synchronous = FULL")  # a commit is on disk when it returns
        connection.executescript(Path(__file__).with_name("archive_tables.sql").read_text("utf-8"))
    except sqlite3.Error as error:
        raise StoreError(f"cannot open {path}: {error}") from error
    return ArchiveWriter(connection, path, generation)
