"""Everything that a linked parse tells: frames, offices and the patterns of names that stand together, in text order."""

from __future__ import annotations

from kg.extract.steps.found import FoundEvent, FoundRelation
from kg.extract.steps.frames.addresses import addresses
from kg.extract.steps.frames.belonging import belonging
from kg.extract.steps.frames.compounds import compounds
from kg.extract.steps.frames.frames import framed
from kg.extract.steps.frames.headlines import with_headlines
from kg.extract.steps.frames.lifespans import lifespans
from kg.extract.steps.frames.measures import measures
from kg.extract.steps.frames.namesakes import namesakes
from kg.extract.steps.frames.offices import offices
from kg.extract.steps.frames.purposes import purposes
from kg.extract.steps.frames.reach import Reach
from kg.extract.steps.frames.tree import tree_of
from kg.extract.steps.frames.whereabouts import whereabouts
from kg.extract.steps.frames.wider import wider
from kg.extract.steps.linked import Linked


def find(linked: Linked) -> tuple[FoundRelation | FoundEvent, ...]:
    """Return the relations and events of a document, in the order of their words."""
    reach = Reach(linked, tree_of(linked.parse))
    tree = with_headlines(reach.tree, reach.covered)
    if tree is not reach.tree:
        reach = Reach(linked, tree)
    places = (*addresses(tree, reach), *whereabouts(tree, reach), *lifespans(tree, reach))
    beside = (*places, *belonging(tree, reach), *compounds(tree, reach), *namesakes(reach))
    found = [*framed(tree, reach), *offices(tree, reach), *purposes(reach), *measures(reach), *beside]
    found += wider([one for one in found if isinstance(one, FoundRelation)])
    return tuple(sorted(found, key=lambda one: (one.trigger, one.tokens)))
