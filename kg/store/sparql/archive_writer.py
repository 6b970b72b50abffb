"""Writing to a server's archive: rows put and withdrawn at once, unseen by readers; what is known of the quads, with them.

One writer holds the lock, so that what it read at its opening, and has written since, is what stands there.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from kg.ids import digest
from kg.interchange import dumps
from kg.store.archive import fingerprint
from kg.store.seam import Change
from kg.store.sparql.archive import Row, SparqlArchive, packed, projections
from kg.store.sparql.names import own, whole
from kg.terms import IRI, Literal, Quad, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model import Extraction
    from kg.store.sparql.client import Client
    from kg.store.sparql.names import Names
    from kg.store.sparql.session import Session


class SparqlArchiveWriter(SparqlArchive):
    """The archive as its one writer sees it: the present, which becomes the next generation."""

    def __init__(self, client: Client, names: Names, generation: int, session: Session) -> None:
        """Write what the given generation will show."""
        super().__init__(client, names, generation, still=lambda: None)
        self._generation = generation
        self._session = session
        self._projected = projections(client, names)
        self._together: list[Change] | None = None
        self.is_published = True

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """Send all calls inside at once, or none if one raises."""
        rows, projected = dict(self._rows), dict(self._projected)
        with contextlib.ExitStack() as undo:
            undo.callback(self._restore, rows, projected)
            self._together = []
            yield
            gathered, self._together = self._together, None
            self._write(*gathered)
            undo.pop_all()

    def put(self, extraction: Extraction) -> None:
        """Add a document's extraction, or replace the one that is here; the document is unprojected then."""
        document, hashed = extraction.document, digest([dumps(extraction)])
        mark = fingerprint(document, extraction.extractor)
        iri = self._names.row(document.id, self._generation, hashed)
        row = Row(iri, document.id, self._generation, None, mark, hashed)
        said = {
            "document": Literal(document.id),
            "since": whole(row.since),
            "fingerprint": Literal(mark),
            "content": Literal(hashed),
        }
        add = [self._quad(iri, name, value) for name, value in (said | {"body": Literal(packed(extraction))}).items()]
        old = self._rows.get(document.id)
        if old is not None and old.iri == iri:
            return
        self._write(Change(add=[*self._ended(document.id), *add]), self._unsettled(document.id))
        self._rows[document.id] = row

    def remove(self, document_id: str) -> bool:
        """Withdraw a document, and tell whether it was here; it is unprojected until `settle` says that its quads are gone."""
        if document_id not in self._rows:
            return False
        self._write(Change(add=self._ended(document_id)), self._unsettled(document_id))
        del self._rows[document_id]
        return True

    def unprojected(self) -> tuple[str, ...]:
        """Return the ids of the documents whose quads may differ from the archive, withdrawn ones too, in order."""
        return tuple(sorted(document_id for document_id, stamp in self._projected.items() if stamp is None))

    def projections(self) -> dict[str, str]:
        """Return what `settle` was last told of each document, without those that are unprojected."""
        return {document_id: stamp for document_id, stamp in self._projected.items() if stamp is not None}

    def settle(self, projected: Mapping[str, str], withdrawn: Iterable[str] = ()) -> None:
        """Say that the quads follow the archive: of these documents, each with a digest of its quads; without those."""
        changed = {each: stamp for each, stamp in projected.items() if self._projected.get(each) != stamp}
        gone = [each for each in withdrawn if each in self._projected]
        remove = [quad for each in (*changed, *gone) for quad in self._stamps(each)]
        add = [quad for each, stamp in changed.items() for quad in self._projection(each, stamp)]
        remove += [quad for each in gone for quad in self._projection(each, None)]
        if add or remove:
            self._session.gather(Change(remove=remove, add=add))
            self.is_published = False
        self._projected |= changed
        for each in gone:
            del self._projected[each]

    def unsettle_all(self) -> None:
        """Say that nothing is known of the quads any more."""
        for each in (*self._rows, *self._projected):
            self._write(self._unsettled(each))

    def redirect(self, retired: Mapping[str, str]) -> None:
        """Remember where retired IRIs lead; those that led to one of them follow, and one that stands again is forgotten."""
        if not retired:
            return
        before = self.redirects()
        now = dict(before)
        for old, new in retired.items():
            now.pop(new, None)
            now = {each: (new if target == old else target) for each, target in now.items()} | {old: new}
        remove = [self._quad(IRI(old), "redirect", IRI(new)) for old, new in before.items() if now.get(old) != new]
        add = [self._quad(IRI(old), "redirect", IRI(new)) for old, new in now.items() if before.get(old) != new]
        self._session.gather(Change(remove=remove, add=add))
        self.is_published = False

    def published(self, generation: int) -> None:
        """Go on to the next generation."""
        self._generation = generation + 1
        self.is_published = True

    def _ended(self, document_id: str) -> list[Quad]:
        """End the row that stands."""
        row = self._rows.get(document_id)
        return [self._quad(row.iri, "until", whole(self._generation))] if row else []

    def _unsettled(self, document_id: str) -> Change:
        """Say that a document's quads may differ."""
        change = Change(remove=self._stamps(document_id), add=self._projection(document_id, None))
        self._projected[document_id] = None
        return change

    def _stamps(self, document_id: str) -> list[Quad]:
        stamp = self._projected.get(document_id)
        return [self._quad(self._names.projection(document_id), "digest", Literal(stamp))] if stamp else []

    def _projection(self, document_id: str, stamp: str | None) -> list[Quad]:
        about = self._names.projection(document_id)
        named = self._quad(about, "projectionOf", Literal(document_id))
        return [named, self._quad(about, "digest", Literal(stamp))] if stamp else [named]

    def _write(self, *changes: Change) -> None:
        """Send changes that readers do not see, now or at the end of `together`."""
        if not changes:
            return
        self.is_published = False
        if self._together is not None:
            self._together += changes
        else:
            self._session.send_now(Change(remove=[q for c in changes for q in c.remove], add=[q for c in changes for q in c.add]))

    def _restore(self, rows: dict[str, Row], projected: dict[str, str | None]) -> None:
        self._together, self._rows, self._projected = None, rows, projected

    def _quad(self, subject: IRI, name: str, value: Term) -> Quad:
        return Quad(subject, own(name), value, self._names.graph)
