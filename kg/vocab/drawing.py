"""The ontology as a picture: the words are those of kg.ttl, only the places and colours of the classes stand here."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import OntologyError
from kg.vocab.described import ABOVE, Described, Kind, describe
from kg.vocab.svg import Arrow, Box, Row, draw_arrow, draw_box, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_WIDTH, _HEIGHT = 1260, 1650
_BOTH_WAYS = "\N{LEFT RIGHT ARROW}"
_ITSELF = "\N{CLOCKWISE OPEN CIRCLE ARROW}"


@dataclass(frozen=True, slots=True)
class _Place:
    x: int
    y: int
    width: int
    columns: int = 1
    dashed: bool = False


_PLACES = {
    "Agent": _Place(400, 100, 460, columns=2),
    "Organization": _Place(40, 400, 250),
    "Region": _Place(490, 400, 280),
    "Group": _Place(970, 400, 250),
    "Person": _Place(430, 710, 400, columns=2),
    "Event": _Place(40, 950, 260),
    "Claim": _Place(410, 950, 180, dashed=True),
    "Contested": _Place(410, 1030, 180),
    "Span": _Place(410, 1130, 180),
    "Statement": _Place(690, 950, 250),
    "Holding": _Place(1050, 950, 170),
    "Document": _Place(40, 1340, 1180, columns=5),
    "Extraction": _Place(850, 1500, 370),
}

_STYLE = """
  text { font: 13px 'DejaVu Sans', 'Segoe UI', Helvetica, Arial, sans-serif; fill: #24303c }
  .heading { font-size: 19px; font-weight: bold } .hint { fill: #5b6875 }
  .title { font-size: 15px; font-weight: bold; text-anchor: middle }
  .below { font-size: 11px; fill: #5b6875; text-anchor: middle }
  .range { font-size: 12px; fill: #5b6875; text-anchor: end }
  .label { font-size: 12.5px; fill: #33414e; paint-order: stroke; stroke: #fff; stroke-width: 5px; stroke-linejoin: round }
  .middle { text-anchor: middle }
  rect { stroke-width: 1.5 } polyline { fill: none; stroke: #6b7783; stroke-width: 1.4 } .kind { stroke-dasharray: 2 3 }
  .agent { fill: #eef1f4; stroke: #66727e } .person { fill: #fdebd3; stroke: #b9711a }
  .organization { fill: #dfebfa; stroke: #2f6aae }
  .group { fill: #eae1f8; stroke: #7549ad } .region { fill: #dcf1e0; stroke: #35834a } .event { fill: #fbe2e0; stroke: #b04139 }
  .statement, .claim { fill: #e0f0f1; stroke: #2c6f77 } .contested { fill: #fff; stroke: #b04139; stroke-width: 3 }
  .holding { fill: #f1eee6; stroke: #857245 } .span { fill: #fff8d6; stroke: #a18a1d }
  .document { fill: #f6f6f6; stroke: #59636d } .extraction { fill: #fff; stroke: #59636d }
"""

_MARKERS = (
    '<marker id="to" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse">'
    '<path d="M0,1 L9,5 L0,9" fill="none" stroke="#6b7783" stroke-width="1.6"/></marker>'
    '<marker id="kind" viewBox="0 0 12 12" refX="11" refY="6" markerWidth="11" markerHeight="11" orient="auto-start-reverse">'
    '<path d="M1,1 L11,6 L1,11 Z" fill="#fff" stroke="#6b7783"/></marker>'
)


def draw(turtle: str) -> str:
    """Return the drawing as SVG; raises OntologyError for a class that has no place in it."""
    terms = describe(turtle)
    boxes = {term.name: _box(term, terms) for term in terms if term.kind is Kind.CLASS}
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}">',
        "<title>The ontology of kg</title>",
        f"<style>{_STYLE}</style>",
        f"<defs>{_MARKERS}</defs>",
        '<rect width="100%" height="100%" fill="#fff"/>',
        *_words(),
        *(part for arrow in _arrows(terms, boxes) for part in draw_arrow(arrow)),
        *(part for box in boxes.values() for part in draw_box(box)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _box(term: Described, terms: Sequence[Described]) -> Box:
    place = _PLACES.get(term.name)
    if place is None:
        raise OntologyError(f"the drawing has no place for the class {term.name}: give it one in kg/vocab/drawing.py")
    rows = tuple(row for each in terms for row in _row(term, each))
    return Box(
        title=term.name,
        below=_known_as(term),
        rows=rows,
        place=(place.x, place.y),
        width=place.width,
        colour=term.name.lower(),
        columns=place.columns,
        dashed=place.dashed,
    )


def _known_as(term: Described) -> str:
    """Say what others call the class: what it is a kind of, else the first that comes close."""
    above = [mapping.removeprefix(f"{ABOVE} ") for mapping in term.mappings if mapping.startswith(ABOVE)]
    close = [f"close to {mapping.removeprefix('close ')}" for mapping in term.mappings if mapping.startswith("close ")]
    return f"{ABOVE} {', '.join(above)}" if above else close[0] if close else ""


def _row(owner: Described, term: Described) -> Iterator[Row]:
    """Give a row for what a class has, unless an arrow shows it."""
    if term.kind is Kind.RELATION and (owner.name, owner.name) in term.pairs:
        yield Row(f"{_ITSELF} {_called(term)}")
    if term.kind in (Kind.LINK, Kind.VALUE) and owner.name in term.domains and not _is_arrow(term):
        name = f"{_ITSELF} {_called(term)}" if term.ranges == (owner.name,) else term.name
        yield Row(name, "" if term.ranges == (owner.name,) else _kinds(term.ranges))


def _is_arrow(term: Described) -> bool:
    """Tell whether a property leads to another of the lower boxes: those who is acting are named in rows."""
    return term.kind is Kind.LINK and all(name in _LOWER for name in term.ranges) and term.ranges != term.domains


_LOWER = {name for name, place in _PLACES.items() if place.y >= _PLACES["Event"].y}


def _called(term: Described) -> str:
    if term.parents:
        return f"{term.name} {ABOVE} {term.parents[0]}"
    return f"{term.name} {_BOTH_WAYS}" if term.symmetric else term.name


def _kinds(ranges: Sequence[str]) -> str:
    return " / ".join(name.removeprefix("xsd:").replace("rdfs:Resource", "IRI") for name in ranges)


def _arrows(terms: Sequence[Described], boxes: Mapping[str, Box]) -> Iterator[Arrow]:
    labels: dict[tuple[str, str], list[str]] = defaultdict(list)
    for term in terms:
        pairs = term.pairs if term.kind is Kind.RELATION else ()
        if _is_arrow(term):
            pairs = tuple((domain, range_) for domain in term.domains for range_ in term.ranges)
        for pair in pairs:
            labels[pair].append(_called(term))
    for (start, end), names in labels.items():
        if start != end:
            shift = 0 if (end, start) not in labels else -1 if start < end else 1
            yield Arrow(boxes[start], boxes[end], tuple(names), shift=shift)
    for term in terms:
        if term.kind is Kind.CLASS and term.name in _LOWER:
            yield from (Arrow(boxes[term.name], boxes[parent], (), hollow=True) for parent in term.parents)


def _words() -> list[str]:
    return [
        text(40, 44, "Entities and the edges between them", "heading"),
        text(40, 68, "An entity has one class: person, organization, group or region. Each of them is an agent.", "hint"),
        text(40, 900, "What a document says, with its words", "heading"),
        text(
            40,
            924,
            "A statement has rdf:subject, rdf:predicate and rdf:object. If it is no claim it makes an edge.",
            "hint",
        ),
        text(40, 1530, f"{_ITSELF}  to another of the same class", "hint"),
        text(40, 1552, f"{_BOTH_WAYS}  holds in both directions", "hint"),
        text(40, 1574, f"{ABOVE}  is a kind of", "hint"),
        text(40, 1596, "dashed: not asserted by the graph", "hint"),
    ]
