"""Everything that a linked parse tells: frames, offices and the patterns of names that stand together, in text order."""

from __future__ import annotations

from kg.extract.steps.belonging import belonging
from kg.extract.steps.compounds import compounds
from kg.extract.steps.found import FoundEvent, FoundRelation
from kg.extract.steps.frames import framed
from kg.extract.steps.linked import Linked
from kg.extract.steps.measures import measures
from kg.extract.steps.namesakes import namesakes
from kg.extract.steps.offices import offices
from kg.extract.steps.purposes import purposes
from kg.extract.steps.reach import Reach
from kg.extract.steps.tree import tree_of
from kg.extract.steps.whereabouts import whereabouts
from kg.extract.steps.wider import wider


def find(linked: Linked) -> tuple[FoundRelation | FoundEvent, ...]:
    """Return the relations and events of a document, in the order of their words."""
    tree = tree_of(linked.parse)
    reach = Reach(linked, tree)
    beside = (*whereabouts(tree, reach), *belonging(tree, reach), *compounds(tree, reach), *namesakes(reach))
    found = [*framed(tree, reach), *offices(tree, reach), *purposes(reach), *measures(reach), *beside]
    found += wider([one for one in found if isinstance(one, FoundRelation)])
    return tuple(sorted(found, key=lambda one: (one.trigger, one.tokens)))
