"""Facts that Python holds: a DataFrame and a network build the same graph as a spreadsheet, and errors name row and column."""

from __future__ import annotations

import datetime as dt
import io

import pytest

import kg
from kg.errors import InputError
from kg.extract.spreadsheet import template
from kg.given import facts_in

pd = pytest.importorskip("pandas", reason="pandas is not installed: pip install kg[notebook]")
nx = pytest.importorskip("networkx")

FACT = {
    "subject": "Ada Brand",
    "subject_type": "Person",
    "predicate": "leads",
    "object": "Port Ada Bank",
    "object_type": "Organization",
    "quote": "Ada Brand leads the Port Ada Bank.",
    "source": "https://courier.example/bank",
}


def frame(*rows):
    return pd.DataFrame([FACT | row for row in rows])


def told(graph):
    names = {entity.iri: entity.name for entity in graph.entities()}
    return sorted(
        (
            names[s.subject],
            s.predicate,
            names[s.object],
            s.status,
            s.polarity,
            s.modality,
            names.get(s.speaker, s.speaker),
            repr(s.when),
        )
        for s in graph.statements()
    )


def test_a_frame_builds_what_the_same_spreadsheet_builds(tmp_path):
    sheet = tmp_path / "facts.csv"
    sheet.write_text(template(), encoding="utf-8")
    with kg.build(sheet, tmp_path / "sheet") as of_sheet, kg.build(pd.read_csv(sheet), tmp_path / "frame") as of_frame:
        assert told(of_frame) == told(of_sheet) != []
        assert of_frame.totals() == of_sheet.totals()
        assert of_frame.report.added == of_sheet.report.added


def test_a_frame_may_stand_beside_files(gold, tmp_path):
    with kg.build([gold[0], frame({})], tmp_path / "store") as graph:
        assert len(graph.documents()) == 2
        assert "Ada Brand" in {entity.name for entity in graph.entities()}


def test_dates_truth_and_gaps_are_read_as_python_has_them(tmp_path):
    rows = frame(
        {"date": dt.date(2019, 5, 1), "published": pd.Timestamp("2020-05-05"), "polarity": False, "role": None},
        {"date": None, "published": pd.NaT, "polarity": None, "role": "chair"},
    )
    with kg.build(rows, tmp_path / "store") as graph:
        (document,) = graph.documents()
        assert document.published == dt.date(2020, 5, 5)
        assert {(s.polarity, s.role, s.when and s.when.start) for s in graph.statements()} == {
            (False, None, "2019-05-01"),
            (True, "chair", None),
        }


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            frame({}, {"predicate": "lead"}),
            "the DataFrame, row 1, column predicate: 'lead' is no predicate .* did you mean leads?",
        ),
        (frame({"quote": "two\nlines\r\nthree"}, {"quote": ""}), "the DataFrame, row 1, column quote: is empty"),
        (frame({}).rename(index={0: "x"}).assign(date="never"), "row x, column date: 'never' is no date"),
        (frame({}).rename(columns={"subject": "subjct"}), "the DataFrame, column subjct: unknown column; did you mean subject?"),
        (frame({}).drop(columns="quote"), "the DataFrame: the column quote is missing"),
        (frame({}).iloc[:0], "the DataFrame: has no row"),
    ],
)
def test_errors_name_row_and_column_and_nothing_is_loaded(rows, words, tmp_path):
    with pytest.raises(InputError, match=words):
        kg.build(rows, tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_of_many_errors_the_first_are_told(tmp_path):
    with pytest.raises(InputError) as caught:
        kg.build(frame(*[{"quote": ""}] * 8), tmp_path / "store")
    assert len(str(caught.value).splitlines()) == 6
    assert str(caught.value).endswith("and 3 more")


def test_a_network_goes_out_and_comes_in_again(graph, tmp_path):
    with kg.build(graph.to_networkx(), tmp_path / "store") as again:
        assert told(again) == told(graph)
        ids = {document.id for document in graph.documents()}
        assert {document.id for document in again.documents()} == ids
        assert {event.type for event in again.events()} == {event.type for event in graph.events()}


def test_an_event_of_several_targets_becomes_one_of_each(tmp_path):
    network = nx.MultiDiGraph()
    for name in ("Ada Brand", "Ben Okri", "Carl Holm"):
        network.add_node(name, type="Person")
    network.add_node("e", label="meet", type="Event", quote="Ada Brand met Ben Okri and Carl Holm.", status="fact", start="2020")
    network.add_edge("Ada Brand", "e", predicate="agent")
    network.add_edge("e", "Ben Okri", predicate="target")
    network.add_edge("e", "Carl Holm", predicate="target")
    with kg.build(network, tmp_path / "store") as graph:
        events = graph.events(type="meet").df()
        assert sorted(events["targets"]) == [("Ben Okri",), ("Carl Holm",)]
        assert events["start"].to_list() == ["2020", "2020"]


def test_a_network_of_ones_own_needs_little(tmp_path):
    network = nx.DiGraph()
    network.add_node("Ada Brand", type="Person")
    network.add_node("Port Ada Bank", type="Organization")
    network.add_edge("Ada Brand", "Port Ada Bank", predicate="leads", quote="Ada Brand leads the Port Ada Bank.")
    with kg.build(network, tmp_path / "store") as graph:
        assert told(graph) == [("Ada Brand", "leads", "Port Ada Bank", "fact", True, "asserted", "narrator", "None")]


def test_errors_in_a_network_name_the_edge(tmp_path):
    network = nx.DiGraph([("Ada Brand", "Port Ada Bank", {"predicate": "leads", "quote": "Ada Brand leads it."})])
    network.add_node("Port Ada Bank", type="Bank")
    with pytest.raises(InputError, match="the network, edge Ada Brand -> Port Ada Bank, column object_type: 'Bank' is none of"):
        kg.build(network, tmp_path / "store")


def test_a_path_is_no_fact():
    assert facts_in("facts.csv") is None
    assert facts_in(io.StringIO("x")) is None
