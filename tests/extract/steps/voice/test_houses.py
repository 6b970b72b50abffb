"""For whom somebody speaks: offices and seats in, whether a deed is the speaker's own out."""

import pytest

from kg.extract.steps.found import FoundRelation
from kg.extract.steps.voice.houses import Houses

TEXT = "Ruiz and Chen of the Defence Ministry met the Guild in Peru."
NAMES = ("Ruiz:P", "Chen:P", "Defence Ministry:O", "Guild:O", "Peru:R")


def found(subject, predicate, object, role=None, *, ended=False):
    return FoundRelation(predicate, subject, object, 0, (), "test", role=role, ended=ended)


SPOKESMAN = found("Ruiz", "holdsPositionIn", "Defence Ministry", "spokesman")
MINISTRY = found("Defence Ministry", "basedIn", "Peru")


@pytest.mark.parametrize(
    ("relations", "speaker", "doer", "speaks"),
    [
        ([], "Ruiz", "Ruiz", True),
        ([], "Ruiz", "Peru", False),
        ([SPOKESMAN], "Ruiz", "Defence Ministry", True),
        ([SPOKESMAN, MINISTRY], "Ruiz", "Peru", True),
        ([found("Ruiz", "holdsPositionIn", "Defence Ministry", "spokesman", ended=True)], "Ruiz", "Defence Ministry", False),
        ([found("Ruiz", "holdsPositionIn", "Peru", "opposition senator")], "Ruiz", "Peru", False),
        ([found("Guild", "basedIn", "Peru")], "Guild", "Peru", False),
        ([found("Chen", "leads", "Defence Ministry", "minister")], "Defence Ministry", "Chen", True),
        ([SPOKESMAN, found("Chen", "leads", "Defence Ministry", "minister")], "Ruiz", "Chen", False),
    ],
)
def test_speaks_for(relations, speaker, doer, speaks, linked_from):
    assert Houses(linked_from(TEXT, *NAMES), relations).speaks_for(speaker, doer) is speaks
