"""judgements.csv: as people write it, and every mistake with its line."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.judgement import Judgement, Verdict
from kg.store import judgements_file

HEADER = "verdict,left,right,by,when,why\n"


def reading(folder, text, encoding="utf-8"):
    (folder / "judgements.csv").write_bytes(text.encode(encoding))
    return judgements_file.read(folder)


def test_no_file_means_no_judgements(tmp_path):
    assert judgements_file.read(tmp_path) == ()


def test_the_header_is_written_once(tmp_path):
    judgements_file.create(tmp_path)
    assert (tmp_path / "judgements.csv").read_text() == HEADER
    assert judgements_file.read(tmp_path) == ()


def test_lines_are_read_in_order_as_spreadsheets_write_them(tmp_path):
    text = HEADER + 'same,Ana @ a,"Ruiz, Ana @ b",Eva,2026-01-02,"one\nwoman"\r\n\r\n,,,,,\r\nreject, 12ab ,,,,\ndifferent,x,y\n'
    assert reading(tmp_path, text, "utf-8-sig") == (
        Judgement(Verdict.SAME, "Ana @ a", "Ruiz, Ana @ b", "Eva", "2026-01-02", "one\nwoman"),
        Judgement(Verdict.REJECT, "12ab"),
        Judgement(Verdict.DIFFERENT, "x", "y"),
    )


BAD = {
    "verdict;left\n": "line 1: expected the columns verdict,left",
    "": "line 1: expected the columns",
    HEADER + "same,a,b\nmaybe,a,b\n": "line 3: 'maybe' is no verdict: same, different or reject",
    HEADER + "\nsame,,b\n": "line 3: the column left is empty",
    HEADER + "same,a\n": "line 2: the column right is empty; same takes two entities",
    HEADER + "reject,a,b\n": "line 2: reject takes one entity",
    HEADER + "same,a,b,Eva,2026,why,oh,why\n": "line 2: 8 cells, expected at most 6",
    HEADER + 'same,a,b,Eva,2026,"why\n': "line 2: unexpected end",
}


@pytest.mark.parametrize(("text", "message"), BAD.items())
def test_a_mistake_names_its_line(tmp_path, text, message):
    with pytest.raises(InputError, match=message) as caught:
        reading(tmp_path, text)
    assert "judgements.csv" in str(caught.value)


def test_another_encoding_is_named(tmp_path):
    with pytest.raises(InputError, match="not UTF-8"):
        reading(tmp_path, HEADER + "same,José,b\n", "latin-1")
