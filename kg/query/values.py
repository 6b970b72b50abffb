"""What a user types for a parameter, to the terms it means: names of entities are looked up, dates and numbers are typed."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Sequence

from kg import vocab
from kg.errors import InputError
from kg.query.names import find_entities, known_names
from kg.terms import IRI, Literal, Snapshot, Term


def value_terms(value: str, kind: str | None, snapshot: Snapshot) -> Sequence[Term]:
    """Return the terms that a value of some kind means; without a kind, what the value looks like.

    An entity's name may mean several entities. Raises InputError when it means none, with names that are near.
    """
    if kind == "entity":
        return _entities(value, snapshot)
    if kind == "predicate":
        return [_predicate(value)]
    if kind == "date":
        return [_date(value)]
    if kind == "number":
        return [_number(value)]
    return [Literal(value) if kind == "text" else _plain(value)]


def _entities(value: str, snapshot: Snapshot) -> Sequence[Term]:
    iri = _iri(value)
    if iri:
        return [iri]
    found = find_entities(snapshot, value)
    if found:
        return found
    near = difflib.get_close_matches(value, known_names(snapshot), 3, 0.6)
    hint = f"; near it are {', '.join(near)}" if near else ""
    raise InputError(f"no entity goes by the name {value!r}{hint}")


def _predicate(value: str) -> IRI:
    name = value.removeprefix("kg:")
    known = vocab.ontology().predicates
    if name in known:
        return vocab.kg(name)
    near = difflib.get_close_matches(name, known, 1)
    raise InputError(f"{value!r} is no predicate of the ontology" + (f"; did you mean {near[0]}?" if near else ""))


def _date(value: str) -> Literal:
    try:
        return Literal(dt.date.fromisoformat(value).isoformat(), vocab.XSD + "date")
    except ValueError:
        raise InputError(f"{value!r} is no date: write YYYY-MM-DD") from None


def _number(value: str) -> Literal:
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", value):
        raise InputError(f"{value!r} is no number")
    return Literal(value, vocab.XSD + ("decimal" if "." in value else "integer"))


def _plain(value: str) -> Term:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return _date(value)
    if re.fullmatch(r"[+-]?\d+(\.\d+)?", value):
        return _number(value)
    if value in ("true", "false"):
        return Literal(value, vocab.XSD + "boolean")
    return _iri(value) or Literal(value)


def _iri(value: str) -> IRI | None:
    """Read `<iri>`, an address, or a prefixed name of a prefix that is known."""
    if re.fullmatch(r"<[^<>\"{}|^`\\\x00-\x20]+>", value):
        return IRI(value[1:-1])
    if re.fullmatch(r"https?://[^<>\"{}|^`\\\x00-\x20]+", value):
        return IRI(value)
    prefix, colon, local = value.partition(":")
    if colon and prefix in vocab.PREFIXES and re.fullmatch(r"[\w-]+", local):
        return IRI(vocab.PREFIXES[prefix] + local)
    return None
