"""Who does what in a clause: a verb of the tree in, the tokens in each of its places out.

Places are named after what they mean, not where they stand: `subject` is who does it, `object` whom it is done to, in the active,
the passive ("was arrested by the police"), participles ("the man arrested by ...", "police arresting ..."), relative clauses,
control ("accused of killing ...") and joined verbs that share their arguments. A preposition names its own place ("to", "with"),
`clause` is what is said or begun, `result` what somebody becomes or is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kg.extract.steps.frames.tree import VERBAL, Tree
from kg.extract.steps.wordlists import word_lists

Places = Mapping[str, tuple[int, ...]]

_RELATIVE_TAGS: Final = frozenset({"WDT", "WP", "WP$"})
_TO_OBJECT: Final = frozenset({"of", "for", "from", "with", "into"})
"""After these an -ing form tells what the object did: "accused him of killing"; after others, what the subject did."""
_LOCATIVE: Final = ("in", "at", "near", "outside")
_PARTICIPANTS: Final = frozenset({"object", "by", "against", "of", "on", "with"})
_DASHES: Final = frozenset({"-", "--", "–", "—"})
"""After a dateline, which is no subject: "OSLO — The company agreed"."""
_FULL_STOPS: Final = frozenset({".", "!", "?", ":", ";", ",", '"', "”", "'", "’", ")"})
_DEPTH: Final = 6


def clause_places(tree: Tree, verb: int) -> dict[str, tuple[int, ...]]:
    """Return the filled places of a verb: subject, object, clause, and one for each preposition; joined phrases included."""
    doers, undergoers = _core(tree, verb)
    places = {"subject": doers, "object": undergoers}
    for host in (*_around(tree, verb), *_objects(tree, verb), *(doers if is_passive(tree, verb) else ())):
        for name, tokens in prepositions(tree, host).items():
            if not (name == "by" and is_passive(tree, verb) and tree.kinds[host] in VERBAL):
                places[name] = places.get(name, ()) + tokens
    places["clause"] = tuple(tree.under(verb, "ccomp", "xcomp"))
    for name, tokens in locatives(tree, places).items():
        places.setdefault(name, tokens)
    places["result"] = tuple(tree.under(verb, "attr", "oprd", "acomp"))
    return {name: tree.all_joined(tokens) for name, tokens in places.items() if tokens}


def _around(tree: Tree, verb: int) -> tuple[int, ...]:
    """Return the verbs whose prepositions are a verb's: itself, and of "born and raised in" the second where it has none."""
    following = _twin(tree, verb)
    alone = tree.first(verb, "prep", "dative", "agent", "dobj") is None
    return (verb, following) if alone and following is not None else (verb,)


def _twin(tree: Tree, verb: int) -> int | None:
    """Return the verb that "and" joins to one at once, as in "kidnapped and killed eleven people"."""
    return next((child for child in tree.under(verb, "conj") if tree.kinds[child] in VERBAL and child == verb + 2), None)


def prepositions(tree: Tree, host: int) -> dict[str, tuple[int, ...]]:
    """Return what stands under each preposition that hangs on a token, "out of" and "from across" included."""
    places: dict[str, tuple[int, ...]] = {}
    for preposition in tree.under(host, "prep", "dative", "agent"):
        name = tree.words[preposition].lower()
        tokens = tuple(tree.under(preposition, "pobj"))
        for inner in tree.under(preposition, "prep"):
            tokens += tuple(tree.under(inner, "pobj"))
        if tokens:
            places[name] = places.get(name, ()) + tokens
    return places


def locatives(tree: Tree, places: Places) -> dict[str, tuple[int, ...]]:
    """Return the scene that hangs on a participant, not on the word itself: "killed by the army in X", "the murder of Y in X"."""
    hosts = tuple(token for name, tokens in places.items() if name in _PARTICIPANTS for token in tokens)
    found = [prepositions(tree, host) for host in hosts]
    return {
        name: tuple(each for one in found for each in one.get(name, ()))
        for name in _LOCATIVE
        if any(name in one for one in found)
    }


def is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether what stands as subject undergoes the verb."""
    if tree.first(verb, "auxpass", "nsubjpass") is not None:
        return True
    if tree.tags[verb] not in {"VBN", "VBD"} or tree.first(verb, "aux", "dobj") is not None:
        return False
    if tree.first(verb, "nsubj") is not None:
        return _in_headline(tree, verb)
    label, head = tree.labels[verb], tree.heads[verb]
    if label in {"acl", "amod"}:
        return True
    if label == "conj" and tree.kinds[head] in VERBAL:
        return is_passive(tree, head)
    return label in {"advcl", "prep"} and tree.tags[verb] == "VBN" and tree.first(verb, "mark") is None


def _in_headline(tree: Tree, verb: int) -> bool:
    """Tell whether a participle stands for a passive, as in "Two ministers held" or "Ana Ruiz, freed in May, left"."""
    if tree.labels[verb] not in {"ROOT", "ccomp", "conj"} or tree.first(verb, "ccomp", "xcomp", "prt") is not None:
        return False
    return tree.tags[verb] == "VBN" or (tree.lemmas[verb] in word_lists("nouns")["undergone"] and _open_ended(tree, verb))


def _open_ended(tree: Tree, token: int) -> bool:
    """Tell whether the sentence of a token ends without a mark, as headlines do."""
    last = len(tree.words)
    end = next((at for at in range(token, last) if at + 1 == last or tree.sentences[at + 1] != tree.sentences[token]), token)
    while end > token and not tree.words[end].strip():
        end -= 1
    return tree.words[end] not in _FULL_STOPS


def surface_subject(tree: Tree, verb: int, depth: int = _DEPTH) -> tuple[int, ...]:
    """Return what stands as the subject of a verb, its own or the one it shares with a verb above or a noun it describes."""
    subjects = tuple(tree.under(verb, "nsubj", "nsubjpass", "csubj"))
    own = tuple(token for token in subjects if tree.words[token + 1] not in _DASHES)[:1] or subjects[:1]
    if own or depth == 0:
        return tuple(_antecedent(tree, token) for token in own)
    label, head = tree.labels[verb], tree.heads[verb]
    if label in {"acl", "amod"}:
        return (head,)
    if label == "pcomp":
        return _controller(tree, head, depth)
    above: tuple[int, ...] = ()
    if label == "xcomp":
        above = _objects(tree, head)
    elif not _shares_subject(tree, verb):
        return ()
    return above or surface_subject(tree, head, depth - 1)


def _shares_subject(tree: Tree, verb: int) -> bool:
    """Tell whether a verb without a subject takes that of the verb above: "came and saw", "fled, leaving"; not after "that"."""
    joined = tree.labels[verb] == "conj" or tree.first(verb, "mark") is None
    return tree.labels[verb] in {"conj", "advcl", "ccomp", "dep", "prep"} and tree.kinds[tree.heads[verb]] in VERBAL and joined


def _core(tree: Tree, verb: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return who does a verb and whom it is done to."""
    if is_passive(tree, verb):
        doers = tuple(each for agent in tree.under(verb, "agent") for each in tree.under(agent, "pobj"))
        by = () if doers else prepositions(tree, verb).get("by", ())
        return doers or by, surface_subject(tree, verb)
    subject = surface_subject(tree, verb)
    undergoers = _objects(tree, verb)
    if not undergoers and tree.labels[verb] == "relcl" and tree.heads[verb] not in subject:
        undergoers = (tree.heads[verb],)
    return subject, undergoers or _shared_object(tree, verb) or _given_office(tree, verb)


def _objects(tree: Tree, verb: int) -> tuple[int, ...]:
    return tuple(_antecedent(tree, token) for token in tree.under(verb, "dobj"))


def _shared_object(tree: Tree, verb: int) -> tuple[int, ...]:
    """Return the object of the next verb in "kidnapped and killed eleven people"."""
    following = _twin(tree, verb)
    return _objects(tree, following) if following is not None else ()


def _given_office(tree: Tree, verb: int) -> tuple[int, ...]:
    """Return whom a verb gives an office, where the parse took the name for a part of it: "named Ana Ruiz finance director"."""
    office = tree.first(verb, "oprd")
    if office is None or tree.lemmas[verb] not in word_lists("nouns")["naming"]:
        return ()
    return tuple(child for child in tree.under(office, "compound", "nmod") if tree.kinds[child] == "PROPN")[-1:]


def _antecedent(tree: Tree, token: int) -> int:
    """Return what "who", "which" and "that" stand for: the noun that their clause describes; "A and B, who is" tells of B."""
    if tree.tags[token] not in _RELATIVE_TAGS:
        return token
    above = token
    for _ in range(_DEPTH):
        if tree.labels[above] == "relcl":
            joined = [each for each in tree.joined(tree.heads[above]) if each < token]
            return joined[-1] if joined and tree.tags[above] == "VBZ" else tree.heads[above]
        above = tree.heads[above]
    return token


def _controller(tree: Tree, preposition: int, depth: int) -> tuple[int, ...]:
    """Return who does what stands after a preposition as an -ing form."""
    governor = tree.heads[preposition]
    if tree.kinds[governor] in {"ADP", "ADV", "SCONJ"}:  # "prior to founding Acme, she ..."
        governor = tree.heads[governor]
    if tree.kinds[governor] not in VERBAL:
        return ()
    if tree.words[preposition].lower() in _TO_OBJECT:
        undergoers = _core(tree, governor)[1]
        if undergoers:
            return undergoers
    return surface_subject(tree, governor, depth - 1)
