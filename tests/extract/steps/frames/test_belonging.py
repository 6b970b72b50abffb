"""Belonging: persons belong to the body that stands beside their name, or come from the place."""

import pytest

from kg.extract.steps.frames.belonging import belonging


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{Person Mara Lind} of the {Organization Harbor Party} won.", {"Mara Lind memberOf Harbor Party"}),
        ("{Person Mara Lind} of the {Organization Harbor Post} wrote it.", {"Mara Lind employedBy Harbor Post"}),
        ("{Person Mara Lind} at {Organization Delta Notes} disagrees.", {"Mara Lind employedBy Delta Notes"}),
        ("Blogger {Person Mara Lind} from {Organization Delta Notes} disagrees.", {"Mara Lind employedBy Delta Notes"}),
        ("{Organization Harbor Party}'s {Person Mara Lind} won.", {"Mara Lind memberOf Harbor Party"}),
        ("{Organization Navy} Capt. {Person Mara Lind} spoke.", {"Mara Lind memberOf Navy"}),
        ("{Person Mara Lind} ({Organization Harbor Party}) won.", {"Mara Lind memberOf Harbor Party"}),
        ("{Person Mara Lind} is a {Group Christian}.", {"Mara Lind memberOf Christian"}),
        ("The {Group Kurdish} poet {Person Mara Lind} won.", {"Mara Lind memberOf Kurdish"}),
        ("{Person Mara Lind} from {Region Peru} won.", {"Mara Lind citizenOf Peru"}),
        ("{Person Mara Lind}, 42, of {Region Ostrand} won.", {"Mara Lind residesIn Ostrand"}),
    ],
)
def test_a_person_belongs_to_what_stands_beside(told, marked, expected):
    assert told(belonging, marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "They went to the {Organization Delta Fair}. {Person Mara Lind} was a guest.",
        "{Person Mara Lind} of {Region Ostrand} won.",
        "The {Organization Harbor Party}'s most vocal critic {Person Mara Lind} won.",
    ],
    ids=["another sentence", "a place that may be a name's part", "what stands between says how"],
)
def test_what_merely_stands_near_tells_nothing(told, marked):
    assert told(belonging, marked) == set()
