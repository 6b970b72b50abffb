"""The one form in which all corpora are read: a text, what is named in it, and how that is related, in our own terms.

Offsets are code points of the text, the end excluded, as everywhere in kg.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Document, Entity, EntityType, Span


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Words that stand for an entity; `head` are the words that no shorter form can lack, None where the corpus marks none.

    `named` tells a name from a nominal or pronoun, where the corpus does; else it is true.
    """

    span: Span
    head: Span | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """What its mentions stand for; `label` is the corpus's own type, `type` ours, None where there is no counterpart."""

    id: str
    label: str
    type: EntityType | None
    mentions: tuple[GoldMention, ...]


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """What the corpus's `label` says of two entities in our terms: any of `predicates` does, the nearest first.

    `either`: the other way round is as right.
    """

    subject: str
    predicates: tuple[str, ...]
    object: str
    label: str
    either: bool = False


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A relation between two places of the text, as KnowledgeNet marks it; else as in GoldRelation."""

    subject: Span
    predicates: tuple[str, ...]
    object: Span
    label: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One text of a corpus; relations and facts without counterpart are left out."""

    id: str
    text: str
    title: str | None = None
    entities: tuple[GoldEntity, ...] = ()
    relations: tuple[GoldRelation, ...] = ()
    facts: tuple[GoldFact, ...] = ()
    sentences: tuple[Span, ...] = ()

    @property
    def document(self) -> Document:
        """The text alone, as an extractor gets it."""
        return Document(self.id, self.text, title=self.title)

    @property
    def given(self) -> tuple[Entity, ...]:
        """The entities of our types with all their mentions, as an extractor that relates given entities gets them.

        Marks on nothing but white space, which some corpora have, are left out.
        """
        return tuple(
            Entity(entity.id, entity.type, _name(self.text, entity), mentions=spans)
            for entity in self.entities
            if entity.type and (spans := tuple(sorted(one.span for one in entity.mentions if one.span.of(self.text).strip())))
        )


def _name(text: str, entity: GoldEntity) -> str:
    """Return the longest name of an entity, else its longest mention."""
    named = [mention.span for mention in entity.mentions if mention.named] or [mention.span for mention in entity.mentions]
    return max((span.of(text) for span in named), key=len)
