"""What verbs print: JSON and text on standard output, refusals on standard error, and the exit code that says which."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from kg.model import Refusal

DONE, REFUSED, FAILED = 0, 1, 2
_SHOWN = 20


def print_json(value: object) -> None:
    """Print a value as indented JSON; dataclasses as objects, dates as text."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def show_refusals(refused: Sequence[Refusal]) -> None:
    """List what was refused on standard error, each with its reason."""
    for refusal in refused[:_SHOWN]:
        click.echo(f"refused: {refusal.where}: {refusal.reason}", err=True)
    if len(refused) > _SHOWN:
        click.echo(f"refused: {len(refused) - _SHOWN} more; --json lists them all", err=True)


def exit_code(refused: Iterable[Refusal]) -> int:
    """Return 1 if something was refused, else 0."""
    return REFUSED if any(True for _ in refused) else DONE


def counts(numbers: Mapping[str, int]) -> str:
    """Write counts in a row: `12 persons, 1 region`."""
    return ", ".join(f"{number} {name if number == 1 else name + 's'}" for name, number in numbers.items())


def _plain(value: object) -> Any:  # noqa: ANN401 - a JSON value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)
