"""Search over names: what is folded, what comes first."""

import pytest


def node(name, *aliases, kind="Person", importance=1):
    return {"id": name, "kind": kind, "name": name, "aliases": list(aliases), "importance": importance}


@pytest.fixture
def find(run):
    return lambda nodes, query: run("graph/search.js", "m.findNames(m.searchIndex(given[0]), given[1], 12)", [nodes, query])


@pytest.mark.parametrize(
    "pair",
    [
        ("Özil", "ozil"),
        ("O’Neill", "oneill"),
        ("Al-Sadr", "al sadr"),
        ("ŁÓDŹ", "lodz"),
        ("Møller-Þór", "moller thor"),
        ("  Ana  ", "ana"),
        ("陳全國", "陳全國"),
        ("\u202eevil\u200b", "evil"),
    ],
)
def test_names_are_folded(run, pair):
    assert run("graph/search.js", "m.foldText(given)", pair[0]) == pair[1]


def test_whole_names_come_first_then_beginnings_then_words(find):
    assert find([node(name) for name in ("Marana", "Ruiz Ana", "Anastas", "Ana")], "Aná") == [
        "Ana",
        "Anastas",
        "Ruiz Ana",
        "Marana",
    ]


def test_words_in_another_order_are_found_after_those_in_order(find):
    nodes = [node("Ana Maria Ruiz"), node("Ruiz Ana"), node("Ana Perez", "Ruiz")]
    assert find(nodes, "ruiz ana") == ["Ruiz Ana", "Ana Maria Ruiz"]  # of Ana Perez no one name holds both


def test_the_more_important_comes_first_among_equals(find):
    assert find([node("Ana A"), node("Ana B", importance=5)], "ana") == ["Ana B", "Ana A"]


def test_aliases_are_found_and_events_and_stories_are_not(find):
    nodes = [node("Harbour Board", "PSHB"), node("pshb", kind="Event"), node("pshb 2", kind="Story")]
    assert find(nodes, "pshb") == ["Harbour Board"]
    assert find(nodes, "  ") == []


def test_hostile_names_and_queries_do_no_harm(find):
    nodes = [node("<script>alert(1)</script>"), node("x" * 10_000), node("a.*b")]
    assert find(nodes, "<script>") == ["<script>alert(1)</script>"]
    assert find(nodes, "x" * 10_000) == ["x" * 10_000]
    assert find(nodes, ".*") == []
    assert find(nodes, "a.*b") == ["a.*b"]


def test_twenty_thousand_names_are_searched_while_one_types(find):
    found = find([node(f"Name {i} of many", f"Alias {i}", importance=i) for i in range(20_000)], "name 1999")
    assert found[0] == "Name 19999 of many"  # the more important of those that begin alike
    assert len(found) == 11
