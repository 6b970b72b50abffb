"""What hangs on a noun: a noun of the tree in, the tokens in each of its places out.

`'s` is its possessor, `modifier` what stands before it ("the Chinese company", "a party leader"), `self` whom the noun describes
(by a title, an apposition, "is", "becomes", "as"), `subject` who does it by means of a supporting verb ("launched an attack"),
`verb` the verb whose subject or object it is, and a preposition names its own place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extract.steps.frames.clauses import clause_places, is_passive, locatives, prepositions, surface_subject
from kg.extract.steps.frames.tree import NOMINAL, VERBAL, Tree
from kg.extract.steps.wordlists import word_lists

_BEFORE: Final = ("compound", "amod", "nmod", "nummod", "appos")
_PARTS: Final = frozenset({"one", "some", "many", "several", "two", "member", "part", "another", "each"})
_SHARED: Final = frozenset({"against", "at", "for", "from", "in", "of", "on", "to", "with"})
_LIST_MARKS: Final = frozenset({",", ":", "-", "–", "("})
_NAMING: Final = frozenset({"call", "name"})
_BEING: Final = frozenset({"be", "become", "remain", "stay", "represent"})


def phrase_places(tree: Tree, noun: int) -> dict[str, tuple[int, ...]]:
    """Return the filled places of a noun; joined phrases included."""
    places = dict(prepositions(tree, noun) or _shared_prepositions(tree, noun))
    places["'s"] = _possessors(tree, noun)
    places["modifier"] = modifiers(tree, noun)
    places["self"] = described(tree, noun)
    doers, around = _supported(tree, noun)
    places["subject"] = doers
    if tree.labels[noun] in {"dobj", "nsubjpass", "nsubj"}:
        places["verb"] = (tree.heads[noun],)
    for name, tokens in (around | locatives(tree, places)).items():
        places.setdefault(name, tokens)
    several = tree.tags[noun] in {"NNS", "NNPS"}  # "A and B, the owner of C": of one of them the phrase says what it says
    return {name: tree.all_joined(tokens) if several or name != "self" else tokens for name, tokens in places.items() if tokens}


def _possessors(tree: Tree, noun: int) -> tuple[int, ...]:
    """Return the possessors of a noun; in "Ole Brand and his wife", whatever "his" may be elsewhere, Ole Brand."""
    own = tuple(tree.under(noun, "poss"))
    head = tree.heads[noun]
    if tree.labels[noun] != "conj" or tree.kinds[head] != "PROPN" or not own or tree.tags[own[0]] != "PRP$":
        return own
    joined = tuple(each for each in tree.joined(first_joined(tree, head)) if each < own[0] and tree.kinds[each] == "PROPN")
    return joined if tree.words[own[0]].lower() == "their" else joined[-1:] or own


def _shared_prepositions(tree: Tree, noun: int) -> dict[str, tuple[int, ...]]:
    """Return what hangs on the last of several joined nouns, which is all theirs: "owner and chairman of Acme"."""
    last = [*tree.joined(first_joined(tree, noun))][-1]
    alike = tree.kinds[last] in NOMINAL and tree.tags[last][:2] == tree.tags[noun][:2] == "NN" and last > noun
    own_body = any(
        tree.kinds[child] == "PROPN" for child in tree.under(noun, "compound", "poss")
    )  # "a Senate aide and head of X"
    near = alike and not own_body and not any(tree.kinds[each] in VERBAL for each in range(noun + 1, last))
    return {name: tokens for name, tokens in prepositions(tree, last).items() if name in _SHARED} if near else {}


def modifiers(tree: Tree, noun: int) -> tuple[int, ...]:
    """Return the words that stand before a noun in its phrase and qualify it, those of its modifiers included."""
    found: list[int] = []
    for child in tree.under(noun, *_BEFORE):
        if child < noun:
            found.extend((*modifiers(tree, child), child))
    if tree.labels[noun] in {"compound", "nmod", "amod"}:  # "Treasury Secretary Mnuchin": both may hang on the name
        head = tree.heads[noun]
        found.extend(child for child in tree.under(head, *_BEFORE, "poss") if child < noun and child not in found)
    return tuple(dict.fromkeys(found))


def described(tree: Tree, noun: int) -> tuple[int, ...]:
    """Return whom or what a noun describes: heads of the phrases that stand for the same."""
    label, head = tree.labels[noun], tree.heads[noun]
    found = [child for child in tree.under(noun, "appos") if child > noun]
    found.extend(_listed(tree, noun))
    for participle in tree.under(noun, "acl"):  # "a son named Ole"
        found.extend(tree.under(participle, "oprd") if tree.lemmas[participle] in _NAMING else ())
    if label == "appos":
        found.append(first_joined(tree, head) if tree.tags[noun] == "NNS" else head)  # "A and B, two members": both
    elif label in {"compound", "nmod", "amod"} and head > noun:
        found.append(head)
    elif label in {"attr", "acomp", "nsubj", "nsubjpass"} and tree.kinds[head] in VERBAL:
        found.extend(_equated(tree, noun, head))
    elif label in {"pobj", "oprd", "dobj", "npadvmod"}:
        found.extend(_given_office(tree, noun))
    elif label == "conj" and tree.kinds[head] in NOMINAL:
        found.extend(described(tree, head))
    return tuple(dict.fromkeys(found))


def _listed(tree: Tree, noun: int) -> Iterator[int]:
    """Walk the names that a comma or colon adds to a plural as its list: "two children, Ole and Ida"."""
    for child in tree.under(noun, "conj"):
        edge = tree.left_edge(child)
        if tree.tags[noun] == "NNS" and tree.tags[child] == "NNP" and tree.words[edge - 1] in _LIST_MARKS:
            yield child


def first_joined(tree: Tree, token: int) -> int:
    """Return the first of the phrases that "and" and commas join to one."""
    while tree.labels[token] == "conj":
        token = tree.heads[token]
    return token


def _equated(tree: Tree, noun: int, verb: int) -> tuple[int, ...]:
    """Return the other side of "X is the leader", "the leader is X", "X became leader"."""
    if tree.lemmas[verb] not in _BEING:
        return ()
    if tree.labels[noun] in {"attr", "acomp"}:
        return surface_subject(tree, verb)
    return tuple(tree.under(verb, "attr"))


def _given_office(tree: Tree, noun: int) -> tuple[int, ...]:
    """Return whom "as a leader", "elected X leader", "one of the leaders" speak of."""
    head = tree.heads[noun]
    if tree.labels[noun] == "pobj":
        governor = tree.heads[head]
        if tree.words[head].lower() == "of" and tree.lemmas[governor] in _PARTS:
            return described(tree, governor)
        if tree.words[head].lower() != "as":
            return ()
        if tree.kinds[governor] in NOMINAL:
            return prepositions(tree, governor).get("of", ()) + tuple(tree.under(governor, "poss")) or (governor,)
        head = governor
    return _under_verb(tree, noun, head) if tree.kinds[head] in VERBAL else ()


def _under_verb(tree: Tree, noun: int, verb: int) -> tuple[int, ...]:
    """Return whom a verb gives an office, or who serves in it: the object, else the subject of "serves as"."""
    direct = tree.labels[noun] == "dobj"
    if direct and tree.lemmas[verb] not in word_lists("nouns")["naming"]:
        return ()
    places = clause_places(tree, verb)
    if not direct and tree.lemmas[verb] in word_lists("nouns")["joining"]:  # "she joined Acme as director"
        return places.get("subject", ())
    undergoers = tuple(token for token in places.get("object", ()) if token != noun)
    if undergoers or is_passive(tree, verb):
        return undergoers
    if direct:  # "elected Lind chair", read as one phrase: never the electors
        return tuple(child for child in tree.under(noun, "compound", "nmod") if tree.kinds[child] == "PROPN")[-1:]
    return places.get("subject", ())


def _supported(tree: Tree, noun: int) -> tuple[tuple[int, ...], dict[str, tuple[int, ...]]]:
    """Return who does what a noun says through a verb ("launched an attack", "a raid conducted by"), and that verb's places."""
    supporting = word_lists("nouns")["supporting"]
    for verb in tree.under(noun, "acl", "relcl"):
        if tree.lemmas[verb] in supporting and (doers := clause_places(tree, verb).get("subject", ())) and doers != (noun,):
            return doers, {}
    verb = tree.heads[noun]
    if tree.labels[noun] == "conj":
        return _supported(tree, verb) if tree.kinds[verb] in NOMINAL else ((), {})
    if tree.labels[noun] not in {"dobj", "nsubjpass"} or tree.lemmas[verb] not in supporting:
        return (), {}
    places = clause_places(tree, verb)
    around = {name: tokens for name, tokens in places.items() if name not in {"subject", "object", "clause"}}
    return tuple(token for token in places.get("subject", ()) if token != noun), around
