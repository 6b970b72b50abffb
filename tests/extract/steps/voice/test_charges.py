"""Charges without a word of blame: sentences with who is accused by whom in them."""

import pytest

from kg.extract.steps.voice.attribution import Attribution
from kg.extract.steps.voice.charges import accusations, charges

NAMES = ("Ruiz:P", "Chen:P", "Guild:O", "Red Brigade:O", "Peru:R", "Velmar:R")


def charged(text, linked_from):
    linked = linked_from(text, *(one for one in NAMES if one.partition(":")[0] in text))
    return list(charges(linked, Attribution(linked)))


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("The Red Brigade killed 12 villagers, the Guild said.", [("Red Brigade", "Guild")]),
        ("Soldiers of the Red Brigade shot three farmers, according to the Guild.", [("Red Brigade", "Guild")]),
        ("Ruiz said that Chen had stolen the ballots.", [("Chen", "Ruiz")]),
        ("“Chen is a liar,” Ruiz said.", [("Chen", "Ruiz")]),
        ("Ruiz said Chen was involved in the murder.", [("Chen", "Ruiz")]),
        ("Ruiz says Peru used chemical weapons.", [("Peru", "Ruiz")]),
        ("The Guild lists Peru as one of the most corrupt countries.", [("Peru", "Guild")]),
        ("Ruiz described Chen as a traitor.", [("Chen", "Ruiz")]),
        ("The Guild called Peru's plan insufficient.", [("Peru", "Guild")]),
        ("Peru and Velmar accused each other of spying.", [("Peru", "Velmar"), ("Velmar", "Peru")]),
    ],
)
def test_who_tells_a_wrong_accuses(text, pairs, linked_from):
    found = charged(text, linked_from)
    assert [(one.subject, one.object) for one in found] == pairs
    assert all(one.predicate == "accusedBy" and one.blames for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "The Red Brigade killed 12 villagers.",  # nobody says so but the narrator
        "The Red Brigade killed 12 villagers, witnesses said.",
        "The Red Brigade killed 12 gunmen, the Guild said.",  # a deed of war
        "The Guild said the Guild had killed 12 villagers.",
        "Ruiz said that Chen had not stolen the ballots.",
        "Ruiz said that Chen might steal the ballots.",
        "Ruiz denied that Chen had stolen the ballots.",
        "Ruiz did not call Chen a traitor.",
        "Ruiz said that Chen had met Peru's minister.",
        "Ruiz described Chen as a friend.",
    ],
)
def test_what_is_no_charge(text, linked_from):
    assert charged(text, linked_from) == []


def test_that_somebody_accused_is_an_event(linked_from):
    [event] = accusations(charged("Ruiz said that Chen had stolen the ballots.", linked_from))
    assert (event.type, event.agent, event.target) == ("accuse", ("Ruiz",), ("Chen",))
