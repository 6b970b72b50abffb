"""Every message that reading refuses a file with, as the user sees it: what, where, the way out."""

import pytest

from kg.model import Refusal

MIB5 = 5 * 1024 * 1024

GOLDEN = [
    ("a.txt", b"", "a.txt: is empty: there is no text in it"),
    ("a.txt", b" \r\n\t ", "a.txt: is empty: there is no text in it"),
    ("a.txt", b"The caf\xe9 burnt.", "a.txt: is not UTF-8 at byte 7 (0xe9); save it as UTF-8"),
    ("a.txt", b"\xef\xbb\xbfThe caf\xe9 burnt.", "a.txt: is not UTF-8 at byte 10 (0xe9); save it as UTF-8"),
    ("a.txt", b"The dam\0broke.", "a.txt: holds a NUL byte at byte 7: no text, or UTF-16; save it as UTF-8 text"),
    ("a.txt", "The dam".encode("utf-16"), "a.txt: is UTF-16-LE, not UTF-8; save it as UTF-8"),
    ("a.txt", b"\x01\x02\x03\x04\x05\x06abc", "a.txt: looks binary, not like text: too many control characters"),
    ("a.txt", b"a" * (MIB5 + 1), "a.txt: is larger than 5 MiB; split it"),
    (
        "a.txt",
        b"date 2020-02-30 The dam broke.",
        "a.txt: the day of publication '2020-02-30' is not in the calendar; correct it, or give --published",
    ),
    (
        "a.md",
        b"---\ndate: in spring\n---\nThe dam broke.",
        "a.md: the day of publication 'in spring' cannot be read; write it as YYYY-MM-DD, or give --published",
    ),
    ("a.html", b"<html><body></body></html>", "a.html: has no article in it that could be found; save its text as .txt"),
    ("a.html", b"<html><p>caf\xe9</p>", "a.html: is not UTF-8 at byte 12 (0xe9); save it as UTF-8"),
    ("a.html", b'<meta charset="rot13"><p>x</p>', "a.html: declares the unknown encoding 'rot13'; save it as UTF-8"),
    (
        "a.html",
        b'<meta charset="windows-1252"><p>\x81</p>',
        "a.html: is not cp1252 at byte 32, though it says so; save it as UTF-8",
    ),
    (
        "a.json",
        b'{"text": "The dam broke."}',
        (
            "a.json: has no key `document`: kg reads .json files of facts only; documents can come as .jsonl, a line each: "
            '{"text": "..."}'
        ),
    ),
    ("a.json", b'{"document": \n  }', "a.json line 2, column 3: no valid JSON: Expecting value"),
    ("a.json", b"[" * 100_000, "a.json: nested too deeply"),
    ("a.jsonl", b"\n \n", "a.jsonl: is empty: there is no line in it"),
    ("a.jsonl", b'\n{"text": 3}', "a.jsonl line 2: has no text but something else under the key 'text'"),
    ("a.jsonl", b'["a"]', 'a.jsonl line 1: is no JSON object; write each document as {"text": "..."}'),
    ("a.jsonl", b'{"text": "a}', "a.jsonl line 1: column 10: no valid JSON: Unterminated string starting at"),
    ("a.jsonl", b'{"text": "a", "text": "b"}', "a.jsonl line 1: text: the key is given twice"),
    (
        "a.jsonl",
        b'{"body": "a", "day": 3}',
        "a.jsonl line 1: has no key 'text' (it has: body, day); name the one with the text: --columns text=...",
    ),
    ("a.jsonl", b'{"text": "\\ud800 dam"}', "a.jsonl line 1: holds half of a surrogate pair at character 0"),
    ("a.jsonl", b'{"text": "dam\\u0000"}', "a.jsonl line 1: holds a NUL character at character 3"),
    ("a.jsonl", b'{"text": "caf\xe9"}', "a.jsonl line 1: is not UTF-8 at byte 13 (0xe9); save it as UTF-8"),
    ("a.jsonl", b"x" * (MIB5 + 10) + b"\n", "a.jsonl line 1: is larger than 5 MiB; split it"),
    ("a.csv", b"\n\n", "a.csv: is empty: there is no row in it"),
    (
        "a.csv",
        b"body,day\nThe dam broke.,1\n",
        "a.csv: has no column 'text' (it has: body, day); name the one with the text: --columns text=...",
    ),
    ("a.csv", b"text\ncaf\xe9\n", "a.csv line 2: is not UTF-8; save the file as UTF-8"),
    ("a.csv", b"text,id\na,b,c\n", "a.csv line 2: has 3 cells under 2 columns; quote each cell that holds a comma"),
    (
        "a.csv",
        b'text\n"a" b\n',
        (
            "a.csv line 2: no valid CSV: ',' expected after '\"'; quote each cell that holds a quotation mark, and double "
            "the mark; the rows after it are not read"
        ),
    ),
    ("a.csv", "text\na\n".encode("utf-16"), "a.csv: is UTF-16-LE, not UTF-8; save it as UTF-8"),
    ("a.pdf", b"Not a PDF at all, but a text that is called so.", "a.pdf: cannot be read as PDF: "),
]


@pytest.mark.parametrize(("name", "content", "expected"), GOLDEN)
def test_a_refusal_says_what_is_wrong_where_and_the_way_out(read_one, name, content, expected):
    readings = read_one(name, content)
    (refusal,) = (r for r in readings if isinstance(r, Refusal))
    message = f"{refusal.where}: {refusal.reason}"
    assert message.startswith(expected) if expected.endswith(": ") else message == expected
    assert refusal.stage == "read"
    assert len(readings) == 1
