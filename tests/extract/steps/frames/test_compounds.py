"""Compounds: the word that a hyphen joins to a name says how the name stands to whom the phrase describes."""

import pytest

from kg.extract.steps.frames.compounds import compounds


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{Region Velmar}-backed {Organization Northern Front} fired first.", {"Northern Front alliedWith Velmar"}),
        ("The {Region Velmar}-led {Organization Delta League} met.", {"Velmar memberOf Delta League"}),
        ("The {Person Lind}-led {Organization Delta League} met.", {"Lind leads Delta League", "Lind memberOf Delta League"}),
        ("{Region Ostrand}-based {Organization Delta Mills} closed.", {"Delta Mills basedIn Ostrand"}),
        ("{Region Ostrand}-based writer {Person Mara Lind} won.", {"Mara Lind residesIn Ostrand"}),
        ("{Region Ostrand}-born writer {Person Mara Lind} won.", {"Mara Lind bornIn Ostrand"}),
        ("{Organization Northern Front}-held {Region Ostrand} was hit.", {"Northern Front operatesIn Ostrand"}),
        ("The {Person Lind}-owned newspaper {Organization Harbor Post} closed.", {"Harbor Post ownedBy Lind"}),
        ("Anti-{Region Velmar} blogger {Person Mara Lind} won.", {"Mara Lind opposes Velmar"}),
        ("The pro-{Region Velmar} politician {Person Mara Lind} won.", {"Mara Lind alliedWith Velmar"}),
    ],
)
def test_a_compound_tells_how_its_name_stands_to_whom_it_describes(told, marked, expected):
    assert told(compounds, marked) == expected


def test_a_compound_that_describes_nobody_tells_nothing(told):
    assert told(compounds, "{Region Velmar}-backed rebels met {Person Mara Lind}.") == set()
