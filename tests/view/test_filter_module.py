"""The filter, over all of the file."""

import json

import pytest


@pytest.fixture
def shown(scenes):
    """What a patch of the filter shows of the network, as the letters of its nodes and the ids of its edges."""

    def look(network, **patch):
        wanted = json.dumps(patch)
        filtered = f"k.shownBy(index, after({{do: 'filter', patch: {wanted}}}).filter)"
        nodes, edges = scenes(network, f"(({{ nodes, edges }}) => [ids(nodes), ids(edges)])({filtered})")
        return "".join(nodes), edges

    return look


@pytest.fixture
def network(network_of):
    nodes = {"a": {}, "b": {"kind": "Region", "drawn": False}, "c": {}, "v": {"kind": "Event", "evidence": ["meet"]}}
    documents = [
        {"id": "d1", "source": "https://www.One.example/x", "day": "2020-01-10"},
        {"id": "d2", "source": "Two Press", "day": "2020-03-10"},
        {"id": "d3", "source": "", "day": ""},
    ]
    lines = [
        ("a", "b", {"predicate": "bornIn", "said": [{"document": "d1", "confidence": 0.4}]}),
        (
            "a",
            "c",
            {"predicate": "accusedBy", "status": "claim", "said": [{"document": "d2", "speaker": "a"}, {"document": "d3"}]},
        ),
        ("c", "v", {"predicate": "agent", "evidence": ["meet"]}),
        ("v", "b", {"predicate": "place", "evidence": ["meet"]}),
    ]
    meet = {"id": "meet", "what": "event", "type": "meet", "status": "fact", "polarity": True, "speaker": "unnamed"}
    days = {"document": "d2", "start": "2019-05-01", "end": "2019-05-03", "confidence": 0.9, "spans": []}
    return network_of(nodes, lines, documents=documents, evidence=[meet | days])


ALL = ("abcv", ["e0", "e1", "e2", "e3"])


def test_nothing_off_shows_everything(shown, network):
    assert shown(network) == ALL


def test_without_claims_their_edges_are_gone(shown, network):
    assert shown(network, off={"statuses": ["claim"]}) == ("abcv", ["e0", "e2", "e3"])


def test_without_facts_their_events_and_who_only_they_join_are_gone(shown, network):
    assert shown(network, off={"statuses": ["fact"]}) == ("ac", ["e1"])


def test_without_a_kind_its_edges_go_and_no_half_event_stays(shown, network):
    assert shown(network, off={"kinds": ["Region"]}) == ("ac", ["e1"])


def test_the_predicate_of_an_event_is_its_type(shown, network):
    assert shown(network, off={"predicates": ["meet"]}) == ("abc", ["e0", "e1"])
    assert shown(network, off={"predicates": ["agent"]}) == ALL
    assert shown(network, off={"predicates": ["accusedBy"]}) == ("abcv", ["e0", "e2", "e3"])


def test_an_edge_stays_while_one_of_its_pieces_passes(shown, network):
    assert shown(network, off={"speakers": ["a"]}) == ALL
    assert shown(network, off={"speakers": ["a", "narrator"]}) == ("bcv", ["e2", "e3"])


def test_sources_are_sites_or_as_they_stand(shown, network):
    assert shown(network, off={"sources": ["one.example"]}) == ("abcv", ["e1", "e2", "e3"])
    assert shown(network, off={"sources": ["Two Press", ""]}) == ("ab", ["e0"])


def test_the_least_confidence(shown, network):
    assert shown(network, confidence=0.95) == ("ac", ["e1"])


def test_as_known_on_a_day_goes_by_the_documents(shown, network):
    assert shown(network, to="2020-02-01") == ("abc", ["e0", "e1"])  # e1 by the document without a day
    assert shown(network, to="2020-02-01", undated=False) == ("ab", ["e0"])
    assert shown(network, **{"from": "2020-01-11", "undated": False}) == ("abcv", ["e1", "e2", "e3"])


def test_true_in_some_days_goes_by_what_is_said(shown, network):
    assert shown(network, mode="true", to="2019-05-01", undated=False) == ("bcv", ["e2", "e3"])
    assert shown(network, mode="true", **{"from": "2019-05-04"}, undated=False) == ("", [])
    assert shown(network, mode="true", **{"from": "2019-05-04"}) == ("abc", ["e0", "e1"])


def test_an_open_end_reaches_as_far_as_there_are_days(shown, network_of):
    said = [("a", "b", {"said": [{"start": "2010-01-01"}]}), ("b", "c", {"said": [{"end": "2010-01-01"}]})]
    network = network_of({"a": {}, "b": {}, "c": {}}, said)
    assert shown(network, mode="true", **{"from": "2015-01-01"}, undated=False) == ("ab", ["e0"])
    assert shown(network, mode="true", to="2009-12-31", undated=False) == ("bc", ["e1"])


def test_derived_edges_have_no_words_and_pass(shown, network_of):
    network = network_of({"a": {}, "b": {}}, [("a", "b", {"derived": True, "said": []})])
    assert shown(network, confidence=1, off={"speakers": ["narrator"]}) == ("ab", ["e0"])
    assert shown(network, off={"predicates": ["knows"]}) == ("", [])


def test_who_nothing_joins_goes_by_its_own_evidence(shown, network_of):
    piece = {"id": "age", "predicate": "age", "status": "claim", "speaker": "narrator", "document": "", "confidence": 1}
    network = network_of({"a": {"evidence": ["age"]}, "b": {}}, [], evidence=[piece | {"start": "", "end": ""}])
    assert shown(network) == ("ab", [])
    assert shown(network, off={"statuses": ["claim"]}) == ("b", [])


def test_what_the_legend_counts(scenes, network):
    each = "['kinds', 'statuses', 'predicates', 'speakers', 'sources'].map((key) => Object.fromEntries(k.countsOf(index, key)))"
    assert scenes(network, each) == [
        {"Person": 2, "Region": 1, "Event": 1},
        {"fact": 2, "claim": 1},
        {"bornIn": 1, "accusedBy": 1, "meet": 1},
        {"narrator": 2, "a": 1, "unnamed": 1},
        {"one.example": 1, "Two Press": 2, "": 1},
    ]


def test_what_filtering_is(scenes, network):
    patches = [
        {},
        {"mode": "true"},
        {"undated": False},
        {"confidence": 0.1},
        {"to": "2020-01-01"},
        {"off": {"kinds": ["Person"]}},
    ]
    asked = f"{json.dumps(patches)}.map((patch) => k.isFiltering(after({{do: 'filter', patch}}).filter))"
    assert scenes(network, asked) == [False, False, False, True, True, True]
