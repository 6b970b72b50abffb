"""What is drawn of a graph, chosen by focus and importance, and what is said of the rest."""

from dataclasses import replace

import pytest

from kg.errors import InputError
from kg.known import Known
from kg.model import Status, Value
from kg.view.graph import view_graph
from kg.view.parts import EVENT, ViewOptions


def named(graph, kind=None):
    return {node.name for node in graph.nodes if kind is None or node.kind == kind}


def iri_of(known, name):
    return next(entity.iri for entity in known.entities if entity.name == name)


def test_everything_joined_is_drawn_and_the_rest_counted(samples):
    known = samples.small_world()
    graph = view_graph(known)
    assert len([node for node in graph.nodes if node.kind != EVENT]) == len(known.entities) - 1
    assert graph.hidden.alone == 1
    assert "Farrow Bight" in named(view_graph(known, ViewOptions(alone=True)))


def test_every_edge_has_evidence_and_no_claim_is_drawn_as_a_fact(samples):
    known = samples.small_world()
    status = {piece.iri: piece.status for piece in (*known.statements, *known.events)}
    edges = view_graph(known).edges
    assert edges
    for edge in edges:
        assert edge.evidence
        assert {status[iri] for iri in edge.evidence} == {edge.status}


def test_every_statement_and_event_stands_under_something_drawn(samples):
    known = samples.small_world()
    graph = view_graph(known)
    under = {iri for edge in graph.edges for iri in (*edge.evidence, *edge.events)} | {i for n in graph.nodes for i in n.evidence}
    assert under == {piece.iri for piece in (*known.statements, *known.events)}


def test_a_focus_draws_what_lies_within_its_hops(samples):
    known = samples.small_world()
    graph = view_graph(known, ViewOptions(focus=iri_of(known, "Tidal Front"), hops=1))
    assert named(graph) == {"Tidal Front", "Ilya Torrend", "deny"}  # in which nobody else takes part
    assert graph.hidden.entities == len(known.entities) - 2
    torrend = next(node for node in graph.nodes if node.name == "Ilya Torrend")
    assert torrend.undrawn == 3  # the ministry, and the treasury by a fact and by a claim
    assert named(view_graph(known, ViewOptions(focus=iri_of(known, "Tidal Front"), hops=0))) == {"Tidal Front"}


def test_an_event_is_one_hop(samples):
    known = samples.small_world()
    graph = view_graph(known, ViewOptions(focus=iri_of(known, "Dunmark Court of Appeal"), hops=1))
    assert named(graph) == {"Dunmark Court of Appeal", "Emil Rook", "convict"}


def test_a_focus_that_is_not_there_is_an_error(samples):
    with pytest.raises(InputError, match="no entity urn:nobody"):
        view_graph(samples.small_world(), ViewOptions(focus="urn:nobody"))


def test_the_limit_keeps_the_most_important_and_says_how_many_are_hidden(samples):
    known = samples.large_world(120)
    graph = view_graph(known, ViewOptions(limit=20))
    entities = [node for node in graph.nodes if node.kind != EVENT]
    assert len(entities) == 20
    assert graph.hidden.entities == 100
    everyone = {node.id: node.importance for node in view_graph(known).nodes if node.kind != EVENT}
    least = min(everyone[node.id] for node in entities)
    assert all(importance <= least for iri, importance in everyone.items() if iri not in {node.id for node in entities})


def test_a_limit_under_a_focus_keeps_the_nearest(samples):
    known = samples.large_world(120)
    focus = view_graph(known).nodes[0].id  # the most important one has neighbours enough
    graph = view_graph(known, ViewOptions(focus=focus, hops=3, limit=5))
    assert graph.nodes[0].id == focus
    near = {node.id for node in view_graph(known, ViewOptions(focus=focus, hops=1, limit=300)).nodes}
    assert {node.id for node in graph.nodes if node.kind != EVENT} <= near


def test_half_an_event_is_not_drawn(samples):
    known = samples.small_world()
    graph = view_graph(known, ViewOptions(focus=iri_of(known, "Justin Hale"), hops=1, limit=2))
    assert "meet" not in named(graph)
    assert graph.hidden.events > 0


def test_what_contradicts_a_drawn_edge_comes_along(samples):
    known = samples.small_world()
    graph = view_graph(known)
    contested = next(edge for edge in graph.edges if edge.contested)
    fact = next(piece for piece in graph.evidence if piece.iri == contested.evidence[0])
    assert fact.contradicts[0] in {piece.iri for piece in graph.evidence}


def test_a_speaker_who_is_not_drawn_has_a_name(samples):
    known = samples.small_world()
    denier = iri_of(known, "Ilya Torrend")
    graph = view_graph(known, ViewOptions(focus=iri_of(known, "Père Vash"), hops=2, limit=6))
    assert denier not in {node.id for node in graph.nodes}
    assert graph.names[denier] == "Ilya Torrend"


def test_a_sanction_without_an_agent_is_visible_though_nothing_else_is_known_of_its_target(samples):
    world = samples.World()
    document, target = world.document("d", "D", "2020-01-01"), world.entity("P", "Ana Ruiz")
    world.happen(document, "sanction", "*Ruiz was put under sanctions*", targets=(target,))
    graph = view_graph(world.known())
    assert named(graph) == {"Ana Ruiz", "sanction"}
    assert graph.hidden.alone == 0


def test_a_statement_with_a_value_hangs_on_its_subject(samples):
    known = samples.small_world()
    valued = replace(known.statements[0], object=Value("42"), iri="urn:valued")
    graph = view_graph(replace(known, statements=(*known.statements, valued)))
    assert next(node for node in graph.nodes if node.id == valued.subject).evidence == ("urn:valued",)


def test_an_empty_graph_is_an_empty_picture():
    graph = view_graph(Known())
    assert (graph.nodes, graph.edges, graph.evidence) == ((), (), ())


def test_the_order_of_arrival_does_not_matter_and_neither_does_another_run(samples):
    known = samples.small_world()
    assert view_graph(known) == view_graph(known)
    assert {edge.status for edge in view_graph(known).edges} == {Status.FACT, Status.CLAIM}
