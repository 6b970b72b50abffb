"""Extractions that the ontology allows, as hypothesis makes them; small builders for tests that need just one thing."""

import datetime as dt
import string
from dataclasses import replace

from hypothesis import strategies as st

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
    Modality,
    Precision,
    Span,
    Statement,
    Status,
    When,
)
from kg.vocab import ontology

TEXT = "Ana Ruiz leads Acme. The Treasury sanctioned Acme on Friday, said “Los Andes Diário” – 北京 😀."
NAMES = ("Ana Ruiz", "Acme", "Ruiz", "Ministry of Defence", "The Treasury", "Los Andes", "北京", "Zoë's “Club”", "Kardovia")
ITEMS = ("Q1", "Q42")

words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).filter(str.strip)
dates = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


def spans(text=TEXT):
    places = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 12))
    return places.map(lambda place: Span(place[0], min(len(text), place[0] + place[1])))


def some(strategy, least=0, most=3):
    return st.lists(strategy, min_size=least, max_size=most, unique=True).map(tuple)


@st.composite
def whens(draw):
    """Dates of each precision, their end open, unknown, or no earlier than their start."""
    length = draw(st.sampled_from([4, 7, 10]))
    first, last = sorted(draw(st.tuples(dates, dates)))
    start = draw(st.sampled_from([None, first.isoformat()[:length]]))
    end = draw(st.sampled_from([None, ENDED, last.isoformat()[:length]]))
    return When(start, end, draw(st.sampled_from([None, {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}[length]])))


def documents(ids=words):
    optional = st.none() | words
    published = st.none() | dates
    return st.builds(Document, id=ids, text=st.just(TEXT), source=optional, title=optional, published=published)


@st.composite
def entities(draw, id):
    return Entity(
        id=id,
        type=draw(st.sampled_from(EntityType)),
        name=draw(st.sampled_from(NAMES)),
        aliases=draw(some(st.sampled_from(NAMES), most=2)),
        mentions=draw(some(spans())),
        wikidata=draw(st.none() | st.sampled_from(ITEMS)),
    )


@st.composite
def told(draw, ids):
    """What statements and events have in common."""
    status = draw(st.sampled_from(Status))
    asserted = [Modality.ASSERTED, Modality.REPORTED]
    return {
        "status": status,
        "evidence": draw(some(spans(), least=1)),
        "polarity": draw(st.booleans()),
        "modality": draw(st.sampled_from(Modality if status is Status.CLAIM else asserted)),
        "speaker": draw(st.sampled_from([NARRATOR, UNNAMED, *ids])),
        "reported_by": draw(st.none() | st.sampled_from(ids)) if ids else None,
        "date": draw(st.none() | whens()),
        "confidence": draw(st.floats(0, 1)),
    }


@st.composite
def statements(draw, id, known):
    """A statement that joins what its predicate may join; None where the entities at hand allow none."""
    allowed = [
        (one.id, name, other.id)
        for one in known
        for other in known
        for name, predicate in ontology().predicates.items()
        if one is not other and predicate.joins(one.type, other.type)
    ]
    if not allowed:
        return None
    subject, predicate, target = draw(st.sampled_from(allowed))
    common = draw(told([entity.id for entity in known]))
    role, share = draw(st.none() | words), draw(st.none() | st.floats(0, 100))
    return Statement(id=id, subject=subject, predicate=predicate, object=target, role=role, share=share, **common)


@st.composite
def events(draw, id, known):
    ids = [entity.id for entity in known]
    who = some(st.sampled_from(ids), most=2) if ids else st.just(())
    regions = [entity.id for entity in known if entity.type is EntityType.REGION]
    return Event(
        id=id,
        type=draw(st.sampled_from(ontology().event_types)),
        agent=draw(who),
        target=draw(who),
        place=draw(some(st.sampled_from(regions), most=2)) if regions else (),
        program=draw(st.none() | words),
        legal_basis=draw(st.none() | words),
        **draw(told(ids)),
    )


@st.composite
def extractions(draw, ids=words):
    """A sound extraction: `kg.interchange.check` takes it."""
    known = tuple(draw(entities(f"e{i}")) for i in range(draw(st.integers(0, 5))))
    stated = [draw(statements(f"s{i}", known)) for i in range(draw(st.integers(0, 4)))]
    return Extraction(
        document=draw(documents(ids)),
        entities=known,
        statements=tuple(row for row in stated if row),
        events=tuple(draw(events(f"v{i}", known)) for i in range(draw(st.integers(0, 3)))),
        extractor=draw(st.none() | st.builds(ExtractorInfo, words, words, st.none() | words)),
    )


@st.composite
def collections(draw, most=4):
    """Several extractions, of documents that all have the same text but for its end, or are copies."""
    ids = draw(st.lists(st.text(string.ascii_letters, min_size=1, max_size=4), min_size=1, max_size=most, unique=True))
    found = [draw(extractions(st.just(id))) for id in ids]
    return [replace(e, document=replace(e.document, text=TEXT + draw(st.sampled_from(["", " More.", " Less."])))) for e in found]


def entity(id, name, type=EntityType.PERSON, **more):
    return Entity(id, EntityType(type), name, **more)


def extraction(document, *entities, statements=(), events=(), text=None):
    """One document of those entities; its text is its id unless given, so that none is a copy."""
    return Extraction(Document(document, text or f"{document}: {TEXT}"), entities, tuple(statements), tuple(events))


def statement(subject, predicate, object, **more):
    """A fact that the first three letters of the text carry."""
    settled = {"id": f"{subject} {predicate} {object}", "status": Status.FACT, "evidence": (Span(0, 3),), **more}
    return Statement(subject=subject, predicate=predicate, object=object, **settled)


def event(type, **more):
    return Event(**{"id": type, "type": type, "status": Status.FACT, "evidence": (Span(0, 3),), **more})
