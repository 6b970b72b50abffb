"""The named queries on the seeds: each gives what a careful reader of the twelve articles would answer, in both engines.

The answers stand in golden/NAME.tsv, and golden/NAME.CASE.tsv with parameters. After a change that is meant, write them anew with
`KG_GOLDEN=write python -m pytest tests/query/test_questions.py`, and read the difference line by line.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from kg import vocab
from kg.errors import InputError
from kg.query.ask import ask
from kg.query.formats import render
from kg.query.named import named_queries
from kg.query.tokens import Kind, tokens

GOLDEN = Path(__file__).parent / "golden"
CASES = {
    "allegations": {"chen": {"about": "Chen Quanguo"}, "dalmar": {"about": "Viktor Dalmar"}, "accuser": {"about": "River Watch"}},
    "candidates": {},
    "contested-facts": {},
    "corroborated": {},
    "edges-without-statement": {},
    "events-without-agent": {"sanction": {"type": "sanction"}},
    "evidence": {
        "implied": {"subject": "Lars Brandt", "predicate": "holdsPositionIn"},
        "turned": {"subject": "TikTok", "predicate": "ownedBy", "object": "ByteDance"},
        "symmetric": {"subject": "Viktor Dalmar", "predicate": "siblingOf"},
    },
    "known-by": {"early": {"day": "2022-12-05"}, "nothing": {"day": "2020-07-30"}},
    "most-connected": {"group": {"type": "Group"}},
    "narrator-and-others": {"denials": {"document": "02-beijing-reply.txt"}},
    "neighbours": {"chen": {"entity": "Chen Quanguo"}, "namesakes": {"entity": "Maria Santos"}},
    "opposite-polarity": {},
    "path": {
        "one": {"from": "Chen Quanguo", "to": "U.S. Treasury Department"},
        "two": {"from": "Chen Quanguo", "to": "Steven Mnuchin"},
        "three": {"from": "Chen Quanguo", "to": "TikTok"},
        "none": {"from": "Chen Quanguo", "to": "Mira Kostova"},
    },
    "plans-confirmed": {},
    "positions": {"caldera": {"organization": "Caldera"}},
    "postings": {"chen": {"person": "Chen Quanguo"}, "marek": {"person": "Elena Marek"}},
    "sanctioned-before": {"day": {"before": "2020-07-31"}, "within-a-month": {"before": "2023-12-15"}},
    "sanctioned-by": {"treasury": {"authority": "Treasury Department"}},
    "sanctioned-members": {"ccp": {"organization": "CCP"}, "none": {"organization": "Rose Party"}},
    "unnamed-claims": {},
}
RUNS = [(name, case, given) for name, cases in CASES.items() for case, given in {"": {}, **cases}.items()]
SLOW = {("path", case): "rdflib walks all pairs before it looks at the ends: minutes" for case in ("", *CASES["path"])}


@pytest.mark.parametrize(("name", "case", "given"), RUNS, ids=[f"{name}.{case}".rstrip(".") for name, case, _ in RUNS])
def test_a_question_gives_its_golden_answer(seeds, name, case, given):
    answer = render(ask(seeds, name, given), "tsv")
    golden = GOLDEN / (f"{name}.{case}.tsv" if case else f"{name}.tsv")
    if os.environ.get("KG_GOLDEN") == "write":
        golden.write_text(answer, encoding="utf-8")
    assert answer == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "case", "given"), RUNS, ids=[f"{name}.{case}".rstrip(".") for name, case, _ in RUNS])
def test_the_other_engine_gives_the_same_answer(seeds_in_rdflib, name, case, given):
    if (name, case) in SLOW:
        pytest.skip(SLOW[name, case])
    answer = render(ask(seeds_in_rdflib, name, given), "tsv")
    golden = GOLDEN / (f"{name}.{case}.tsv" if case else f"{name}.tsv")
    assert answer == golden.read_text(encoding="utf-8")


def test_there_are_twenty_questions_and_each_has_cases():
    assert list(named_queries()) == sorted(CASES)
    assert len(CASES) == 20
    golden = {f"{name}.{case}".rstrip(".") + ".tsv" for name, case, _ in RUNS}
    assert {path.name for path in GOLDEN.iterdir()} == golden


@pytest.mark.parametrize("name", sorted(CASES))
def test_every_parameter_is_documented_tested_and_has_its_place(name):
    query = named_queries()[name]
    kept = re.findall(r"VALUES \?(\w+) \{ UNDEF \}", query.text)
    declared = [parameter.name for parameter in query.parameters]
    tested = {parameter for given in CASES[name].values() for parameter in given}
    assert sorted(kept) == sorted(declared)
    assert tested == set(declared)
    assert query.help.endswith((".", "?"))
    assert query.help[0].isupper()


@pytest.mark.parametrize("name", sorted(CASES))
def test_columns_are_named_one_by_one_and_rows_are_ordered(name):
    words = tokens(named_queries()[name].text)
    assert not [t for t in words if t.is_word("SELECT") and words[words.index(t) + 1].text == "*"]
    assert [t for t in words if t.is_word("ORDER")]


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_lists_of_predicates_follow_the_ontology(name):
    predicates = vocab.ontology().predicates
    symmetric = {p.name for p in predicates.values() if p.symmetric}
    text = named_queries()[name].text
    turned = {left for left, right in re.findall(r"\(kg:(\w+) kg:(\w+)\)", text) if left == right}
    listed = {word for group in re.findall(r"IN \(([^)]*)\) AS \?symmetric", text) for word in re.findall(r"kg:(\w+)", group)}
    assert turned in (set(), symmetric)
    assert listed in (set(), symmetric)
    assert {p.name: p.inverse for p in predicates.values() if p.inverse} == {"owns": "ownedBy", "ownedBy": "owns"}
    assert {p.name: p.parent for p in predicates.values() if p.parent in predicates} == {"leads": "holdsPositionIn"}


def test_every_term_is_in_the_ontology():
    terms = {
        token.text[3:]
        for q in named_queries().values()
        for token in tokens(q.text)
        if token.kind is Kind.PREFIXED and token.prefix == "kg"
    }
    turtle = vocab.ontology().turtle
    assert not {term for term in terms - {"none"} if not re.search(rf"kg:{term}\b", turtle)}


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("path", {"form": "China"}, "the query path takes no parameter 'form'; it takes from, to"),
        ("corroborated", {"x": "1"}, "takes no parameter 'x'; it takes none"),
        (
            "positions",
            {"organization": "Caldera Minning"},
            "no entity goes by the name 'Caldera Minning'; near it are Caldera Mining",
        ),
        ("sanctioned-before", {"before": "31 July"}, "'31 July' is no date: write YYYY-MM-DD"),
        ("evidence", {"predicate": "leeds"}, "'leeds' is no predicate of the ontology; did you mean leads?"),
        ("sanctioned", {}, "no query is named 'sanctioned'; did you mean sanctioned-by?"),
    ],
)
def test_what_cannot_be_asked_is_said(seeds, name, given, says):
    with pytest.raises(InputError) as caught:
        ask(seeds, name, given)
    assert says in str(caught.value)
