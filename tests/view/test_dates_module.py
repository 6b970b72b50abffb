"""Days: numbers, words, and the bars of the timeline."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def dates(run):
    return lambda expression, given=None: run("graph/dates.js", expression, given)


@given(day=st.dates())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_day_comes_back(dates, day):
    assert dates("[m.dayNumber(given), m.isoOf(m.dayNumber(given))]", day.isoformat()) == [
        day.toordinal() - 719_163,
        day.isoformat(),
    ]


def test_what_is_no_day_has_no_number(dates):
    assert dates("given.map(m.dayNumber)", ["", "2020-02-30", "2020-2-3", "2020", "x"]) == [None] * 5


def test_words(dates):
    assert dates("m.dayWords('2020-03-09')") == "9 Mar 2020"
    pairs = [["2020-03-09", "2021-01-01"], ["2020-03-09", ""], ["", "2021-01-01"], ["2020-03-09", "2020-03-09"], ["", ""]]
    words = ["9 Mar 2020 to 1 Jan 2021", "from 9 Mar 2020", "until 1 Jan 2021", "on 9 Mar 2020", ""]
    assert dates("given.map(([from, to]) => m.spanWords(from, to))", pairs) == words


def bars(dates, spans, most=12):
    dated = [{"start": start, "end": end, "status": status} for start, end, status in spans]
    made = dates("m.barsOf(given[0], given[1])", [dated, most])
    return made["unit"], [(bar["from"], bar["to"], bar["facts"], bar["claims"]) for bar in made["bars"]]


def test_the_finest_bars_of_which_few_are_needed(dates):
    one, two, later, far = "2020-02-28", "2020-03-01", "2020-12-05", "2022-01-01"
    assert bars(dates, [(one, one, "fact"), (two, two, "claim")]) == (
        "day",
        [("2020-02-28", "2020-02-28", 1, 0), ("2020-02-29", "2020-02-29", 0, 0), ("2020-03-01", "2020-03-01", 0, 1)],
    )
    unit, made = bars(dates, [(one, one, "fact"), (later, later, "claim")])
    assert (unit, len(made), made[0], made[-1]) == (
        "month",
        11,
        ("2020-02-01", "2020-02-29", 1, 0),
        ("2020-12-01", "2020-12-31", 0, 1),
    )
    unit, made = bars(dates, [(one, one, "fact"), (far, far, "claim")])
    assert (unit, made[0], made[-1]) == ("year", ("2020-01-01", "2020-12-31", 1, 0), ("2022-01-01", "2022-12-31", 0, 1))


def test_a_span_counts_in_every_bar_it_meets(dates):
    spans = [
        ("2000-05-01", "2002-02-01", "fact"),
        ("2001-01-01", "", "fact"),
        ("", "2000-12-31", "claim"),
        ("2003-01-01", "2003-01-01", "claim"),
    ]
    assert [bar[2:] for bar in bars(dates, spans)[1]] == [(1, 1), (2, 0), (2, 0), (1, 1)]


def test_without_days_there_are_no_bars(dates):
    assert bars(dates, []) == ("year", [])
    assert bars(dates, [("", "", "fact")]) == ("year", [])
