"""Resolving itself: members, agreements by each rule, what judgements say, and the entities that come of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kg.judgement import Judgement
from kg.model import Extraction
from kg.resolution import Resolution, Resolved
from kg.resolve.agreement import Agreement, blocks, components, sound
from kg.resolve.candidates import candidates
from kg.resolve.contradictions import Contradictions
from kg.resolve.judged import Judged, apply_judgements, without_rejected
from kg.resolve.member import Member, members
from kg.resolve.rules import by_alias, by_company, by_identifier, by_name, by_text


def resolve(extractions: Iterable[Extraction], judgements: Iterable[Judgement] = ()) -> Resolution:
    """Return which entities of which documents are one, and why.

    Judgements that name what is not there are kept by their owner and change nothing here.
    Raises InputError if two judgements contradict each other.
    """
    everyone = (m for extraction in extractions for m in members(extraction))
    decided = sorted(set(judgements))
    all_members = without_rejected(decided, sorted(everyone, key=lambda m: (m.key, m.place)))
    judged = apply_judgements(decided, all_members)
    contradicting = Contradictions(all_members, judged, by_identifier(all_members))
    agreements = _agreements(all_members, judged, contradicting)
    home = components(len(all_members), agreements)
    entities = _entities(all_members, home, agreements, judged)
    keys = {place: entity.key for entity in entities for place in entity.members}
    near = candidates(all_members, home, keys, contradicting)
    return Resolution(entities, near, keys, frozenset(judged.references))


def _agreements(all_members: Sequence[Member], judged: Judged, contradicting: Contradictions) -> list[Agreement]:
    """Let the rules speak; aliases last, since they ask which entity is the only one that goes by a name."""
    size = len(all_members)
    found = [*judged.agreements, *(a for rule in (by_name, by_identifier, by_company, by_text) for a in rule(all_members))]
    found = sound(size, found, contradicting)
    return sound(size, [*found, *by_alias(all_members, components(size, found))], contradicting)


def _entities(
    all_members: Sequence[Member], home: Sequence[int], agreements: Iterable[Agreement], judged: Judged
) -> tuple[Resolved, ...]:
    reasons: dict[int, set[str]] = defaultdict(set)
    for agreement in agreements:
        reasons[home[agreement.members[0]]].add(agreement.reason)
    rejected = {home[index] for index in judged.rejected}
    kept = {block[0]: [all_members[i] for i in block] for block in blocks(home) if block[0] not in rejected}
    taken = Counter(block[0].key for block in kept.values())
    found = (_entity(block, reasons[at], shared=taken[block[0].key] > 1) for at, block in kept.items())
    return tuple(sorted(found, key=lambda entity: entity.key))


def _entity(block: Sequence[Member], reasons: Iterable[str], *, shared: bool) -> Resolved:
    """Make one entity of its members, smallest key first; a key that two entities would share is told apart."""
    names = Counter(m.entity.name for m in block)
    name = min(names, key=lambda n: (block[0].is_person and " " not in n, -names[n], -len(n), n))
    aliases = {alias for m in block for alias in (m.entity.name, *m.entity.aliases)} - {name}
    items = sorted(m.entity.wikidata for m in block if m.entity.wikidata)
    return Resolved(
        key=block[0].apart if shared else block[0].key,
        type=block[0].entity.type,
        name=name,
        aliases=tuple(sorted(aliases)),
        wikidata=items[0] if items else None,
        members=tuple(sorted(m.place for m in block)),
        reasons=tuple(sorted(reasons)),
    )
