"""Coreference over named chains: the CoNLL average, which is the mean F1 of MUC, B3 and CEAFe (Pradhan et al. 2012).

- A gold chain counts when it is a person, organization or place and one of its mentions at least is named: its head is a proper
  noun. All its mentions count, nominals and pronouns too. `names_only` takes of them, and of what was found, the names alone.
- A found chain is an entity with all places that stand for it, adjectives ("Iranian") left out: GUM marks noun phrases.
- A found place is a gold mention when the boundaries are the same; else when it lies within the mention and holds its head, the
  smallest such mention first: partial matching, as in CorefUD (Zabokrtsky et al. 2022), since our names leave out what describes.
  Each mention is matched once, exact matches first.
- Chains of one mention are left out on either side, as in CoNLL-2012, before the measures are taken.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from kg.corpora import GoldEntity, GoldMention
from kg.eval.chains import Chain, Parts, b_cubed, ceaf_e, muc
from kg.eval.reading import Reading
from kg.model import Span


def conll_f1(readings: Iterable[Reading], *, names_only: bool = False) -> Mapping[str, float]:
    """Return the mean, and each of the three F1s, over all documents together."""
    totals = {"muc": Parts(), "b3": Parts(), "ceafe": Parts()}
    for reading in readings:
        gold, found = chains(reading, names_only=names_only)
        for name, measure in (("muc", muc), ("b3", b_cubed), ("ceafe", ceaf_e)):
            totals[name] += measure(gold, found)
    return {
        "conll": sum(parts.f1 for parts in totals.values()) / len(totals),
        **{name: parts.f1 for name, parts in totals.items()},
    }


def chains(reading: Reading, *, names_only: bool = False) -> tuple[Sequence[Chain], Sequence[Chain]]:
    """Return the gold chains and the found ones of a document, in mentions that are equal where they match."""
    gold = [
        [mention for mention in entity.mentions if mention.named or not names_only]
        for entity in reading.gold.entities
        if _counts(entity)
    ]
    found = list(_found(reading, names_only=names_only))
    same = _matches([mention for chain in gold for mention in chain], [span for chain in found for span in chain])
    return _several(frozenset(chain) for chain in gold), _several(
        frozenset(same.get(span, span) for span in chain) for chain in found
    )


def _counts(entity: GoldEntity) -> bool:
    return entity.type is not None and any(mention.named for mention in entity.mentions)


def _found(reading: Reading, *, names_only: bool) -> Iterator[Sequence[Span]]:
    for entity in reading.found.entities:
        yield entity.mentions if names_only else tuple(dict.fromkeys(reading.places.get(entity.id, ())))


def _matches(mentions: Sequence[GoldMention], spans: Sequence[Span]) -> Mapping[Span, GoldMention]:
    """Pair found places with gold mentions."""
    exact = {mention.span: mention for mention in mentions}
    matched = {span: exact[span] for span in spans if span in exact}
    taken = set(matched.values())
    free = sorted((mention for mention in mentions if mention not in taken), key=lambda one: one.span.end - one.span.start)
    for span in sorted(set(spans) - set(matched)):
        fitting = next((mention for mention in free if mention not in taken and _part(span, mention)), None)
        if fitting:
            matched[span] = fitting
            taken.add(fitting)
    return matched


def _part(span: Span, mention: GoldMention) -> bool:
    head = mention.head or mention.span
    return mention.span.start <= span.start <= head.start and head.end <= span.end <= mention.span.end


def _several(every: Iterable[frozenset[Hashable]]) -> Sequence[Chain]:
    return [chain for chain in every if len(chain) > 1]
