"""Labels of pictures: the first free place, none overlapping, as in the page."""

from hypothesis import given
from hypothesis import strategies as st

from kg.view.picture.labels import Box, Wanted, around, place_labels
from kg.view.picture.names import shorten
from kg.view.picture.widths import width_of


def box(left, top, width=10, height=10):
    return Box(left, top, width, height)


def test_labels_take_the_first_free_place():
    wanted = [Wanted("first", (box(0, 0),)), Wanted("second", (box(5, 5), box(40, 0))), Wanted("third", (box(2, 2),))]
    assert place_labels(wanted, []) == {"first": box(0, 0), "second": box(40, 0)}


def test_only_pressing_labels_cover_a_node_and_none_another_label():
    obstacle = [box(0, 0, 60, 60)]
    assert place_labels([Wanted("a", (box(5, 5),))], obstacle) == {}
    assert place_labels([Wanted(name, (box(5, 5),), pressing=True) for name in "ab"], obstacle) == {"a": box(5, 5)}


boxes = st.builds(Box, *(st.integers(-300, 300).map(float),) * 2, *(st.integers(1, 150).map(float),) * 2)


@given(st.lists(st.lists(boxes, min_size=1, max_size=4).map(tuple), max_size=25), st.lists(boxes, max_size=5))
def test_no_two_labels_overlap(places, obstacles):
    """However the places lie, labels that were placed keep apart."""
    placed = list(place_labels([Wanted(str(at), each, pressing=at < 5) for at, each in enumerate(places)], obstacles).values())
    assert not [(one, two) for at, one in enumerate(placed) for two in placed[:at] if one.overlaps(two)]


def test_a_name_stands_below_its_node_first():
    below, right, left, above, *_ = around(0, 0, 10, 40, 12)
    assert (below.top, right.left, left.left + left.width, above.top + above.height) == (14, 14, -14, -14)


def test_widths_follow_the_letters():
    assert width_of("ill", 12) < width_of("Nom", 12) < width_of("NOM", 12) < width_of("NOM", 12, bold=True)
    assert width_of("é", 10) == width_of("e\u0301", 10)
    assert width_of("中国", 12) == 24


def test_long_names_are_cut_at_a_word():
    assert shorten("Port Sable Harbour Board of Trustees", 20) == "Port Sable Harbour…"
    assert shorten("x" * 100, 10) == "x" * 9 + "…"
    assert shorten("short", 10) == "short"
