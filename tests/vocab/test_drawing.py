"""The drawing says all that the Turtle says, and is well-formed, deterministic and free of collisions."""

import itertools
from xml.etree import ElementTree as ET

import pytest

from kg.errors import OntologyError
from kg.vocab import ontology
from kg.vocab.described import Kind, describe
from kg.vocab.drawing import _PLACES, _box, draw
from kg.vocab.svg import Arrow, Box, Row, draw_arrow, draw_box

SVG = "{http://www.w3.org/2000/svg}"


def box(x, y, *rows, title="A", width=200):
    return Box(title, "", tuple(Row(r) for r in rows), (x, y), width, "agent")


def test_every_class_and_property_is_named():
    drawing = ET.fromstring(draw(ontology().turtle))  # noqa: S314 - our own
    words = {word for text in drawing.iter(f"{SVG}text") for word in (text.text or "").split()}
    missing = {t.name for t in describe(ontology().turtle) if t.kind is not Kind.EVENT_TYPE} - words
    assert missing == set()


def test_the_same_turtle_gives_the_same_drawing():
    assert draw(ontology().turtle) == draw(ontology().turtle)


def test_no_two_boxes_overlap():
    terms = describe(ontology().turtle)
    boxes = [_box(t, terms) for t in terms if t.kind is Kind.CLASS]
    for one, other in itertools.combinations(boxes, 2):
        (x, y), (u, v) = one.place, other.place
        assert x + one.width <= u or u + other.width <= x or y + one.height <= v or v + other.height <= y, (
            one.title,
            other.title,
        )
    assert {b.title for b in boxes} == set(_PLACES)


def test_a_class_without_a_place_is_refused():
    new = ontology().turtle + '\nkg:Ship a owl:Class ; rdfs:label "ship"@en ; rdfs:comment "It floats."@en .\n'
    with pytest.raises(OntologyError, match="no place for the class Ship"):
        draw(new)


def test_arrows_are_straight_between_neighbours_and_have_one_corner_else():
    def points(one, other):
        return draw_arrow(Arrow(one, other, ()))[0].split('"')[1]

    assert points(box(0, 0), box(300, 0)) == "200,24 300,24"
    assert points(box(0, 0), box(0, 200)) == "100,48 100,200"
    assert points(box(0, 0, width=220), box(300, 200)) == "220,24 400,24 400,200"


def test_words_are_escaped():
    assert "&lt;script&gt;" in "".join(draw_box(box(0, 0, "<script>")))
