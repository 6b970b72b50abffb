"""What a server says of the store that it holds: format, ontology, generation, and whether somebody is just changing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.store import marker
from kg.store.sparql import answers
from kg.store.sparql.names import FORMAT, OWN, Names, own, whole
from kg.terms import Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.store.marker import Marker
    from kg.store.sparql.client import Client
    from kg.terms import Quad


@dataclass(frozen=True, slots=True)
class State:
    """The marker, the number of the newest generation (0: none yet), whether it is being changed, and the judgements as text."""

    marker: Marker
    generation: int
    changing: bool
    judgements: str

    @property
    def names(self) -> Names:
        """Names of the parts of this store."""
        return Names(self.marker.base)


def bases(client: Client) -> list[str]:
    """Return the base IRIs of the stores that a server holds."""
    found = answers.table(client.query(f"SELECT ?base WHERE {{ GRAPH ?g {{ ?g <{own('base')}> ?base }} }}"))
    return sorted(cell.value for (cell,) in found.rows if isinstance(cell, Literal))


def read(client: Client, base: str) -> State | None:
    """Read the state of the store with that base; None if the server has none. Raises StoreError for another format."""
    graph = Names(base).graph
    found = answers.table(client.query(f"SELECT ?p ?o WHERE {{ GRAPH <{graph}> {{ <{graph}> ?p ?o }} }}"))
    values = {str(p).removeprefix(OWN): o.value for p, o in found.rows if isinstance(o, Literal)}
    return _state(client, values, base) if "base" in values else None


def first(base: str) -> list[Quad]:
    """Return what is written of a new store."""
    names, now = Names(base), marker.current(base)
    return [
        names.about("format", whole(FORMAT)),
        names.about("base", Literal(base)),
        names.about("ontology", Literal(now.ontology)),
        names.about("kg", Literal(now.kg)),
        names.about("generation", whole(0)),
    ]


def _state(client: Client, values: Mapping[str, str], base: str) -> State:
    if values.get("format") != str(FORMAT):
        raise StoreError(
            f"{client.remote} holds a store of format {values.get('format')} (kg {values.get('kg')}), "
            f"and this kg knows format {FORMAT}: use a kg of that format"
        )
    try:
        found = marker.Marker(marker.FORMAT, values["ontology"], values["kg"], base)
        return State(found, int(values["generation"]), "changing" in values, values.get("judgements", ""))
    except (KeyError, ValueError) as error:
        raise StoreError(
            f"{client.remote}: what it says of its store is damaged ({error}): look into <{Names(base).graph}>"
        ) from error
