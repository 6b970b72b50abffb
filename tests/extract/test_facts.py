"""Facts that people write: as JSON, and as a spreadsheet."""

import csv
import datetime as dt
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import interchange, vocab
from kg.extract.facts import facts
from kg.extract.sheetcells import COLUMNS, REQUIRED
from kg.extract.spreadsheet import template
from kg.model import Entity, EntityType, Extraction, Modality, Refusal, Span, Status, When
from kg.read import FactsFile, read

TEXT = "Ada Brand leads the Port Ada Bank."
WRITTEN = {
    "document": {"id": "d", "text": TEXT},
    "entities": [
        {"id": "e1", "type": "Person", "name": "Ada Brand", "mentions": [[0, 9]]},
        {"id": "e2", "type": "Organization", "name": "Port Ada Bank", "mentions": [[20, 33]]},
    ],
    "statements": [{"id": "s1", "subject": "e1", "predicate": "leads", "object": "e2", "status": "fact", "evidence": [[0, 34]]}],
}


def from_json(value, **options):
    text = value if isinstance(value, str) else json.dumps(value)
    (found,) = facts("json", text, where="facts.json", name="facts.json", **options)
    return found


def sheet(*rows, columns="subject,subject_type,predicate,object,object_type,quote"):
    return columns + "\n" + "".join(row + "\n" for row in rows)


def from_sheet(text):
    return list(facts("csv", text, where="news/facts.csv", name="facts.csv"))


def messages(text):
    return [f"{r.where}: {r.reason}" if isinstance(r, Refusal) else r.document.id for r in from_sheet(text)]


def test_the_extraction_format():
    found = from_json(WRITTEN)
    assert found == interchange.decode(WRITTEN)
    assert found.statements[0].evidence[0].of(found.document.text) == TEXT


def test_the_text_may_stand_beside_it():
    bare = {**WRITTEN, "document": {"id": "d"}}
    assert from_json(bare, beside=TEXT) == from_json(WRITTEN)
    refusal = from_json(bare)
    assert refusal == Refusal(
        "facts.json document.text",
        "missing; write it there, or put it beside the file, with the same name and the ending .txt",
        "extract",
    )


@pytest.mark.parametrize(
    ("change", "where", "reason"),
    [
        ({"predicate": "leeds"}, "statements[0].predicate", "'leeds' is no predicate of the ontology; did you mean leads?"),
        ({"object": "e3"}, "statements[0].object", "no entity has the id 'e3'"),
        ({"evidence": [[0, 99]]}, "statements[0].evidence[0]", "[0, 99] lies outside the text of 34 characters, or is empty"),
        ({"evidance": []}, "statements[0].evidance", "unknown key; did you mean evidence?"),
    ],
)
def test_an_error_names_the_key_and_nothing_is_loaded(change, where, reason):
    broken = {**WRITTEN, "statements": [{**WRITTEN["statements"][0], **change}]}
    assert from_json(broken) == Refusal(f"facts.json {where}", reason, "extract")


def test_broken_json_is_a_refusal():
    assert from_json("{") == Refusal(
        "facts.json line 1, column 2", "no valid JSON: Expecting property name enclosed in double quotes", "extract"
    )


def test_the_template_loads_and_has_every_column():
    (found,) = from_sheet(template())
    assert isinstance(found, Extraction)
    assert sorted(template().splitlines()[0].split(",")) == sorted(COLUMNS)
    assert [s.status for s in found.statements] == [Status.FACT, Status.CLAIM]
    assert len(found.events) == 1


def test_a_row_becomes_a_statement_with_its_exact_words():
    columns = "subject,subject_type,predicate,object,object_type,status,speaker,date,source,quote"
    source = "https://courier.example/a"
    (found,) = from_sheet(
        sheet(
            f'Ada Brand,Person,leads,Port Ada Bank,Organization,,,2019/?,{source},"Ada Brand led the Port Ada Bank, from 2019."',
            f"Port Ada Bank,,accusedBy,Dam Watch,organization,Claim,Dam Watch,,{source},Dam Watch accuses the Port Ada Bank.",
            columns=columns,
        )
    )
    assert found.document.id == found.document.source == source
    assert found.document.text == "Ada Brand led the Port Ada Bank, from 2019.\nDam Watch accuses the Port Ada Bank."
    assert found.entities == (
        Entity("e1", EntityType.PERSON, "Ada Brand", (), (Span(0, 9),)),
        Entity("e2", EntityType.ORGANIZATION, "Port Ada Bank", (), (Span(18, 31), Span(66, 79))),
        Entity("e3", EntityType.ORGANIZATION, "Dam Watch", (), (Span(44, 53),)),
    )
    led, accused = found.statements
    assert (led.status, led.speaker, led.modality, led.date) == (
        Status.FACT,
        "narrator",
        Modality.ASSERTED,
        When("2019", "?", "year"),
    )
    assert (accused.status, accused.speaker, accused.modality, accused.date) == (Status.CLAIM, "e3", Modality.ALLEGED, None)
    assert [s.evidence[0].of(found.document.text) for s in found.statements] == found.document.text.split("\n")
    interchange.check(found)


def test_rows_of_one_source_are_one_document():
    columns = "subject,subject_type,predicate,object,object_type,quote,source,published"
    found = from_sheet(
        sheet(
            "Ada,Person,memberOf,Party,Organization,Ada joined.,b,2020-05-05",
            "Ada,Person,memberOf,Bank,Organization,Ada joined.,a,",
            "Jon,Person,memberOf,Party,Organization,Ada joined.,b,",
            "Li,Person,memberOf,Party,Organization,Li joined.,,",
            columns=columns,
        )
    )
    assert [(e.document.id, e.document.text, len(e.statements)) for e in found] == [
        ("b", "Ada joined.", 2),
        ("a", "Ada joined.", 1),
        ("facts.csv", "Li joined.", 1),
    ]
    assert found[0].document.published == dt.date(2020, 5, 5)


def test_types_may_be_left_out_where_something_else_says_them():
    (found,) = from_sheet(sheet("Ada,,spouseOf,Jon,,They married.", "Ada,,memberOf,Party,Organization,Ada joined."))
    assert {e.name: e.type for e in found.entities} == {"Ada": "Person", "Jon": "Person", "Party": "Organization"}


def test_one_name_may_be_two_things():
    (found,) = from_sheet(sheet("Georgia,Person,citizenOf,Georgia,Region,Georgia is a citizen of Georgia."))
    assert [(e.name, e.type, e.mentions) for e in found.entities] == [("Georgia", "Person", ()), ("Georgia", "Region", ())]


def test_events():
    columns = "subject,subject_type,predicate,object,object_type,quote,place,status,polarity"
    (found,) = from_sheet(
        sheet(
            ",,event:protest,,,People protested.,Port Ada,,",
            "Court,Organization,event:convict,Ada,Person,The court convicted Ada.,,claim,false",
            columns=columns,
        )
    )
    protest, convict = found.events
    assert (protest.agent, protest.target, protest.place) == ((), (), ("e1",))
    assert (convict.status, convict.polarity, convict.modality) == (Status.CLAIM, False, Modality.ASSERTED)


ROW = "Ada,Person,memberOf,Party,Organization,Ada joined."
LOST = "(nothing of the source facts.csv is loaded)"
EXTRA = "subject,subject_type,predicate,object,object_type,quote,"
GOLDEN = [
    (
        "subject,predicate,object\n",
        "news/facts.csv line 1: the column quote is missing; needed are subject, predicate, object, quote",
    ),
    (
        "subject,predicate,objct,quote\n",
        "news/facts.csv line 1, column objct: unknown column; did you mean object?; a column of your own begins with #",
    ),
    ("subject,predicate,object,quote,quote\n", "news/facts.csv line 1, column quote: the column is there twice"),
    ("subject,predicate,object,quote\n", "news/facts.csv: has no row below its header"),
    ("", "news/facts.csv: is empty: there is no row in it"),
    (
        sheet(ROW + ",more"),
        "news/facts.csv line 2: has 7 cells under 6 columns; quote each cell that holds a comma",
    ),
    (
        sheet('"a" b'),
        (
            "news/facts.csv line 2: no valid CSV: ',' expected after '\"'; quote each cell that holds a quotation mark, and "
            "double the mark"
        ),
    ),
    (
        sheet("Ada,Person,membrOf,Party,Organization,Ada joined."),
        f"news/facts.csv line 2, column predicate: 'membrOf' is no predicate of the ontology; did you mean memberOf? {LOST}",
    ),
    (
        sheet("Ada,Person,sanction,Party,Organization,Ada joined."),
        f"news/facts.csv line 2, column predicate: 'sanction' is an event; write event:sanction {LOST}",
    ),
    (
        sheet("Ada,Person,event:sanktion,Party,Organization,Ada joined."),
        f"news/facts.csv line 2, column predicate: 'sanktion' is no event of the ontology; did you mean sanction? {LOST}",
    ),
    (
        sheet("Ada,Person,memberOf,Party,Organization,"),
        (
            "news/facts.csv line 2, column quote: is empty; give the exact words of the source: no statement is taken without "
            f"evidence {LOST}"
        ),
    ),
    (sheet("Ada,Person,memberOf,,Organization,Ada joined."), f"news/facts.csv line 2, column object: is empty {LOST}"),
    (
        sheet("Ada,Persn,memberOf,Party,Organization,Ada joined."),
        f"news/facts.csv line 2, column subject_type: 'Persn' is none of Person, Organization, Group, Region {LOST}",
    ),
    (
        sheet("Ada,,memberOf,Party,Organization,Ada joined."),
        (
            "news/facts.csv line 2, column subject_type: is empty, and nothing says what Ada is; write one of Person, "
            f"Organization, Group, Region {LOST}"
        ),
    ),
    (
        sheet(ROW, "Ada,Region,locatedIn,Port,Region,Ada is in Port.", "Ada,,memberOf,Club,Organization,Ada joined."),
        (
            "news/facts.csv line 4, column subject_type: is empty, and other rows give Ada the types Person and Region; fill it "
            f"{LOST}"
        ),
    ),
    (
        sheet("Ada,Person,memberOf,Port,Region,Ada joined."),
        (
            "news/facts.csv line 2, column object_type: "
            f"memberOf takes Group or Organization as its object, but Port has the type Region {LOST}"
        ),
    ),
    (
        sheet("Bank,Organization,spouseOf,Ada,Person,They married."),
        (
            "news/facts.csv line 2, column subject_type: "
            f"spouseOf takes Person as its subject, but Bank has the type Organization {LOST}"
        ),
    ),
    (
        sheet(ROW + ",Jon", columns=EXTRA + "speaker"),
        (
            "news/facts.csv line 2, column speaker_type: is empty, and nothing says what Jon is; write one of Person, "
            f"Organization, Group, Region {LOST}"
        ),
    ),
    (
        sheet(ROW + ",09/07/2020", columns=EXTRA + "date"),
        (
            "news/facts.csv line 2, column date: '09/07/2020' is no date: write YYYY, YYYY-MM or YYYY-MM-DD, or START/END, "
            f"or START/? if it is over {LOST}"
        ),
    ),
    (
        sheet(ROW + ",true?", columns=EXTRA + "polarity"),
        f"news/facts.csv line 2, column polarity: 'true?' is neither true nor false {LOST}",
    ),
    (
        sheet(ROW + ",rumour", columns=EXTRA + "status"),
        f"news/facts.csv line 2, column status: 'rumour' is none of fact, claim {LOST}",
    ),
    (
        sheet(ROW + ",2020", columns=EXTRA + "published"),
        f"news/facts.csv line 2, column published: '2020' is no day: write YYYY-MM-DD {LOST}",
    ),
    (
        sheet(ROW + ",2020-01-01", ROW + ",2020-01-02", columns=EXTRA + "published"),
        f"news/facts.csv line 3, column published: 2020-01-02 here, and 2020-01-01 in another row of the same source {LOST}",
    ),
    (sheet(ROW + ",2020/2019", columns=EXTRA + "date"), f"news/facts.csv statements[0].date.end: ends before it starts {LOST}"),
]


@pytest.mark.parametrize(("text", "expected"), GOLDEN)
def test_an_error_names_file_line_and_column(text, expected):
    assert messages(text) == [expected]


def test_a_document_with_an_error_is_refused_whole_and_the_others_load():
    columns = EXTRA + "source"
    text = sheet(
        ROW + ",a",
        ROW + ",b",
        "Ada,Person,nope,Party,Organization,x,a",
        "Ada,Person,memberOf,Party,Organization,,a",
        columns=columns,
    )
    first, second, third = messages(text)
    assert first.startswith(
        "news/facts.csv line 4, column predicate: 'nope' is no predicate of the ontology; known are accusedBy, "
    )
    assert first.endswith("(nothing of the source a is loaded)")
    assert second.startswith("news/facts.csv line 5, column quote: is empty")
    assert third == "b"


def test_lines_are_counted_through_cells_that_span_them():
    assert messages(sheet('Ada,Person,memberOf,Party,Organization,"Ada\njoined."', "Ada,Person,nope,Party,Organization,x"))[
        0
    ].startswith("news/facts.csv line 4, column predicate")


def test_columns_of_ones_own_and_other_separators():
    text = "\ufeff#note;Subject;Subject type;Predicate;Object;Object type;Quote\r\n"
    text += "sure;Ada;Person;memberOf;Party;Organization;Ada, joined.\r\n"
    (found,) = from_sheet(text)
    assert found.document.text == "Ada, joined."


cells = (
    st.text(st.characters(blacklist_categories=["Cs", "Cc"]) | st.sampled_from("\n,;\"'"), min_size=1).map(str.strip).filter(bool)
)


@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=5))
def test_evidence_is_the_quote(rows):
    """`text[start:end]` is the quote."""
    written = io.StringIO(newline="")
    table = csv.writer(written)
    table.writerow(["subject", "subject_type", "predicate", "object", "object_type", "quote"])
    table.writerows([a, "Person", "memberOf", b, "Organization", quote] for a, b, quote in rows)
    (found,) = from_sheet(written.getvalue())
    assert isinstance(found, Extraction)
    interchange.check(found)
    for statement, (_, _, quote) in zip(found.statements, rows, strict=True):
        assert statement.evidence[0].of(found.document.text) == quote
    for entity in found.entities:
        assert all(span.of(found.document.text) == entity.name for span in entity.mentions)


def test_every_relation_and_event_can_be_written():
    for predicate in vocab.ontology().predicates.values():
        subject, target = min(predicate.pairs)
        (found,) = from_sheet(sheet(f"A,{subject},{predicate.name},B,{target},A and B."))
        assert isinstance(found, Extraction), found
    for event in vocab.ontology().event_types:
        (found,) = from_sheet(sheet(f"A,Person,event:{event},B,Person,A and B."))
        assert isinstance(found, Extraction), found


def test_what_reading_gives_is_what_facts_take(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps({**WRITTEN, "document": {"id": "d"}}))
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.csv").write_text(template())
    (tmp_path / "c.jsonl").write_text(json.dumps(WRITTEN) + "\n" + json.dumps({**WRITTEN, "entities": []}))
    found = [
        outcome
        for file in read([str(tmp_path)])
        if isinstance(file, FactsFile)
        for outcome in facts(file.format, file.text, where=file.where, name=file.name, beside=file.beside)
    ]
    assert [type(outcome) for outcome in found] == [Extraction, Extraction, Extraction, Refusal]
    assert found[3].where == f"{tmp_path}/c.jsonl line 2 statements[0].subject"


def test_needed_columns_are_columns():
    assert set(REQUIRED) < set(COLUMNS)
