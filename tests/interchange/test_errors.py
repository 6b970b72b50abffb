"""Every way to break the format: the message as it stands, with its place. The schema refuses what a schema can see."""

import copy

import jsonschema
import pytest

from kg.errors import FormatError
from kg.interchange import check, decode, loads, schema
from kg.model import Document, Entity, EntityType, Extraction

TEXT = "Ana Ruiz leads Acme in Lima."
GOOD = {
    "document": {"id": "d", "text": TEXT, "published": "2020-02-29"},
    "entities": [
        {"id": "e1", "type": "Person", "name": "Ana Ruiz", "aliases": ["Ana"], "mentions": [[0, 8]], "wikidata": "Q7"},
        {"id": "e2", "type": "Organization", "name": "Acme", "mentions": [[15, 19]]},
        {"id": "e3", "type": "Region", "name": "Lima"},
        {"id": "e4", "type": "Group", "name": "Friends of Acme"},
    ],
    "statements": [
        {
            "id": "s1", "subject": "e1", "predicate": "leads", "object": "e2", "status": "fact", "evidence": [[0, 19]],
            "date": {"start": "2019", "end": "?", "precision": "year"}, "share": 50, "confidence": 0.5,
        },
        {"id": "s2", "subject": "e2", "predicate": "partOf", "object": "e3", "status": "claim", "evidence": [[15, 27]]},
    ],
    "events": [{"id": "v1", "type": "meet", "agent": ["e1"], "status": "fact", "evidence": [[0, 8]], "reportedBy": "e2"}],
    "extractor": {"name": "hand", "version": "1"},
}  # fmt: skip
GONE = object()

# path, what is put there, the message; last, whether a schema can see it
BAD = [
    ((), [], "expected an object, found a list", True),
    (("document",), GONE, "document: missing", True),
    (("document", "id"), 7, "document.id: expected a text, found a number", True),
    (("document", "id"), " ", "document.id: is empty", True),
    (("document", "id"), "a\0b", "document.id: holds a NUL character or half a surrogate pair", False),
    (("document", "text"), GONE, "document.text: missing", False),
    (("document", "text"), "\ud800" * 30, "document.text: holds a NUL character or half a surrogate pair", False),
    (("document", "title"), "\ud800", "document.title: holds a NUL character or half a surrogate pair", False),
    (("document", "published"), "31.7.2020", "document.published: expected a date as YYYY-MM-DD", True),
    (("document", "published"), "20200731", "document.published: expected a date as YYYY-MM-DD", True),
    (("document", "published"), "2021-02-29", "document.published: expected a date as YYYY-MM-DD", False),
    (("document", "publishd"), "x", "document.publishd: unknown key; did you mean published?", True),
    (("zzz",), 1, "zzz: unknown key; known are document, entities, statements, events, extractor", True),
    (("entities",), {}, "entities: expected a list, found an object", True),
    (("entities", 0), "Ana", "entities[0]: expected an object, found a text", True),
    (("entities", 0, "id"), GONE, "entities[0].id: missing", True),
    (("entities", 0, "id"), "narrator", "entities[0].id: 'narrator' is a reserved word", False),
    (("entities", 1, "id"), "e1", "entities[1].id: the id 'e1' is taken already", False),
    (("entities", 1, "id"), "", "entities[1].id: is empty", True),
    (("entities", 0, "type"), "Human", "entities[0].type: 'Human' is none of Person, Organization, Group, Region", True),
    (("entities", 0, "type"), ["Person"], "entities[0].type: ['Person'] is none of Person, Organization, Group, Region", True),
    (("entities", 0, "name"), "", "entities[0].name: is empty", True),
    (("entities", 0, "aliases", 0), None, "entities[0].aliases[0]: expected a text, found null", True),
    (("entities", 0, "aliases", 0), "\t", "entities[0].aliases[0]: is empty", True),
    (("entities", 0, "mentions", 0), [0], "entities[0].mentions[0]: expected two whole numbers, [start, end]", True),
    (("entities", 0, "mentions", 0), [0, 1.5], "entities[0].mentions[0]: expected two whole numbers, [start, end]", True),
    (("entities", 0, "mentions", 0), [True, 3], "entities[0].mentions[0]: expected two whole numbers, [start, end]", True),
    (("entities", 0, "mentions", 0), [0, 99],
     "entities[0].mentions[0]: [0, 99] lies outside the text of 28 characters, or is empty", False),
    (("entities", 0, "mentions", 0), [-1, 3],
     "entities[0].mentions[0]: [-1, 3] lies outside the text of 28 characters, or is empty", True),
    (("entities", 0, "wikidata"), "Q٣", "entities[0].wikidata: expected a Wikidata item such as Q148", True),
    (("statements", 0, "predicate"), "leds",
     "statements[0].predicate: 'leds' is no predicate of the ontology; did you mean leads?", True),
    (("statements", 0, "subject"), "e9", "statements[0].subject: no entity has the id 'e9'", False),
    (("statements", 0, "subject"), "e2", "statements[0].subject: leads takes Person as its subject, not Organization", False),
    (("statements", 0, "object"), {"value": "x"},
     "statements[0].object: leads joins two entities; expected an entity's id", True),
    (("statements", 0, "object"), 3, "statements[0].object: expected a text, found a number", True),
    (("statements", 1, "subject"), "e4", "statements[1].object: partOf joins Group to Group, not to Region", False),
    (("statements", 1, "object"), "e1",
     "statements[1].object: partOf takes Group or Organization or Region as its object, not Person", False),
    (("statements", 0, "status"), "true", "statements[0].status: 'true' is none of fact, claim", True),
    (("statements", 0, "polarity"), 1, "statements[0].polarity: expected true or false, found a number", True),
    (("statements", 0, "speaker"), "e8", "statements[0].speaker: no entity has the id 'e8'", False),
    (("statements", 0, "speaker"), None, "statements[0].speaker: expected a text, found null", True),
    (("statements", 0, "evidence"), [], "statements[0].evidence: a statement or event without evidence is not taken", True),
    (("statements", 0, "evidence", 0), [5, 5],
     "statements[0].evidence[0]: [5, 5] lies outside the text of 28 characters, or is empty", False),
    (("statements", 0, "confidence"), 1.5, "statements[0].confidence: expected a confidence from 0 to 1", True),
    (("statements", 0, "confidence"), "1", "statements[0].confidence: expected a number, found a text", True),
    (("statements", 0, "confidence"), 10**400, "statements[0].confidence: expected a number of sensible size", True),
    (("statements", 0, "confidence"), float("nan"), "statements[0].confidence: expected a confidence from 0 to 1", False),
    (("statements", 0, "share"), 101, "statements[0].share: expected a share in per cent, 0 to 100", True),
    (("statements", 0, "role"), "a\0", "statements[0].role: holds a NUL character or half a surrogate pair", False),
    (("statements", 0, "date", "start"), "July",
     "statements[0].date.start: 'July' is no date: YYYY, YYYY-MM or YYYY-MM-DD", True),
    (("statements", 0, "date", "start"), "2019-02-30",
     "statements[0].date.start: '2019-02-30' is no date: YYYY, YYYY-MM or YYYY-MM-DD", False),
    (("statements", 0, "date", "start"), "?", "statements[0].date.start: '?' is no date: YYYY, YYYY-MM or YYYY-MM-DD", True),
    (("statements", 0, "date", "end"), "2018-05", "statements[0].date.end: ends before it starts", False),
    (("statements", 0, "date", "precision"), "week", "statements[0].date.precision: 'week' is none of day, month, year", True),
    (("events", 0, "type"), "mett", "events[0].type: 'mett' is no event type of the ontology; did you mean meet?", True),
    (("events", 0, "agent", 0), "e7", "events[0].agent[0]: no entity has the id 'e7'", False),
    (("events", 0, "place"), ["e2"], "events[0].place[0]: an event takes place in a Region, not in Organization", False),
    (("events", 0, "reportedBy"), "narrator", "events[0].reportedBy: no entity has the id 'narrator'", False),
    (("extractor", "version"), GONE, "extractor.version: missing", True),
    (("extractor", "name"), "", "extractor.name: is empty", True),
]  # fmt: skip


def broken(path, value):
    if not path:
        return value
    whole = copy.deepcopy(GOOD)
    inner = whole
    for key in path[:-1]:
        inner = inner[key]
    if value is GONE:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return whole


@pytest.fixture(scope="module")
def validator():
    return jsonschema.Draft202012Validator(schema())


def test_what_is_broken_here_was_good(validator):
    decode(GOOD)
    assert validator.is_valid(GOOD)


@pytest.mark.parametrize(("path", "value", "message"), [bad[:3] for bad in BAD])
def test_the_message_names_the_place(path, value, message):
    with pytest.raises(FormatError) as caught:
        decode(broken(path, value), where="facts.json")
    assert str(caught.value) == f"facts.json: {message}"


@pytest.mark.parametrize(("path", "value", "seen"), [(path, value, seen) for path, value, _, seen in BAD])
def test_the_schema_refuses_it_too_where_it_can_see_it(path, value, seen, validator):
    assert validator.is_valid(broken(path, value)) is not seen


def test_the_bytes_of_json_are_refused_by_line_and_column():
    table = {
        '{"a": 1,\n }': "f: line 2, column 2: no valid JSON: Expecting property name enclosed in double quotes",
        '{"a": 1, "a": 2}': "f: a: the key is given twice",
        '{"a": NaN}': "f: NaN is no JSON number",
        "[" * 100_000: "f: nested too deeply",
        "9" * 5000: "f: holds a whole number of thousands of digits",
    }
    for text, message in table.items():
        with pytest.raises(FormatError) as caught:
            loads(text, where="f")
        assert str(caught.value) == message


def test_extractors_are_held_to_the_same():
    entity = Entity("e1", EntityType.PERSON, "")
    with pytest.raises(FormatError, match=r"^entities\[0\]\.name: is empty$"):
        check(Extraction(Document("d", "x"), (entity,)))
