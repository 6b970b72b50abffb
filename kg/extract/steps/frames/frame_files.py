"""The frames of `data/frames/*.toml`: files in, checked frames out; an entry that breaks the form is refused by file, entry, key.

An entry:

    [[frame]]
    id = "attack.bomb"
    event = "attack"
    verbs = ["bomb", "blow up"]
    slots = { agent = ["subject"], target = ["object"], place = ["in", "near"] }
    edges = [{ predicate = "targets", subject = "agent", object = "target" }]
    confidence = 0.7
    example = "{Organization Northern Front} bombed {Region Velmar}."
    finds = ["attack: agent Northern Front, target Velmar", "Northern Front targets Velmar"]
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from itertools import chain
from typing import Any, Final

from kg.errors import InputError
from kg.extract.steps.frames.frame import AGENT, PLACE, TARGET, Edge, Frame
from kg.model import EntityType
from kg.vocab import ontology

_REQUIRED: Final = frozenset({"id", "slots", "example", "finds"})
_KEYS: Final = _REQUIRED | {
    "event", "verbs", "nouns", "edges", "needs", "accepts", "with_words", "without_words", "blames", "confidence",
}  # fmt: skip
_WORD_KEYS: Final = ("slots", "accepts", "with_words", "without_words")


@functools.cache
def frames() -> tuple[Frame, ...]:
    """Return all frames, in the order of the files' names. Raises InputError naming file, entry and key."""
    folder = files("kg.extract.steps") / "data" / "frames"
    texts = sorted((path.name, path.read_text(encoding="utf-8")) for path in folder.iterdir() if path.name.endswith(".toml"))
    found = tuple(chain.from_iterable(frames_of(text, name) for name, text in texts))
    ids = [frame.id for frame in found]
    twice = sorted({each for each in ids if ids.count(each) > 1})
    if twice:
        raise InputError(f"frames: the id {twice[0]} is given twice: rename one")
    return found


def frames_of(text: str, name: str) -> tuple[Frame, ...]:
    """Return the frames of one file's text; `name` is the file's, for errors."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{name}: not TOML: {error}") from error
    if set(tables) != {"frame"}:
        raise InputError(f"{name}: a file of frames holds [[frame]] entries and nothing else")
    return tuple(
        _frame(entry, f"{name}: frame {entry.get('id', f'number {place + 1}')}") for place, entry in enumerate(tables["frame"])
    )


def _frame(entry: Mapping[str, Any], where: str) -> Frame:
    if missing := sorted(_REQUIRED - set(entry)):
        raise InputError(f"{where}: {missing[0]} is missing")
    if unknown := sorted(set(entry) - _KEYS):
        raise InputError(f"{where}: {unknown[0]} is no key of a frame")
    for key in ("verbs", "nouns", "needs", "finds"):
        _words(entry.get(key, []), f"{where}: {key}")
    for key in _WORD_KEYS:
        for slot, words in _table(entry.get(key, {}), f"{where}: {key}").items():
            _words(words, f"{where}: {key}.{slot}")
    if not entry.get("verbs") and not entry.get("nouns"):
        raise InputError(f"{where}: verbs or nouns must name a word")
    if not str(entry["example"]).strip() or not entry["finds"]:
        raise InputError(f"{where}: example and finds must show what the frame finds")
    return _checked(_made(entry, where), where)


def _made(entry: Mapping[str, Any], where: str) -> Frame:
    return Frame(
        id=entry["id"],
        verbs=tuple(entry.get("verbs", ())),
        nouns=tuple(entry.get("nouns", ())),
        slots={slot: tuple(places) for slot, places in entry["slots"].items()},
        example=entry["example"],
        finds=tuple(entry["finds"]),
        event=entry.get("event"),
        edges=tuple(_edge(edge, where) for edge in entry.get("edges", ())),
        needs=tuple(entry.get("needs", ())),
        accepts={slot: _types(names, f"{where}: accepts.{slot}") for slot, names in entry.get("accepts", {}).items()},
        with_words={place: frozenset(words) for place, words in entry.get("with_words", {}).items()},
        without_words={place: frozenset(words) for place, words in entry.get("without_words", {}).items()},
        blames=bool(entry.get("blames", False)),
        confidence=float(entry.get("confidence", 0.8)),
    )


def _edge(edge: object, where: str) -> Edge:
    fields = _table(edge, f"{where}: edges")
    if not {"predicate", "subject", "object"} <= set(fields) <= {"predicate", "subject", "object", "blames"}:
        raise InputError(f"{where}: edges: an edge has predicate, subject, object and perhaps blames")
    return Edge(**fields)


def _types(names: Sequence[str], where: str) -> frozenset[EntityType]:
    try:
        return frozenset(EntityType(name) for name in names)
    except ValueError as error:
        raise InputError(f"{where}: {error}: the types are {', '.join(EntityType)}") from error


def _checked(frame: Frame, where: str) -> Frame:
    """Refuse a frame that tells nothing the ontology has, or speaks of slots it does not fill."""
    if frame.event is None and not frame.edges:
        raise InputError(f"{where}: event or edges must say what is found")
    if frame.event is not None and frame.event not in ontology().event_types:
        raise InputError(f"{where}: event: {frame.event} is no event type of the ontology")
    for edge in frame.edges:
        if edge.predicate not in ontology().predicates:
            raise InputError(f"{where}: edges: {edge.predicate} is no predicate of the ontology")
    named = {
        *chain.from_iterable(need.split("|") for need in frame.needs),
        *frame.accepts,
        *(slot for edge in frame.edges for slot in (edge.subject, edge.object)),
    }
    if strange := sorted(named - set(frame.slots)):
        raise InputError(f"{where}: {strange[0]} is named but not among the slots")
    if frame.event is not None and not set(frame.slots) & {AGENT, TARGET, PLACE}:
        raise InputError(f"{where}: slots: an event has agent, target or place")
    if not 0 < frame.confidence <= 1:
        raise InputError(f"{where}: confidence lies above 0 and up to 1")
    return frame


def _table(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise InputError(f"{where} must be a table")
    return value


def _words(value: object, where: str) -> None:
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise InputError(f"{where} must be a list of words")
