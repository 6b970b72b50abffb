"""Loading gold: text beside or inside, and errors that name the file."""

import json

import pytest

from kg.errors import FormatError, InputError
from kg.eval import load_gold

TEXT = "Ana Ruiz leads Vega.\r\n"


def gold(**changes):
    person = {"id": "r", "type": "Person", "name": "Ana Ruiz", "mentions": [[0, 8]]}
    firm = {"id": "v", "type": "Organization", "name": "Vega", "mentions": [[15, 19]]}
    leads = {"id": "s1", "subject": "r", "predicate": "leads", "object": "v", "status": "fact", "evidence": [[0, 19]]}
    return {"document": {"id": "a"}, "entities": [person, firm], "statements": [{**leads, **changes}], "forbidden": []}


@pytest.mark.parametrize("name", ["deep/a.json", "a.gold.json"])
def test_the_text_beside_is_taken_as_it_stands(tmp_path, name):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(gold()))
    (path.parent / "a.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    assert load_gold(tmp_path)[name]["document"] == {"id": "a", "text": TEXT}


def test_the_text_inside_goes_first(tmp_path):
    inside = gold()
    inside["document"]["text"] = TEXT
    (tmp_path / "a.json").write_text(json.dumps(inside))
    (tmp_path / "a.txt").write_text("another text")
    assert load_gold(tmp_path)["a.json"]["document"]["text"] == TEXT


@pytest.mark.parametrize(
    ("content", "error", "said"),
    [
        ("{", InputError, "line 1: not JSON"),
        (json.dumps(gold(predicate="befriends")), FormatError, "befriends"),
        (json.dumps(gold(object="nobody")), FormatError, "nobody"),
        (json.dumps(gold(evidence=[[0, 900]])), FormatError, "evidence"),
        (json.dumps([]), FormatError, "object"),
    ],
)
def test_an_error_names_the_file(tmp_path, content, error, said):
    (tmp_path / "good.json").write_text(json.dumps(gold()))
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "spoilt.json").write_text(content)
    (tmp_path / "spoilt.txt").write_text(TEXT)
    with pytest.raises(error) as raised:
        load_gold(tmp_path)
    assert "spoilt.json" in str(raised.value)
    assert said in str(raised.value)


def test_a_gold_file_without_its_text_is_refused(tmp_path):
    (tmp_path / "alone.json").write_text(json.dumps(gold()))
    with pytest.raises(InputError, match=r"alone\.json"):
        load_gold(tmp_path)


def test_a_text_that_is_not_utf8_is_named(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(gold()))
    (tmp_path / "a.txt").write_bytes(b"Ana Ruiz leads Vega \xff")
    with pytest.raises(InputError, match=r"a\.txt: not UTF-8 at byte 20"):
        load_gold(tmp_path)


def test_an_empty_or_missing_folder_is_an_error(tmp_path):
    with pytest.raises(InputError, match="no gold files"):
        load_gold(tmp_path)
    with pytest.raises(InputError, match="no such folder"):
        load_gold(tmp_path / "typo")
