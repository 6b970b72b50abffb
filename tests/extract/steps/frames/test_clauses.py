"""Who does what to whom: subject and object by meaning, whatever the grammar."""

import pytest

from kg.extract.steps.frames.clauses import clause_places
from kg.extract.steps.frames.phrases import phrase_places
from kg.extract.steps.frames.tree import Tree, tree_of
from kg.extract.steps.parse import parses
from kg.model import Document


def _tree(text: str) -> Tree:
    [(_, parse)] = parses([Document("d", text)])
    return tree_of(parse)


def _words(tree: Tree, tokens: tuple[int, ...]) -> list[str]:
    return [tree.words[token] for token in tokens]


@pytest.mark.parametrize(
    ("text", "verb", "subject", "object"),
    [
        ("Police arrested Smith.", "arrested", ["Police"], ["Smith"]),
        ("Smith was arrested by police.", "arrested", ["police"], ["Smith"]),
        ("Smith was arrested on Friday.", "arrested", [], ["Smith"]),
        ("Smith and Jones were arrested.", "arrested", [], ["Smith", "Jones"]),
        ("Smith, who was arrested by police, left.", "arrested", ["police"], ["Smith"]),
        ("The man arrested by police left.", "arrested", ["police"], ["man"]),
        ("Rebels kidnapped and killed Smith.", "kidnapped", ["Rebels"], ["Smith"]),
        ("Police accused Smith of killing Jones.", "killing", ["Smith"], ["Jones"]),
        ("Smith was accused of killing Jones.", "killing", ["Smith"], ["Jones"]),
        ("Smith wants to visit Jones.", "visit", ["Smith"], ["Jones"]),
        ("The man whom police arrested left.", "arrested", ["police"], ["man"]),
    ],
)
def test_who_does_it_and_whom_it_is_done_to(text, verb, subject, object):
    tree = _tree(text)
    places = clause_places(tree, tree.words.index(verb))
    assert _words(tree, places.get("subject", ())) == subject
    assert _words(tree, places.get("object", ())) == object


@pytest.mark.parametrize(
    ("text", "noun", "place", "words"),
    [
        ("Mr Smith, the chairman of Acme, left.", "chairman", "self", ["Smith"]),
        ("Mr Smith is the chairman of Acme.", "chairman", "self", ["Smith"]),
        ("Mr Smith became chairman of Acme.", "chairman", "self", ["Smith"]),
        ("The board appointed Smith as chairman.", "chairman", "self", ["Smith"]),
        ("The board elected Smith chairman.", "chairman", "self", ["Smith"]),
        ("Smith is one of the leaders of Acme.", "leaders", "self", ["Smith"]),
        ("Mr Smith, the chairman of Acme, left.", "chairman", "of", ["Acme"]),
        ("Rebels launched an attack on Paris.", "attack", "subject", ["Rebels"]),
        ("An attack on Paris was carried out by rebels.", "attack", "subject", ["rebels"]),
        ("Rebels launched an attack on Paris.", "attack", "on", ["Paris"]),
        ("Acme's lawyers left.", "lawyers", "'s", ["Acme"]),
    ],
)
def test_what_hangs_on_a_noun(text, noun, place, words):
    tree = _tree(text)
    assert _words(tree, phrase_places(tree, tree.words.index(noun)).get(place, ())) == words
