"""When: sentences with the date of one of their words; published on Wednesday 8 May 2030 unless said otherwise."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.steps.calendar_words import Tense, expressions
from kg.extract.steps.dates import date_of
from kg.model import Precision, When

DAY, MONTH, YEAR = Precision
WEDNESDAY = "2030-05-08"


@pytest.mark.parametrize(
    "case",
    [
        ("Ruiz resigned on 2030-04-02.", "resigned", "2030-04-02", None, DAY),
        ("Ruiz resigned on April 2, 2029.", "resigned", "2029-04-02", None, DAY),
        ("Ruiz resigned on 2 April 2029.", "resigned", "2029-04-02", None, DAY),
        ("Ruiz resigned on the 2nd of April, 2029.", "resigned", "2029-04-02", None, DAY),
        ("Ruiz resigned on Monday, April 2, 2029.", "resigned", "2029-04-02", None, DAY),
        ("Ruiz resigned on Dec. 9.", "resigned", "2029-12-09", None, DAY),
        ("Ruiz resigned on April 9.", "resigned", "2030-04-09", None, DAY),
        ("Thousands joined the protests of May 12.", "protests", "2030-05-12", None, DAY),
        ("The talks on 12 May worry the army.", "talks", "2030-05-12", None, DAY),
        ("The talks on 12 June failed.", "talks", "2029-06-12", None, DAY),
        ("Ruiz will resign on July 9.", "resign", "2030-07-09", None, DAY),
        ("Ruiz resigned in April.", "resigned", "2030-04", None, MONTH),
        ("Ruiz resigned in July 2028.", "resigned", "2028-07", None, MONTH),
        ("Ruiz resigned in 2018.", "resigned", "2018", None, YEAR),
        ("Ruiz resigned on Friday.", "resigned", "2030-05-03", None, DAY),
        ("Ruiz resigned Friday.", "resigned", "2030-05-03", None, DAY),
        ("Ruiz resigned on Wednesday.", "resigned", "2030-05-08", None, DAY),
        ("Ruiz resigned last Wednesday.", "resigned", "2030-05-01", None, DAY),
        ("Ruiz will resign on Friday.", "resign", "2030-05-10", None, DAY),
        ("Ruiz plans to resign on Friday.", "resign", "2030-05-10", None, DAY),
        ("Ruiz will resign next Wednesday.", "resign", "2030-05-15", None, DAY),
        ("Ruiz resigned yesterday.", "resigned", "2030-05-07", None, DAY),
        ("Ruiz resigned today.", "resigned", "2030-05-08", None, DAY),
        ("Ruiz will resign tomorrow.", "resign", "2030-05-09", None, DAY),
        ("Ruiz resigned two days ago.", "resigned", "2030-05-06", None, DAY),
        ("Ruiz resigned last week.", "resigned", "2030-04-29", "2030-05-05", DAY),
        ("Ruiz resigned earlier this month.", "resigned", "2030-05", None, MONTH),
        ("Ruiz resigned last month.", "resigned", "2030-04", None, MONTH),
        ("Ruiz resigned last year.", "resigned", "2029", None, YEAR),
        ("Ruiz resigned three years ago.", "resigned", "2027", None, YEAR),
        ("Ruiz has lived there since 2016.", "lived", "2016", None, YEAR),
        ("Ruiz lived there until 2015.", "lived", None, "2015", YEAR),
        ("Ruiz lived there from 2011 to 2014.", "lived", "2011", "2014", YEAR),
        ("Ruiz lived there in the 1990s.", "lived", "1990", "1999", YEAR),
        ("They met on May 2-4, 2029.", "met", "2029-05-02", "2029-05-04", DAY),
        ("Ruiz was killed in a 2008 raid.", "killed", "2008", None, YEAR),
        ("On Friday, Ruiz came and Chen left.", "left", "2030-05-03", None, DAY),
        ("The talks held in April failed.", "talks", "2030-04", None, MONTH),
        ("Ruiz left in 2020, when Chen arrived.", "arrived", "2020", None, YEAR),
        ("Rebels struck the town on Friday. The strike failed.", "strike", "2030-05-03", None, DAY),
        ("A strike began on Friday. The strike failed.", "failed", None, None, None),
        ("Ruiz said on Friday that Chen had resigned.", "resigned", None, None, None),
        ("Ruiz, who left in 2020, resigned.", "resigned", None, None, None),
        ("Ruiz resigned after the 2020 vote.", "resigned", None, None, None),
        ("In all, 2000 people left.", "left", None, None, None),
        ("Ruiz may resign.", "resign", None, None, None),
        ("Ruiz resigned.", "resigned", None, None, None),
        ("Ruiz resigned on 31 February 2029.", "resigned", None, None, None),
    ],
)
def test_date(case, linked_from, token_at):
    text, word, start, end, precision = case
    linked = linked_from(text)
    meant = When(start, end, precision) if precision else None
    assert date_of(linked, token_at(linked, word), dt.date.fromisoformat(WEDNESDAY)) == meant


@pytest.mark.parametrize("when", ["on Friday", "in April", "on April 2", "yesterday", "last year", "two days ago"])
def test_without_a_day_of_publication_only_absolute_dates(when, linked_from, token_at):
    linked = linked_from(f"Ruiz resigned {when}.")
    assert date_of(linked, token_at(linked, "resigned"), None) is None


def test_what_is_taken_up_keeps_its_date(linked_from):
    linked = linked_from("The strike of 3 May 2030 spread. Many joined the strike.")
    again = [token.i for token in linked.parse if token.text == "strike"][-1]
    assert date_of(linked, again, None) == When("2030-05-03", None, DAY)


def test_an_office_is_not_dated_by_what_its_holder_did(linked_from, token_at):
    linked = linked_from("Ruiz, a minister of Peru, resigned on Friday.", "Ruiz:P", "Peru:R")
    minister = token_at(linked, "minister")
    assert date_of(linked, minister, dt.date.fromisoformat(WEDNESDAY), "holdsPositionIn") is None


def test_where_a_place_lies_has_no_date(linked_from, token_at):
    linked = linked_from("Lima lay in Peru in 1990.", "Lima:R", "Peru:R")
    assert date_of(linked, token_at(linked, "lay"), None, "locatedIn") is None


@given(
    st.text() | st.text(alphabet="0123456789 -–May,.Friday to"), st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)) | st.none()
)
def test_any_text_has_dates_that_exist(text, published):
    for one in expressions(text):
        assert text[one.span.start : one.span.end].strip()
        for tense in Tense:
            when = one.means(published, tense)
            assert when is None or (when.start and (when.precision is not DAY or dt.date.fromisoformat(when.start)))
