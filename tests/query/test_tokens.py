"""Tokens: what is a keyword and what is not, and that nothing else than QuerySyntax comes out of any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QuerySyntax
from kg.query.escapes import unescaped
from kg.query.tokens import Kind, tokens

PIECES = st.sampled_from(
    [
        "SELECT",
        "?x",
        "$y",
        "{",
        "}",
        "<",
        ">",
        "<a>",
        "<<",
        "'",
        '"',
        "'''",
        '"""',
        "\\",
        "#",
        "\n",
        " ",
        "kg:x.",
        "_:b",
        "@en",
        "1.5e3",
        "é",
        ")",
    ]
)
QUERIES = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join))


@given(QUERIES)
def test_tokens_cover_the_text_or_it_is_a_syntax_error_at_a_place_in_it(text):
    try:
        found = tokens(text)
    except QuerySyntax as error:
        lines = text.split("\n")
        assert 1 <= error.line <= len(lines)
        assert 1 <= error.column <= len(lines[error.line - 1])
        return
    done = 0
    for token in found:
        assert text[token.start : token.end] == token.text
        between = text[done : token.start]
        assert not between.strip(" \t\r\n") or between.lstrip(" \t\r\n").startswith("#")
        done = token.end
    assert not text[done:].strip(" \t\r\n") or "#" in text[done:]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("SELECT ?x", [Kind.WORD, Kind.VARIABLE]),
        ("'''a'b''c'''", [Kind.STRING]),
        ('"a\\"b"@en-GB', [Kind.STRING, Kind.LANGUAGE]),
        ("'1'^^xsd:date", [Kind.STRING, Kind.MARK, Kind.PREFIXED]),
        ("<http://a/#b> # ?x", [Kind.IRI]),
        ("kg:a.b.", [Kind.PREFIXED, Kind.MARK]),
        ("kg:a\\,b,", [Kind.PREFIXED, Kind.MARK]),
        (": e\u0301:x", [Kind.PREFIXED, Kind.PREFIXED]),
        ("_:b1 1 1.5 .5e-3 1.", [Kind.BLANK, Kind.NUMBER, Kind.NUMBER, Kind.NUMBER, Kind.NUMBER, Kind.MARK]),
        ("?a<?b", [Kind.VARIABLE, Kind.MARK, Kind.VARIABLE]),
        ("?a<=1&&?b", [Kind.VARIABLE, Kind.MARK, Kind.NUMBER, Kind.MARK, Kind.VARIABLE]),
        ("{| kg:a 1 |}", [Kind.MARK, Kind.PREFIXED, Kind.NUMBER, Kind.MARK]),
    ],
)
def test_kinds(text, kinds):
    assert [token.kind for token in tokens(text)] == kinds


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        ("SELECT *\n{ ?s ?p 'a }", 2, 9, "a string that does not end"),
        ("ASK { ?s ?p “a” }", 1, 13, "straight quotes"),
        ("ASK {\u00a0}", 1, 6, "U+00A0"),
        ("ASK { % }", 1, 7, "the character % has no place"),
        ("ASK { FILTER(?a<'x>') }", 1, 16, "a comparison or an address"),
        ("ASK { FILTER(?a<1)SERVICE?x#>\n{} }", 1, 16, "a comparison or an address"),
        ("ASK { << ?a ?b <<c:d'#>'>> }", 1, 17, "a comparison or an address"),
    ],
)
def test_what_is_no_token_is_shown_with_its_place(text, line, column, reason):
    with pytest.raises(QuerySyntax, match=reason.replace("+", r"\+")) as caught:
        tokens(text)
    assert (caught.value.line, caught.value.column) == (line, column)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { VALUES (?x ?y) { (<http://a/#b> <http://a/(c)'d>) } }",
        "ASK { ?s ?p <http://en.example/Life_(novel)#x> }",
        "ASK { FILTER(?a = <http://a/#b>) FILTER(?a < 'x') FILTER(kg:f(<http://a/#b>, <http://a/#c>)) }",
    ],
)
def test_addresses_that_can_only_be_addresses_are_taken(text):
    assert any(token.kind is Kind.IRI or token.kind is Kind.STRING for token in tokens(text))


@pytest.mark.parametrize(
    ("text", "undone"),
    [
        ("\\u0053ERVICE", "SERVICE"),
        ("'\\u00e9 \\U0001F600'", "'é 😀'"),
        ("'\\u0022\\u0027\\u005C\\u000A\\u000D'", "'\\\"\\'\\\\\\n\\r'"),
        ("'\\\\u0041'", "'\\\\u0041'"),
    ],
)
def test_escapes_are_undone_and_end_no_string(text, undone):
    assert unescaped(text) == undone


@pytest.mark.parametrize("text", ["ASK {} # \\ud800", "ASK { '\\U00110000' }", "ASK { '\udc80' }"])
def test_half_characters_are_syntax_errors(text):
    with pytest.raises(QuerySyntax):
        unescaped(text)


@given(QUERIES)
def test_undoing_escapes_raises_nothing_else(text):
    try:
        unescaped(text)
    except QuerySyntax:
        return
