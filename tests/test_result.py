"""Results: the same answer as rows, text, a DataFrame and a table in a notebook, and nothing in it runs."""

from __future__ import annotations

import datetime as dt
import sys
from html.parser import HTMLParser

import pytest

import kg
from kg.errors import ExtraMissing, InputError
from kg.query.formats import FORMATS
from kg.result import Result
from kg.syntaxes import SYNTAXES
from kg.terms import IRI, Blank, Literal, Table, Triple, Triples
from kg.vocab import XSD

BASE = "https://kg.example/id/"
HOSTILE = "<script>alert('x')</script>&\"<img src=x onerror=alert(1)>"
ANA = IRI(BASE + "entity/ana")


def table(*cells, columns=("who",)):
    return Result(Table(columns, tuple((cell,) for cell in cells)), BASE)


def test_rows_are_text_and_unbound_cells_none():
    result = Result(Table(("who", "n"), ((ANA, Literal("7", XSD + "integer")), (Blank("b"), None))), BASE)
    assert result.columns == ("who", "n")
    assert list(result) == list(result.rows) == [(str(ANA), "7"), ("b", None)]
    assert len(result) == 2
    assert bool(result)


def test_a_yes_and_a_no():
    assert Result(answer=True, base=BASE)
    assert not Result(answer=False, base=BASE)
    assert Result(answer=False, base=BASE).rows == (("false",),)
    assert repr(Result(answer=True, base=BASE)) == "yes\n"
    assert not table()


def test_a_graph_is_three_columns():
    triples = Result(Triples((Triple(ANA, IRI(BASE + "p"), Literal("Ana", language="en")),)), BASE)
    assert triples.columns == ("subject", "predicate", "object")
    assert triples.rows == ((str(ANA), BASE + "p", "Ana"),)
    assert '"Ana"@en' in triples.text("turtle")
    assert '"Ana"@en' in repr(triples)
    with pytest.raises(InputError, match="csv cannot hold this answer"):
        triples.text("csv")


def test_a_data_frame_has_numbers_dates_and_truth():
    pd = pytest.importorskip("pandas")
    typed = [
        ("integer", "7"),
        ("decimal", "0.5"),
        ("double", "1e3"),
        ("boolean", "true"),
        ("date", "2020-07-31"),
        ("string", "x"),
    ]
    row = tuple(Literal(value, XSD + name) for name, value in typed)
    frame = Result(Table(tuple(name for name, _ in typed), (row, (None,) * 6)), BASE).df()
    assert list(frame.columns) == [name for name, _ in typed]
    assert list(frame.iloc[0]) == [7, 0.5, 1000.0, True, dt.date(2020, 7, 31), "x"]
    assert frame.iloc[1].isna().all()
    assert list(table(columns=("who",)).df().columns) == ["who"]
    assert isinstance(frame, pd.DataFrame)


@pytest.mark.parametrize(("name", "value"), [("integer", "many"), ("date", "2020-13-40"), ("boolean", "perhaps"), ("odd", "x")])
def test_a_literal_that_its_datatype_does_not_admit_stays_text(name, value):
    pytest.importorskip("pandas")
    assert table(Literal(value, XSD + name)).df().iloc[0, 0] == value


def test_without_pandas_the_error_says_what_to_type(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ExtraMissing, match=r"pip install 'kg\[notebook\]'"):
        table(ANA).df()


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.words, self.addresses = set(), "", []

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        assert [name for name, _ in attributes] in ([], ["style"], ["href", "target", "rel"])
        self.addresses += [value for name, value in attributes if name == "href"]

    def handle_data(self, text):
        self.words += text


def shown(result):
    tags = Tags()
    tags.feed(result._repr_mimebundle_()["text/html"])
    return tags


def test_a_notebook_shows_hostile_names_as_text():
    seen = shown(Result(Table((HOSTILE,), ((Literal(HOSTILE),), (IRI(f"https://x.example/{HOSTILE}"),), (None,))), BASE))
    assert seen.tags == {"table", "thead", "tbody", "tr", "th", "td"}
    assert seen.words == HOSTILE * 2 + f"https://x.example/{HOSTILE}"


def test_a_notebook_links_a_name_to_its_iri_and_nothing_to_a_script():
    script = IRI("javascript:alert(1)")
    seen = shown(Result(table(ANA, script, IRI(XSD + "date")).answer, BASE, lambda: {ANA: HOSTILE, script: "Click me"}))
    assert seen.addresses == [ANA, XSD + "date"]
    assert seen.words == f"who{HOSTILE} entity/anaClick me {script}xsd:date"


def test_a_notebook_shows_the_first_rows_and_counts_the_rest():
    many = table(*(Literal(str(number)) for number in range(53)))
    assert many.html().count("<td ") == 50
    assert "<p>3 more rows</p>" in many.html()
    assert many.html(2).count("<td ") == 2
    assert "<p>51 more rows</p>" in many.html(2)
    assert many.first(52).html().endswith("<p>2 more rows</p>")


def test_a_notebook_shows_a_yes_or_no_in_words():
    for answer, word in ((True, "yes"), (False, "no")):
        bundle = Result(answer=answer, base=BASE)._repr_mimebundle_()
        assert bundle == {"text/plain": f"{word}\n", "text/html": f"<p>{word}</p>"}
        assert Result(answer=answer, base=BASE).first(3).answer is answer


def test_names_stand_beside_the_iris_of_a_data_frame():
    pytest.importorskip("pandas")
    names = {ANA: "Ana"}
    frame = Result(Table(("who", "whoLabel"), ((ANA, None), (IRI(BASE + "x"), Literal("?")))), BASE, lambda: names).df()
    assert list(frame.columns) == ["who", "whoLabel_", "whoLabel"]
    assert frame["whoLabel_"].to_list()[0] == "Ana"
    assert frame["whoLabel_"].isna().to_list() == [False, True]


def test_names_that_the_query_asks_for_itself_are_not_told_twice():
    pytest.importorskip("pandas")
    rows = ((ANA, Literal("Ana", language="en")),)
    assert list(Result(Table(("who", "name"), rows), BASE, lambda: {ANA: "Ana"}).df().columns) == ["who", "name"]


def test_a_result_outlives_its_graph_without_names(gold_store):
    with kg.open(gold_store) as graph:
        result = graph.query("SELECT ?s { ?s kg:sanctionedBy ?o }")
    assert "entity/" in result.html()
    with kg.open(gold_store) as graph:
        assert "Chen Quanguo" in graph.query("SELECT ?s { ?s kg:sanctionedBy ?o }").html()


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_holds_the_cells_or_says_which_do(name):
    """The contract of formats: text with a newline at its end, or an error that names those that fit."""
    rows = table(Literal("Ana & Ben"))
    graph = Result(Triples((Triple(ANA, IRI(BASE + "p"), Literal("Ana & Ben")),)), BASE)
    for result in (rows, graph):
        try:
            text = result.text(name)
        except InputError as error:
            assert f"{name} cannot hold this answer" in str(error)
            assert (result is rows) == (name in SYNTAXES)
        else:
            assert "Ana & Ben" in text.replace("&amp;", "&")
            assert text.endswith("\n")


def test_an_unknown_format_names_those_there_are():
    with pytest.raises(InputError, match="known are table, csv"):
        table(ANA).text("docx")
