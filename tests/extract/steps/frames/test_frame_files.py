"""The loader of frames refuses what breaks the form, and names file, entry and key."""

import pytest

from kg.errors import InputError
from kg.extract.steps.frames.frame_files import frames, frames_of
from kg.vocab import ontology

GOOD = """
[[frame]]
id = "attack.bomb"
event = "attack"
verbs = ["bomb"]
slots = { agent = ["subject"], target = ["object"] }
edges = [{ predicate = "targets", subject = "agent", object = "target" }]
example = "{Organization Northern Front} bombed {Region Velmar}."
finds = ["attack: agent Northern Front; target Velmar"]
"""


def test_a_good_entry_is_read():
    [frame] = frames_of(GOOD, "war.toml")
    assert (frame.id, frame.event, frame.verbs) == ("attack.bomb", "attack", ("bomb",))
    assert frame.edges[0].predicate == "targets"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[[frame]]", "[[frames]]", "war.toml: a file of frames holds"),
        ("[[frame]]", "[[frame]", "war.toml: not TOML"),
        ('id = "attack.bomb"', "", "war.toml: frame number 1: id is missing"),
        (
            'example = "{Organization Northern Front} bombed {Region Velmar}."',
            "",
            "war.toml: frame attack.bomb: example is missing",
        ),
        ('example = "{Organization Northern Front} bombed {Region Velmar}."', 'example = " "', "attack.bomb: example and finds"),
        ('finds = ["attack: agent Northern Front; target Velmar"]', "finds = []", "attack.bomb: example and finds"),
        ('verbs = ["bomb"]', "", "attack.bomb: verbs or nouns must name a word"),
        ('verbs = ["bomb"]', 'verbs = "bomb"', "attack.bomb: verbs must be a list of words"),
        ('verbs = ["bomb"]', 'verbs = ["bomb"]\ncolour = 1', "attack.bomb: colour is no key of a frame"),
        ('event = "attack"', 'event = "picnic"', "attack.bomb: event: picnic is no event type"),
        ('predicate = "targets"', 'predicate = "loves"', "attack.bomb: edges: loves is no predicate"),
        ('subject = "agent"', 'subject = "actor"', "attack.bomb: actor is named but not among the slots"),
        ('verbs = ["bomb"]', 'verbs = ["bomb"]\nconfidence = 7', "attack.bomb: confidence lies above 0"),
        ('verbs = ["bomb"]', 'verbs = ["bomb"]\naccepts = { agent = ["Robot"] }', "attack.bomb: accepts.agent"),
    ],
)
def test_a_bad_entry_is_refused_by_file_entry_and_key(old, new, message):
    assert old in GOOD
    with pytest.raises(InputError) as refused:
        frames_of(GOOD.replace(old, new, 1), "war.toml")
    assert message in str(refused.value)


def test_every_event_type_has_a_frame():
    assert {frame.event for frame in frames()} >= set(ontology().event_types)
