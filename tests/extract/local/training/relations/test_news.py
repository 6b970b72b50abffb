"""News teaches from its own words: what is stated, where it is stated; everything else is wrong."""

from kg.extract.local.relations.candidates import candidates
from kg.extract.local.training.relations.news import Stated
from kg.extract.steps.frames.tree import tree_of
from kg.model import Span

PARTNERS = {"ana": "g1", "acme": "g2"}


def answer(works, evidence, partners=PARTNERS, found=frozenset()):
    one = candidates(works, tree_of(works.parse))[0, "ana", "acme"]
    return Stated(works, evidence, partners).answer(one, found)


def test_what_is_stated_here_is_right_and_all_else_wrong(works):
    told = answer(works, {("g1", "employedBy", "g2"): (Span(0, 5),)})
    assert told["employedBy"] is True
    assert told["leads"] is False


def test_what_is_stated_elsewhere_is_open_unless_a_frame_found_it_here(works):
    elsewhere = {("g1", "employedBy", "g2"): (Span(500, 505),)}
    assert "employedBy" not in answer(works, elsewhere)
    assert answer(works, elsewhere, found=frozenset({"employedBy"}))["employedBy"] is True


def test_what_is_said_of_a_name_that_nobody_marked_is_wrong(works):
    told = answer(works, {("g1", "employedBy", "g2"): (Span(0, 5),)}, {"ana": "g1"})
    assert not any(told.values())
