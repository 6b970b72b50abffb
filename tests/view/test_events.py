"""Events become nodes only where no edge says the same; a claimed event is drawn as a claim throughout."""

import pytest

from kg.known import KnownEvent, KnownStatement
from kg.model import NARRATOR, Modality, Status, When
from kg.view.edges import edges_of
from kg.view.events import draw_events

A, B, C, D = "urn:a", "urn:b", "urn:c", "urn:d"


def happened(kind="sanction", number=1, **more):
    given = {"agents": (A,), "targets": (B,), "places": (), "status": Status.FACT, "polarity": True} | more
    return KnownEvent(
        f"urn:v{number}", kind, document=D, evidence=(), speaker=NARRATOR, **({"modality": Modality.ASSERTED} | given)
    )


def edge(predicate, subject=B, other=A, **more):
    given = {"status": Status.FACT, "polarity": True, "modality": Modality.ASSERTED, "speaker": NARRATOR} | more
    return edges_of([KnownStatement("urn:s", subject, predicate, other, document=D, evidence=(), **given)], {})[0]


def test_a_sanction_that_an_edge_tells_is_not_repeated_but_stands_under_it():
    drawn = draw_events([happened()], [edge("sanctionedBy")])
    assert drawn.nodes == drawn.links == ()
    assert drawn.edges[0].events == ("urn:v1",)


def test_a_sanction_without_an_agent_is_visible():
    drawn = draw_events([happened(agents=())], [edge("sanctionedBy")])
    assert [node.name for node in drawn.nodes] == ["sanction"]
    assert [(link.predicate, link.target) for link in drawn.links] == [("target", B)]


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (happened(targets=(B, C)), edge("sanctionedBy")),
        (happened(), edge("sanctionedBy", A, B)),
        (happened(), edge("sanctionedBy", status=Status.CLAIM)),
        (happened(status=Status.CLAIM), edge("sanctionedBy")),
        (happened(places=(C,)), edge("sanctionedBy")),
        (happened("meet"), edge("alliedWith")),
        (happened("deploy", places=(C,)), edge("deployedTo", B, C)),
    ],
)
def test_an_event_that_no_edge_tells_in_full_is_drawn(event, line):
    drawn = draw_events([event], [line])
    assert len(drawn.nodes) == 1
    assert drawn.edges == (line,)


def test_an_accusation_is_told_by_the_claim_that_it_makes():
    assert draw_events([happened("accuse")], [edge("accusedBy", status=Status.CLAIM)]).nodes == ()


def test_every_link_of_a_claimed_event_is_a_claim():
    drawn = draw_events([happened("attack", status=Status.CLAIM, modality=Modality.PLANNED, polarity=False)], [])
    assert {(link.status, link.planned, link.polarity) for link in drawn.links} == {(Status.CLAIM, True, False)}
    assert (drawn.nodes[0].status, drawn.nodes[0].planned) == (Status.CLAIM, True)


def test_the_same_event_in_two_documents_is_one_node_and_another_date_another():
    day = When("2020-07-09")
    events = [happened("attack", 1, when=day), happened("attack", 2, when=day), happened("attack", 3, when=When("2021"))]
    drawn = draw_events(events, [])
    assert [node.evidence for node in drawn.nodes] == [("urn:v1", "urn:v2"), ("urn:v3",)]


def test_a_fact_and_a_claim_of_one_event_stay_two():
    assert len(draw_events([happened("attack", 1), happened("attack", 2, status=Status.CLAIM)], []).nodes) == 2


def test_an_event_that_names_nobody_is_counted():
    drawn = draw_events([happened("protest", agents=(), targets=())], [])
    assert [event.iri for event in drawn.nameless] == ["urn:v1"]
