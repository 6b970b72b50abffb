"""Resolving itself: members, edges by each rule, what judgements say, and the entities that come of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.ids import digest
from kg.model import EntityType, Extraction
from kg.resolve.components import components, sound_edges
from kg.resolve.judged import Judged, apply_judgements
from kg.judgement import Judgement
from kg.resolve.member import Member, members
from kg.resolution import Candidate, Resolution, Resolved
from kg.resolve.rules import Edge, by_alias, by_company, by_identifier, by_name, by_text, near_misses


def resolve(extractions: Iterable[Extraction], judgements: Iterable[Judgement] = ()) -> Resolution:
    """Return which entities of which documents are one, and why.

    Judgements that name what is not there are kept by their owner and change nothing here.
    Raises InputError if two judgements contradict each other.
    """
    everyone = (m for extraction in extractions for m in members(extraction))
    all_members = sorted(everyone, key=lambda m: (m.key, m.place))
    judged = apply_judgements(judgements, all_members)
    edges = _edges(all_members, judged)
    component = components(len(all_members), edges)
    entities = _entities(all_members, component, edges, judged)
    keys = {place: entity.key for entity in entities for place in entity.members}
    candidates = _candidates(all_members, component, keys, judged)
    return Resolution(entities, candidates, keys, judged.rejected)


def _edges(all_members: Sequence[Member], judged: Judged) -> list[Edge]:
    def contradicts(block: Sequence[int]) -> bool:
        items = {all_members[i].entity.wikidata for i in block} - {None}
        return len(items) > 1 or judged.keeps_apart(block)

    edges = [*judged.edges]
    for rule in (by_name, by_identifier, by_company, by_text):
        edges += rule(all_members)
    edges = sound_edges(len(all_members), edges, contradicts)
    edges += by_alias(all_members, components(len(all_members), edges))
    return sound_edges(len(all_members), edges, contradicts)


def _entities(
    all_members: Sequence[Member], component: Mapping[int, int], edges: Iterable[Edge], judged: Judged
) -> tuple[Resolved, ...]:
    blocks: dict[int, list[Member]] = defaultdict(list)
    for index, home in component.items():
        if index not in judged.rejected_members:
            blocks[home].append(all_members[index])
    reasons: dict[int, set[str]] = defaultdict(set)
    for edge in edges:
        reasons[component[edge.left]].add(edge.reason)
    taken = Counter(min(m.key for m in block) for block in blocks.values())
    found = [_entity(block, reasons[home], shared=taken[min(m.key for m in block)] > 1) for home, block in blocks.items()]
    return tuple(sorted(found, key=lambda entity: entity.key))


def _entity(block: Sequence[Member], reasons: Iterable[str], *, shared: bool) -> Resolved:
    """Make one entity; a key that two entities would share is told apart by the smallest place."""
    places = sorted(m.place for m in block)
    smallest = min(m.key for m in block)
    names = Counter(m.entity.name for m in block)
    name = min(names, key=lambda n: (block[0].entity.type is EntityType.PERSON and " " not in n, -names[n], -len(n), n))
    aliases = {alias for m in block for alias in (m.entity.name, *m.entity.aliases)} - {name}
    items = sorted(m.entity.wikidata for m in block if m.entity.wikidata)
    return Resolved(
        key=digest([smallest, *places[0]]) if shared else smallest,
        type=block[0].entity.type,
        name=name,
        aliases=tuple(sorted(aliases)),
        wikidata=items[0] if items else None,
        members=tuple(places),
        reasons=tuple(sorted(reasons)),
    )


def _candidates(
    all_members: Sequence[Member], component: Mapping[int, int], keys: Mapping[tuple[str, str], str], judged: Judged
) -> tuple[Candidate, ...]:
    found = set()
    for one, other, reason in near_misses(all_members, component):
        left, right = (keys.get(all_members[i].place) for i in (one, other))
        if left and right and not judged.keeps_apart(_blocks_of(component, one, other)):
            found.add(Candidate(min(left, right), max(left, right), reason))
    return tuple(sorted(found))


def _blocks_of(component: Mapping[int, int], *homes: int) -> list[int]:
    return [index for index, home in component.items() if home in homes]
