"""What extractors over a parse tell beside its extraction: every place of an entity, and what it finds between given entities."""

import pytest

from kg.extract import extractor
from kg.extract.seam import RelatesGiven, Trace, Traces
from kg.model import Document, Entity, EntityType, Extraction, Span

TEXT = "Ana Ruiz leads the Vega Works. She lives in Paris. The German firm Lyra is owned by Vega Works."


def place(words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


@pytest.fixture(scope="module", params=["local", "spacy"])
def reader(request):
    return extractor(request.param)


def related(reader, *entities, text=TEXT):
    [found] = reader.relate([(Document("d", text), entities)])
    assert isinstance(found, Extraction)
    return found


def test_it_offers_both(reader):
    assert isinstance(reader, Traces)
    assert isinstance(reader, RelatesGiven)


def test_a_trace_is_the_extraction_with_all_places(reader):
    document = Document("d", TEXT)
    [trace] = reader.trace([document])
    assert isinstance(trace, Trace)
    assert [trace.extraction] == list(reader.extract([document]))
    ids = {entity.name: entity.id for entity in trace.extraction.entities}
    told = {(one.entity, one.span.of(TEXT), one.kind) for one in trace.places}
    assert (ids["Ana Ruiz"], "Ana Ruiz", "name") in told
    assert (ids["Ana Ruiz"], "She", "pronoun") in told
    names = {(one.entity, one.span) for one in trace.places if one.kind == "name"}
    assert names == {(entity.id, span) for entity in trace.extraction.entities for span in entity.mentions}


def test_given_entities_take_the_place_of_names(reader):
    person = Entity("p", EntityType.PERSON, "Ana Ruiz", mentions=(place("Ana Ruiz"),))
    works = Entity("w", EntityType.ORGANIZATION, "Vega Works", mentions=(place("Vega Works"),))
    found = related(reader, person, works)
    assert found.entities == (person, works)
    assert {(one.subject, one.predicate, one.object) for one in found.statements} == {("p", "leads", "w")}


def test_given_pronouns_and_adjectives_stand_for_whom_they_are_given_to(reader):
    person = Entity("p", EntityType.PERSON, "Tom Hale", mentions=(place("She"),))
    paris = Entity("c", EntityType.REGION, "Paris", mentions=(place("Paris"),))
    found = related(reader, person, paris)
    assert ("p", "residesIn", "c") in {(one.subject, one.predicate, one.object) for one in found.statements}


def test_a_mention_within_another_gives_way_to_it(reader):
    works = Entity("w", EntityType.ORGANIZATION, "the Vega Works", mentions=(place("the Vega Works"),))
    part = Entity("v", EntityType.ORGANIZATION, "Works", mentions=(place("Works"),))
    person = Entity("p", EntityType.PERSON, "Ana Ruiz", mentions=(place("Ana Ruiz"),))
    assert {one.object for one in related(reader, person, works, part).statements if one.predicate == "leads"} == {"w"}


def test_documents_come_in_order_and_lazily(reader):
    person = Entity("p", EntityType.PERSON, "Ana Ruiz", mentions=(place("Ana Ruiz"),))
    given = [(Document(str(number), TEXT), (person,)) for number in range(40)]
    assert [found.document.id for found in reader.relate(given)] == [str(number) for number in range(40)]
    assert list(reader.relate([])) == []
