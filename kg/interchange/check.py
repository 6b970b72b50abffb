"""What JSON alone cannot say of an extraction: ids that resolve, offsets inside the text, the ontology's terms and types.

Extractors' results pass here too, so that what reaches the graph is well formed whoever made it.
"""

from __future__ import annotations

import datetime as dt
import difflib
import math
import re
from collections.abc import Iterable, Mapping, Sequence

from kg import vocab
from kg.errors import FormatError
from kg.model import ENDED, NARRATOR, UNNAMED, Entity, Event, Extraction, Precision, Span, Statement, Value, When

_PATTERNS = {Precision.YEAR: r"\d{4}", Precision.MONTH: r"\d{4}-\d\d", Precision.DAY: r"\d{4}-\d\d-\d\d"}
_UNSAVEABLE = re.compile("[\x00\ud800-\udfff]")


def check(extraction: Extraction) -> None:
    """Raise FormatError at the first thing that is not sound, naming its place."""
    document = extraction.document
    _name("document.id", document.id)
    _writable("document.text", document.text)
    entities = {entity.id: entity for entity in extraction.entities}
    _unique("entities", [e.id for e in extraction.entities])
    _unique("statements", [s.id for s in extraction.statements])
    _unique("events", [v.id for v in extraction.events])
    for i, entity in enumerate(extraction.entities):
        _entity(entity, document.text, f"entities[{i}]")
    for i, statement in enumerate(extraction.statements):
        _statement(statement, entities, document.text, f"statements[{i}]")
    for i, event in enumerate(extraction.events):
        _event(event, entities, document.text, f"events[{i}]")


def _entity(entity: Entity, text: str, place: str) -> None:
    if entity.id in (NARRATOR, UNNAMED):
        raise FormatError(f"{entity.id!r} is a reserved word", place=f"{place}.id")
    _name(f"{place}.name", entity.name)
    for i, alias in enumerate(entity.aliases):
        _name(f"{place}.aliases[{i}]", alias)
    if entity.wikidata is not None and not re.fullmatch(r"Q[1-9]\d*", entity.wikidata):
        raise FormatError("expected a Wikidata item such as Q148", place=f"{place}.wikidata")
    _spans(entity.mentions, text, f"{place}.mentions")


def _statement(statement: Statement, entities: Mapping[str, Entity], text: str, place: str) -> None:
    predicates = vocab.ontology().predicates
    if statement.predicate not in predicates:
        raise FormatError(_unknown("predicate", statement.predicate, predicates), place=f"{place}.predicate")
    if isinstance(statement.object, Value):
        raise FormatError(f"{statement.predicate} joins two entities; expected an entity's id", place=f"{place}.object")
    subject = _resolve(statement.subject, entities, f"{place}.subject")
    target = _resolve(statement.object, entities, f"{place}.object")
    predicate = predicates[statement.predicate]
    for end, entity, allowed in (("subject", subject, predicate.subjects), ("object", target, predicate.objects)):
        if entity.type not in allowed:
            wanted = " or ".join(sorted(allowed))
            raise FormatError(f"{predicate.name} takes a {wanted} as its {end}, not a {entity.type}", place=f"{place}.{end}")
    if statement.share is not None and not 0 <= statement.share <= 100:  # noqa: PLR2004 - per cent
        raise FormatError("expected a share in per cent, 0 to 100", place=f"{place}.share")
    _row(statement, entities, text, place)


def _event(event: Event, entities: Mapping[str, Entity], text: str, place: str) -> None:
    types = vocab.ontology().event_types
    if event.type not in types:
        raise FormatError(_unknown("event type", event.type, types), place=f"{place}.type")
    for key in ("agent", "target", "place"):
        for i, participant in enumerate(getattr(event, key)):
            _resolve(participant, entities, f"{place}.{key}[{i}]")
    _row(event, entities, text, place)


def _row(row: Statement | Event, entities: Mapping[str, Entity], text: str, place: str) -> None:
    """Check what statements and events have in common."""
    if row.speaker not in (NARRATOR, UNNAMED):
        _resolve(row.speaker, entities, f"{place}.speaker")
    if row.reported_by is not None:
        _resolve(row.reported_by, entities, f"{place}.reportedBy")
    if not row.evidence:
        raise FormatError("a statement or event without evidence is not taken", place=f"{place}.evidence")
    _spans(row.evidence, text, f"{place}.evidence")
    if not (math.isfinite(row.confidence) and 0 <= row.confidence <= 1):
        raise FormatError("expected a confidence from 0 to 1", place=f"{place}.confidence")
    if row.date is not None:
        _when(row.date, f"{place}.date")


def _when(when: When, place: str) -> None:
    for key, value in (("start", when.start), ("end", when.end)):
        if value is None or (key == "end" and value == ENDED):
            continue
        if not any(re.fullmatch(pattern, value) for pattern in _PATTERNS.values()) or not _exists(value):
            raise FormatError(f"{value!r} is no date: YYYY, YYYY-MM or YYYY-MM-DD", place=f"{place}.{key}")
    if when.start and when.end not in (None, ENDED) and str(when.end)[: len(when.start)] < when.start[: len(str(when.end))]:
        raise FormatError("ends before it starts", place=f"{place}.end")


def _exists(value: str) -> bool:
    try:
        dt.date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < len("YYYY-MM-DD") else value)
    except ValueError:
        return False
    return True


def _spans(spans: Sequence[Span], text: str, place: str) -> None:
    for i, span in enumerate(spans):
        if not 0 <= span.start < span.end <= len(text):
            reason = f"[{span.start}, {span.end}] lies outside the text of {len(text)} characters, or is empty"
            raise FormatError(reason, place=f"{place}[{i}]")


def _resolve(reference: str, entities: Mapping[str, Entity], place: str) -> Entity:
    if reference not in entities:
        raise FormatError(f"no entity has the id {reference!r}", place=place)
    return entities[reference]


def _unique(section: str, ids: Sequence[str]) -> None:
    seen: set[str] = set()
    for i, each in enumerate(ids):
        _name(f"{section}[{i}].id", each)
        if each in seen:
            raise FormatError(f"the id {each!r} is taken already", place=f"{section}[{i}].id")
        seen.add(each)


def _name(place: str, value: str) -> None:
    if not value.strip():
        raise FormatError("is empty", place=place)
    _writable(place, value)


def _writable(place: str, value: str) -> None:
    if _UNSAVEABLE.search(value):
        raise FormatError("holds a NUL character or half a surrogate pair", place=place)


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), 1)
    hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(sorted(known))}"
    return f"{name!r} is no {what} of the ontology; {hint}"
