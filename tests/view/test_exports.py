"""networkx and the files made through it: documented attributes, the same bytes, hostile names whole."""

import io
import json
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from kg.known import Known
from kg.model import Status
from kg.view.exports import FORMATS, gexf, graphml, node_link
from kg.view.networkx_graph import to_networkx

EDGE = {
    "predicate", "status", "polarity", "modality", "contested", "confidence", "speaker", "reported_by", "document", "title",
    "published", "quote", "start", "end", "role",
}  # fmt: skip


def test_every_statement_is_an_edge_named_by_its_iri(samples):
    known = samples.small_world()
    graph = to_networkx(known, events=False)
    assert {key for *_, key in graph.edges(keys=True)} == {statement.iri for statement in known.statements}
    for statement in known.statements:
        attributes = graph.edges[statement.subject, statement.object, statement.iri]
        assert set(attributes) - {"share"} == EDGE
        assert (attributes["predicate"], attributes["status"]) == (statement.predicate, statement.status)


def test_attributes_are_plain(samples):
    graph = to_networkx(samples.small_world())
    values = [v for _, data in graph.nodes(data=True) for v in data.values()]
    values += [v for *_, data in graph.edges(data=True) for v in data.values()]
    assert {type(value) for value in values} == {str, float, bool}


def test_facts_can_be_told_from_claims_and_speakers_have_names(samples):
    graph = to_networkx(samples.small_world())
    accused = [data for *_, data in graph.edges(data=True) if data["predicate"] == "accusedBy"]
    assert {data["status"] for data in accused} == {Status.CLAIM}
    assert {"Dunmark Treasury", "Ilya Torrend"} <= {data["speaker"] for data in accused}


def test_events_join_their_participants(samples):
    known = samples.small_world()
    graph = to_networkx(known)
    meeting = next(event for event in known.events if event.type == "meet")
    assert set(graph.predecessors(meeting.iri)) == set(meeting.agents)
    assert set(graph.successors(meeting.iri)) == set(meeting.places)
    assert graph.nodes[meeting.iri]["type"] == "Event"


@pytest.mark.parametrize("write", FORMATS.values(), ids=FORMATS.keys())
def test_the_same_bytes_every_time(samples, write):
    assert write(samples.small_world()) == write(samples.small_world())


def test_networkx_reads_back_what_was_written(samples):
    known = samples.small_world()
    wanted = to_networkx(known)
    read = {
        "graphml": nx.read_graphml(io.BytesIO(graphml(known)), force_multigraph=True),
        "gexf": nx.read_gexf(io.BytesIO(gexf(known))),
        "json": nx.node_link_graph(json.loads(node_link(known)), edges="edges"),
    }
    for form, graph in read.items():
        assert set(graph.nodes) == set(wanted.nodes), form
        assert graph.number_of_edges() == wanted.number_of_edges(), form
        assert {d["quote"] for *_, d in graph.edges(data=True)} == {d["quote"] for *_, d in wanted.edges(data=True)}, form


def test_no_day_of_writing_stands_in_gexf(samples):
    assert b"lastmodifieddate" not in gexf(samples.small_world())


def test_hostile_names_survive_and_the_xml_is_sound(samples):
    known = samples.hostile_world()
    for write in (graphml, gexf):
        text = " ".join(ET.fromstring(write(known)).itertext()) + write(known).decode()  # noqa: S314 - our own bytes
        assert "control\ufffd\ufffd\ufffd[31m" in text
    labels = {node["label"] for node in json.loads(node_link(known))["nodes"]}
    assert labels == set(samples.HOSTILE)


@pytest.mark.parametrize("write", FORMATS.values(), ids=FORMATS.keys())
def test_an_empty_graph_is_a_valid_file(write):
    assert write(Known())
