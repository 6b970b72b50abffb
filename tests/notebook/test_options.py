"""The line of a SPARQL magic: options first, the query as it stands."""

from __future__ import annotations

import pytest

pytest.importorskip("IPython", reason="IPython is not installed: pip install kg[notebook]")

from kg.errors import InputError
from kg.notebook.options import Options, parse


def test_every_option_is_read_and_the_rest_is_the_query():
    line = """-o x --as=table --limit 5 -p a=b --param ?c="d e" -p f={x + 1} --graph g SELECT ?s { ?s ?p "-o 'x'" }"""
    parameters = {"a": "b", "c": '"d e"', "f": "{x + 1}"}
    assert parse(line) == Options("x", "table", 5, "g", parameters, """SELECT ?s { ?s ?p "-o 'x'" }""")


def test_a_line_without_options_is_all_query():
    assert parse("") == parse("  ") == Options()
    assert parse(" ASK {} ") == Options(query="ASK {}")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("--foo 1", "--foo is no option; known are -o, --as, --limit, -p, --graph"),
        ("-o", "-o wants a value"),
        ("-o 1x", "write the name of a variable"),
        ("-o x -o y", "-o is given twice"),
        ("--as picture", "--as picture: write table or graph or df"),
        ("--limit 0", "--limit 0: write a number above 0"),
        ("--limit many", "write a number above 0"),
        ("-p x", "-p x: write NAME=VALUE"),
        ("-p =x", "write NAME=VALUE"),
    ],
)
def test_what_cannot_be_read_says_what_may_be_written(line, words):
    with pytest.raises(InputError, match=words):
        parse(line)
