"""The seeds are what their README says: lengths, dates, offsets, types, names, and entities that join or must not."""

import datetime as dt
import re
from collections import defaultdict
from pathlib import Path

import pytest

from kg.eval import load_gold
from kg.ids import fold
from kg.interchange import decode
from kg.model import EntityType, Modality, Status
from kg.vocab import ontology

SEEDS = Path(__file__).parents[2] / "seeds"
ARTICLES = SEEDS / "articles"
NAMES = sorted(path.stem for path in ARTICLES.glob("*.txt"))
GOLD = load_gold(ARTICLES)
REAL = Path(__file__).parents[2] / "../shared" / "gold"


def gold_of(name):
    return GOLD[f"{name}.gold.json"]


def extraction_of(name):
    return decode(gold_of(name), where=name)


def stated(name):
    """Statements with names for ids: (subject, predicate, object, status, polarity)."""
    extraction = extraction_of(name)
    called = {entity.id: entity.name for entity in extraction.entities}
    return {(called[row.subject], row.predicate, called[row.object], row.status, row.polarity) for row in extraction.statements}


def names_of(entity):
    return {fold(name) for name in (entity.name, *entity.aliases)}


def test_there_are_enough_and_each_has_its_gold():
    assert len(NAMES) >= 9
    assert sorted(GOLD) == [f"{name}.gold.json" for name in NAMES]


def test_the_readme_lists_each_once():
    listed = re.findall(r"^\| `([^`]+)` \| (\S+) \|", (SEEDS / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert listed == [(name, gold_of(name)["document"]["published"]) for name in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_the_head_gives_the_date(name):
    text = (ARTICLES / f"{name}.txt").read_bytes().decode()
    head, empty, headline = text.split("\n")[:3]
    document = gold_of(name)["document"]
    assert head == f"date {document['published']}"
    assert dt.date.fromisoformat(document["published"]) < dt.date(2026, 1, 1)
    assert (empty, headline) == ("", document["title"])
    assert document["id"] == f"{name}.txt"


@pytest.mark.parametrize("name", NAMES)
def test_the_length_is_that_of_a_news_item(name):
    words = gold_of(name)["document"]["text"].split("\n", 1)[1].split()
    assert 200 <= len(words) <= 400


@pytest.mark.parametrize("name", NAMES)
def test_mentions_quote_a_name_of_their_entity(name):
    extraction = extraction_of(name)
    text = extraction.document.text
    for entity in extraction.entities:
        for span in entity.mentions:
            words = span.of(text)
            assert words == words.strip()
            assert fold(words) in names_of(entity), (name, entity.id, words)


@pytest.mark.parametrize("name", NAMES)
def test_no_name_in_the_text_is_left_out(name):
    """Wherever one of an entity's longer names stands, outside boilerplate, some mention covers it."""
    extraction = extraction_of(name)
    text = extraction.document.text
    covered = {place for entity in extraction.entities for span in entity.mentions for place in range(span.start, span.end)}
    covered |= {place for span in _boilerplate(text) for place in range(*span)}
    for entity in extraction.entities:
        for known in {span.of(text) for span in entity.mentions} | {entity.name}:
            for found in re.finditer(rf"(?<!\w){re.escape(known)}(?!\w)", text):
                assert set(range(*found.span())) <= covered, (name, known, found.start())


def _boilerplate(text):
    marks = r"^\(RELATED: .*\)$|^READ MORE: .*$|^By [A-Z].*$|^.* contributed reporting .*$"
    return [found.span() for found in re.finditer(marks, text, re.MULTILINE)]


@pytest.mark.parametrize("name", NAMES)
def test_evidence_is_whole_words_within_a_paragraph(name):
    extraction = extraction_of(name)
    text = extraction.document.text
    for row in (*extraction.statements, *extraction.events):
        assert row.evidence, row.id
        for span in row.evidence:
            words = span.of(text)
            assert words == words.strip()
            assert "\n" not in words
            assert not re.match(r"\w\w", text[span.start - 1 : span.start + 1]), words
            assert not re.match(r"\w\w", text[span.end - 1 : span.end + 1]), words


@pytest.mark.parametrize("name", NAMES)
def test_types_are_those_the_ontology_joins(name):
    extraction = extraction_of(name)
    types = {entity.id: entity.type for entity in extraction.entities}
    predicates, opposite = ontology().predicates, {"owns": "ownedBy"}
    for row in extraction.statements:
        subject, found = types[row.subject], types[row.object]
        if row.predicate in opposite:
            subject, found = found, subject
        assert predicates[opposite.get(row.predicate, row.predicate)].joins(subject, found), (name, row.id)
    assert {row.type for row in extraction.events} <= set(ontology().event_types)


@pytest.mark.parametrize("name", NAMES)
def test_claims_and_facts_are_put_as_the_reading_rules_say(name):
    for row in (*extraction_of(name).statements, *extraction_of(name).events):
        if row.status is Status.FACT:
            assert (row.modality, row.polarity) == (Modality.ASSERTED, True), row.id
        else:
            assert row.modality is not Modality.ASSERTED or not row.polarity, row.id
        if getattr(row, "predicate", None) in {"accusedBy", "targets"}:
            assert row.status is Status.CLAIM, row.id


@pytest.mark.parametrize("name", NAMES)
def test_what_is_forbidden_is_not_stated(name):
    gold = gold_of(name)
    ids = {entity["id"] for entity in gold["entities"]} | {"*"}
    facts = [row for row in gold["statements"] if row["status"] == "fact" and row["polarity"]]
    assert gold["forbidden"]
    for wrong in gold["forbidden"]:
        assert {wrong["subject"], wrong["object"]} <= ids
        assert wrong["why"]
        for row in facts:
            same = [wrong[key] in ("*", row[key]) for key in ("subject", "object")] + [wrong["predicate"] == row["predicate"]]
            assert not all(same), (name, row["id"])


def test_the_articles_join():
    where = defaultdict(set)
    for name in NAMES:
        for entity in extraction_of(name).entities:
            where[entity.type, fold(entity.name)].add(name)
    shared = {key for key, names in where.items() if len(names) > 1}
    assert {
        (EntityType.ORGANIZATION, "xinjiang production and construction corps"),
        (EntityType.PERSON, "chen quanguo"),
        (EntityType.ORGANIZATION, "caldera mining"),
        (EntityType.ORGANIZATION, "river watch"),
        (EntityType.PERSON, "viktor dalmar"),
        (EntityType.PERSON, "tomas ardelan"),
        (EntityType.PERSON, "goran petrask"),
        (EntityType.REGION, "zelmark"),
    } <= shared
    assert all(any(name in where[key] for key in shared) for name in NAMES)


def test_the_two_namesakes_share_nothing_but_the_name():
    def around(name):
        extraction = extraction_of(name)
        called = {entity.id: fold(entity.name) for entity in extraction.entities}
        rows = [(called[row.subject], called[row.object]) for row in extraction.statements]
        return {one for pair in rows if "maria santos" in pair for one in pair} - {"maria santos"}

    economist, spokeswoman = around("03-nordvik-merger") | around("04-nordvik-new-board"), around("09-ferry-disaster")
    assert economist
    assert spokeswoman
    assert not economist & spokeswoman
    assert around("03-nordvik-merger") & around("04-nordvik-new-board")


@pytest.mark.parametrize(
    ("earlier", "later", "before", "after"),
    [
        ("01-xinjiang-sanctions", "02-beijing-reply", ("claim", True), ("claim", False)),
        ("10-dalmar-holdings", "11-dalmar-lawsuit", ("fact", True), ("claim", False)),
        ("03-nordvik-merger", "04-nordvik-new-board", ("claim", True), ("fact", True)),
        ("01-xinjiang-sanctions", "02-beijing-reply", ("fact", True), ("fact", True)),
    ],
    ids=["denied", "a fact denied", "a plan confirmed", "two sources"],
)
def test_articles_answer_each_other(earlier, later, before, after):
    told = {row[:3] for row in stated(earlier) if row[3:] == before}
    answered = {row[:3] for row in stated(later) if row[3:] == after}
    assert told & answered


def test_some_events_have_no_agent():
    sanctions = [row for name in NAMES for row in extraction_of(name).events if row.type == "sanction" and row.target]
    assert sum(not row.agent for row in sanctions) >= 2
    assert sum(bool(row.agent) for row in sanctions) >= 4


@pytest.mark.skipif(not REAL.is_dir(), reason="the shared gold is not beside this clone")
def test_no_long_stretch_is_that_of_the_real_article():
    real = " ".join(next(REAL.glob("*.txt")).read_text(encoding="utf-8").lower().split())
    for name in NAMES:
        words = gold_of(name)["document"]["text"].lower().split()
        for start in range(len(words) - 9):
            assert " ".join(words[start : start + 10]) not in real, (name, start)
