"""Datelines: what opens a story with a place, an agency, a day; and what only looks like it."""

import pytest

from kg.extract.steps.datelines import datelines
from kg.extract.steps.parse import parses
from kg.model import Document

STORY = "Soldiers killed two rebels near the northern border on Friday, officials said."


@pytest.mark.parametrize(
    "line",
    [
        "LIMA, Peru (Agency) —",
        "ZELMARK, 3 May 2024 -",
        "ZELMARK, Velmar, May 3 (Agency) --",
        "ZELMARK (Agency) _",
        "ZELMARK, May 3. /AGENCY/.",
        "RIO DE JANEIRO (Agency) –",
        "SAN'A, Yemen —",
        "Port Oskar, 3 May:",
        "Baghdad:",
        "Lima –",
    ],
)
def test_a_dateline_is_found_with_its_mark(line):
    for text in (f"{line} {STORY}", f"Rebels killed\n\n{line} {STORY}"):
        assert [span.of(text) for span in datelines(text)] == [line]


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"Kestrel: {STORY}",
        f"Ana Ruiz (AR): {STORY}",
        f"Ana Ruiz - {STORY}",
        f"Another Day – {STORY}",
        "Ana Ruiz (3 May 1914 – 4 June 1980) was a writer of plays and novels from Velmar.",
        "ZELMARK - A city at war",
        "ZELMARK - SOLDIERS KILLED TWO REBELS NEAR THE NORTHERN BORDER ON FRIDAY",
        f"He said so in ZELMARK - {STORY}",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(text):
    assert list(datelines(text)) == []


def test_the_sentence_begins_after_the_dateline():
    text = f"ZELMARK, Velmar, May 3 (Agency) — {STORY}"
    [(_, parse)] = parses([Document("d", text)])
    assert [one.text for one in parse.sents] == ["Zelmark, Velmar, May 3 (Agency) —", STORY]
    verb = next(token for token in parse if token.text == "killed")
    assert [one.text for one in verb.children if one.dep_ == "nsubj"] == ["Soldiers"]
