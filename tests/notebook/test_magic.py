"""`%%sparql` in a shell: frames, drawings, yes or no, values from Python, and errors that point."""

from __future__ import annotations

import datetime as dt

import pytest

pytest.importorskip("IPython", reason="IPython is not installed: pip install kg[notebook]")
pytest.importorskip("pandas", reason="pandas is not installed: pip install kg[notebook]")

import pandas as pd
from IPython.core.error import UsageError

import kg
from kg.drawing import Drawing

SANCTIONS = "SELECT ?who ?by { ?who kg:sanctionedBy ?by } ORDER BY ?who"


def test_a_select_gives_a_frame_with_names_that_lead_to_iris(run):
    frame = run(f"%%sparql\n{SANCTIONS}")
    assert isinstance(frame, pd.DataFrame)
    assert list(frame.columns) == ["who", "whoLabel", "by", "byLabel"]
    row = frame[frame["whoLabel"] == "Chen Quanguo"].iloc[0]
    assert f'<a href="{row["who"]}" target="_blank" rel="noopener noreferrer">Chen Quanguo</a>' in frame._repr_html_()


def test_what_is_made_of_the_frame_shows_itself_and_not_the_answer(run):
    frame = run(f"%%sparql\n{SANCTIONS}")
    for made in (frame.head(1), frame[["who"]], frame[frame["whoLabel"] == "nobody"]):
        assert type(made) is pd.DataFrame
        assert made._repr_html_() != frame._repr_html_()


def test_a_frame_that_is_changed_shows_the_change(run):
    frame = run(f"%%sparql\n{SANCTIONS}")
    frame["note"] = "seen"
    del frame["by"]
    assert "note</th>" in frame._repr_html_()
    assert "by</th>" not in frame._repr_html_()


def test_an_answer_is_kept_in_a_variable(run, shell):
    frame = run(f"%%sparql -o kept --limit 2\n{SANCTIONS}")
    assert shell.user_ns["kept"] is frame
    assert len(frame) == 2
    assert "more rows" in frame._repr_html_()


def test_the_shape_can_be_chosen(run):
    assert isinstance(run(f"%%sparql --as table --limit 1\n{SANCTIONS}"), kg.Result)
    assert isinstance(run("%%sparql --as df\nCONSTRUCT { ?a kg:sanctionedBy ?b } WHERE { ?a kg:sanctionedBy ?b }"), pd.DataFrame)
    assert run("%%sparql --as df\nASK { ?a kg:sanctionedBy ?b }").iloc[0, 0]


@pytest.mark.parametrize(
    "query",
    [
        "CONSTRUCT { ?a kg:sanctionedBy ?b } WHERE { ?a kg:sanctionedBy ?b }",
        'DESCRIBE ?a { ?a skos:prefLabel "Chen Quanguo"@en }',
    ],
)
def test_a_graph_is_drawn(run, query):
    drawing = run(f"%%sparql\n{query}")
    assert isinstance(drawing, Drawing)
    assert "Chen Quanguo" in {node.name for node in drawing.graph.nodes}
    assert run(f"%%sparql --limit 2\n{query}").entities <= 2


def test_yes_and_no(run):
    assert run("%sparql ASK { ?a kg:sanctionedBy ?b }").answer is True
    assert run("%sparql ASK { ?a kg:sanctionedBy ?a }").answer is False


def test_a_named_query_by_its_name_in_line_and_cell(run):
    assert run("%sparql sanctioned-by").equals(run("%%sparql\nsanctioned-by\n"))


@pytest.mark.parametrize(
    "written", ["treasury", "name", '"U.S. Treasury Department"', "{name.title()}", "{treasury.name}", "'{name}'"]
)
def test_values_come_from_python_or_as_they_stand(run, shell, written):
    shell.user_ns["name"] = "U.S. Treasury Department"
    (shell.user_ns["treasury"],) = shell.user_ns["graph"].entities("U.S. Treasury Department")
    if written == "'{name}'":  # in quotes nothing is looked up
        with pytest.raises(UsageError, match=r"no entity goes by the name '\{name\}'"):
            run(f"%%sparql -p authority={written}\nsanctioned-by")
        return
    assert set(run(f"%%sparql -p authority={written}\nsanctioned-by")["authorityName"]) == {"U.S. Treasury Department"}


def test_days_and_truth_are_bound_as_such(run, shell):
    shell.user_ns.update(day=dt.date(2020, 7, 31), moment=pd.Timestamp("2020-07-31 12:00"), no=False)
    for name in ("day", "moment"):
        assert set(run(f"%%sparql -p day={name}\nknown-by")["published"]) == {dt.date(2020, 7, 31)}
    denied = run("%%sparql -p p=no\nSELECT ?s { ?s kg:polarity ?p }")
    assert 0 < len(denied) < len(run("%sparql SELECT ?s { ?s kg:polarity ?p }"))


def test_a_module_of_that_name_is_no_value(run, shell):
    shell.user_ns["text"] = pd
    with pytest.raises(UsageError, match="no entity goes by the name 'text'"):
        run("%%sparql -p authority=text\nsanctioned-by")


def test_a_syntax_error_points_at_its_place_in_the_cell_without_a_traceback(shell, capsys):
    shell.run_cell("%%sparql\nSELECT ?s {\n  ?s kg:sanctionedBy }")
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("UsageError: line 3, column 22: ")
    assert lines[1:] == ["    ?s kg:sanctionedBy }", " " * 23 + "^"]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("%%sparql\nsanctoned-by", "did you mean sanctioned-by"),
        ("%%sparql --foo 1\nASK {}", "--foo is no option"),
        ("%%sparql ASK {}\nASK {}", "the query begins on the next line"),
        ("%%sparql\n \n", "there is no query"),
        ("%sparql", "there is no query"),
        ("%%sparql\nSELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }", "SERVICE asks another server"),
        ("%%sparql --graph nothing\nASK {}", "there is no graph of that name"),
        ("%%sparql --as graph\nASK { ?a kg:sanctionedBy ?b }", "yes or no"),
    ],
)
def test_errors_are_words_without_a_traceback(run, cell, words):
    with pytest.raises(UsageError, match=words):
        run(cell)


def test_of_several_open_graphs_one_must_be_named(run, shell, own_store):
    with kg.open(own_store) as other:
        shell.user_ns["other"] = other
        with pytest.raises(UsageError, match="several graphs are open: say --graph graph or --graph other"):
            run("%sparql ASK { ?a kg:sanctionedBy ?b }")
        assert run("%sparql --graph other ASK { ?a kg:sanctionedBy ?b }")
        shell.user_ns["same"] = shell.user_ns["graph"]
    assert run("%sparql ASK { ?a kg:sanctionedBy ?b }"), "closed, or the same once more"
    del shell.user_ns["other"], shell.user_ns["same"]


def test_without_a_graph_it_says_how_to_open_one(shell, monkeypatch):
    monkeypatch.delitem(shell.user_ns, "graph")
    with pytest.raises(UsageError, match=r'graph = kg\.open\("kg-store"\)'):
        shell.run_line_magic("sparql", "ASK {}")


def test_a_strangers_query_is_answered_elsewhere_and_nothing_is_drawn(run):
    assert isinstance(run(f"%%sparql --trusted no\n{SANCTIONS}"), pd.DataFrame)
    assert isinstance(run("%%sparql --trusted no\nCONSTRUCT WHERE { ?a kg:sanctionedBy ?b }"), kg.Result)
    with pytest.raises(UsageError, match="--as table"):
        run("%%sparql --trusted no --as graph\nCONSTRUCT WHERE { ?a kg:sanctionedBy ?b }")
    with pytest.raises(UsageError, match="yes or no"):
        run("%%sparql --trusted perhaps\nASK {}")
