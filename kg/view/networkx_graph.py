"""Known in, a networkx MultiDiGraph out: the graph as analysts measure it. The one place where networkx graphs are made.

Nodes are named by IRI, as a plain str. Every attribute is a str, float or bool, so that every format of networkx can hold it:
    entity   `label`, `type` (Person, Organization, Group, Region), `aliases` (joined by "; "), `wikidata`
    event    `label` (its type), `type` "Event", `program`, and of an edge's attributes those that fit
    value    `label`, `type` "Value": a literal that is the object of a statement
Edges run from subject to object, one a statement, their key its IRI:
    `predicate`, `status` (fact or claim: read it before you count), `polarity`, `modality`, `contested`, `confidence`,
    `speaker` (a name, "narrator" or "unnamed"), `reported_by`, `document` (its id), `title`, `published`, `quote`,
    `start`, `end`, `role`, and `share` where one is known
An event is joined with its participants by edges of the predicates agent (towards the event), target and place (from it); their
key is made of the event's IRI, and they carry the event's attributes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.model import Value
from kg.view.parts import EVENT, Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from networkx import MultiDiGraph

    from kg.known import Known, KnownEvent, KnownStatement

Attributes = dict[str, str | float | bool]


def to_networkx(known: Known, *, events: bool = True) -> MultiDiGraph[str]:
    """Build the graph; `events=False` leaves events out, for measures among people and organizations alone."""
    import networkx as nx

    graph: MultiDiGraph[str] = nx.MultiDiGraph()
    names = {entity.iri: entity.name for entity in known.entities}
    for entity in known.entities:
        aliases = "; ".join(entity.aliases)
        graph.add_node(str(entity.iri), label=entity.name, type=str(entity.type), aliases=aliases, wikidata=entity.wikidata or "")
    said = _Said(names, {document.iri: document for document in known.documents})
    for statement in known.statements:
        _add_statement(graph, statement, said)
    for event in known.events if events else ():
        _add_event(graph, event, said)
    return graph


class _Said:
    """Turns a piece of evidence into the attributes of an edge."""

    def __init__(self, names: Mapping[str, str], documents: Mapping[str, Any]) -> None:
        self._names = names
        self._documents = documents

    def attributes(self, piece: Evidence) -> Attributes:
        """Say who says it, how, where, and when it holds."""
        document = self._documents.get(piece.document)
        when = piece.when
        return {
            "status": str(piece.status),
            "polarity": piece.polarity,
            "modality": str(piece.modality),
            "confidence": float(piece.confidence),
            "speaker": self._names.get(piece.speaker, piece.speaker),
            "reported_by": self._names.get(piece.reported_by or "", piece.reported_by or ""),
            "document": document.id if document else str(piece.document),
            "title": (document.title or "") if document else "",
            "published": document.published.isoformat() if document and document.published else "",
            "quote": " … ".join(quote.text for quote in piece.evidence),
            "start": (when.start or "") if when else "",
            "end": (when.end or "") if when else "",
        }


def _add_statement(graph: MultiDiGraph[str], statement: KnownStatement, said: _Said) -> None:
    attributes = said.attributes(statement) | {
        "predicate": statement.predicate,
        "contested": statement.contested,
        "role": statement.role or "",
    }
    if statement.share is not None:
        attributes["share"] = float(statement.share)
    target = statement.object
    if isinstance(target, Value):
        target = f"{statement.iri}#value"
        graph.add_node(target, label=statement.object.value, type="Value")  # type: ignore[union-attr]
    graph.add_edge(str(statement.subject), str(target), key=str(statement.iri), **attributes)


def _add_event(graph: MultiDiGraph[str], event: KnownEvent, said: _Said) -> None:
    attributes = said.attributes(event)
    graph.add_node(str(event.iri), label=event.type, **(attributes | {"type": EVENT, "program": event.program or ""}))
    ways = [("agent", agent, event.iri) for agent in event.agents]
    ways += [("target", event.iri, target) for target in event.targets]
    ways += [("place", event.iri, place) for place in event.places]
    for number, (predicate, source, target) in enumerate(ways):
        graph.add_edge(str(source), str(target), key=f"{event.iri}#{predicate}-{number}", predicate=predicate, **attributes)
