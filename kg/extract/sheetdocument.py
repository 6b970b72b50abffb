"""The rows of one source to one extraction: quotes become the text, names entities, rows statements and events."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg import vocab
from kg.errors import FormatError
from kg.extract import sheetcells
from kg.extract.sheetcells import Cells, nearest
from kg.model import NARRATOR, UNNAMED, Document, Entity, EntityType, Event, Extraction, Modality, Span, Statement, Status, When

_EVENT: Final = "event:"
_TYPES: Final = ", ".join(EntityType)
_Typed = tuple[str, EntityType]


@dataclass(frozen=True, slots=True)
class _Said:
    """What statements and events have in common."""

    status: Status
    evidence: tuple[Span, ...]
    polarity: bool
    modality: Modality
    speaker: str
    date: When | None


class SheetDocument:
    """Takes the rows of one source, one after another; after a row that raised, the rest is only checked."""

    def __init__(self, rows: Sequence[Cells], source: str, name: str) -> None:
        """Begin with all rows, for the types that they give each other; `name` is the sheet's own, for rows without source."""
        self._id = source or name
        self._quotes: dict[str, Span] = {}
        self._length = 0
        self._entities: dict[tuple[str, EntityType], str] = {}
        self._known = _types_of_names(rows)
        self._statements: list[Statement] = []
        self._events: list[Event] = []
        self._published: dt.date | None = None

    def add(self, row: Cells) -> None:
        """Take one row. Raises FormatError that names its line and column."""
        if not row["quote"]:
            raise row.error("quote", "is empty; give the exact words of the source: no statement is taken without evidence")
        day = sheetcells.published(row)
        if day and self._published and day != self._published:
            raise row.error("published", f"{day} here, and {self._published} in another row of the same source")
        self._published = day or self._published
        if row["predicate"].lower().startswith(_EVENT):
            self._events.append(self._event(row))
        else:
            self._statements.append(self._statement(row))

    def extraction(self) -> Extraction:
        """Return all that was taken."""
        text = "\n".join(self._quotes)
        mentions = _mentions(text, [name for name, _ in self._entities])
        entities = tuple(Entity(own, kind, name, (), mentions.get(name, ())) for (name, kind), own in self._entities.items())
        document = Document(self._id, text, self._id, published=self._published)
        return Extraction(document, entities, tuple(self._statements), tuple(self._events))

    def _statement(self, row: Cells) -> Statement:
        predicate = _predicate(row)
        subject, target = self._typed(row, "subject", predicate.subjects), self._typed(row, "object", predicate.objects)
        if not predicate.joins(subject[1], target[1]):
            raise _wrong_type(row, predicate, subject, target)
        said = self._said(row)
        return Statement(
            id=f"r{row.line}",
            subject=self._entity(subject),
            predicate=predicate.name,
            object=self._entity(target),
            status=said.status,
            evidence=said.evidence,
            polarity=said.polarity,
            modality=said.modality,
            speaker=said.speaker,
            date=said.date,
            role=row["role"] or None,
        )

    def _event(self, row: Cells) -> Event:
        kind = row["predicate"][len(_EVENT) :].strip()
        known = vocab.ontology().event_types
        if kind not in known:
            raise row.error("predicate", f"{kind!r} is no event of the ontology; {nearest(kind, known)}")
        said = self._said(row)
        return Event(
            id=f"r{row.line}",
            type=kind,
            status=said.status,
            evidence=said.evidence,
            agent=self._participant(row, "subject"),
            target=self._participant(row, "object"),
            place=self._participant(row, "place", EntityType.REGION),
            polarity=said.polarity,
            modality=said.modality,
            speaker=said.speaker,
            date=said.date,
        )

    def _said(self, row: Cells) -> _Said:
        status = sheetcells.choice(row, "status", Status) or Status.FACT
        affirms = sheetcells.polarity(row)
        modality = sheetcells.modality(row, status, affirms=affirms)
        return _Said(status, (self._evidence(row),), affirms, modality, self._speaker(row), sheetcells.when(row))

    def _participant(self, row: Cells, column: str, kind: EntityType | None = None) -> tuple[str, ...]:
        name = _name(row, column)
        if not name:
            return ()
        return (self._entity((name, kind) if kind else self._typed(row, column, frozenset(EntityType))),)

    def _speaker(self, row: Cells) -> str:
        name = _name(row, "speaker")
        if name.lower() in ("", NARRATOR, UNNAMED):
            return name.lower() or NARRATOR
        return self._entity(self._typed(row, "speaker", frozenset(EntityType)))

    def _typed(self, row: Cells, column: str, allowed: frozenset[EntityType]) -> _Typed:
        """Return a name with its type: as written beside it, as another row says, or as the predicate alone allows."""
        name = _name(row, column)
        if not name:
            raise row.error(column, "is empty")
        written = sheetcells.entity_type(row, column)
        known = self._known.get(name, frozenset())
        for types in ({written} if written else known, allowed):
            if len(types) == 1:
                return name, next(iter(types))
        if known:
            raise row.error(
                f"{column}_type", f"is empty, and other rows give {name} the types {' and '.join(sorted(known))}; fill it"
            )
        raise row.error(f"{column}_type", f"is empty, and nothing says what {name} is; write one of {_TYPES}")

    def _entity(self, key: _Typed) -> str:
        return self._entities.setdefault(key, f"e{len(self._entities) + 1}")

    def _evidence(self, row: Cells) -> Span:
        """Add the row's quote to the text, if it is not there yet, and say where it stands."""
        quote = row["quote"]
        if quote not in self._quotes:
            start = self._length + bool(self._quotes)
            self._quotes[quote] = Span(start, start + len(quote))
            self._length = start + len(quote)
        return self._quotes[quote]


def _predicate(row: Cells) -> vocab.Predicate:
    name = row["predicate"]
    ontology = vocab.ontology()
    if name in ontology.predicates:
        return ontology.predicates[name]
    if name in ontology.event_types:
        raise row.error("predicate", f"{name!r} is an event; write {_EVENT}{name}")
    if not name:
        raise row.error("predicate", "is empty")
    raise row.error("predicate", f"{name!r} is no predicate of the ontology; {nearest(name, sorted(ontology.predicates))}")


def _wrong_type(row: Cells, predicate: vocab.Predicate, subject: _Typed, target: _Typed) -> FormatError:
    """Say which end of a relation has a type that it does not take."""
    side, (name, kind) = ("subject", subject) if subject[1] not in predicate.subjects else ("object", target)
    fitting = {object_type for subject_type, object_type in predicate.pairs if subject_type == subject[1]}
    wanted = " or ".join(sorted(predicate.subjects if side == "subject" else fitting))
    return row.error(f"{side}_type", f"{predicate.name} takes {wanted} as its {side}, but {name} has the type {kind}")


def _name(row: Cells, column: str) -> str:
    return " ".join(row[column].split())


def _types_of_names(rows: Sequence[Cells]) -> Mapping[str, frozenset[EntityType]]:
    """Collect the types of names that rows write or their predicates imply; cells that cannot be read are told of later."""
    by_word = {kind.value.lower(): kind for kind in EntityType}
    found: dict[str, frozenset[EntityType]] = {}
    for row in rows:
        for column in ("subject", "object", "speaker"):
            name, kind = _name(row, column), by_word.get(row[f"{column}_type"].lower()) or _implied(row, column)
            if name and kind:
                found[name] = found.get(name, frozenset()) | {kind}
    return found


def _implied(row: Cells, column: str) -> EntityType | None:
    """Return the only type that a row's predicate allows in a column."""
    predicate = vocab.ontology().predicates.get(row["predicate"])
    if predicate is None or column == "speaker":
        return None
    allowed = predicate.subjects if column == "subject" else predicate.objects
    return next(iter(allowed)) if len(allowed) == 1 else None


def _mentions(text: str, names: Sequence[str]) -> Mapping[str, tuple[Span, ...]]:
    """Find the names in the text, the longest first where they overlap; a name of two entities is left to neither."""
    single = sorted({name for name in names if names.count(name) == 1}, key=lambda name: (-len(name), name))
    if not single:
        return {}
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, single)) + r")(?!\w)")
    found: dict[str, tuple[Span, ...]] = {}
    for match in pattern.finditer(text):
        found[match.group()] = (*found.get(match.group(), ()), Span(*match.span()))
    return found
