"""Comparing results: bags, orders, numbers by value, blank nodes by isomorphism."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from w3c.same import same

from kg.terms import IRI, XSD_STRING, Blank, Literal

XSD = "http://www.w3.org/2001/XMLSchema#"


def cycle(*names):
    return [(Blank(a), IRI("p:p"), Blank(b)) for a, b in zip(names, [*names[1:], names[0]], strict=True)]


def test_rows_count_and_their_order_only_where_it_is_asked():
    left, right = [("a",), ("b",), ("a",)], [("b",), ("a",), ("a",)]
    assert same(left, right)
    assert not same(left, right, ordered=True)
    assert same(left, left, ordered=True)
    assert not same(left, [("a",), ("b",), ("b",)])
    assert not same(left, left[:2])


def test_numbers_and_booleans_are_compared_by_value_within_their_datatype():
    assert same([(Literal("1.0e6", XSD + "double"),)], [(Literal("1000000.0", XSD + "double"),)])
    assert same([(Literal("2.50", XSD + "decimal"),)], [(Literal("2.5", XSD + "decimal"),)])
    assert same([(Literal("1", XSD + "boolean"),)], [(Literal("true", XSD + "boolean"),)])
    assert not same([(Literal("1", XSD + "integer"),)], [(Literal("1", XSD + "decimal"),)])
    assert not same([(Literal("1", XSD_STRING),)], [(Literal("1.0", XSD_STRING),)])
    assert not same([(Literal("abc", XSD + "integer"),)], [(Literal("abd", XSD + "integer"),)])


def test_a_language_has_no_case_and_an_unbound_cell_is_no_empty_string():
    assert same([(Literal("x", language="en-GB"),)], [(Literal("x", language="en-gb"),)])
    assert not same([(None,)], [(Literal(""),)])


def test_blank_nodes_are_told_apart_by_what_stands_beside_them():
    assert same(cycle("a", "b", "c"), cycle("x", "z", "y"))
    assert not same(cycle("a", "b", "c") + cycle("d", "e", "f"), cycle("a", "b", "c", "d", "e", "f"))
    assert not same([(Blank("a"), Blank("a"))], [(Blank("a"), Blank("b"))])
    assert not same([(Blank("a"),)], [(IRI("a"),)])
    assert same([(Blank("a"), 1), (Blank("b"), 2)], [(Blank("b"), 1), (Blank("a"), 2)])
    assert not same([(Blank("a"), 1), (Blank("a"), 2)], [(Blank("b"), 1), (Blank("a"), 2)])


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=12), st.permutations(range(5)), st.randoms())
def test_renamed_and_shuffled_rows_are_the_same(edges, names, random):
    left = [(Blank(f"b{a}"), Blank(f"b{b}")) for a, b in edges]
    right = [(Blank(f"c{names[a]}"), Blank(f"c{names[b]}")) for a, b in edges]
    random.shuffle(right)
    assert same(left, right)
