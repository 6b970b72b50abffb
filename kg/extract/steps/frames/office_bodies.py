"""Bodies of an office: the places around its last word in; out, the organizations and regions that it is an office of.

"chairman of the board of Acme" is of Acme; "professor of law at the University of Lima" of the university.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from kg.extract.steps.frames.clauses import clause_places, prepositions
from kg.extract.steps.frames.office_words import Office
from kg.extract.steps.frames.reach import Reach
from kg.extract.steps.frames.tree import VERBAL, Tree
from kg.extract.steps.linked import Reference, ReferenceKind
from kg.extract.steps.wordlists import word_lists
from kg.model import EntityType

_BODY_PLACES: Final = ("of", "at", "for", "'s", "modifier", "with", "within", "from", "in", "on")
_WORK_PLACES: Final = ("at", "for", "with", "'s", "modifier", "of", "within", "from", "in", "on")
"""Where somebody works: "professor of Philosophy at Lima" works at Lima, even where the subject looks like a name."""
_PLAIN_WORK_PLACES: Final = ("at", "for", "with", "within", "in")
_OF_ORGANIZATIONS: Final = frozenset({"in", "on", "from", "with"})
_MARKS: Final = frozenset({"'s", "’s", "'", "’", "-", "–", "[", "]", "(", ")"})
_BODIES: Final = frozenset({EntityType.ORGANIZATION, EntityType.REGION, EntityType.GROUP})


def bodies(places: Mapping[str, tuple[int, ...]], reach: Reach, office: Office) -> tuple[Reference, ...]:
    """Return the bodies of an office: those of the first place that names any, organizations before regions."""
    employed = office.predicate == "employedBy"
    observing = reach.tree.lemmas[office.end] in word_lists("offices")["observing"]
    for place in _PLAIN_WORK_PLACES if employed and observing else _WORK_PLACES if employed else _BODY_PLACES:
        named = [r for token in places.get(place, ()) for r in _body(token, place, reach)]
        if place in _OF_ORGANIZATIONS or employed:
            named = [r for r in named if reach.type_of(r) is EntityType.ORGANIZATION]
        if place == "from":  # "the councillor Ana Ruiz from the Harbor Party": her party, not what she is a councillor of
            named = [r for r in named if not _joined(r, reach)]
        organizations = [r for r in named if reach.type_of(r) is EntityType.ORGANIZATION]
        if named:
            chosen = organizations or named
            return _nearest(chosen, office, reach) if place == "modifier" else tuple({r.entity: r for r in chosen}.values())
    return ()


def by_verb(token: int, reach: Reach) -> tuple[Reference, ...]:
    """Return the organizations of the verb that gives an office: "Acme named her director", "she joined Acme as director"."""
    tree, verb = reach.tree, reach.tree.heads[token]
    after_as = tree.labels[token] == "pobj" and tree.words[verb].lower() == "as"
    verb = tree.heads[verb] if after_as else verb
    if tree.kinds[verb] not in VERBAL or not (after_as or tree.labels[token] in {"dobj", "oprd"}):
        return ()
    joining = after_as and tree.lemmas[verb] in word_lists("nouns")["joining"]
    naming = tree.lemmas[verb] in word_lists("nouns")["naming"]
    place = "object" if joining else "subject" if naming else ""
    found = (r for each in clause_places(tree, verb).get(place, ()) for r in reach.from_token(each))
    return tuple({r.entity: r for r in found if reach.type_of(r) is EntityType.ORGANIZATION}.values())


def beside(tree: Tree, reach: Reach, token: int, holder: Reference) -> Iterator[Reference]:
    """Find the body in "Ana Ruiz, commander, Delta Force", "Chairman DRA Ana Ruiz" and "King Ana of Velmar"."""
    after = reach.covered.get(token + 1) or (
        reach.covered.get(token + 2) if tree.words[token + 1 : token + 2] == (",",) else None
    )
    if after is not None and reach.type_of(after) is EntityType.ORGANIZATION:
        yield after
        return
    if holder.start != token + 1 or tree.words[holder.end : holder.end + 1] != ("of",):
        return  # "Officer Ana Ruiz, 42, of Lima": she is from there
    for each in prepositions(tree, holder.head).get("of", ()):
        own = reach.own(each)
        if own is not None and reach.type_of(own) is EntityType.REGION:
            yield own


def ministry(office: Office, reach: Reach) -> Reference | None:
    """Return the one house that bears an office's portfolio in its name: the Treasury Department of the Treasury Secretary."""
    portfolio = {word.lower() for word in office.role.split()[:-1]} & word_lists("offices")["portfolios"]
    houses = {
        r.entity: r
        for r in reach.linked.references
        if r.kind is ReferenceKind.NAME and reach.type_of(r) is EntityType.ORGANIZATION and _is_house(r, portfolio, reach)
    }
    return next(iter(houses.values())) if len(houses) == 1 else None


def _is_house(body: Reference, portfolio: set[str], reach: Reach) -> bool:
    names = [set(name.lower().split()) for name in _names(body, reach)]
    return any(words & portfolio and words & word_lists("offices")["ministries"] for words in names)


def _body(token: int, place: str, reach: Reach) -> Iterator[Reference]:
    references = (reach.own(token),) if place == "modifier" else reach.from_token(token)
    references = tuple(r for r in references if r is not None and not _back_over_sentences(r, reach))
    if any(reach.tree.words[each].lower() == "anti" for each in reach.tree.children[token]):
        return  # the leader of anti-coalition forces does not lead the coalition
    yield from (r for r in references if r is not None and reach.type_of(r) in _BODIES)
    if references or place == "modifier":
        return
    inner = prepositions(reach.tree, token)
    passed = inner.get("of", ()) if reach.tree.lemmas[token] in word_lists("offices")["boards"] else ()
    for each in (*passed, *(inner.get("at", ()) if place == "of" else ())):
        yield from (r for r in reach.from_token(each) if reach.type_of(r) in _BODIES)


def _joined(body: Reference, reach: Reach) -> bool:
    """Tell whether a body is one that people join, a party or a movement."""
    words = {word for name in _names(body, reach) for word in name.lower().split()}
    return bool(words & word_lists("belonging")["joined"])


def _names(body: Reference, reach: Reach) -> tuple[str, ...]:
    entity = reach.linked.by_id[body.entity]
    return (entity.name, *entity.aliases)


def _nearest(named: list[Reference], office: Office, reach: Reach) -> tuple[Reference, ...]:
    """Return the last body before an office; none where an unread name stands between ("EU Commission President").

    A country counts for what may be its own office, with nothing but words of titles between: "the Velmarian film director" and
    "the Velmarian rebel leader" hold no office of Velmar.
    """
    tree, last, lists = reach.tree, named[-1], word_lists("offices")
    titles = lists["under"] | lists["past"] | lists["portfolios"] | lists["local"]
    between = [each for each in range(last.end, office.start) if each not in reach.covered]
    strange = [each for each in between if tree.words[each].lower() not in titles]
    if reach.type_of(last) is EntityType.REGION:
        words = [tree.words[each] for each in strange if tree.words[each] not in _MARKS and tree.kinds[each] != "ADJ"]
        return () if words or tree.lemmas[office.end] in lists["stateless"] else (last,)
    return () if any(tree.tags[each] in {"NNP", "NNPS"} for each in strange) else (last,)


def _back_over_sentences(reference: Reference, reach: Reach) -> bool:
    """Tell whether a pronoun goes back to another sentence: "its chairman" is too little to say whose."""
    if reference.kind is not ReferenceKind.PRONOUN:
        return False
    sentence = reach.tree.sentences[reference.head]
    here = (r for r in reach.linked.references if r.entity == reference.entity and r.kind is not ReferenceKind.PRONOUN)
    return not any(reach.tree.sentences[r.head] == sentence and r.head < reference.head for r in here)
