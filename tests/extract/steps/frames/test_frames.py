"""Frames: each entry of the data files finds, in its own example, what it says."""

import pytest

from kg.extract.steps.frames.examples import example_of, in_words, linked_example
from kg.extract.steps.frames.frame import Frame
from kg.extract.steps.frames.frame_files import frames, frames_of
from kg.extract.steps.frames.frames import framed
from kg.extract.steps.frames.reach import Reach
from kg.extract.steps.frames.tree import tree_of
from kg.extract.steps.parse import parses
from kg.model import Document
from kg.vocab import ontology


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
