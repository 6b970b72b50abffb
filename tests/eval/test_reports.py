"""Reports: worst documents first, mistakes with their words, tables that line up, JSON that reads back."""

import copy
import json

import pytest

from kg.eval import Kind, as_json, by_document, confusion_lines, confusions, document_table, score, table

TEXT = "Ana Ruiz leads Vega. Vega denied that it owns Lyra. Ruiz appointed Tom Hale."
GOLD = {
    "document": {"id": "a", "text": TEXT},
    "entities": [
        {"id": "ruiz", "type": "Person", "name": "Ana Ruiz", "aliases": ["Ruiz"], "mentions": [[0, 8], [52, 56]]},
        {"id": "vega", "type": "Organization", "name": "Vega", "aliases": [], "mentions": [[15, 19], [21, 25]]},
        {"id": "lyra", "type": "Organization", "name": "Lyra", "aliases": [], "mentions": [[46, 50]]},
        {"id": "hale", "type": "Person", "name": "Tom Hale", "aliases": [], "mentions": [[67, 75]]},
    ],
    "statements": [
        {"subject": "ruiz", "predicate": "leads", "object": "vega", "status": "fact", "evidence": [[0, 19]]},
        {
            "subject": "lyra",
            "predicate": "ownedBy",
            "object": "vega",
            "status": "claim",
            "polarity": False,
            "evidence": [[21, 50]],
        },
    ],
    "events": [{"type": "appoint", "agent": ["ruiz"], "target": ["hale"], "place": [], "status": "fact", "evidence": [[52, 75]]}],
    "forbidden": [{"subject": "hale", "predicate": "leads", "object": "vega"}],
}


def spoilt(number=None, **changes):
    """The gold with one statement changed, or dropped where nothing is said of how."""
    prediction = copy.deepcopy(GOLD)
    if number is not None and not changes:
        del prediction["statements"][number]
    elif number is not None:
        prediction["statements"][number].update(changes)
    return prediction


@pytest.mark.parametrize(
    ("prediction", "kind", "gold", "found", "words"),
    [
        (spoilt(0), Kind.MISSED, "Ana Ruiz leads Vega (fact, asserted)", None, "Ana Ruiz leads Vega"),
        (
            spoilt(1, status="fact"),
            Kind.STATUS,
            "Lyra ownedBy Vega (claim, asserted, denied)",
            "Lyra ownedBy Vega (fact, asserted, denied)",
            "Vega denied that it owns Lyra",
        ),
        (
            spoilt(1, polarity=True),
            Kind.POLARITY,
            "Lyra ownedBy Vega (claim, asserted, denied)",
            "Lyra ownedBy Vega (claim, asserted)",
            "Vega denied that it owns Lyra",
        ),
        (
            spoilt(0, predicate="memberOf"),
            Kind.RELATION,
            "Ana Ruiz leads Vega (fact, asserted)",
            "Ana Ruiz memberOf Vega (fact, asserted)",
            "Ana Ruiz leads Vega",
        ),
    ],
)
def test_a_mistake_has_its_kind_and_its_words(prediction, kind, gold, found, words):
    (mistake,) = confusions({"a": GOLD}, {"a": prediction})
    assert (mistake.kind, mistake.gold, mistake.found, mistake.words) == (kind, gold, found, words)


def test_spurious_and_forbidden_facts_are_told_apart():
    prediction = copy.deepcopy(GOLD)
    for subject, predicate, object_ in (("hale", "leads", "vega"), ("hale", "leads", "lyra")):
        row = {"subject": subject, "predicate": predicate, "object": object_, "status": "fact", "evidence": [[67, 75]]}
        prediction["statements"].append(row)
    kinds = {mistake.found: mistake.kind for mistake in confusions({"a": GOLD}, {"a": prediction})}
    assert kinds == {
        "Tom Hale leads Vega (fact, asserted)": Kind.FORBIDDEN,
        "Tom Hale leads Lyra (fact, asserted)": Kind.SPURIOUS,
    }


def test_events_are_listed_too():
    prediction = copy.deepcopy(GOLD)
    prediction["events"][0]["agent"] = []
    missed, spurious = confusions({"a": GOLD}, {"a": prediction})
    assert (missed.kind, missed.gold) == (Kind.EVENT_MISSED, "appoint: Ana Ruiz -> Tom Hale (fact)")
    assert (spurious.kind, spurious.found) == (Kind.EVENT_SPURIOUS, "appoint: - -> Tom Hale (fact)")


def test_a_perfect_prediction_has_no_mistakes():
    assert confusions({"a": GOLD}, {"a": GOLD}) == ()


def test_worst_documents_come_first():
    forbidden = copy.deepcopy(GOLD)
    forbidden["statements"].append(
        {"subject": "hale", "predicate": "leads", "object": "vega", "status": "fact", "evidence": [[67, 75]]}
    )
    golds = dict.fromkeys(("good", "half", "leaking"), GOLD)
    rows = by_document(golds, {"good": GOLD, "half": spoilt(0), "leaking": forbidden})
    assert [row.name for row in rows] == ["leaking", "half", "good"]
    assert [row.must_be_zero for row in rows] == [1, 0, 0]


def test_scores_of_documents_add_up():
    golds = {"a": GOLD, "b": GOLD}
    predictions = {"a": spoilt(0), "b": spoilt(1, status="fact")}
    apart = by_document(golds, predictions)
    assert apart[0].scores + apart[1].scores == score(golds, predictions)


def test_the_table_shows_every_measure():
    scores = score({"a": GOLD}, {"a": spoilt(0)})
    lines = table(scores).splitlines()
    assert [line.split("  ")[0] for line in lines[1:] if line] == [name.replace("_", " ") for name in scores.as_dict()]
    row = next(line for line in lines if line.startswith("statements "))
    assert row.split() == ["statements", "1.000", "0.500", "0.667", "1", "0", "1"]


def test_json_reads_back():
    golds, predictions = {"a": GOLD}, {"a": spoilt(0)}
    whole = json.loads(as_json(score(golds, predictions), by_document(golds, predictions)))
    assert whole.pop("by_document") == {"a": whole}


def test_lists_for_people():
    golds, predictions = {"a.json": GOLD}, {"a.json": spoilt(0, predicate="memberOf")}
    assert confusion_lines(confusions(golds, predictions)).splitlines() == [
        "a.json",
        "  wrong relation",
        "    gold: Ana Ruiz leads Vega (fact, asserted)",
        "    found: Ana Ruiz memberOf Vega (fact, asserted)",
        "    words: Ana Ruiz leads Vega",
    ]
    head, row = document_table(by_document(golds, predictions)).splitlines()
    assert head.split() == ["document", "entities", "statements", "events", "missed", "wrong", "must", "be", "0"]
    assert row.split() == ["a.json", "1.000", "0.500", "1.000", "1", "1", "0"]
