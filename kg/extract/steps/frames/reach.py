"""Whom a word of the parse stands for: a token in, the references it reaches out.

A phrase may stand for an entity by its own head, or by what hangs on it: "thousands of Uyghurs", "Palestinian prisoners", "U.S.
troops", "the city of Mosul", "Syrian territory". The nouns that pass on so are in `data/reach.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract.steps.frames.clauses import prepositions
from kg.extract.steps.frames.phrases import described
from kg.extract.steps.frames.tree import NOMINAL, Tree
from kg.extract.steps.linked import Linked, Reference, ReferenceKind
from kg.extract.steps.territories import territories
from kg.extract.steps.wordlists import word_lists
from kg.model import EntityType

_AND = frozenset({"and", "&"})
_GENTLE = frozenset({EntityType.REGION, EntityType.ORGANIZATION, EntityType.GROUP})


@dataclass(frozen=True)
class Reach:
    """Answers for one document; built once."""

    linked: Linked
    tree: Tree
    covered: dict[int, Reference] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Index the names by every token they cover."""
        names = (r for r in self.linked.references if r.kind in {ReferenceKind.NAME, ReferenceKind.ADJECTIVE})
        object.__setattr__(self, "covered", {token: r for r in names for token in range(r.start, r.end)})

    def type_of(self, reference: Reference) -> EntityType:
        """Return the type of the entity that a reference stands for."""
        return self.linked.by_id[reference.entity].type

    def may_act(self, reference: Reference) -> bool:
        """Tell whether an entity does things itself: a region only where it is a country."""
        place = territories().place(self.linked.by_id[reference.entity].name)
        return self.type_of(reference) is not EntityType.REGION or (place is not None and place.country)

    def own(self, token: int) -> Reference | None:
        """Return the reference whose phrase a token heads or whose name it lies in."""
        return self.linked.by_head.get(token) or self.covered.get(token)

    def from_token(self, token: int) -> tuple[Reference, ...]:
        """Return what a phrase stands for: its own reference, else what its noun passes on."""
        reference = self.own(token)
        if reference is not None:
            return (*self._joined_before(reference), reference)
        if self.tree.kinds[token] not in NOMINAL and self.tree.kinds[token] not in {"NUM", "PRON", "DET", "ADJ"}:
            return ()
        return tuple(dict.fromkeys(self._passed_on(token)))

    def _joined_before(self, reference: Reference) -> tuple[Reference, ...]:
        """Return the names that "and" joins to one before it, where the parse took them for its forenames."""
        before = self.covered.get(reference.start - 2) if reference.start > 1 else None
        if before is None or before.kind is not ReferenceKind.NAME or self.tree.words[reference.start - 1].lower() not in _AND:
            return ()
        misread = self.tree.heads[before.head] == reference.head and self.tree.labels[before.head] in {"nmod", "compound"}
        return (before,) if misread and self.type_of(before) is self.type_of(reference) else ()

    def _passed_on(self, token: int) -> Iterator[Reference]:
        named = tuple(self._named_beside(token))
        yield from named or self._told_by_noun(token)

    def _named_beside(self, token: int) -> Iterator[Reference]:
        """Walk the names in apposition, "its leader, Mara Lind", "two officials, A and B"; or right after, "jailed blogger A"."""
        beside = tuple(self.tree.under(token, "appos"))
        if self.tree.labels[token] in {"compound", "nmod"} and self.tree.heads[token] > token:
            beside += (self.tree.heads[token],)
        if self.tree.labels[token] == "appos":  # "A and B, two officials who ..."
            beside += described(self.tree, token)
        for child in self.tree.all_joined(beside):
            reference = self.own(child)
            if reference is not None and reference.kind is ReferenceKind.NAME:
                yield from (*self._joined_before(reference), reference)
        yield from self._said_to_be(token)

    def _said_to_be(self, token: int) -> Iterator[Reference]:
        """Walk whom a sentence equates with a noun: "Acme is a company which ...", "Ana Ruiz was a lawyer who ..."."""
        verb = self.tree.heads[token]
        if self.tree.labels[token] != "attr" or self.tree.lemmas[verb] != "be" or self.tree.first(verb, "neg") is not None:
            return
        for each in self.tree.all_joined(described(self.tree, token)):
            reference = self.own(each)
            if reference is not None and reference.kind is not ReferenceKind.ADJECTIVE:
                yield reference

    def _told_by_noun(self, token: int) -> Iterator[Reference]:
        lists, lemma = word_lists("reach"), self.tree.lemmas[token]
        if lemma in lists["quantities"] or self.tree.kinds[token] == "NUM":
            yield from self._under_preposition(token, "of", frozenset(EntityType))
        if lemma in lists["sorts_of_place"]:
            yield from self._under_preposition(token, "of", frozenset({EntityType.REGION}))
        if lemma in lists["parts_of_place"]:
            yield from self._under_preposition(token, "of", frozenset({EntityType.REGION}))
            yield from self._before(token, frozenset({EntityType.REGION}))
        if lemma in lists["stand_ins"]:
            yield from self._before(token, _GENTLE)
            yield from self._under_preposition(token, "of", _GENTLE)
        elif lemma in lists["people"]:
            yield from self._before(token, frozenset({EntityType.GROUP, EntityType.ORGANIZATION}))

    def _under_preposition(self, token: int, name: str, types: frozenset[EntityType]) -> Iterator[Reference]:
        for each in self.tree.all_joined(prepositions(self.tree, token).get(name, ())):
            yield from (r for r in self.from_token(each) if self.type_of(r) in types)

    def _before(self, token: int, types: frozenset[EntityType]) -> Iterator[Reference]:
        for child in self.tree.under(token, "compound", "amod", "nmod", "poss"):
            for each in self.tree.joined(child):
                reference = self.own(each)
                if child < token and reference is not None and self.type_of(reference) in types:
                    yield reference
