"""What is drawn of a graph, chosen by focus and importance, and what is said of the rest."""

from dataclasses import replace

import pytest

from kg.errors import InputError
from kg.known import Known, KnownArticle
from kg.model import Status, Value, When
from kg.view.graph import view_graph
from kg.view.parts import EVENT, DerivedEdge, ViewOptions


def named(graph, kind=None):
    return {node.name for node in graph.nodes if kind is None or node.kind == kind}


def iri_of(known, name):
    return next(entity.iri for entity in known.entities if entity.name == name)


def test_everything_is_held_and_everything_joined_is_drawn(samples):
    known = samples.small_world()
    graph = view_graph(known)
    assert {node.id for node in graph.nodes if node.kind != EVENT} == {entity.iri for entity in known.entities}
    assert [node.name for node in graph.nodes if not node.drawn] == ["Farrow Bight"]
    assert graph.hidden.alone == 1
    assert graph.stories == ()


def test_who_is_joined_with_nobody_is_drawn_when_there_is_nothing_else(samples):
    world = samples.World()
    world.entity("P", "Ana Ruiz")
    graph = view_graph(world.known())
    assert [(node.name, node.drawn) for node in graph.nodes] == [("Ana Ruiz", True)]
    assert graph.hidden.alone == 0


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
    assert graph.hidden.outside == len(known.entities) - 2
    torrend = next(node for node in graph.nodes if node.name == "Ilya Torrend")
    assert torrend.outside == 3  # the ministry, and the treasury by a fact and by a claim
    assert named(view_graph(known, ViewOptions(focus=iri_of(known, "Tidal Front"), hops=0))) == {"Tidal Front"}


def test_an_event_is_one_hop(samples):
    known = samples.small_world()
    graph = view_graph(known, ViewOptions(focus=iri_of(known, "Dunmark Court of Appeal"), hops=1))
    assert named(graph) == {"Dunmark Court of Appeal", "Emil Rook", "convict"}


def test_a_focus_that_is_not_there_is_an_error(samples):
    with pytest.raises(InputError, match="no entity urn:nobody"):
        view_graph(samples.small_world(), ViewOptions(focus="urn:nobody"))


def test_the_limit_draws_the_most_important_and_all_is_held(samples):
    known = samples.large_world(120)
    graph, whole = view_graph(known, ViewOptions(limit=20)), view_graph(known)
    assert {node.id for node in graph.nodes} == {node.id for node in whole.nodes}
    assert {edge.id for edge in graph.edges} == {edge.id for edge in whole.edges}
    drawn = [node for node in graph.nodes if node.drawn]
    assert len(drawn) == 20
    least = min(node.importance for node in drawn if node.kind != EVENT)
    assert all(node.importance <= least for node in graph.nodes if not node.drawn)
    assert graph.limit == 20


@pytest.mark.parametrize("limit", [0, 1, 7, 50, 131, 132])
def test_the_limit_holds_for_entities_and_events_together(samples, limit):
    known = samples.large_world(120)
    graph = view_graph(known, ViewOptions(limit=limit))
    assert sum(node.drawn for node in graph.nodes) == min(limit, len(graph.nodes))


def test_an_event_is_drawn_at_first_only_with_all_who_take_part(samples):
    known = samples.small_world()
    graph = view_graph(known, ViewOptions(limit=20))
    drawn = {node.id for node in graph.nodes if node.drawn}
    events = {node.id for node in graph.nodes if node.kind == EVENT}
    assert drawn & events
    for edge in graph.edges:
        if {edge.source, edge.target} & events & drawn:
            assert {edge.source, edge.target} <= drawn


def test_many_events_of_one_do_not_crowd_out_the_others(samples):
    world = samples.World()
    document = world.document("d", "D", "2020-01-01")
    hub, *others = [world.entity("P", f"Person {number}") for number in range(8)]
    for number in range(20):
        world.happen(document, "visit", f"*visit {number}*", agents=(hub,), when=When(f"2020-01-{number + 1:02}"))
    for other in others:
        world.say(document, hub, "associateOf", other, "*both*")
    graph = view_graph(world.known(), ViewOptions(limit=8))
    assert [sum(node.drawn for node in graph.nodes if (node.kind == EVENT) is event) for event in (False, True)] == [4, 4]


def test_a_limit_under_a_focus_draws_the_nearest(samples):
    known = samples.large_world(120)
    focus = view_graph(known).nodes[0].id  # the most important one has neighbours enough
    graph = view_graph(known, ViewOptions(focus=focus, hops=3, limit=5))
    assert graph.nodes[0].id == focus
    near = {node.id for node in view_graph(known, ViewOptions(focus=focus, hops=1)).nodes}
    assert {node.id for node in graph.nodes if node.drawn and node.kind != EVENT} <= near


def test_half_an_event_is_not_held(samples):
    known = samples.small_world()
    graph = view_graph(known, ViewOptions(focus=iri_of(known, "Ludo Brandt"), hops=1))
    assert "convict" not in named(graph)
    assert "Emil Rook" in named(graph)
    assert graph.hidden.events > 0


def test_what_a_query_made_is_drawn_without_words(samples):
    known = samples.small_world()
    ends = iri_of(known, "Farrow Bight"), iri_of(known, "Lisk Island")
    made = [DerivedEdge(ends[0], "sharesCoastWith", ends[1])] * 2 + [DerivedEdge(ends[0], "locatedIn", "urn:nobody")]
    (edge,) = [edge for edge in view_graph(known, derived=made).edges if edge.derived]
    assert (edge.source, edge.target, edge.label, edge.evidence) == (*ends, "shares coast with", ())
    assert next(node for node in view_graph(known, derived=made).nodes if node.id == ends[0]).drawn


def test_articles_come_along_with_what_cites_them(samples):
    known = samples.small_world()
    articles = [KnownArticle(document.iri, f"Text of {document.id}") for document in known.documents]
    assert view_graph(known, articles=articles).articles == tuple(articles)
    graph = view_graph(known, ViewOptions(focus=iri_of(known, "Nadia Quist"), hops=1), articles)
    assert {article.document for article in graph.articles} == {document.iri for document in graph.documents}
    assert len(graph.articles) == 1


def test_what_contradicts_a_drawn_edge_comes_along(samples):
    known = samples.small_world()
    graph = view_graph(known)
    contested = next(edge for edge in graph.edges if edge.contested)
    fact = next(piece for piece in graph.evidence if piece.iri == contested.evidence[0])
    assert fact.contradicts[0] in {piece.iri for piece in graph.evidence}


def test_a_speaker_who_is_not_held_has_a_name(samples):
    known = samples.small_world()
    denier = iri_of(known, "Ilya Torrend")
    graph = view_graph(known, ViewOptions(focus=iri_of(known, "Père Vash"), hops=2))
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
