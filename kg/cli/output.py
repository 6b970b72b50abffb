"""What verbs print: JSON and text on standard output, refusals on standard error, and the exit code that says which."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from kg.model import Refusal

if TYPE_CHECKING:
    from kg.query.totals import Totals

DONE, REFUSED, FAILED = 0, 1, 2
_SHOWN = 20


def say(text: str, *, err: bool = False) -> None:
    """Print lines for people."""
    click.echo(harmless(text), err=err)


def harmless(text: str) -> str:
    """Return a text as a terminal may have it: a name from an article must not move the cursor or ring the bell."""
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)


def print_json(value: object) -> None:
    """Print a value as indented JSON; dataclasses as objects, dates as text."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def print_bytes(content: bytes) -> None:
    """Print bytes as they are, however standard output writes text."""
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def show_refusals(refused: Sequence[Refusal]) -> None:
    """List what was refused on standard error, each with its reason."""
    for refusal in refused[:_SHOWN]:
        say(f"refused: {refusal.where}: {refusal.reason}", err=True)
    if len(refused) > _SHOWN:
        say(f"refused: {len(refused) - _SHOWN} more; --json lists them all", err=True)


def exit_code(refused: Iterable[Refusal]) -> int:
    """Return 1 if something was refused, else 0."""
    return REFUSED if any(True for _ in refused) else DONE


def counts(numbers: Mapping[str, int]) -> str:
    """Write counts in a row: `12 persons, 1 region, 0 entities`."""
    return ", ".join(f"{number} {name if number == 1 else _plural(name)}" for name, number in numbers.items())


def total_lines(totals: Totals) -> list[str]:
    """Say in two lines what a store holds."""
    entities = counts({kind.lower(): number for kind, number in totals.entities.items()})
    statements = counts({"fact": totals.facts, "claim": totals.claims, "event": totals.events})
    return [f"  {entities}", f"  {statements}; {totals.contested} contested"]


def _plural(name: str) -> str:
    return name[:-1] + "ies" if name.endswith("y") else name + "s"


def _plain(value: object) -> Any:  # noqa: ANN401 - a JSON value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)
