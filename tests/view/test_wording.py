"""Words for predicates and dates."""

import pytest

from kg.model import ENDED, Precision, When
from kg.view.wording import date_words, visible, words_of


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (None, ""),
        (When(), ""),
        (When("2020-07-09"), "9 Jul 2020"),
        (When("2020-07-09", "2020-07-09"), "9 Jul 2020"),
        (When("2020-07-01", "2020-07-31", Precision.MONTH), "Jul 2020"),
        (When("2020-01-01", "2021-12-31", Precision.YEAR), "2020 to 2021"),
        (When("2016"), "2016"),
        (When(None, "2018-08"), "until Aug 2018"),
        (When(None, ENDED), "over"),
        (When("2016", ENDED), "from 2016, now over"),
    ],
)
def test_dates(when, words):
    assert date_words(when) == words


@pytest.mark.parametrize(
    ("name", "words"), [("holdsPositionIn", "holds position in"), ("leads", "leads"), ("agent", "by"), ("target", "of")]
)
def test_predicates(name, words):
    assert words_of(name) == words


def test_line_breaks_become_spaces_and_letters_of_all_scripts_stay():
    assert visible("a\r\nb\tc\u2028d") == "a  b c d"
    assert visible("Ünïté 中文 عربى \U0001d56c") == "Ünïté 中文 عربى \U0001d56c"
