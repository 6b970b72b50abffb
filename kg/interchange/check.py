"""What JSON alone cannot say of an extraction: ids that resolve, offsets inside the text, the ontology's terms and types.

Extractors' results pass here too, so that what reaches the graph is well formed whoever made it.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeVar

from kg import vocab
from kg.errors import FormatError
from kg.model import (
    ENDED,
    NARRATOR,
    UNNAMED,
    Document,
    Entity,
    EntityType,
    Event,
    Extraction,
    ExtractorInfo,
    Span,
    Statement,
    Value,
    When,
)

_Row = TypeVar("_Row", Entity, Statement, Event)
_DATE: Final = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_ITEM: Final = re.compile(r"Q[1-9][0-9]*")
_UNSAVEABLE: Final = re.compile("[\x00\ud800-\udfff]")
_WHOLE: Final = 100  # per cent


def check(extraction: Extraction) -> None:
    """Raise FormatError at the first thing that is not sound, naming its place."""
    text = extraction.document.text
    entities = {entity.id: entity for entity in extraction.entities}
    _at("document", lambda: _document(extraction.document))
    _unique("entities", [entity.id for entity in extraction.entities])
    _unique("statements", [statement.id for statement in extraction.statements])
    _unique("events", [event.id for event in extraction.events])
    _each("entities", extraction.entities, lambda entity: _entity(entity, text))
    _each("statements", extraction.statements, lambda statement: _statement(statement, entities, text))
    _each("events", extraction.events, lambda event: _event(event, entities, text))
    if extraction.extractor:
        by = extraction.extractor
        _at("extractor", lambda: _extractor(by))


def _at(place: str, test: Callable[[], None]) -> None:
    try:
        test()
    except FormatError as error:
        raise error.inside(place) from None


def _each(section: str, rows: Iterable[_Row], test: Callable[[_Row], None]) -> None:
    for i, row in enumerate(rows):
        try:
            test(row)
        except FormatError as error:
            raise error.inside(f"{section}[{i}]") from None


def _document(document: Document) -> None:
    _name("id", document.id)
    _writable("text", document.text)
    _writable("source", document.source)
    _writable("title", document.title)


def _extractor(extractor: ExtractorInfo) -> None:
    _name("name", extractor.name)
    _name("version", extractor.version)
    _writable("model", extractor.model)


def _entity(entity: Entity, text: str) -> None:
    if entity.id in (NARRATOR, UNNAMED):
        raise FormatError(f"{entity.id!r} is a reserved word", place="id")
    _name("name", entity.name)
    for i, alias in enumerate(entity.aliases):
        _name(f"aliases[{i}]", alias)
    if entity.wikidata is not None and not _ITEM.fullmatch(entity.wikidata):
        raise FormatError("expected a Wikidata item such as Q148", place="wikidata")
    _spans("mentions", entity.mentions, text)


def _statement(statement: Statement, entities: Mapping[str, Entity], text: str) -> None:
    predicates = vocab.ontology().predicates
    if statement.predicate not in predicates:
        raise FormatError(_unknown("predicate", statement.predicate, predicates), place="predicate")
    if isinstance(statement.object, Value):
        raise FormatError(f"{statement.predicate} joins two entities; expected an entity's id", place="object")
    subject = _resolve("subject", statement.subject, entities)
    target = _resolve("object", statement.object, entities)
    _joined(predicates[statement.predicate], subject, target)
    if statement.share is not None and not 0 <= statement.share <= _WHOLE:
        raise FormatError("expected a share in per cent, 0 to 100", place="share")
    _writable("role", statement.role)
    _row(statement, entities, text)


def _joined(predicate: vocab.Predicate, subject: Entity, target: Entity) -> None:
    """Refuse types that the predicate does not join; the one that is wrong by itself is named first."""
    if predicate.joins(subject.type, target.type):
        return
    for end, entity, allowed in (("subject", subject, predicate.subjects), ("object", target, predicate.objects)):
        if entity.type not in allowed:
            wanted = " or ".join(sorted(allowed))
            raise FormatError(f"{predicate.name} takes {wanted} as its {end}, not {entity.type}", place=end)
    wanted = " or ".join(sorted(o for s, o in predicate.pairs if s is subject.type))
    raise FormatError(f"{predicate.name} joins {subject.type} to {wanted}, not to {target.type}", place="object")


def _event(event: Event, entities: Mapping[str, Entity], text: str) -> None:
    types = vocab.ontology().event_types
    if event.type not in types:
        raise FormatError(_unknown("event type", event.type, types), place="type")
    for key, participants in (("agent", event.agent), ("target", event.target), ("place", event.place)):
        for i, participant in enumerate(participants):
            found = _resolve(f"{key}[{i}]", participant, entities)
            if key == "place" and found.type is not EntityType.REGION:
                raise FormatError(f"an event takes place in a Region, not in {found.type}", place=f"{key}[{i}]")
    _writable("program", event.program)
    _writable("legalBasis", event.legal_basis)
    _row(event, entities, text)


def _row(row: Statement | Event, entities: Mapping[str, Entity], text: str) -> None:
    """Check what statements and events have in common."""
    if row.speaker not in (NARRATOR, UNNAMED):
        _resolve("speaker", row.speaker, entities)
    if row.reported_by is not None:
        _resolve("reportedBy", row.reported_by, entities)
    if not row.evidence:
        raise FormatError("a statement or event without evidence is not taken", place="evidence")
    _spans("evidence", row.evidence, text)
    if not 0 <= row.confidence <= 1:
        raise FormatError("expected a confidence from 0 to 1", place="confidence")
    if row.date is not None:
        when = row.date
        _at("date", lambda: _when(when))


def _when(when: When) -> None:
    start, end = when.start, when.end if when.end != ENDED else None
    for place, value in (("start", start), ("end", end)):
        if value is not None and not (_DATE.fullmatch(value) and _exists(value)):
            raise FormatError(f"{value!r} is no date: YYYY, YYYY-MM or YYYY-MM-DD", place=place)
    if start and end and end[: len(start)] < start[: len(end)]:
        raise FormatError("ends before it starts", place="end")


def _exists(value: str) -> bool:
    try:
        dt.date.fromisoformat((value + "-01-01")[: len("YYYY-MM-DD")])
    except ValueError:
        return False
    return True


def _spans(place: str, spans: Sequence[Span], text: str) -> None:
    for i, span in enumerate(spans):
        if not 0 <= span.start < span.end <= len(text):
            reason = f"[{span.start}, {span.end}] lies outside the text of {len(text)} characters, or is empty"
            raise FormatError(reason, place=f"{place}[{i}]")


def _resolve(place: str, reference: str, entities: Mapping[str, Entity]) -> Entity:
    if reference not in entities:
        raise FormatError(f"no entity has the id {reference!r}", place=place)
    return entities[reference]


def _unique(section: str, ids: Sequence[str]) -> None:
    seen: set[str] = set()
    for i, each in enumerate(ids):
        if not each.strip() or each in seen or _UNSAVEABLE.search(each):
            _name(f"{section}[{i}].id", each)
            raise FormatError(f"the id {each!r} is taken already", place=f"{section}[{i}].id")
        seen.add(each)


def _name(place: str, value: str) -> None:
    if not value.strip():
        raise FormatError("is empty", place=place)
    _writable(place, value)


def _writable(place: str, value: str | None) -> None:
    if value is not None and _UNSAVEABLE.search(value):
        raise FormatError("holds a NUL character or half a surrogate pair", place=place)


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), 1)
    hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(sorted(known))}"
    return f"{name!r} is no {what} of the ontology; {hint}"
