"""Offices: who leads, holds a position in or works for what, by titles and by what stands around them."""

import pytest

from kg.extract.steps.frames.examples import example_of, linked_example
from kg.extract.steps.frames.offices import offices
from kg.extract.steps.frames.reach import Reach
from kg.extract.steps.frames.tree import tree_of
from kg.extract.steps.parse import parses
from kg.model import Document


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{Region Peru as Peruvian} President {Person Mara Lind} spoke.", {"Mara Lind leads Peru"}),
        ("{Region Peru}'s prime minister, {Person Mara Lind}, spoke.", {"Mara Lind leads Peru"}),
        ("{Person Mara Lind}, the chairman of {Organization Delta Mills}, spoke.", {"Mara Lind leads Delta Mills"}),
        ("{Organization Delta Mills} spokesman {Person Ole Brand} spoke.", {"Ole Brand holdsPositionIn Delta Mills"}),
        ("{Person Ole Brand}, deputy director of {Organization Delta Mills}, spoke.", {"Ole Brand holdsPositionIn Delta Mills"}),
        ("The deputy chairman of {Organization Delta Mills} is {Person Ole Brand}.", {"Ole Brand holdsPositionIn Delta Mills"}),
        ("The director of {Organization Delta Clinic}, {Person Ole Brand}, spoke.", {"Ole Brand holdsPositionIn Delta Clinic"}),
        ("{Person Ole Brand}, commander, {Organization Delta Force}, spoke.", {"Ole Brand leads Delta Force"}),
        ("{Person Mara Lind} became president of {Region Peru}.", {"Mara Lind leads Peru"}),
        ("{Person Mara Lind}, a reporter for the {Organization Harbor Post}, won.", {"Mara Lind employedBy Harbor Post"}),
        ("{Person Mara Lind}, professor of law at {Organization Lima College}, won.", {"Mara Lind employedBy Lima College"}),
        (
            "{Person Mara Lind} is the co-founder, president and chief executive of {Organization Delta Mills}.",
            {"Mara Lind leads Delta Mills"},
        ),
        ("{Organization Delta Mills} founder and CEO {Person Mara Lind} spoke.", {"Mara Lind leads Delta Mills"}),
        (
            "{Person Mara Lind} left. {Person Ole Brand}, chairman of the board of {Organization Delta Mills}, spoke.",
            {"Ole Brand leads Delta Mills"},
        ),
        ("{Person Mara Lind} was a lawyer who became mayor of {Region Lima}.", {"Mara Lind leads Lima"}),
        (
            "The sanctions hit {Person Mara Lind} and {Person Ole Brand}, who is chairman of {Organization Delta Mills}, too.",
            {"Ole Brand leads Delta Mills"},
        ),
        (
            "The {Organization Ministry of Foreign Affairs} of {Region Peru} fell. Foreign minister {Person Ole Brand} spoke.",
            {"Ole Brand holdsPositionIn Ministry of Foreign Affairs"},
        ),
        (
            "A professor of history at {Organization Lima College}, {Person Mara Lind}, spoke.",
            {"Mara Lind employedBy Lima College"},
        ),
        (
            "{Person Mara Lind}, Professor of {Organization Music} at {Organization Lima College}, spoke.",
            {"Mara Lind employedBy Lima College"},
        ),
        (
            "{Organization Lima College} professors {Person Mara Lind} and {Person Ole Brand} spoke.",
            {"Mara Lind employedBy Lima College", "Ole Brand employedBy Lima College"},
        ),
        ("{Person Mara Lind} joined {Organization Delta Mills} as chairwoman.", {"Mara Lind leads Delta Mills"}),
        ("{Organization Delta Mills} named {Person Mara Lind} finance director.", {"Mara Lind holdsPositionIn Delta Mills"}),
        ("{Region Peru} voted. President {Person Mara Lind} won in {Region Peru}.", {"Mara Lind leads Peru"}),
        (
            "{Region Peru} met the {Region United States} and Secretary of State {Person Ole Brand}.",
            {"Ole Brand holdsPositionIn United States"},
        ),
    ],
)
def test_an_office_has_a_holder_and_a_body(told, marked, expected):
    assert told(offices, marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "President {Person Mara Lind} spoke.",
        "{Region Peru} and {Region Chile} agree. President {Person Mara Lind} spoke.",
        "The chairman of {Organization Delta Mills} praised {Person Mara Lind}.",
        "{Person Ole Brand}, the leader of anti-{Organization coalition forces}, spoke.",
        "{Region Peru as Peruvian} film director {Person Mara Lind} spoke.",
        "{Region Peru as Peruvian} rebel leader {Person Mara Lind} spoke.",
        "{Region Peru} voted. The provincial minister {Person Mara Lind} won in {Region Peru}.",
        "The {Region United States} agrees. President {Person Mara Lind} spoke.",
        "{Organization Northern Front} analyst {Person Mara Lind} spoke.",
        "{Organization EU} Commission President {Person Mara Lind} spoke.",
        "The councillor {Person Mara Lind} from the {Organization Harbor Party} spoke.",
        "{Region Peru} met {Region Peru}'s friends. Its prime minister {Person Mara Lind} spoke.",
    ],
    ids=[
        "no country in the text",
        "no country stands out",
        "the holder is not named",
        "against it",
        "a film's director",
        "the rebels' leader",
        "a part of the country",
        "a country named in passing",
        "who observes it",
        "an unread name between",
        "a party",
        "a body that 'its' hides",
    ],
)
def test_an_office_without_a_body_or_holder_tells_nothing(told, marked):
    assert told(offices, marked) == set()


@pytest.mark.parametrize(
    ("marked", "role", "ended"),
    [
        ("{Region Peru as Peruvian} Vice President {Person Mara Lind} spoke.", "Vice President", False),
        ("Former {Region Peru as Peruvian} president {Person Mara Lind} spoke.", "president", True),
    ],
)
def test_the_role_in_words_and_whether_it_is_over(marked, role, ended):
    example = example_of(marked)
    [(_, parse)] = parses([Document("example", example.text)])
    tree = tree_of(parse)
    [found] = offices(tree, Reach(linked_example(example, parse), tree))
    assert (found.role, found.ended) == (role, ended)
