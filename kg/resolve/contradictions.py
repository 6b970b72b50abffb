"""What keeps members from being one entity: two identifiers, one document that tells them apart, or what people judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.resolve.agreement import Agreement, components
from kg.resolve.judged import Judged
from kg.resolve.member import Member


class Contradictions:
    """Finds members of a set that cannot be one entity with another of it."""

    def __init__(self, members: Sequence[Member], judged: Judged, identified: Iterable[Agreement]) -> None:
        """Prepare; `identified` are the agreements on an identifier."""
        self._members = members
        self._judged = judged
        # Those known to be one: two identifiers that people judged the same do not contradict.
        self._identity = components(len(members), [*judged.agreements, *identified])

    def __call__(self, block: Sequence[int]) -> frozenset[int]:
        """Return the members of a block that contradict another one of it."""
        return frozenset({*self._identified(block), *self._told_apart(block), *self._judged.apart_in(block)})

    def settled(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """Tell whether two entities, by their members, are known to be different: by identifiers or by judgement."""
        block = [*left, *right]
        return bool(self._identified(block)) or any(True for _ in self._judged.apart_in(block))

    def _identified(self, block: Sequence[int]) -> list[int]:
        return self._unless_one([i for i in block if self._members[i].entity.wikidata])

    def _told_apart(self, block: Sequence[int]) -> list[int]:
        """Find persons (and offices) that one document tells apart, although they may share a name."""
        by_document: dict[str, list[int]] = defaultdict(list)
        for index in block:
            if self._members[index].common:
                by_document[self._members[index].place[0]].append(index)
        return [index for together in by_document.values() if len(together) > 1 for index in self._unless_one(together)]

    def _unless_one(self, some: list[int]) -> list[int]:
        return some if len({self._identity[i] for i in some}) > 1 else []
