"""Documents in .jsonl and .csv, and facts that people wrote in .json, .jsonl and .csv."""

import datetime as dt
import io
import json

import pytest

from kg.errors import InputError
from kg.model import Document, Refusal
from kg.read import FactsFile, FactsFormat, ReadOptions, parse_columns, read
from kg.read.lines import lines
from kg.read.outcomes import LIMIT

FACTS = '{"document": {"id": "d", "text": "The dam broke."}, "entities": [], "statements": []}'


def test_json_lines_with_the_usual_keys(read_one):
    rows = [
        {"text": "The dam broke.", "id": "d1", "published": "2020-07-31", "title": "Dam", "url": "https://courier.example/dam"},
        {"text": "The mill burnt.", "url": "https://courier.example/mill", "published": None},
        {"text": "The bank paid.", "id": 7},
        {"text": "Rain fell."},
    ]
    found = read_one("a.jsonl", "\n".join(map(json.dumps, rows)))
    assert [d.id for d in found] == ["d1", "https://courier.example/mill", "7", "a.jsonl#4"]
    assert (found[0].published, found[0].title) == (dt.date(2020, 7, 31), "Dam")
    assert [d.source for d in found] == ["https://courier.example/dam", "https://courier.example/mill", "a.jsonl#3", "a.jsonl#4"]


def test_a_bad_line_is_refused_and_the_rest_goes_on(read_one):
    found = read_one("a.jsonl", '{"text": "The dam broke."}\nnonsense\n\n{"text": ""}\r\n{"text": "Rain fell."}')
    assert [type(r) for r in found] == [Document, Refusal, Refusal, Document]
    assert [r.where for r in found[1:3]] == ["a.jsonl line 2", "a.jsonl line 4"]
    assert found[3].id == "a.jsonl#5"


def test_columns_are_named_by_the_user(read_one):
    columns = parse_columns("text=body, id=guid,published=day")
    (found,) = read_one(
        "a.jsonl", '{"body": "The dam broke.", "guid": "g", "day": "2020-07-31", "title": "Dam"}', columns=columns
    )
    assert (found.text, found.id, found.published, found.title) == ("The dam broke.", "g", dt.date(2020, 7, 31), "Dam")
    (found,) = read_one("a.csv", "guid,body\ng,The dam broke.\n", columns=columns)
    assert (found.text, found.id, found.published) == ("The dam broke.", "g", None)


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("body", "--columns: 'body' is no MEANING=COLUMN; write for example text=body,published=day"),
        ("txt=body", "--columns: 'txt' is no meaning of a column; did you mean text?"),
        ("speaker=x", "--columns: 'speaker' is no meaning of a column; known are text, id, published, title, url"),
        ("text=a,text=b", "--columns: text is given twice, as 'a' and as 'b'"),
    ],
)
def test_columns_that_cannot_be_read(option, message):
    with pytest.raises(InputError) as error:
        parse_columns(option)
    assert str(error.value) == message


@pytest.mark.parametrize("delimiter", ",;\t")
def test_csv_of_documents(read_one, delimiter):
    table = 'title,text,published\nDam,"The dam ""broke"", so they say.\nIt did.",2020-07-31\n\nMill,The mill burnt.,\n'
    found = read_one(
        "a.csv", b"\xef\xbb\xbf" + table.replace(", so", ";so").replace(",", delimiter).replace(";so", ", so").encode()
    )
    assert [d.title for d in found] == ["Dam", "Mill"]
    assert found[0].text == 'The dam "broke", so they say.\nIt did.'
    assert [d.id for d in found] == ["a.csv#2", "a.csv#5"]


def test_csv_rows_keep_carriage_returns_inside_a_cell(document):
    assert document("a.csv", 'text\r\n"The dam broke.\r\nIt did."\r\n').text == "The dam broke.\r\nIt did."


def test_a_cell_may_be_long(document):
    assert len(document("a.csv", "text\n" + "The dam broke. " * 20_000).text) == 300_000


def test_a_bad_row_is_refused_and_the_rest_goes_on(read_one):
    found = read_one("a.csv", b"text,published\ncaf\xe9,\nThe dam broke.,soon\nRain fell.,\n")
    assert [type(r) for r in found] == [Refusal, Refusal, Document]
    assert [r.where for r in found[:2]] == ["a.csv line 2", "a.csv line 3"]


def test_facts_are_told_from_documents(read_one):
    (json_facts,) = read_one("a.json", FACTS)
    assert json_facts == FactsFile("a.json", "a.json", FactsFormat.JSON, FACTS, None)
    mixed = read_one("b.jsonl", FACTS + '\n{"text": "Rain fell."}\n' + FACTS)
    assert [type(r) for r in mixed] == [FactsFile, Document, FactsFile]
    assert [r.where for r in mixed if isinstance(r, FactsFile)] == ["b.jsonl line 1", "b.jsonl line 3"]
    sheet = "Subject ; PREDICATE;object\nAda;memberOf;Party\n"
    (csv_facts,) = read_one("c.csv", sheet)
    assert csv_facts == FactsFile("c.csv", "c.csv", FactsFormat.CSV, sheet, None)


def test_a_json_file_may_hold_a_list_or_lines(read_one):
    listed = read_one("a.json", f"[{FACTS}, {{}}]")
    assert [type(r) for r in listed] == [FactsFile, Refusal]
    assert json.loads(listed[0].text) == json.loads(FACTS)
    assert [r.where for r in listed] == ["a.json [0]", "a.json [1]"]
    assert [r.where for r in read_one("b.json", f"{FACTS}\n{FACTS}\n")] == ["b.json line 1", "b.json line 2"]


@pytest.mark.parametrize("name", ["a.json", "a.gold.json"])
def test_the_text_may_stand_beside_the_facts(folder, read_one, name):
    (folder / "a.txt").write_bytes(b"The dam\r\nbroke.")
    (facts,) = read_one(name, '{"document": {"id": "d"}}')
    assert facts.beside == "The dam\r\nbroke."
    (folder / "a.txt").write_bytes(b"\xff")
    (refusal,) = read_one(name, '{"document": {"id": "d"}}')
    assert refusal.reason == "the text beside it, a.txt: is not UTF-8 at byte 0 (0xff); save it as UTF-8"


def test_a_column_may_be_called_document(document):
    columns = parse_columns("text=document")
    assert document("a.jsonl", '{"document": "The dam broke."}', columns=columns).text == "The dam broke."


def test_lines_are_read_one_at_a_time():
    class Counting(io.BytesIO):
        count = 0

        def readline(self, size=-1):
            self.count += 1
            return super().readline(size)

    stream = Counting(b"a\nb\nc")
    assert next(lines(stream)) == b"a\n"
    assert stream.count == 1
    assert list(lines(io.BytesIO(b"x" * (2 * LIMIT + 7) + b"\nshort"))) == [None, b"short"]


@pytest.mark.parametrize(
    ("content", "id"),
    [
        (b"The dam broke.", "-"),
        (b"Dam breaks\n\nThe dam broke.", "Dam breaks"),
        (b'{"text": "The dam broke."}', "-#1"),
        (b'{"text": "The dam broke.", "id": "d"}\n', "d"),
    ],
)
def test_standard_input(content, id):
    (found,) = read(["-"], ReadOptions(), io.BytesIO(content))
    assert (found.id, "The dam broke." in found.text) == (id, True)


def test_standard_input_of_other_formats(page, make_pdf):
    (found,) = read(["-"], stdin=io.BytesIO(page.encode()))
    assert found.title == "Dam breaks above Port Ada"
    (found,) = read(["-"], stdin=io.BytesIO(make_pdf("The dam broke.")))
    assert found.text == "The dam broke."
    (found,) = read(["-"], stdin=io.BytesIO(FACTS.encode()))
    assert found.where == "- line 1"


def test_standard_input_that_cannot_be_read():
    (refusal,) = read(["-"], stdin=io.BytesIO(b"\xff"))
    assert refusal == Refusal("-", "is not UTF-8 at byte 0 (0xff); save it as UTF-8", "read")
    assert [r.reason for r in read(["-"])] == ["there is no standard input to read"]
    with pytest.raises(InputError, match="given twice"):
        read(["-", "-"])
