"""What a text says of itself: date, title, id; and that nothing is cut out of it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.dates import parse_date
from kg.read.decode import decode

DAY = dt.date(2020, 7, 31)


def marked(document):
    return [span.of(document.text) for span in document.boilerplate]


@pytest.mark.parametrize(
    ("text", "published", "marks"),
    [
        ("date 2020-07-31\n\nThe dam broke.", DAY, ["date 2020-07-31"]),
        (" date 2020-07-31 The dam broke.", DAY, [" date 2020-07-31"]),
        ("\r\n\r\nDate: 2020-07-31\r\nThe dam broke.", DAY, ["\r\n\r\nDate: 2020-07-31"]),
        ("The dam broke.\ndate 2020-07-31", None, []),
        ("date palms grew by the dam.", None, []),
        ("date 2020-07-311 was wrong.", None, []),
        ("---\ndate: 2020-07-31\n---\nThe dam broke.", DAY, ["---\ndate: 2020-07-31\n---\n"]),
        (
            "---\r\ndate: 2020-07-31T10:00:00+02:00\r\n---\r\nThe dam broke.",
            DAY,
            ["---\r\ndate: 2020-07-31T10:00:00+02:00\r\n---\r\n"],
        ),
        ("---\ndate: 2020-07-31\n---\ndate 2019-01-01 The dam broke.", DAY, ["---\ndate: 2020-07-31\n---\ndate 2019-01-01"]),
        ("---\nThe dam broke.\n---\nNobody was hurt.", None, []),
    ],
)
def test_date_of_publication(document, text, published, marks):
    found = document("a.txt", text)
    assert found.text == text
    assert found.published == published
    assert marked(found) == marks


def test_the_option_outranks_all_and_a_bad_date_below_it_does_not_matter(document):
    for text in ("date 2020-02-30 The dam broke.", "---\ndate: soon\n---\nThe dam broke.", "The dam broke."):
        assert document("a.txt", text, published=DAY).published == DAY


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Dam breaks above Port Ada\n\nThe dam broke.", "Dam breaks above Port Ada"),
        ("date 2020-07-31\r\n\r\nDam breaks\r\n\r\nThe dam broke.", "Dam breaks"),
        ("Is the dam safe?\n\nThe dam broke.", "Is the dam safe?"),
        ("The dam broke.\n\nNobody was hurt.", None),
        ("Dam breaks\nThe dam broke.", None),
        ("Dam breaks\n\n", None),
        ("By Ada Brand\n\nThe dam broke.", None),
        ("1917\n\nThe dam broke.", None),
        ("The dam " + "of the port " * 20 + "broke\n\nThe dam broke.", None),
        ('---\ntitle: "Dam: the end"\n---\nDam breaks\n\nThe dam broke.', "Dam: the end"),
        ("---\ntitle: Dam   # working title\n---\nThe dam broke.", "Dam"),
    ],
)
def test_title(document, text, title):
    found = document("a.txt", text)
    assert found.title == title
    if title and "---" not in text:
        start = text.index(title)
        assert not any(s.start <= start < s.end for s in found.boilerplate)  # a headline says something


@pytest.mark.parametrize(
    ("front", "id", "source"),
    [
        ("url: https://courier.example/dam", "https://courier.example/dam", "https://courier.example/dam"),
        ("id: dam-1\nlink: https://courier.example/dam", "dam-1", "https://courier.example/dam"),
        ("url: /2020/dam\ntags:\n  - water\n- dams", "a.txt", "a.txt"),
        ("source: The Courier", "a.txt", "a.txt"),
    ],
)
def test_identity_is_the_given_id_else_the_address_else_the_path(document, front, id, source):
    found = document("a.txt", f"---\n{front}\n---\nThe dam broke.")
    assert (found.id, found.source) == (id, source)


def test_a_byte_order_mark_is_dropped_and_newlines_stay(document):
    found = document("a.txt", b"\xef\xbb\xbfThe dam broke.\r\nNobody\rwas hurt.\n")
    assert found.text == "The dam broke.\r\nNobody\rwas hurt.\n"


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]) | st.sampled_from("\r\n\t"), min_size=1))
def test_decoding_changes_nothing(text):
    """Offsets count in the text as decoded: a byte order mark dropped, newlines never translated, nothing normalised."""
    assert decode(text.encode()) == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    "written",
    [
        "2020-07-31",
        "2020-07-31T23:59:59Z",
        "2020-07-31 10:00:00 +0200",
        "2020/07/31",
        "31 July 2020",
        "31 Jul 2020",
        "July 31, 2020",
        "Friday, July 31, 2020",
        "Jul. 31, 2020, 10:00 a.m.",
        "Fri, 31 Jul 2020 10:00:00 GMT",
        "  31  July  2020 ",
    ],
)
def test_forms_of_a_day(written):
    assert parse_date(written) == DAY
