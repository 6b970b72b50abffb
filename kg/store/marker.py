"""The marker that makes a folder a kg store: which format, ontology and kg made it, and the base IRI of everything in it."""

from __future__ import annotations

import importlib.metadata
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.store import durable
from kg.vocab import ontology

if TYPE_CHECKING:
    from pathlib import Path

NAME = "kg-store.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Marker:
    """`format` numbers the layout of the folder, `ontology` is the hash of the ontology that the quads were written with."""

    format: int
    ontology: str
    kg: str
    base: str

    @property
    def is_current(self) -> bool:
        """Whether this program would write the same quads."""
        return self == current(self.base)


def current(base: str) -> Marker:
    """Return the marker that this program writes."""
    return Marker(FORMAT, ontology().version, _version(), base)


def read(folder: Path) -> Marker | None:
    """Return a folder's marker, None if it has none; raise StoreError if it is damaged or of another format."""
    path = folder / NAME
    try:
        found = json.loads(path.read_text("utf-8"))
        marker = Marker(**{key: found[key] for key in Marker.__dataclass_fields__})
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{path} is damaged ({error}): put it back from a copy, or build a new store elsewhere") from error
    if marker.format != FORMAT:
        raise StoreError(
            f"{folder} is a store of format {marker.format} (kg {marker.kg}), and this kg {_version()} knows format {FORMAT}: "
            "use a kg of that format, or build a new store elsewhere"
        )
    return marker


def write(folder: Path, marker: Marker) -> None:
    """Write a folder's marker, whole or not at all."""
    durable.write(folder / NAME, json.dumps(asdict(marker), indent=2) + "\n")


def _version() -> str:
    try:
        return importlib.metadata.version("kg")
    except importlib.metadata.PackageNotFoundError:  # run from a checkout
        return "unreleased"
