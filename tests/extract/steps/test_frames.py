"""Frames: each entry of the data files finds, in its own example, what it says; a file that breaks the form is refused."""

import pytest

from kg.errors import InputError
from kg.extract.steps.examples import example_of, in_words, linked_example
from kg.extract.steps.frame import Frame
from kg.extract.steps.frame_files import frames, frames_of
from kg.extract.steps.frames import framed
from kg.extract.steps.parse import parses
from kg.extract.steps.reach import Reach
from kg.extract.steps.tree import tree_of
from kg.model import Document
from kg.vocab import ontology

GOOD = """
[[frame]]
id = "visit.verb"
event = "visit"
verbs = ["visit"]
slots = { agent = ["subject"], place = ["object"] }
needs = ["agent"]
example = "{Person Mara Lind} visited {Region Velmar}."
finds = ["visit: agent Mara Lind; place Velmar"]
"""


def found_in(marked: str) -> list[tuple[str, str]]:
    """Return what all frames find in a marked sentence: the frame and what it found, in words."""
    example = example_of(marked)
    [(_, parse)] = parses([Document("example", example.text)])
    linked = linked_example(example, parse)
    tree = tree_of(parse)
    return [(one.frame, in_words(one)) for one in framed(tree, Reach(linked, tree))]


@pytest.mark.parametrize("frame", [frame for frame in frames() if frame.event], ids=lambda frame: frame.id)
def test_a_frame_finds_in_its_example_what_it_says(frame: Frame):
    assert sorted(words for id, words in found_in(frame.example) if id == frame.id) == sorted(frame.finds)


@pytest.mark.parametrize("file", ["dealings.toml", "justice.toml", "power.toml", "violence.toml"])
def test_relations_beside_events_are_found_in_their_examples(file: str):
    from importlib.resources import files

    text = (files("kg.extract.steps") / "data" / "frames" / file).read_text(encoding="utf-8")
    alone = [frame for frame in frames_of(text, file) if not frame.event]
    assert {frame.id: sorted(words for id, words in found_in(frame.example) if id == frame.id) for frame in alone} == {
        frame.id: sorted(frame.finds) for frame in alone
    }


def test_every_event_type_has_a_frame():
    assert {frame.event for frame in frames()} >= set(ontology().event_types)


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "{Organization Northern Front} bombed {Region Velmar} and {Region Ostrava}.",
            "attack: agent Northern Front; target Velmar and Ostrava",
        ),
        ("{Region Velmar} was bombed by the {Organization Northern Front}.", "attack: agent Northern Front; target Velmar"),
        ("{Region Velmar} was bombed.", "attack: target Velmar"),
        ("The attack on {Region Velmar} went on.", "attack: target Velmar"),
        ("{Person Mara Lind}, who was arrested in {Region Velmar}, is free.", "detain: target Mara Lind; place Velmar"),
    ],
)
def test_active_passive_agentless_and_nominal_forms_are_found(marked: str, told: str):
    assert told in [words for _, words in found_in(marked)]


def test_a_noun_that_names_nobody_tells_an_event_only_once():
    told = [words for _, words in found_in("A protest began at noon. The protest went on. The protest scene was calm.")]
    assert told == ["protest"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('id = "visit.verb"', "", "number 1: id is missing"),
        ('event = "visit"', 'event = "stroll"', "visit.verb: event: stroll is no event type"),
        ('event = "visit"', "", "event or edges must say"),
        ('verbs = ["visit"]', "", "verbs or nouns must name a word"),
        ('verbs = ["visit"]', 'verbs = "visit"', "verbs must be a list of words"),
        ('verbs = ["visit"]', 'verbs = ["visit"]\nagents = ["subject"]', "agents is no key of a frame"),
        ('needs = ["agent"]', 'needs = ["agent|target"]', "target is named but not among the slots"),
        ('needs = ["agent"]', 'accepts = { agent = ["Human"] }', "accepts.agent: 'Human' is not a valid EntityType"),
        (
            'needs = ["agent"]',
            'edges = [{ predicate = "adores", subject = "agent", object = "place" }]',
            "adores is no predicate",
        ),
        ('needs = ["agent"]', 'edges = [{ predicate = "opposes" }]', "an edge has predicate, subject, object"),
        ('needs = ["agent"]', "confidence = 2", "confidence lies above 0"),
        ("[[frame]]", "[[frames]]", "holds [[frame]] entries and nothing else"),
        ("[[frame]]", "[[frame", "not TOML"),
    ],
)
def test_a_broken_file_is_refused_by_file_entry_and_key(old: str, new: str, message: str):
    assert frames_of(GOOD, "x.toml")
    with pytest.raises(InputError) as refusal:
        frames_of(GOOD.replace(old, new, 1), "x.toml")
    assert "x.toml" in str(refusal.value)
    assert message in str(refusal.value)
