"""Nominals: common nouns that may stand for a named entity: what their phrase shows, and which the parse links by itself.

A noun in apposition stands for the name beside it: "Acme, a company which ...", "its founder, Ana Ruiz".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.steps.linked import Reference, ReferenceKind
from kg.extract.steps.names.agreement import SORTS, Nouns, nouns
from kg.extract.steps.names.cues import Anaphor
from kg.model import Entity, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Token

    from kg.extract.steps.names.gazetteers import Gazetteers
    from kg.extract.steps.names.salience import Scene

_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those"})
_BEFORE: Final = frozenset({"amod", "compound", "nmod", "nummod", "poss"})
_AFTER: Final = frozenset({"prep", "relcl", "acl"})
_PLURAL: Final = frozenset({"NNS", "NNPS"})


def noun_phrase(scene: Scene, token: int, table: Nouns) -> tuple[Anaphor, bool]:
    """Return a noun with what its phrase shows, and whether it may take something up again."""
    children = [i for i in range(max(0, token - 8), token) if scene.heads[i] == token]
    determiners = [scene.lemmas[i] for i in children if scene.labels[i] == "det"]
    lemma = scene.lemmas[token]
    anaphor = Anaphor(
        token,
        lemma,
        scene.role(token),
        table.sort(lemma),
        next((i for i in children if scene.labels[i] in _BEFORE or scene.labels[i] == "det"), token),
        scene.parse[token].tag_ in _PLURAL or lemma in table.people,
        tuple(_marks(scene, token, children, determiners)),
    )
    owned = any(scene.labels[i] == "poss" for i in children)
    return anaphor, not owned and bool(_DEFINITE.intersection(determiners)) and lemma not in table.measures


def _marks(scene: Scene, token: int, children: Sequence[int], determiners: Sequence[str]) -> Iterator[str]:
    yield f"det={determiners[0] if determiners else 'none'}"
    described = [i for i in children if scene.labels[i] in _BEFORE]
    yield f"described={min(len(described), 2)}"
    if any(scene.kinds[i] == "PROPN" or scene.parse[i].text[0].isupper() for i in described):
        yield "described by a name"
    after = range(token + 1, min(token + 6, len(scene.heads)))
    following = next((i for i in after if scene.heads[i] == token and scene.labels[i] in _AFTER), None)
    if following is not None:
        yield f"followed by {scene.lemmas[following] if scene.labels[following] == 'prep' else scene.labels[following]}"


def beside_names(
    parse: Doc, entities: Mapping[str, Entity], names: Sequence[Reference], known: Gazetteers
) -> Iterator[Reference]:
    """Give the references of nouns in apposition to a name, and of those that a clause says of it: "Acme is a company"."""
    named = {i for reference in names for i in range(reference.start, reference.end)}
    heads = {reference.head: reference for reference in names if reference.kind is ReferenceKind.NAME}
    for token in parse:
        noun, name = _pair(token, heads)
        if noun is None or noun.i in named or noun.pos_ != "NOUN":
            continue
        reference = heads[name]
        kin = _owned(noun) if noun.i > name else noun.lower_ in known.kin
        if _may_be(noun, entities[reference.entity]) and not kin:
            start = min((c.i for c in noun.children if c.i < noun.i and (c.dep_ in _BEFORE or c.dep_ == "det")), default=noun.i)
            yield Reference(reference.entity, start, noun.i + 1, noun.i, ReferenceKind.NOMINAL)


def _pair(token: Token, heads: Mapping[int, Reference]) -> tuple[Token | None, int]:
    """Return the noun and the head of the name that stand side by side, of which a token is one."""
    if token.dep_ == "appos" and token.head.i in heads:
        return token, token.head.i
    if token.dep_ == "appos" and token.i in heads:
        return token.head, token.i
    if token.dep_ == "attr" and token.head.lemma_ == "be":
        subject = next((child for child in token.head.children if child.dep_ == "nsubj"), None)
        if subject is not None and subject.i in heads and not any(child.dep_ == "neg" for child in token.head.children):
            return token, subject.i
    return None, -1


def _owned(noun: Token) -> bool:
    """Tell whether a noun is somebody's own: "his mother" stands beside the one whose mother she is."""
    return any(child.dep_ == "poss" and child.pos_ == "PRON" for child in noun.children)


def _may_be(noun: Token, entity: Entity) -> bool:
    """Tell whether a noun can describe an entity, by number and by sort."""
    one = noun.tag_ not in _PLURAL or entity.type is EntityType.GROUP
    return one and nouns().sort(noun.lemma_.lower()) == SORTS[entity.type]


def describing(parse: Doc, entity: Entity, references: Sequence[Reference], known: Gazetteers) -> Iterator[str]:
    """Give the nouns that describe an entity: the heads of its names, titles and other nouns that stand by them."""
    for reference in references:
        if reference.kind is ReferenceKind.NOMINAL:
            yield parse[reference.head].lemma_.lower()
            continue
        if entity.type is EntityType.PERSON:
            yield from _titles(parse, reference.start, known)
            continue
        yield from (parse[i].lower_ for i in range(reference.start, reference.end) if parse[i].lower_ in known.heads)
        before = parse[reference.start - 1].lower_ if reference.start else ""
        if before in known.introducing or before in known.region_nouns:
            yield before
    if entity.type is EntityType.REGION:
        place = known.territories.place(entity.name)
        yield from ("country", "nation", "state") if place and place.country else ()


def _titles(parse: Doc, start: int, known: Gazetteers) -> Iterator[str]:
    """Give the titles before a name that starts at a token, the nearest first."""
    for i in range(start - 1, -1, -1):
        if parse[i].lower_ not in known.titles and parse[i].lower_ not in known.title_parts:
            return
        yield parse[i].lower_
