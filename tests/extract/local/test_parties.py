"""Parties: their places among words, and the traits of each pair."""

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.local.parties import TRAITS, Party, places, traits
from kg.extract.local.words import Word
from kg.model import EntityType, Span

WORDS = [Word(Span(0, 4), (1,), 2), Word(Span(5, 9), (2,), 2), Word(Span(10, 15), (3,), 1), Word(Span(16, 21), (4,), 2)]
PERSON = Party(EntityType.PERSON, "Mara Lind", ((0, 2),))
BODY = Party(EntityType.ORGANIZATION, "Delta", ((3, 4), (40, 41)))
TEXAS = Party(EntityType.REGION, "Texas", ((6, 7),))
STATES = Party(EntityType.REGION, "United States", ((8, 10),))


def of_pair(one, other):
    return {(i, j): numbers for i, j, numbers in traits([one, other])}[0, 1]


def test_a_place_is_the_words_that_a_span_touches():
    assert places([Span(0, 9), Span(17, 19)], WORDS) == ((0, 2), (3, 4))


def test_a_span_outside_all_words_has_no_place():
    assert places([Span(4, 5), Span(21, 30)], WORDS) == ()


def test_every_ordered_pair_is_given_once():
    assert [(i, j) for i, j, _ in traits([PERSON, BODY, TEXAS])] == [(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)]


def test_the_order_of_a_pair_and_its_distance_show():
    far = Party(EntityType.ORGANIZATION, "Delta", ((60, 61),))
    assert set(of_pair(PERSON, BODY)) != set(of_pair(PERSON, far))
    ahead = Party(EntityType.PERSON, "Mara Lind", ((44, 46),))
    assert set(of_pair(PERSON, BODY)) != set(of_pair(ahead, BODY))


def test_the_gazetteers_tell_what_lies_in_what():
    known, unknown = of_pair(TEXAS, STATES), of_pair(Party(EntityType.REGION, "Zelmark", ((6, 7),)), STATES)
    assert len(known) == len(unknown) + 1
    assert known[-1] != of_pair(STATES, TEXAS)[-1]


@given(st.lists(st.tuples(st.sampled_from(EntityType), st.integers(0, 300), st.integers(1, 4)), min_size=2, max_size=6))
def test_traits_are_numbers_of_the_table_and_tell_types_apart(rows):
    parties = [Party(type, "X", ((start, start + length),)) for type, start, length in rows]
    for i, j, numbers in traits(parties):
        assert all(0 <= number < TRAITS for number in numbers)
        size = TRAITS // 16
        assert len({number // size for number in numbers}) == 1
        assert len(set(numbers)) == len(numbers), (i, j)
