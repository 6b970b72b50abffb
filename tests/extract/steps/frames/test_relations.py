"""Every frame of a relation finds, in its own example, all that it says it finds, and nothing that its predicate forbids."""

from importlib.resources import files

import pytest

from kg.extract.steps.frames.examples import example_of, in_words, linked_example
from kg.extract.steps.frames.frame import Frame
from kg.extract.steps.frames.frame_files import frames_of
from kg.extract.steps.frames.frames import framed
from kg.extract.steps.frames.reach import Reach
from kg.extract.steps.frames.tree import tree_of
from kg.extract.steps.parse import parses
from kg.model import Document

FILES = ("alliances.toml", "attitudes.toml", "family.toml", "membership.toml", "places.toml", "work.toml")


def _frames() -> list[Frame]:
    folder = files("kg.extract.steps") / "data" / "frames"
    return [frame for name in FILES for frame in frames_of((folder / name).read_text(encoding="utf-8"), name)]


def _found(frame: Frame) -> set[str]:
    example = example_of(frame.example)
    [(_, parse)] = parses([Document("example", example.text)])
    linked = linked_example(example, parse)
    tree = tree_of(parse)
    return {in_words(one) for one in framed(tree, Reach(linked, tree)) if one.frame == frame.id}


@pytest.mark.parametrize("frame", _frames(), ids=lambda frame: frame.id)
def test_a_frame_finds_what_its_example_says(frame):
    assert _found(frame) == set(frame.finds)


def test_words_of_a_name_tell_nothing():
    frame = next(each for each in _frames() if each.id == "oppose.verb")
    assert _found(Frame(**{**_fields(frame), "example": "{Organization Fight Club} met {Person Ole Brand}."})) == set()


def _fields(frame: Frame) -> dict[str, object]:
    return {name: getattr(frame, name) for name in Frame.__slots__}
