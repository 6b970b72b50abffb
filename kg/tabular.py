"""What is known as tables: listings of documents, entities, statements, events and hits, to DataFrames with names beside IRIs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Self, TypeVar

from kg import markup
from kg.errors import ExtraMissing
from kg.known import Hit, Known, KnownDocument, KnownEntity, KnownEvent, KnownStatement
from kg.model import Value

if TYPE_CHECKING:
    import pandas as pd

_SHOWN: Final = 20
T = TypeVar("T", bound=Hit | KnownDocument | KnownEntity | KnownStatement | KnownEvent)
Columns = dict[str, object]
"""A row: the values by the names of their columns."""


def data_frame(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> pd.DataFrame:
    """Make a DataFrame. Raises ExtraMissing without pandas."""
    try:
        import pandas as pd
    except ImportError:
        raise ExtraMissing("pandas", "notebook") from None
    return pd.DataFrame(list(rows), columns=list(columns))


class Listing(tuple[T, ...]):
    """A tuple of what is known that can also be had as a DataFrame."""

    _row: Callable[[T], Columns]
    _columns: tuple[str, ...]

    def __new__(cls, kind: type[T], things: Iterable[T], known: Known) -> Self:
        """List things of one kind; `known` holds the entities and documents that they name."""
        listing = super().__new__(cls, things)
        rows = _Rows({e.iri: e.name for e in known.entities}, {d.iri: d for d in known.documents})
        listing._row = getattr(rows, _ROWS[kind])
        listing._columns = tuple(_COLUMNS[kind].split())
        return listing

    def df(self) -> pd.DataFrame:
        """Return it as a DataFrame: names first, the IRIs they stand for in columns of their own. Raises ExtraMissing."""
        return data_frame(self._columns, self._cells(self, self._columns))

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Show its first rows in a notebook, without IRIs."""
        head = tuple(name for name in self._columns if not name.endswith(("iri", "iris")))
        first, more = self[:_SHOWN], max(0, len(self) - _SHOWN)
        rows = [[_shown(cell) for cell in row] for row in self._cells(first, head)]
        words = "\n".join([*map(repr, first), *([f"and {more:,} more"] if more else [])])
        return {"text/plain": words or "()", "text/html": markup.table(head, rows, more)}

    def _cells(self, things: Iterable[T], columns: Sequence[str]) -> list[list[object]]:
        return [[row[name] for name in columns] for row in map(self._row, things)]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Gives the row of each thing."""

    names: Mapping[str, str]
    documents: Mapping[str, KnownDocument]

    def document(self, document: KnownDocument) -> Columns:
        copied = self.documents.get(document.copy_of or "")
        return {
            "document": document.id,
            "title": document.title,
            "published": document.published,
            "source": document.source,
            "copy_of": copied.id if copied else document.copy_of,
            "iri": document.iri,
        }

    def entity(self, entity: KnownEntity) -> Columns:
        return {
            "name": entity.name,
            "type": str(entity.type),
            "aliases": entity.aliases,
            "wikidata": entity.wikidata,
            "candidates": self._named(entity.candidates),
            "iri": entity.iri,
            "candidates_iris": entity.candidates,
        }

    def hit(self, hit: Hit) -> Columns:
        return {
            "name": hit.name,
            "kind": hit.kind,
            "type": hit.type,
            "snippet": hit.snippet,
            "score": hit.score,
            "reason": hit.reason,
            "iri": hit.iri,
        }

    def statement(self, statement: KnownStatement) -> Columns:
        value = statement.object.value if isinstance(statement.object, Value) else None
        iri = None if isinstance(statement.object, Value) else statement.object
        return self._said(statement) | {
            "subject": self._name(statement.subject),
            "predicate": statement.predicate,
            "object": self._name(iri) if value is None else value,
            "role": statement.role,
            "share": statement.share,
            "contested": statement.contested,
            "subject_iri": statement.subject,
            "object_iri": iri,
            "contradicts_iris": statement.contradicts,
        }

    def event(self, event: KnownEvent) -> Columns:
        return self._said(event) | {
            "type": event.type,
            "agents": self._named(event.agents),
            "targets": self._named(event.targets),
            "places": self._named(event.places),
            "program": event.program,
            "legal_basis": event.legal_basis,
            "agents_iris": event.agents,
            "targets_iris": event.targets,
            "places_iris": event.places,
        }

    def _said(self, piece: KnownStatement | KnownEvent) -> Columns:
        """Say who says it, how, where, in which words, and when it holds."""
        document = self.documents.get(piece.document)
        return {
            "status": str(piece.status),
            "polarity": piece.polarity,
            "modality": str(piece.modality),
            "speaker": self._name(piece.speaker),
            "reported_by": self._name(piece.reported_by),
            "start": piece.when.start if piece.when else None,
            "end": piece.when.end if piece.when else None,
            "confidence": piece.confidence,
            "quote": " … ".join(quote.text for quote in piece.evidence),
            "document": document.id if document else piece.document,
            "published": document.published if document else None,
            "iri": piece.iri,
            "speaker_iri": piece.speaker if piece.speaker in self.names else None,
            "document_iri": piece.document,
        }

    def _name(self, iri: str | None) -> str | None:
        return None if iri is None else self.names.get(iri, str(iri))

    def _named(self, iris: Sequence[str]) -> tuple[str, ...]:
        return tuple(self.names.get(iri, str(iri)) for iri in iris)


_ROWS: Final = MappingProxyType({
    Hit: "hit",
    KnownDocument: "document",
    KnownEntity: "entity",
    KnownStatement: "statement",
    KnownEvent: "event",
})  # fmt: skip
_SAID: Final = "status polarity modality speaker reported_by start end"
_WHERE: Final = "confidence quote document published"
_COLUMNS: Final[Mapping[type, str]] = MappingProxyType({
    Hit: "name kind type snippet score reason iri",
    KnownDocument: "document title published source copy_of iri",
    KnownEntity: "name type aliases wikidata candidates iri candidates_iris",
    KnownStatement: f"subject predicate object {_SAID} role share contested {_WHERE}"
    " iri subject_iri object_iri speaker_iri document_iri contradicts_iris",
    KnownEvent: f"type agents targets places {_SAID} program legal_basis {_WHERE}"
    " iri agents_iris targets_iris places_iris speaker_iri document_iri",
})  # fmt: skip


def _shown(cell: object) -> str:
    if isinstance(cell, tuple):
        return markup.escaped(", ".join(cell))
    return "" if cell is None else markup.escaped(str(cell))
