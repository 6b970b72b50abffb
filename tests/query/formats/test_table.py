"""The table for people: aligned, shortened, harmless, and cut only to a given width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kg.query.formats import render
from kg.terms import IRI, Blank, Literal, Table
from kg.vocab import KG, SKOS

BASE = "https://kg.example/id/"


def entity(digits):
    return IRI(f"{BASE}entity/{digits}")


def test_a_table():
    table = Table(
        ("who", "name", "count"),
        (
            (entity("0123456789abcdef0123"), Literal("Ana Ruiz"), Literal("1")),
            (IRI(SKOS + "prefLabel"), Literal("北京市"), None),
            (Blank("b"), Literal("x\ny\x1b[31m\u202e"), Literal("100")),
        ),
    )
    assert render(table, base=BASE) == (
        "who                  name       count\n"
        "───────────────────  ─────────  ─────\n"
        "id:entity/01234567…  Ana Ruiz   1\n"
        "skos:prefLabel       北京市\n"
        "_:b                  x y [31m   100\n"
        "(3 rows)\n"
    )


def test_addresses_stay_whole_without_a_base_and_where_they_would_look_alike():
    one, other = entity("0123456789abcdef0123"), entity("01234567000000000000")
    assert f"<{one}>" in render(Table(("a",), ((one,),)))
    assert "id:entity/0123456789abcdef0123" in render(Table(("a",), ((one,), (other,))), base=BASE)
    assert "kg:Person\n" in render(Table(("a",), ((IRI(KG + "Person"),),)), base=BASE)
    assert "<https://a.example/>" in render(Table(("a",), ((IRI("https://a.example/"),),)), base=BASE)


def test_long_cells_are_cut_when_a_width_is_given_and_only_then():
    table = Table(("short", "long", "longer"), ((Literal("abc"), Literal("x" * 100), Literal("y" * 300)),))
    assert max(map(len, render(table).splitlines())) == 3 + 2 + 2 + 2 + 100 + 300
    cut = render(table, width=80).splitlines()
    assert max(map(len, cut)) in (79, 80)  # two cut columns share what is left
    assert cut[2].startswith("abc  ")
    assert cut[2].count("…") == 2


def test_no_rows():
    assert render(Table(("a", "bc"), ())) == "a  bc\n─  ──\n(0 rows)\n"
    assert render(Table((), ((),))).endswith("(1 row)\n")


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(st.lists(st.tuples(texts, texts), max_size=5), st.one_of(st.none(), st.integers(30, 60)))
def test_every_row_is_one_line_that_cannot_draw(rows, width):
    written = render(Table(("a", "b"), tuple((Literal(a), Literal(b)) for a, b in rows)), width=width)
    lines = written.removesuffix("\n").split("\n")
    assert len(lines) == len(rows) + 3
    assert all(character.isprintable() for line in lines for character in line)
    assert not set("\u202e\u2066\u200f") & set(written)
    if width:
        assert all(cell_len(line) <= width for line in lines)


@pytest.mark.parametrize("count", [0, 1, 1234])
def test_rows_are_counted(count):
    assert render(Table(("a",), ((None,),) * count)).endswith(f"({count:,} row{'' if count == 1 else 's'})\n")
