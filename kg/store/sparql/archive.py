"""The archive in a server: each document's extraction as one literal, compressed, seen by the generations it stands in.

A row has `document`, `since`, perhaps `until`, `fingerprint`, `content` and `body`. It is seen from generation `since` up to and
without `until`, so that a writer adds rows that no reader sees before the quads follow.
"""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kg.errors import FormatError
from kg.interchange import decode, dumps
from kg.store.sparql import answers
from kg.store.sparql.names import own
from kg.terms import IRI, Literal, to_ntriples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kg.model import Extraction
    from kg.store.sparql.client import Client
    from kg.store.sparql.names import Names

_TOGETHER: Final = 50  # bodies in one answer
_PAGE: Final = 5_000  # rows in one answer


@dataclass(frozen=True, slots=True)
class Row:
    """A version of a document's extraction, without its body."""

    iri: IRI
    document_id: str
    since: int
    until: int | None
    fingerprint: str
    content: str

    def is_seen_by(self, generation: int) -> bool:
        """Tell whether a generation shows this version."""
        return self.since <= generation and (self.until is None or generation < self.until)


class SparqlArchive:
    """The extractions that one generation sees; documents are walked in the order of their ids."""

    def __init__(self, client: Client, names: Names, generation: int, still: Callable[[], None]) -> None:
        """Read through a client; `still` raises StoreError if the store has moved on."""
        self._client = client
        self._names = names
        self._still = still
        self._rows = {row.document_id: row for row in rows(client, names) if row.is_seen_by(generation)}

    def get(self, document_id: str) -> Extraction | None:
        """Return a document's extraction, None if it is not here; raise FormatError if the ontology no longer admits it."""
        body = self._body(document_id)
        return None if body is None else decode(body, where=self._where(document_id))

    def text(self, document_id: str) -> str | None:
        """Return a document's text, None if it is not here."""
        body = self._body(document_id)
        return None if body is None else str(body["document"]["text"])

    def walk(self) -> Iterator[Extraction]:
        """Walk the extractions in the order of document ids."""
        ids = sorted(self._rows)
        for start in range(0, len(ids), _TOGETHER):
            for document_id, body in self._bodies(ids[start : start + _TOGETHER]).items():
                yield decode(body, where=self._where(document_id))

    def fingerprints(self) -> dict[str, str]:
        """Return each document's fingerprint: of all that decides an extraction."""
        return {row.document_id: row.fingerprint for row in self._rows.values()}

    def contents(self) -> dict[str, str]:
        """Return each document's hash of the whole extraction."""
        return {row.document_id: row.content for row in self._rows.values()}

    def redirected(self, iri: str) -> str | None:
        """Return the IRI that stands for a retired one, None if it was never retired."""
        return self.redirects().get(iri)

    def redirects(self) -> dict[str, str]:
        """Return all retired IRIs with those that stand for them."""
        pattern = f"GRAPH <{self._names.graph}> {{ ?old <{own('redirect')}> ?new }}"
        return {str(old): str(new) for old, new in paged(self._client, "?old ?new", pattern, "?old")}

    def __len__(self) -> int:
        """Count the documents."""
        return len(self._rows)

    def __contains__(self, document_id: str) -> bool:
        """Tell whether a document is here."""
        return document_id in self._rows

    def close(self) -> None:
        """Let go of nothing: the client belongs to the reader or writer."""

    def _body(self, document_id: str) -> dict[str, Any] | None:
        return self._bodies([document_id])[document_id] if document_id in self._rows else None

    def _bodies(self, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Fetch bodies, in the order asked for."""
        by_iri = {self._rows[document_id].iri: document_id for document_id in ids}
        values = " ".join(f"<{iri}>" for iri in by_iri)
        pattern = f"VALUES ?row {{ {values} }} GRAPH <{self._names.graph}> {{ ?row <{own('body')}> ?body }}"
        found = answers.table(self._client.query(f"SELECT ?row ?body WHERE {{ {pattern} }}")).rows
        bodies = {by_iri[row]: body.value for row, body in found if isinstance(row, IRI) and isinstance(body, Literal)}
        self._still()
        return {document_id: self._unpacked(document_id, bodies.get(document_id, "")) for document_id in ids}

    def _unpacked(self, document_id: str, packed: str) -> dict[str, Any]:
        try:
            found: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(packed)))
        except (zlib.error, ValueError) as error:
            raise FormatError(f"damaged: {error}", where=self._where(document_id)) from error
        return found

    def _where(self, document_id: str) -> str:
        return f"{self._client.remote}, document {document_id}"


def packed(extraction: Extraction) -> str:
    """Write an extraction as a row's body."""
    return base64.b64encode(zlib.compress(dumps(extraction).encode("utf-8"))).decode("ascii")


def rows(client: Client, names: Names) -> Iterator[Row]:
    """Read all rows, without their bodies."""
    parts = " ; ".join(f"<{own(name)}> ?{name}" for name in ("document", "since", "fingerprint", "content"))
    pattern = f"GRAPH <{names.graph}> {{ ?row {parts} OPTIONAL {{ ?row <{own('until')}> ?until }} }}"
    for row, document, since, until, fingerprint, content in paged(
        client, "?row ?document ?since ?until ?fingerprint ?content", pattern, "?row"
    ):
        number = int(until) if until else None
        yield Row(IRI(row), document, int(since), number, fingerprint, content)


def projections(client: Client, names: Names) -> dict[str, str | None]:
    """Read what the quads hold of each document; None where they may differ from the archive."""
    pattern = f"?one <{own('projectionOf')}> ?document OPTIONAL {{ ?one <{own('digest')}> ?digest }}"
    found = paged(client, "?one ?document ?digest", f"GRAPH <{names.graph}> {{ {pattern} }}", "?one")
    return {document: digest or None for _, document, digest in found}


def paged(client: Client, columns: str, pattern: str, key: str) -> Iterator[tuple[str, ...]]:
    """Ask page by page, told apart by a key; cells are given as text, what is unbound as the empty one."""
    last = ""
    while True:
        after = f"FILTER(STR({key}) > {to_ntriples(Literal(last))})"
        text = f"SELECT {columns} WHERE {{ {pattern} {after} }} ORDER BY STR({key}) LIMIT {_PAGE}"
        page = answers.table(client.query(text)).rows
        for row in page:
            yield tuple(cell.value if isinstance(cell, Literal) else str(cell or "") for cell in row)
        if len(page) < _PAGE:
            return
        last = str(page[-1][0])
