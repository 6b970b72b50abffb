"""Recasing: headlines as running text, the rest untouched, every offset the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.steps.dictionary import dictionary
from kg.extract.steps.recasing import recased

BODY = "Rebels of the Kestrel Front took the town of Zelmark on Friday, it said. Police held Ana Ruiz of the IMV in Port Oskar."


@pytest.mark.parametrize(
    ("headline", "running"),
    [
        ("Kestrel Front Seizes Northern Town", "Kestrel Front seizes northern town"),
        ("KESTREL FRONT SEIZES TOWN IN ZELMARK", "Kestrel Front seizes town in Zelmark"),
        ("MINISTER HELD OVER BRIBES", "Minister held over bribes"),
        ("Minister Held Over Bribes in Port Oskar", "Minister held over bribes in Port Oskar"),
        ("RUSSIAN TROOPS KILL 12 CIVILIANS IN EASTERN UKRAINE", "Russian troops kill 12 civilians in eastern Ukraine"),
        ("NATO AND THE IMV MEET ANA RUIZ", "NATO and the IMV meet Ana Ruiz"),
        ("Zelmark Falls: Rebels Take Town", "Zelmark falls: Rebels take town"),
        ("Ana Ruiz and the IMV", "Ana Ruiz and the IMV"),
        ("Ana Ruiz, Bo Li, Kim Novo", "Ana Ruiz, Bo Li, Kim Novo"),
    ],
)
def test_a_headline_is_written_as_running_text(headline, running):
    assert recased(f"{headline}\n\n{BODY}") == f"{running}\n\n{BODY}"


def test_a_headline_alone_keeps_what_may_be_a_name():
    assert recased("Velmar Bank Accuses Front Over Attack") == "Velmar Bank accuses Front over Attack"


@pytest.mark.parametrize("text", [BODY, "Ana Ruiz Said So.", "The Kestrel Front took Zelmark", "SENATE S65", ""])
def test_running_text_stays(text):
    assert recased(text) == text


def test_the_place_of_a_dateline_is_recased_and_its_agency_not():
    text = "PORT OSKAR, Velmar (AGV) — " + BODY
    assert recased(text) == "Port Oskar, Velmar (AGV) — " + BODY


@given(st.text() | st.text(alphabet="AbŞİß Ñ\n.'—,").map(str.title) | st.text(alphabet="ABßİ \n—").map(str.upper))
def test_offsets_stay(text):
    plain = recased(text)
    assert len(plain) == len(text)
    assert plain.lower() == text.lower()


def test_the_dictionary_knows_forms():
    known = dictionary()
    assert "verb" in known.kinds("seizes")
    assert "seize" in known.bases_of("seizing")
    assert known.bases_of("held") >= {"hold"}
    assert known.kinds("xqzt") == frozenset()
